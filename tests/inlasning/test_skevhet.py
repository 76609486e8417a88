"""Pages that lie askew: the angle is found, the page set straight, and rectangles lead back to where things were."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from textgranskning.inlasning.skevhet import lutning, ratad, tillbaka
from textgranskning.typer import Ruta


def sida(grader: float) -> Image.Image:
    """A page of bars where text would be, turned clockwise by `grader`."""
    bild = Image.new("L", (1200, 1700), 250)
    penna = ImageDraw.Draw(bild)
    for rad in range(20):
        for ord_ in range(3 + rad * 7 % 6):
            penna.rectangle((150 + 150 * ord_, 200 + 60 * rad, 260 + 150 * ord_, 218 + 60 * rad), fill=20)
    return bild.rotate(-grader, resample=Image.Resampling.BICUBIC, fillcolor=250)


@pytest.mark.parametrize("grader", [-6.0, -1.5, 0.0, 0.7, 3.0])
def test_the_angle_is_found_and_nothing_of_it_is_left(grader: float) -> None:
    assert lutning(sida(grader)) == pytest.approx(grader, abs=0.15)
    rak, vriden = ratad(sida(grader))
    assert vriden == pytest.approx(grader, abs=0.15)
    assert abs(lutning(rak)) <= 0.15


@pytest.mark.parametrize("grader", [0.0, 0.2])
def test_a_page_as_good_as_level_is_left_alone(grader: float) -> None:
    bild = sida(grader)
    assert ratad(bild) == (bild, 0.0)


@pytest.mark.parametrize("bild", [Image.new("L", (300, 300), 255), Image.new("L", (300, 300), 0), Image.new("L", (1, 1), 128)])
def test_a_page_of_nothing_is_left_alone(bild: Image.Image) -> None:
    assert ratad(bild) == (bild, 0.0)


@given(st.floats(-8, 8), st.floats(0, 500), st.floats(0, 700), st.floats(1, 90), st.floats(1, 20))
def test_a_rectangle_turned_back_holds_all_that_was_in_it(grader: float, x: float, y: float, bredd: float, hojd: float) -> None:
    mitt = (297.5, 421.0)
    ruta = Ruta(x, y, x + bredd, y + hojd)
    ater = tillbaka(ruta, grader, mitt)
    assert (ater.x0 + ater.x1) / 2 - mitt[0] == pytest.approx(_vriden(x + bredd / 2 - mitt[0], y + hojd / 2 - mitt[1], grader)[0], abs=1e-6)
    assert ater.x1 - ater.x0 >= bredd * math.cos(math.radians(grader)) - 1e-6
    assert ater.y1 - ater.y0 >= hojd * math.cos(math.radians(grader)) - 1e-6


def _vriden(x: float, y: float, grader: float) -> tuple[float, float]:
    punkt = complex(x, y) * complex(math.cos(math.radians(grader)), math.sin(math.radians(grader)))
    return punkt.real, punkt.imag
