"""What to read first."""

from __future__ import annotations

import datetime as dt
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from textgranskning.granskning.domslut import Domslut
from textgranskning.granskning.lage import Lage
from textgranskning.granskning.mall import Krav


@cache
def _tal() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("prioritet.toml").read_text(encoding="utf-8"))


def prioritet(krav: Krav, dom: Domslut, saker: float, lage: Lage) -> float:
    """0 to 1: gaps before the unclear, sure before unsure, weighty before light, children before others, what has waited before new."""
    tal = _tal()
    grund = tal["status"][dom.status.value]
    visshet = _mellan(tal["sakerhet"], saker)
    vikt = _mellan(tal["vikt"], (krav.vikt - 1) / 2)
    barn = 1.0 if "barnratt" in krav.analys else tal["ej_barn"]
    vantat = _mellan(tal["vantat"], min(1.0, _dagar(dom, lage.per) / tal["lange_dagar"]))
    return round(float(grund) * visshet * vikt * float(barn) * vantat, 3)


def _mellan(lagst: float, andel: float) -> float:
    """From `lagst` to 1 as a share goes from 0 to 1."""
    return float(lagst + (1 - lagst) * andel)


def _dagar(dom: Domslut, per: dt.date | None) -> int:
    """How long the gap has stood: since the deadline, or what should have been answered."""
    sedan = dom.forfaller or (dom.utlosare.datum.till if dom.utlosare and dom.utlosare.datum else None)
    return max(0, (per - sedan).days) if per and sedan else 0
