"""The municipality's own calibration of `sakerhet`: how its reviewers found the verdicts moves how sure later ones say they are.

Platt's scaling (1999): the log odds that the tool gives, stretched and shifted for each status, held towards no change by a ridge so that a
few verdicts move little. It is a file of the user's own and leaves the shipped figures alone.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from textgranskning.fel import UtfallFel
from textgranskning.flaggor import Flaggor
from textgranskning.granskning.sakerhet import HOGST, LAGST, log_odds
from textgranskning.typer import Flagga, Status
from textgranskning.utfall.domar import Dom, Nyckel

MINST = 30  # verdicts: fewer would teach chance
STYVHET = 4.0  # how hard stretch and shift are held towards 1 and 0, in verdicts
HUVUD = """# Egen kalibrering av säkerheten, gjord av granskarnas domar: textgranskning utfall UT --kalibrera DENNA_FIL
# Används med: textgranskning granska ... --kalibrering DENNA_FIL
"""


@dataclass(frozen=True, slots=True)
class Kalibrering:
    """For each status how its log odds are stretched and shifted."""

    per_status: Mapping[Status, tuple[float, float]]
    antal: int

    def sakerhet(self, status: Status, given: float) -> float:
        lutning, skift = self.per_status.get(status, (1.0, 0.0))
        logit = lutning * log_odds(min(HOGST, max(LAGST, given))) + skift
        return round(min(HOGST, max(LAGST, 1 / (1 + math.exp(-logit)))), 3)

    def pa(self, flaggor: Iterable[Flagga]) -> Flaggor:
        """The flags with the municipality's own `sakerhet`."""
        return Flaggor(tuple(replace(flagga, sakerhet=self.sakerhet(flagga.status, flagga.sakerhet)) for flagga in flaggor))

    def som_toml(self) -> str:
        delar = [f"{HUVUD}antal = {self.antal}\n"]
        delar += [f"\n[{status.value}]\nlutning = {a:.4f}\nskift = {b:.4f}\n" for status, (a, b) in self.per_status.items()]
        return "".join(delar)


def anpassa(flaggor: Iterable[Flagga], domar: Mapping[Nyckel, Dom]) -> Kalibrering:
    """The calibration that a round's verdicts teach. Raises `UtfallFel` if they are too few."""
    domda: dict[Status, list[tuple[float, bool]]] = {}
    for flagga in flaggor:
        dom = domar.get(Nyckel(flagga.akt, flagga.mall, flagga.krav))
        if dom and dom.status:
            domda.setdefault(flagga.status, []).append((log_odds(min(HOGST, max(LAGST, flagga.sakerhet))), dom.status == flagga.status))
    antal = sum(map(len, domda.values()))
    if antal < MINST:
        raise UtfallFel(f"Bara {antal} krav är bedömda; det behövs minst {MINST} för att kalibrera.", "Bedöm fler och försök igen.")
    return Kalibrering({status: _platt(domda[status]) for status in Status if status in domda}, antal)


def _platt(domda: Iterable[tuple[float, bool]]) -> tuple[float, float]:
    """Stretch and shift that make the verdicts most likely, held towards 1 and 0: a convex problem, which has one answer."""
    from scipy.optimize import minimize

    par = list(domda)

    def forlust(vikter: Iterable[float]) -> float:
        a, b = vikter
        minus_log = math.fsum(_softplus(-(a * x + b) if ratt else a * x + b) for x, ratt in par)
        return minus_log + STYVHET * ((a - 1.0) ** 2 + b**2) / 2

    a, b = minimize(forlust, (1.0, 0.0), method="BFGS").x
    return float(a), float(b)


def _softplus(x: float) -> float:
    return max(x, 0.0) + math.log1p(math.exp(-abs(x)))


def las_kalibrering(fil: Path) -> Kalibrering:
    """A calibration that `utfall --kalibrera` wrote. Raises `UtfallFel`."""
    try:
        data = tomllib.loads(fil.read_text(encoding="utf-8"))
        antal = int(data.pop("antal"))
        return Kalibrering({Status(namn): (float(tal["lutning"]), float(tal["skift"])) for namn, tal in data.items()}, antal)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fel:
        raise UtfallFel(f"Kalibreringen {fil} går inte att läsa.", "Gör en ny med textgranskning utfall UT --kalibrera FIL.") from fel
