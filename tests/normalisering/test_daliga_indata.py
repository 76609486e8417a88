"""Bad input: it costs time in proportion to its length, and nothing else."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from tests.conftest import ROT
from tests.matning.mat_restaurering import SIDOR
from textgranskning.normalisering import normalisera

SIDA = next(iter(sorted(SIDOR.glob("*.ocr.txt")))).read_text(encoding="utf-8")


@pytest.mark.parametrize("tecken", ["a", "1", "|", "é", "-\n", " ", "\n", "\f", "§8", "Ã¥", "\u0301", "\u200f"])
def test_a_long_run_of_one_sign(tecken: str) -> None:
    text = tecken * (200_000 // len(tecken))
    start = time.perf_counter()
    assert normalisera(text).original == text
    assert time.perf_counter() - start < 20


def test_a_million_characters_without_a_space() -> None:
    text = "socialndmnden6verldmnar" * 43_500
    start = time.perf_counter()
    assert str(normalisera(text)) == text
    assert time.perf_counter() - start < 20


def test_empty_text() -> None:
    text = normalisera("")
    assert (text.text, text.original, text.segment) == ("", "", ())


def test_marks_of_direction_and_control_characters_hide_no_damage() -> None:
    text = normalisera("\u202bSocialndmnden\u202c 6ver\u200bldmnar\x07 rapporten for kannedom.\r\n")
    assert str(text) == "Socialnämnden överlämnar rapporten för kännedom.\n"


@pytest.mark.parametrize(
    "text",
    [
        "Der Mann ging nach Hause, weil er keine Arbeit mehr hatte und die Wohnung bezahlt werden sollte.",
        "Hän ei tullut kotiin, koska työ oli vielä kesken ja matka oli pitkä, mutta lapset odottivat häntä.",
        "La police est venue à la maison hier soir, et les enfants ont été placés chez leur grand-mère.",
        "Ona nie przyszła do domu, bo była w pracy, a dzieci czekały na nią u babci.",
        "هذا نص باللغة العربية عن الأسرة",
        "Это текст на русском языке о семье и детях.",
    ],
)
def test_other_languages_are_left_alone(text: str) -> None:
    assert str(normalisera(text)) == text


def test_memory_is_linear_in_a_long_text() -> None:
    resource = pytest.importorskip("resource")
    assert resource
    kod = (
        "import resource, sys; from textgranskning.normalisering import normalisera;"
        "sida = sys.stdin.read(); n = int(sys.argv[1]); text = normalisera('\\f'.join([sida] * n));"
        "print(len(text.original), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)"
    )

    def kor(antal: int) -> tuple[int, int]:
        svar = subprocess.run(
            [sys.executable, "-c", kod, str(antal)], input=SIDA, capture_output=True, text=True, check=True, cwd=ROT
        ).stdout.split()
        return int(svar[0]), int(svar[1])

    (kort, lite), (langt, mycket) = kor(100), kor(400)
    assert (mycket - lite) / (langt - kort) < 150  # bytes a character: every fix keeps what it was
