"""The model of the wider context in small: it learns what stands near, reads it the same way, and learns the same again."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import numpy as np

from textgranskning.normalisering.omprovning import VIDD, Omprovning
from traning.omprovning import lar, mangder
from traning.sprakmodell import FORSTA, GRANSEN

ORD = ["madrass", "sova", "sjunga", "kör", "säng", "sång", "sanger"]
SANG, SONG = FORSTA + 4, FORSTA + 5
KLASS, LOGP = np.zeros(len(ORD), dtype=np.uint8), np.full(len(ORD), 100, dtype=np.uint8)


def _text(*ord_: str) -> list[int]:
    return [GRANSEN, *(FORSTA + ORD.index(ett) for ett in ord_)]


FOLJD = np.array((_text("sova", "säng", "madrass") + _text("kör", "sång", "sjunga")) * 40, dtype=np.uint64)


def test_words_that_are_alike_without_dots_are_a_set() -> None:
    antal = np.bincount(FOLJD.astype(int), minlength=FORSTA + len(ORD)).astype(float)
    assert mangder(ORD, antal).tolist() == [[SANG, SONG, -1, -1]]


def test_what_stands_near_speaks_for_a_word() -> None:
    antal, vikter = lar([(FOLJD, 1.0)], ORD, KLASS, LOGP)
    assert antal == 1
    modell = SimpleNamespace(tabeller={"omprovning": memoryview(vikter), "klass": memoryview(KLASS), "ord_logp": memoryview(LOGP)})
    omprovning = Omprovning(cast(Any, modell))
    ram = [GRANSEN] * VIDD

    def skillnad(fore: str, efter: str) -> int:
        sang, song = omprovning.bevis([*ram, *_text(fore)[1:], SANG, *_text(efter)[1:], *ram], VIDD + 1, [SANG, SONG])
        return sang - song

    assert skillnad("sova", "madrass") > 20
    assert skillnad("kör", "sjunga") < -20
    assert (lar([(FOLJD, 1.0)], ORD, KLASS, LOGP)[1] == vikter).all()
