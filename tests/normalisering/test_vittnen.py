"""Several readings of one page: the best is built on, the others help where it fails."""

from __future__ import annotations

import pytest

from textgranskning.normalisering import normalisera
from textgranskning.typer import Dokument, Lasning, Rad, Rattelseskal, Sida, Text, Ursprung

TRYCKT = "Beslutet fattas enligt 11 kap. 1 § SoL.\nBarnfattigdomen ökade med 12 % i våras, och kommunerna är oroade."
SVENSKA = TRYCKT.replace("§", "$").replace("%", "9").replace("Barnfattigdomen", "Bamfattigdomen")
ENGELSKA = "Beslutet fattas enligt 11 kap. 1 § SoL.\nBarnfattigdomen 6kade med 12 % i varas, och kommunerna ar oroade."


def _last(**lasningar: str) -> Text:
    alla = tuple(
        Lasning(Ursprung(ursprung.replace("_", "-")), tuple(Rad(rad) for rad in text.split("\n"))) for ursprung, text in lasningar.items()
    )
    return normalisera(Dokument("a.pdf", "pdf", (Sida(1, alla),)))


def test_together_they_give_what_was_printed() -> None:
    text = _last(textlager=ENGELSKA, ocr_swe=SVENSKA)
    assert str(text) == TRYCKT
    assert text.original == SVENSKA
    assert Rattelseskal.VITTNEN in {rattelse.skal for rattelse in text.rattelser}


def test_the_page_names_the_reading_it_is_built_on_first() -> None:
    assert _last(textlager=ENGELSKA, ocr_swe=SVENSKA).sidor[0].ursprung == (Ursprung.OCR_SWE, Ursprung.TEXTLAGER)


def test_a_reading_that_has_lost_most_of_the_page_is_not_built_on() -> None:
    text = _last(textlager=ENGELSKA, ocr_swe="Beslutet fattas")
    assert text.sidor[0].ursprung[0] is Ursprung.TEXTLAGER
    assert str(text) == TRYCKT


def test_an_empty_reading_does_not_count() -> None:
    assert _last(textlager="", ocr_swe=TRYCKT).sidor[0].ursprung == (Ursprung.OCR_SWE,)


def test_words_that_the_base_knows_are_not_outvoted() -> None:
    ren = "Hon har bott här i tre år och trivs."
    assert str(_last(ocr_swe=ren, textlager="Hon har bott har i tre ar och trivs.", ocr_eng="Hon har bott har i tre ar och trivs.")) == ren


@pytest.mark.parametrize(
    ("svenska", "engelska", "vantad"),
    [
        ("44 Barnets hälsa", "## Barnets halsa", "## Barnets hälsa"),
        ("+ Beslut om bistånd", "# Beslut om bistand", "# Beslut om bistånd"),
        ("Avslag enligt 4 kap. 18 SoL.", "Avslag enligt 4 kap. 1 § SoL.", "Avslag enligt 4 kap. 1 § SoL."),
        ("Avslag enligt 4 kap. 1 & SoL.", "Avslag enligt 4 kap. 1 § SoL.", "Avslag enligt 4 kap. 1 § SoL."),
        ("Över 70 26 av hushållen", "Over 70 % av hushallen", "Över 70 % av hushållen"),
        ("Febern var 389 i går", "Febern var 38° i gar", "Febern var 38° i går"),
        ("Han bor i Lund på gatan", "Han bor * Lund pa gatan", "Han bor i Lund på gatan"),
        ("Rum 18 i går kväll", "Rum 1@ i gar kvall", "Rum 18 i går kväll"),
        ("De är 18 år i dag", "De ar § ar i dag", "De är 18 år i dag"),
    ],
)
def test_signs_that_the_base_cannot_print_come_from_the_witness_and_numbers_stay(svenska: str, engelska: str, vantad: str) -> None:
    assert str(_last(ocr_swe=svenska, ocr_eng=engelska)) == vantad
