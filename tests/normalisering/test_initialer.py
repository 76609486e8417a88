"""Initials follow the names that stand beside them."""

from __future__ import annotations

import pytest

from textgranskning.normalisering.initialer import initialer, med_prickar

STRACKOR = [["Åsa", "Rönnerdahl"], ["Anna-Karin", "Öberg"], ["J", "Älvmark"], ["Per", "Olof", "Ådén"], ["Ensam"]]


def test_initials_of_names() -> None:
    assert initialer(STRACKOR) >= {"ÅR", "AÖ", "AKÖ", "JÄ", "PO", "OÅ", "POÅ"}


@pytest.mark.parametrize(
    ("form", "kanda", "ratt"),
    [
        ("AR", {"ÅR", "PO"}, "ÅR"),
        ("AR", {"ÅR", "AR"}, "AR"),  # two persons: as it was read
        ("AR", {"ÅR", "ÄR"}, "AR"),  # no one can tell
        ("PO", {"PO"}, "PO"),
        ("FK", set(), "FK"),
    ],
)
def test_dots_of_initials(form: str, kanda: set[str], ratt: str) -> None:
    assert med_prickar(form, kanda) == ratt
