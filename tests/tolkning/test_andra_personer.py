"""Who has no part in an akt, and what is said to be theirs."""

from __future__ import annotations

import pytest

from tests.tolkning.texter import text
from textgranskning.tolkning.andra_personer import AndraPersoner
from textgranskning.typer import Person

_AKT = (
    "Avser: Alma Ek, 20160312-TF12\n"
    "Mamma Karin kommer med storebror Theo. Karin berättar om natten. Karin ringer Eva igen.\n"
    "Theos utredning är en annan. Theo har egen handläggare. Theo är trött. Theo sover.\n"
    "Vi ses om Elvira också.\n"
)
_PERSONER = (Person("klient", "Alma Ek", vuxen=False), Person("handlaggare", "Eva Lund", vuxen=True))


@pytest.mark.parametrize(
    ("mening", "vad", "annans"),
    [
        ("Theos genomförandeplan är reviderad.", "genomförandeplan", True),  # a sibling's, however often named
        ("Trepartsmötet i dag om Elvira gick bra.", "Trepartsmöte", True),  # named once: somebody else's
        ("Planen för Elvira är klar.", "Planen", True),
        ("Almas genomförandeplan är reviderad.", "genomförandeplan", False),
        ("Uppföljning med Karin i dag.", "Uppföljning", False),  # with whom is not about whom
        ("Mötet om Karin hölls i dag.", "Mötet", False),  # a parent
        ("Evas utredning är klar.", "utredning", False),  # who wrote it
        ("Planen för Källan är klar.", "Planen", False),  # no given name
    ],
)
def test_whose_a_thing_is(mening: str, vad: str, annans: bool) -> None:
    andra = AndraPersoner.av([text(_AKT)], _PERSONER)
    start = mening.index(vad)
    assert andra.star_for(mening, (start, start + len(vad))) is annans


def test_an_akt_that_names_nobody_else() -> None:
    assert not AndraPersoner.av([text("Alma Ek leker.\n")], _PERSONER).star_for("Elviras plan", (8, 12))
