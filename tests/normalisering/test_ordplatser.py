"""Which tokens may be damaged words, and which stand as they are."""

from __future__ import annotations

import pytest

from textgranskning.normalisering.ordplatser import Slag, ordplatser


def _slag(text: str) -> dict[str, Slag]:
    return {plats.form: plats.slag for plats in ordplatser(text)}


@pytest.mark.parametrize(
    ("text", "form", "slag"),
    [
        ("OM DU INTE AR NOJD Du kan", "AR", Slag.ORD),  # a line that begins in capitals
        ("RAPPORT FRAN GARDSHUSET Gert", "FRAN", Slag.ORD),
        ("mejl till OT, LVU AR bra", "OT", Slag.STAR),  # initials
        ("modul VivaPlus har", "VivaPlus", Slag.STAR),
        ("hon har mOjlighet", "mOjlighet", Slag.ORD),  # ö read as O
        ("forts. i morgon", "forts", Slag.STAR),
        ("han forts till sjukhus", "forts", Slag.ORD),
        ("en 17-arig pojke", "arig", Slag.ORD),
        ("id 3024-118a hos", "3024", Slag.TAL),
        ("lst04 skrev", "lst04", Slag.STAR),
        ("dnr 24-00077 och", "dnr", Slag.STAR),
    ],
)
def test_kinds(text: str, form: str, slag: Slag) -> None:
    assert _slag(text)[form] is slag


@pytest.mark.parametrize(
    ("text", "former"),
    [
        ("MALL|GFP|Genomforandeplan", ["MALL", "GFP", "Genomforandeplan"]),
        ("REL|2023-00517|radgivning", ["REL", "2023", "00517", "radgivning"]),
        ("h|n t|ll", ["h|n", "t|ll"]),  # i and l read as strokes
    ],
)
def test_strokes_beside_capitals_and_figures_divide_cells(text: str, former: list[str]) -> None:
    assert [plats.form for plats in ordplatser(text)] == former


@pytest.mark.parametrize(
    ("text", "slag"),
    [
        ("hon bor | staden nu", Slag.ENSAM),
        ("Modersmal | arabiska", Slag.STAR),
        ("Datum | beslut | klart", Slag.STAR),
    ],
)
def test_a_lone_stroke_is_a_word_only_in_running_text(text: str, slag: Slag) -> None:
    assert _slag(text)["|"] is slag
