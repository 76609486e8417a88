"""Layouts of case systems that nobody has: what handlingar they hold, when, and how their lines are read (`tests/fall/layouter.json`)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tolkning.texter import FALL, text
from textgranskning.tolkning.avsnitt import meningar
from textgranskning.tolkning.exportform import utan_form
from textgranskning.tolkning.handlingar import dela

_FALL = json.loads((FALL / "layouter.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("fall", _FALL, ids=lambda fall: fall["namn"])
def test_layout(fall: dict[str, Any]) -> None:
    dokument = text("\n".join(fall["text"]) + "\n", fall["dokument"])
    handlingar = dela(dokument)
    assert [
        [h.typ, str(h.handelsedatum) if h.handelsedatum else None, str(h.inkommen) if h.inkommen else None] for h in handlingar
    ] == fall["handlingar"]
    lasta = [[mening.slag.value, mening.text] for handling in handlingar for mening in meningar(dokument, handling)]
    assert [mening for mening in fall["meningar"] if mening not in lasta] == []
    assert [mening for mening in fall["inte"] if mening in lasta] == []


@given(st.lists(st.text(alphabet='ABÅab 1;|<>/"=:{}\t', max_size=24), max_size=30))
def test_formen_flyttar_inga_tecken(rader: list[str]) -> None:
    lasta = utan_form(rader)
    assert [len(rad.text) for rad in lasta] == [len(rad) for rad in rader]
