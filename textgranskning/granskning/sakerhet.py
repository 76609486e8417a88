"""How sure a verdict is, and what to read first."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from textgranskning.typer import Handelse, Skal, Status


@cache
def _tabell() -> dict[str, float]:
    data = tomllib.loads(Path(__file__).with_name("sakerhet.toml").read_text(encoding="utf-8"))
    return {nyckel: float(varde) for nyckel, varde in data["skal"].items()}


def sakerhet(skal: Skal, svar: Sequence[Handelse], lasbart: float) -> float:
    """The calibrated probability, 0 to 1, that a verdict with this reason is right; several answers make it surer, damage less sure."""
    grund = _tabell()[skal]
    flera = 0.2 * (1 - grund) if len(svar) > 1 else 0.0
    return round(min(0.99, max(0.01, (grund + flera) * (0.8 + 0.2 * lasbart))), 3)


def prioritet(status: Status, saker: float, vikt: int, *, galler_barn: bool) -> float:
    """What to read first, 0 to 1: gaps before the unclear, weighty before light, children before others, sure before unsure."""
    grund = {Status.SAKNAS: 1.0, Status.OKLART: 0.6}.get(status, 0.05)
    return round(grund * (0.4 + 0.6 * saker) * (0.5 + vikt / 6) * (1.0 if galler_barn else 0.85), 3)
