"""The pattern language of concept files: what matches, and what must not."""

from __future__ import annotations

import pytest

from textgranskning.tolkning.uttryck import Frastabell, Ordlasare, Uttryckslista, kompilera


def star_i(monster: str, text: str, luckor: dict[str, str] | None = None) -> bool:
    uttryck = kompilera(monster)
    return Uttryckslista((uttryck,)).i(Ordlasare(Frastabell(uttryck.fraser), luckor).las(text)) is not None


@pytest.mark.parametrize(
    ("monster", "text"),
    [
        ("hembesök", "Hembesöket gjordes i maj."),
        ("besök i hemmet", "Vi gjorde ett besök i hemmet."),
        ("ensam + samtal", "Samtalet hölls med Alma ensam."),
        ("avslag|nej", "Hon fick nej."),
        ("har en/två söner", "Han har två söner."),
        ("*samtal", "Ett barnsamtal hölls."),
        ("överklag*", "Så här överklagar du."),
        ("FIA", "FIA gjord."),
        ("FIA", "fia gjord."),
        ("SIP", "SIP:en skrevs under."),
        ("=tolk", "Med tolk på plats."),
        ("samtal med @barn", "Samtal med dottern i dag."),
    ],
)
def test_what_matches(monster: str, text: str) -> None:
    assert star_i(monster, text)


@pytest.mark.parametrize(
    ("monster", "text"),
    [
        ("besök i hemmet", "Besök planeras, men inte i år i hemmet."),
        ("ensam + samtal", "Samtalet hölls med båda."),
        ("FIA", "Fia Berg tar över."),
        ("=tolk", "Systern tolkar."),
        ("beslut -avslag", "Beslut om avslag."),
        ("samtal med {barn}", "Samtal med Kim."),
    ],
)
def test_what_must_not_match(monster: str, text: str) -> None:
    assert not star_i(monster, text)


def test_a_name_fills_its_slot_also_in_the_genitive() -> None:
    luckor = {"alma": "{barn}"}
    assert star_i("samtal med {barn}", "Samtal med Alma i skolan.", luckor)
    assert star_i("{barn} + rum", "Vi såg Almas rum.", luckor)


@pytest.mark.parametrize("monster", ["a + ", "@finnsinte"])
def test_a_faulty_pattern_is_refused(monster: str) -> None:
    with pytest.raises(ValueError, match=r"tom del|finns inte"):
        kompilera(monster)
