"""The letters of a word that no lexicon has give its dots."""

from __future__ import annotations

import pytest

from textgranskning.modellfil import las_restaurering
from textgranskning.normalisering.prickar import Prickar


@pytest.mark.parametrize(
    ("form", "namn"),
    [
        ("lunnagarden", "lunnagården"),
        ("sorgardet", "sörgärdet"),
        ("klippnaset", "klippnäset"),
        ("osterlidholm", "österlidholm"),
        ("osmanagic", "osmanagic"),  # no part of it but its beginning looks like Öst, Ös
        ("bergmansson", "bergmansson"),
        ("karolinska", "karolinska"),
    ],
)
def test_dots_of_names(form: str, namn: str) -> None:
    assert Prickar(las_restaurering()).basta(form, namn=True) == namn


def test_what_is_likely_costs_less() -> None:
    prickar = Prickar(las_restaurering())
    assert prickar.kostnad("sörgärdet", namn=True) < prickar.kostnad("sorgardet", namn=True)
    assert prickar.kostnad("osmanagic", namn=True) < prickar.kostnad("ösmanagic", namn=True)
    assert prickar.kostnad("xyz", namn=False) == 0  # no letter that could have dots


def test_only_a_and_o_get_dots() -> None:
    assert Prickar(las_restaurering()).basta("f6rlag&", namn=False) == "f6rlag&"
