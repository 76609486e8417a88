"""Shares with their 95 % intervals.

Exact binomial intervals (Clopper & Pearson 1934); for weighted samples with the effective sample size in place of the number drawn (Korn
& Graubard 1998, "Confidence intervals for proportions with small expected number of positive counts"; Kish's size where nothing was found).
The difference of two shares has Newcombe's hybrid score interval (1998, method 10), two rounds of the same akter McNemar's exact test.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from textgranskning.rapport.namn import FA

NIVA = 0.95


@dataclass(frozen=True, slots=True)
class Andel:
    """A share of `antal`, with the interval that holds the true one in 95 rounds of a hundred."""

    traffar: float
    antal: int
    varde: float
    lag: float
    hog: float

    @property
    def for_fa(self) -> bool:
        return self.antal < FA


def andel(traffar: int, antal: int) -> Andel:
    """The share of a simple sample; of nothing it may be anything.

    >>> ett = andel(0, 30); round(ett.varde, 3), round(ett.hog, 3)
    (0.0, 0.116)
    """
    lag, hog = clopper_pearson(traffar, antal)
    return Andel(traffar, antal, traffar / antal if antal else math.nan, lag, hog)


def vagd_andel(utfall: Sequence[tuple[bool, float]]) -> Andel:
    """The share of a population that a weighted sample speaks for: each result with how many it stands for."""
    if not utfall:
        return Andel(0, 0, math.nan, 0.0, 1.0)
    summa = sum(vikt for _, vikt in utfall)
    p = sum(vikt for traff, vikt in utfall if traff) / summa
    antal = _effektivt(utfall, p, summa)
    lag, hog = clopper_pearson(p * antal, antal)
    return Andel(sum(traff for traff, _ in utfall), len(utfall), p, lag, hog)


def _effektivt(utfall: Sequence[tuple[bool, float]], p: float, summa: float) -> float:
    """How large a simple sample would say as much, never more than was drawn."""
    if 0 < p < 1:
        varians = sum((vikt * (traff - p)) ** 2 for traff, vikt in utfall) / summa**2
        return min(p * (1 - p) / varians, len(utfall))
    return summa**2 / float(sum(vikt**2 for _, vikt in utfall))


def clopper_pearson(traffar: float, antal: float, niva: float = NIVA) -> tuple[float, float]:
    """The exact binomial interval; the counts may be effective ones."""
    from scipy.stats import beta

    svans = (1 - niva) / 2
    lag = float(beta.ppf(svans, traffar, antal - traffar + 1)) if traffar > 0 else 0.0
    hog = float(beta.ppf(1 - svans, traffar + 1, antal - traffar)) if traffar < antal else 1.0
    return lag, hog


def wilson(traffar: int, antal: int, niva: float = NIVA) -> tuple[float, float]:
    """The score interval of one share, which Newcombe's is made of."""
    if not antal:
        return 0.0, 1.0
    from scipy.stats import binomtest

    spann = binomtest(traffar, antal).proportion_ci(niva, method="wilson")
    return float(spann.low), float(spann.high)


def skillnad(fore: Andel, efter: Andel) -> tuple[float, float, float]:
    """How much a share has changed between two independent samples, and the interval of that.

    >>> [round(tal, 3) for tal in skillnad(andel(56, 70), andel(48, 80))]
    [-0.2, -0.334, -0.052]
    """
    (l1, u1), (l2, u2) = wilson(round(fore.traffar), fore.antal), wilson(round(efter.traffar), efter.antal)
    if not fore.antal or not efter.antal:
        return math.nan, -1.0, 1.0
    d = efter.varde - fore.varde
    return d, d - math.hypot(efter.varde - l2, u1 - fore.varde), d + math.hypot(u2 - efter.varde, fore.varde - l1)


def mcnemar(nya: int, stangda: int) -> float:
    """How often as uneven a change as this, or more, would come by chance alone (two-sided, exact).

    >>> round(mcnemar(1, 9), 3)
    0.021
    """
    if nya + stangda == 0:
        return 1.0
    from scipy.stats import binomtest

    return float(binomtest(nya, nya + stangda).pvalue)
