"""Files that a reader once failed on, found by the fuzzers of `tests/fuzz`: now read, or unread with a reason of the reader's own."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.fuzz.mutation import muterade
from textgranskning.inlasning.filer import VAKT, las_bytes

KRASCHER = sorted((Path(__file__).parent / "krascher").iterdir())


@pytest.mark.parametrize("fil", KRASCHER, ids=lambda fil: fil.name)
def test_what_once_failed_has_an_outcome(fil: Path) -> None:
    for dokument in las_bytes(fil.read_bytes(), fil.name, ocr="aldrig"):
        assert dokument.sidor
        assert dokument.fel != VAKT


def test_broken_files_have_an_outcome_and_no_reader_needs_its_guard() -> None:
    for namn, data in muterade(300, random.Random(4).randrange(10**6)):
        for dokument in las_bytes(data, namn, ocr="aldrig"):
            assert dokument.sidor
            assert dokument.fel != VAKT, namn
            assert all("\n" not in rad.text for sida in dokument.sidor for lasning in sida.lasningar for rad in lasning.rader)
