"""A municipality's own calibration of `sakerhet`, kept apart from the shipped figures: `utfall --kalibrera` makes it, `granska` uses it."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from textgranskning.fel import UtfallFel
from textgranskning.flaggor import Flaggor
from textgranskning.granskning.sakerhet import HOGST, LAGST, log_odds
from textgranskning.typer import Flagga, Status

HUVUD = """# Egen kalibrering av säkerheten, gjord av granskarnas domar: textgranskning utfall UT --kalibrera DENNA_FIL
# Används med: textgranskning granska ... --kalibrering DENNA_FIL
"""


@dataclass(frozen=True, slots=True)
class Skala:
    """How the log odds of one status are stretched and shifted."""

    status: Status
    lutning: float
    skift: float


@dataclass(frozen=True, slots=True)
class Kalibrering:
    """The scales, and how many verdicts they were learned from."""

    skalor: tuple[Skala, ...]
    antal: int

    def sakerhet(self, status: Status, given: float) -> float:
        skala = next((ett for ett in self.skalor if ett.status is status), Skala(status, 1.0, 0.0))
        logit = skala.lutning * log_odds(inom(given)) + skala.skift
        return round(inom(1 / (1 + math.exp(-logit))), 3)

    def pa(self, flaggor: Iterable[Flagga]) -> Flaggor:
        """The flags with the municipality's own `sakerhet`."""
        return Flaggor(tuple(replace(flagga, sakerhet=self.sakerhet(flagga.status, flagga.sakerhet)) for flagga in flaggor))

    def som_toml(self) -> str:
        delar = [f"{HUVUD}antal = {self.antal}\n"]
        delar += [f"\n[{ett.status.value}]\nlutning = {ett.lutning:.4f}\nskift = {ett.skift:.4f}\n" for ett in self.skalor]
        return "".join(delar)


def inom(sannolikhet: float) -> float:
    """Never quite sure, never quite unsure."""
    return min(HOGST, max(LAGST, sannolikhet))


def las_kalibrering(fil: Path) -> Kalibrering:
    """A calibration that `utfall --kalibrera` wrote. Raises `UtfallFel`."""
    try:
        data = tomllib.loads(fil.read_text(encoding="utf-8"))
        antal = int(data.pop("antal"))
        return Kalibrering(tuple(Skala(Status(namn), float(tal["lutning"]), float(tal["skift"])) for namn, tal in data.items()), antal)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fel:
        raise UtfallFel(f"Kalibreringen {fil} går inte att läsa.", "Gör en ny med textgranskning utfall UT --kalibrera FIL.") from fel
