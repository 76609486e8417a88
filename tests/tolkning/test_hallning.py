"""Cues and their scope: the mention is the words between brackets."""

from __future__ import annotations

import json

import pytest

from tests.conftest import ROT
from tests.matning.mat_hallning import bedom
from textgranskning.tolkning.hallning import hallning_i_text

FALL = json.loads((ROT / "tests" / "fall" / "hallning.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("mening", "vantat"),
    [
        ("I dag gjordes [hembesök] hos familjen.", "intraffat"),
        ("Hon hade inget att invända mot [beslutet].", "intraffat"),
        ("Mamman kom inte, men [barnsamtalet] hölls ändå.", "intraffat"),
        ("Någon [uppföljning] har inte gjorts.", "nekat"),
        ("[Hembesöket] ställdes in.", "nekat"),
        ("[Uppföljning] ska ske i höst.", "planerat"),
        ("Kallelse till [SIP] skickas.", "planerat"),
        ("Handläggaren föreslår [avslag].", "forslag"),
        ("Ringde [psykiatrin], ingen svarade.", "forsok"),
        ("Erbjöds [SIP] men tackade nej.", "erbjudet_avbojt"),
        ("Om läget försämras görs en [orosanmälan].", "villkorat"),
        ("I tidigare kommun gjordes [FIA], enligt tidigare handläggare.", "annan"),
        ("Enligt riktlinjen ska [FIA] göras inom tio månader.", "aterberattat"),
    ],
)
def test_how_a_mention_is_stated(mening: str, vantat: str) -> None:
    start, slut = mening.index("["), mening.index("]") - 1
    assert hallning_i_text(mening.replace("[", "").replace("]", ""), (start, slut)).value == vantat


@pytest.mark.parametrize("fall", FALL, ids=lambda fall: fall["text"].replace("\n", " ")[:60])
def test_how_cases_are_stated(fall: dict[str, str]) -> None:
    svar = bedom(fall["text"], fall["mal"])
    assert svar is not None
    assert svar.value == fall["hallning"]
