"""Single characters: the cases, and that a second time changes nothing."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROT
from textgranskning.normalisering.segment import Lage
from textgranskning.normalisering.tecken import stada

FALL = json.loads((ROT / "tests" / "fall" / "tecken.json").read_text(encoding="utf-8"))


def _stadad(text: str) -> str:
    return stada(Lage.orord(text)).text


@pytest.mark.parametrize("fall", FALL, ids=[fall["text"] for fall in FALL])
def test_cases(fall: dict[str, str]) -> None:
    assert _stadad(fall["text"]) == fall["ratt"]


@given(st.text("abåäöÅÄÖ §–é\u0301\u030a\n\x00\u200fﬁ"))
def test_a_second_time_changes_nothing(text: str) -> None:
    assert _stadad(_stadad(text)) == _stadad(text)


@given(st.text("abåäöÅÄÖ §–”é\n.,"))
def test_mojibake_of_swedish_comes_back(text: str) -> None:
    skadad = "".join(_visad(byte) for byte in text.encode())
    assert _stadad(skadad) == text


@given(st.text("abåäö\u0301\u030a\n "))
def test_the_result_is_nfc_and_keeps_its_lines(text: str) -> None:
    stadad = _stadad(text)
    assert unicodedata.is_normalized("NFC", stadad)
    assert stadad.count("\n") == text.count("\n")


def _visad(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)
