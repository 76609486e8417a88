"""Whether a letter of a word that no lexicon has was printed with dots: Osmark is Ösmark, Osman is Osman.

A log-linear model over the letters around each a and o, trained by `traning.prickar` on the words and names that are known.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from zlib import crc32

from textgranskning.modellfil import Restaureringsmodell

STEG = 0.04  # nats a unit of the table
BITAR = 18  # of a place in the table: that of a feature for a letter is `drag * SPRIDNING[letter] >> SKIFT & MASK`
SKIFT, MASK = 7, (1 << BITAR) - 1
VARIANTER = {"a": "aåä", "o": "oö"}
UTAN = str.maketrans("åäö", "aao")
# Stretches of letters that hold the place: so many before it, so many after it; and those that are told apart for names.
STRACKOR = (
    *((0, 2), (0, 3), (0, 5), (1, 1), (1, 2), (1, 4), (2, 0), (2, 1)),
    *((2, 2), (2, 3), (3, 0), (3, 2), (3, 3), (4, 1), (4, 4), (5, 0)),
)
NAMNSTRACKOR = ((0, 3), (1, 2), (2, 1), (2, 2), (3, 1))
KANT = 5
NAMNFRO = 10  # told apart by the seed of the hash
SPRIDNING = (0x9E3779B1, 0x85EBCA6B, 0xC2B2AE35)  # by the letter's number: each has its own weights
HOGST = 120  # units of 0.1 nats


def sardrag(utan: str, i: int, *, namn: bool) -> Iterator[int]:
    """The features of letter `i` of a word without dots."""
    text = f"{'^' * KANT}{utan}{'$' * KANT}".encode("latin-1", "replace")
    mitt = i + KANT
    for fore, efter in STRACKOR:
        yield crc32(text[mitt - fore : mitt + efter + 1], fore)
    if namn:
        for fore, efter in NAMNSTRACKOR:
            yield crc32(text[mitt - fore : mitt + efter + 1], NAMNFRO + fore)


class Prickar:
    def __init__(self, modell: Restaureringsmodell) -> None:
        self._vikter = modell.tabeller["prickar"]
        self._val = lru_cache(maxsize=5_000)(self._raknade)

    def kostnad(self, ord_: str, *, namn: bool) -> int:
        """Units of -log P(the dots of a word | its letters)."""
        return min(sum(val[ord_[i]] for i, val in self._val(ord_.translate(UTAN), namn)), HOGST)

    def basta(self, form: str, *, namn: bool) -> str:
        """A form with the dots that its letters have most probably lost."""
        ut = list(form)
        for i, val in self._val(form.translate(UTAN), namn):
            if form[i] in VARIANTER:
                ut[i] = min(val, key=val.__getitem__)
        return "".join(ut)

    def _raknade(self, utan: str, namn: bool) -> list[tuple[int, dict[str, int]]]:
        """The places of a word where dots can stand, with the cost of every letter there."""
        vikter, ut = self._vikter, []
        for i, tecken in enumerate(utan):
            if tecken not in VARIANTER:
                continue
            drag = list(sardrag(utan, i, namn=namn))
            summor = [
                STEG * sum([vikter[d * spridning >> SKIFT & MASK] for d in drag]) for spridning in SPRIDNING[: len(VARIANTER[tecken])]
            ]
            hogst = max(summor)
            norm = hogst + math.log(sum([math.exp(summa - hogst) for summa in summor]))
            ut.append((i, {ett: round((norm - summa) / 0.1) for ett, summa in zip(VARIANTER[tecken], summor, strict=True)}))
        return ut
