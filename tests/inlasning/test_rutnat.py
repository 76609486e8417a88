"""Lines made of pieces: nothing lost, nothing twice, from top to bottom, columns apart."""

from __future__ import annotations

import math
import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textgranskning.inlasning.rutnat import Bit, Stil, luckbredd, rader, skiljer, vriden
from textgranskning.typer import Ruta

GRAD, TECKEN, STEG = 10.0, 5.0, 14.0
ORD = st.text("abcåäö", min_size=1, max_size=8)


def bit(text: str, kolumn: int, rad: int) -> Bit:
    x, y = 50 + TECKEN * kolumn, 60 + STEG * rad
    return Bit(text, x, y, x + TECKEN * len(text), y + GRAD, Stil(GRAD))


@st.composite
def sidor(draw: st.DrawFn) -> list[list[tuple[int, str]]]:
    """Rows of pieces: (column, text), at least four empty columns between two."""
    ut = []
    for _ in range(draw(st.integers(1, 12))):
        kolumn, rad = 0, []
        for text in draw(st.lists(ORD, min_size=1, max_size=4)):
            kolumn += draw(st.integers(0, 10))
            rad.append((kolumn, text))
            kolumn += len(text) + 4
        ut.append(rad)
    return ut


@given(sidor(), st.randoms(use_true_random=False))
def test_rows_come_back_whatever_order_they_were_drawn_in(sida: list[list[tuple[int, str]]], slump: random.Random) -> None:
    bitar = [bit(text, kolumn, nummer) for nummer, rad in enumerate(sida) for kolumn, text in rad]
    slump.shuffle(bitar)
    assert [rad.text.split() for rad in rader(bitar)] == [[text for _, text in rad] for rad in sida]


@given(sidor())
def test_the_rectangle_of_a_line_holds_its_pieces(sida: list[list[tuple[int, str]]]) -> None:
    bitar = [bit(text, kolumn, nummer) for nummer, rad in enumerate(sida) for kolumn, text in rad]
    for rad, lasta in zip(sida, rader(bitar[::-1]), strict=True):
        assert lasta.ruta.x0 == min(50 + TECKEN * kolumn for kolumn, _ in rad)
        assert lasta.ruta.x1 == max(50 + TECKEN * (kolumn + len(text)) for kolumn, text in rad)


@given(sidor(), st.floats(-0.03, 0.03))
def test_a_page_that_leans_has_the_same_rows(sida: list[list[tuple[int, str]]], lutning: float) -> None:
    lutande = [
        ett._replace(y0=ett.y0 + lutning * (ett.x0 + ett.x1) / 2, y1=ett.y1 + lutning * (ett.x0 + ett.x1) / 2)
        for nummer, rad in enumerate(sida)
        for ett in (bit(text, kolumn, nummer) for kolumn, text in rad)
    ]
    assert [rad.text.split() for rad in rader(lutande, lutning)] == [[text for _, text in rad] for rad in sida]


def test_columns_stand_where_they_stood() -> None:
    (forsta, andra) = rader([bit("Namn:", 0, 0), bit("Kaj", 20, 0), bit("Telefonnummer:", 0, 1), bit("070", 20, 1)])
    assert forsta.text.index("Kaj") == andra.text.index("070")
    assert "   " in andra.text


def test_pieces_miles_apart_cost_no_memory() -> None:
    bitar = [Bit("Namn", 0, 0, 30, 10, Stil(10)), Bit("Åsa", 1e12, 0, 1e12 + 30, 10, Stil(10)), Bit("Ort", 0, 20, 30, 30, Stil(10))]
    assert [" ".join(rad.text.split()) for rad in rader(bitar)] == ["Namn Åsa", "Ort"]
    assert max(len(rad.text) for rad in rader(bitar)) < 1_000


def test_a_list_mark_and_a_box_belong_to_their_words() -> None:
    assert [rad.text for rad in rader([bit("•", 0, 0), bit("punkt", 6, 0)])] == ["• punkt"]
    (rutor,) = rader([bit("☒", 0, 0), bit("Ja", 4, 0), bit("☐", 20, 0), bit("Nej", 24, 0)])
    assert re.split(r"\s{3,}", rutor.text) == ["☒ Ja", "☐ Nej"]


@pytest.mark.parametrize(
    ("luckor", "delade"),
    [
        ([2.5, 2.5, 2.6, 2.4], []),  # words
        ([11.0, 10.5, 12.0, 11.2], []),  # a justified line
        ([2.5, 30.0, 2.5], [1]),  # a field
        ([25.0, 30.0, 40.0], [0, 1, 2]),  # a table row of single words
    ],
)
def test_what_divides_columns(luckor: list[float], delade: list[int]) -> None:
    minst = luckbredd([2.5] * 20 + luckor, GRAD)
    assert [nummer for nummer, delad in enumerate(skiljer(luckor, minst, GRAD)) if delad] == delade


@given(st.integers(0, 3), st.floats(0, 300), st.floats(0, 400), st.floats(1, 200), st.floats(1, 200))
def test_four_quarter_turns_change_nothing(kvart: int, x: float, y: float, bredd: float, hojd: float) -> None:
    ruta, storlek = Ruta(x, y, x + bredd, y + hojd), (600.0, 800.0)
    tillbaka = vriden(vriden(ruta, kvart, storlek), -kvart, storlek if kvart % 2 == 0 else storlek[::-1])
    assert all(math.isclose(a, b, abs_tol=1e-6) for a, b in zip(ruta, tillbaka, strict=True))
