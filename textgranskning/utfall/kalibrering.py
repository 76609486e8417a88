"""What a round's verdicts teach of `sakerhet`.

Platt's scaling (1999): the log odds that the tool gives, stretched and shifted for each status, held towards no change by a ridge so that a
few verdicts move little.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from textgranskning.fel import UtfallFel
from textgranskning.granskning.kalibrering import Kalibrering, Skala, inom
from textgranskning.granskning.sakerhet import log_odds
from textgranskning.typer import Flagga, Status
from textgranskning.utfall.domar import Dom, Nyckel

MINST = 30  # verdicts: fewer would teach chance
STYVHET = 4.0  # how hard stretch and shift are held towards 1 and 0, in verdicts


def anpassa(flaggor: Iterable[Flagga], domar: Mapping[Nyckel, Dom]) -> Kalibrering:
    """The calibration that a round's verdicts teach. Raises `UtfallFel` if they are too few."""
    domda: dict[Status, list[tuple[float, bool]]] = {}
    for flagga in flaggor:
        dom = domar.get(Nyckel(flagga.akt, flagga.mall, flagga.krav))
        if dom and dom.status:
            domda.setdefault(flagga.status, []).append((log_odds(inom(flagga.sakerhet)), dom.status == flagga.status))
    antal = sum(map(len, domda.values()))
    if antal < MINST:
        raise UtfallFel(f"Bara {antal} krav är bedömda; det behövs minst {MINST} för att kalibrera.", "Bedöm fler och försök igen.")
    return Kalibrering(tuple(Skala(status, *_platt(domda[status])) for status in Status if status in domda), antal)


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
