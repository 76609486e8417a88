"""How damaged a text is, and how, from the text alone: a leaf that reading and normalising both ask.

Every word weighs for one of three: clean Swedish, damaged Swedish, another language. A line sums its words; neighbouring lines are likely
of the same kind (a hidden Markov model over lines, solved forward and backward), so a damaged line in a clean page is found by itself.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from enum import IntEnum

from textgranskning.modellfil import FLER, INGEN, las_restaurering
from textgranskning.typer import Skadebild, Skadeslag

ORD = re.compile(r"[\w&|£€@$]+")
STEG = 0.1  # nats a unit of evidence
TAK = 60  # units: no single word decides a line
KORTAST = 2  # characters: a single letter says nothing
BYTE = math.log(0.01)  # one line in 50 is of another kind than the line before
STANNA = math.log(0.98)
FORST = (math.log(0.90), math.log(0.07), math.log(0.03))
_MOJIBAKE = re.compile("Ã[\x80-\xbf¤¥¶–…„†]|â€")


class Lag(IntEnum):
    """The state of a line."""

    REN = 0
    SKADAD = 1
    FRAMMANDE = 2


def vikter(rad: str) -> tuple[float, float]:
    """The evidence of one line: log odds of damaged, and of another language, against clean Swedish."""
    modell = las_restaurering()
    former, bevis, kand, frammande = modell.former, modell.tabeller["bevis"], modell.tabeller["kand"], modell.tabeller["frammande"]
    form = modell.tabeller["form"]
    skadad = annan = 0
    for ett in ORD.findall(rad.lower()):
        if len(ett) < KORTAST or not any(tecken.isalpha() for tecken in ett):
            continue
        i = former.get(ett)
        if i is not None:
            skadad += max(min(bevis[i], TAK), -TAK)
            if kand[i] != INGEN and form[kand[i] & ~FLER] == i:
                annan += max(min(frammande[kand[i] & ~FLER], TAK), -TAK)
        elif not ett.isascii() and any(tecken in "åäö" for tecken in ett):
            skadad -= 30
            annan -= 30
    return skadad * STEG, annan * STEG


def radlagen(rader: Sequence[str]) -> list[Lag]:
    """The most probable state of every line of a page, by forward and backward sums."""
    utslag = [(0.0, *vikter(rad)) for rad in rader]
    fram: list[tuple[float, ...]] = []
    for i, matt in enumerate(utslag):
        fore = _steg(fram[-1]) if i else FORST
        fram.append(_normerad([a + b for a, b in zip(fore, matt, strict=True)]))
    bak: tuple[float, ...] = (0.0, 0.0, 0.0)
    lagen: list[Lag] = []
    for i in range(len(utslag) - 1, -1, -1):
        tillsammans = [a + b for a, b in zip(fram[i], bak, strict=True)]
        lagen.append(Lag(tillsammans.index(max(tillsammans))))
        bak = _steg(_normerad([a + b for a, b in zip(bak, utslag[i], strict=True)]))
    return lagen[::-1]


def _steg(logp: Sequence[float]) -> tuple[float, ...]:
    return tuple(_summa([p + (STANNA if i == j else BYTE) for j, p in enumerate(logp)]) for i in range(3))


def _summa(logp: Sequence[float]) -> float:
    hogst = max(logp)
    return hogst + math.log(sum(math.exp(p - hogst) for p in logp))


def _normerad(logp: Sequence[float]) -> tuple[float, ...]:
    summa = _summa(logp)
    return tuple(p - summa for p in logp)


def bedom(text: str) -> Skadebild:
    """What has happened to a text, and the expected share of wrong words as it stands and after restoration."""
    rader = text.split("\n")
    antal = [len(ORD.findall(rad)) for rad in rader]
    if not sum(antal):
        return Skadebild(Skadeslag.TOM, 0.0 if text.strip() else 1.0, 0.0)
    if _MOJIBAKE.search(text):
        return Skadebild(Skadeslag.MOJIBAKE, 0.25, 0.0)
    skadade = sum(n for n, lage in zip(antal, radlagen(rader), strict=True) if lage is Lag.SKADAD)
    andel = skadade / sum(antal)
    if not skadade:
        return Skadebild(Skadeslag.INGEN, 0.0, 0.0)
    return Skadebild(Skadeslag.OCR, 0.28 * andel, 0.01 * andel)
