"""Words that damage makes alike (här, har; säng, sång) judged once more, by the wider context: six words to either side.

A log-linear model over hashed features, trained by `traning.omprovning`; its table holds what the context says beyond how frequent the
words are. It complements the trigrams, which see two words and only in the order of the corpora.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textgranskning.modellfil import Restaureringsmodell
from textgranskning.normalisering.sprakmodell import FORSTA

PLATSER = (-6, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 6)
VIDD = 6
STEG = 0.025  # nats a unit of the table
BITAR = 20  # of a place in the table
VANLIGT = 60  # units of 0.1 nats: a more frequent word says nothing from afar
DELAR = 32  # kinds of features
ETT = {-2: 1, -1: 2, 1: 3, 2: 4}
PAR = {(-1, 1): 5, (-2, -1): 6, (1, 2): 7}
KLASS = {-1: 8, 1: 9}
NARA = {True: 10, False: 11}  # before, after
A, B = 1_000_003, 0xFFFFFFF  # two ids made one number
P_ORD, P_DRAG = 0x2545F491, 0x1B873593  # multipliers of less than 30 bits: nothing overflows 64 bits in training
SPECIALKLASS = 256  # the class of an id that is no word is this and the id


def sardrag(ider: Sequence[int], i: int, klass: Sequence[int], ord_logp: Sequence[int]) -> Iterator[int]:
    """The features of place `i`; the sequence has `VIDD` ends of sentences at either end."""
    a2, a1, b1, b2 = ider[i - 2], ider[i - 1], ider[i + 1], ider[i + 2]
    yield ETT[-2] + a2 * DELAR
    yield ETT[-1] + a1 * DELAR
    yield ETT[1] + b1 * DELAR
    yield ETT[2] + b2 * DELAR
    yield PAR[-1, 1] + (a1 * A + b1 & B) * DELAR
    yield PAR[-2, -1] + (a2 * A + a1 & B) * DELAR
    yield PAR[1, 2] + (b1 * A + b2 & B) * DELAR
    yield KLASS[-1] + (klass[a1 - FORSTA] if a1 >= FORSTA else SPECIALKLASS + a1) * DELAR
    yield KLASS[1] + (klass[b1 - FORSTA] if b1 >= FORSTA else SPECIALKLASS + b1) * DELAR
    for steg in PLATSER:
        granne = ider[i + steg]
        if granne >= FORSTA and ord_logp[granne - FORSTA] > VANLIGT:
            yield NARA[steg < 0] + granne * DELAR


def plats(ord_: int, drag: int) -> int:
    """Where the table holds the weight of a feature for a word."""
    return (ord_ * P_ORD + drag * P_DRAG >> 8) & ((1 << BITAR) - 1)


class Omprovning:
    def __init__(self, modell: Restaureringsmodell) -> None:
        self._vikter = modell.tabeller["omprovning"]
        self._klass, self._ord_logp = modell.tabeller["klass"], modell.tabeller["ord_logp"]

    def bevis(self, ider: Sequence[int], i: int, ord_: Sequence[int]) -> list[int]:
        """Units of 0.1 nats that the context of place `i` speaks for each of the words."""
        drag = list(sardrag(ider, i, self._klass, self._ord_logp))
        return [round(sum(self._vikter[plats(ett, d)] for d in drag) * STEG / 0.1) for ett in ord_]
