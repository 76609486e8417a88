"""The model of dots in small: it learns from words what letters have dots, and learns the same again."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from textgranskning.normalisering.prickar import Prickar
from traning.lexikon import Lexikon
from traning.prickar import lar

ORD = [f"{fore}{efter}" for fore in ("sten", "lind", "hög", "björk", "kvist") for efter in ("gården", "näset", "backen", "torp")]


def test_endings_tell_their_dots() -> None:
    lexikon = Lexikon(dict.fromkeys(ORD, 1e-6), dict.fromkeys(ORD, 0.9), {}, {})
    vikter = lar(lexikon)
    prickar = Prickar(cast(Any, SimpleNamespace(tabeller={"prickar": memoryview(vikter)})))
    assert prickar.basta("ekgarden", namn=True) == "ekgården"
    assert prickar.basta("ekbacken", namn=True) == "ekbacken"
    assert (lar(lexikon) == vikter).all()
