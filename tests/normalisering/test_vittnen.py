"""Several readings of one page: the best is built on, the others help where it fails."""

from __future__ import annotations

import pytest

from textgranskning.normalisering import normalisera
from textgranskning.typer import Dokument, Lasning, Rad, Rattelseskal, Ruta, Sida, Text, Ursprung

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


@pytest.mark.parametrize(
    ("svenska", "engelska", "vantad"),
    [
        ("Hon trivs i skolan. IKE", "Hon trivs i skolan. /KE", "Hon trivs i skolan. /KE"),
        ("Hyran är 8700 kr i maj", "Hyran ar 8 700 kr i maj", "Hyran är 8 700 kr i maj"),
        ("Rapport v6 om barnen", "Rapport v 6 om barnen", "Rapport v 6 om barnen"),
        ("Planen ska vara klar senastidag.", "Planen ska vara klar senast i dag.", "Planen ska vara klar senast i dag."),
        ("Handläggaren bokade rum 8700", "Handlaggaren bokade rum 870 0", "Handläggaren bokade rum 8700"),
        ("Skolkuratorn ringde i maj", "Skol kuratorn ringde i maj", "Skolkuratorn ringde i maj"),
        ("Dnr 20250117 i registret", "Dnr 2025 0117 i registret", "Dnr 20250117 i registret"),
    ],
)
def test_strokes_and_spaces_come_from_those_that_agree(svenska: str, engelska: str, vantad: str) -> None:
    assert str(_last(ocr_swe=svenska, ocr_eng=engelska, textlager=engelska)) == vantad


def test_one_witness_against_two_changes_no_word() -> None:
    assert str(_last(ocr_swe="Svaret var JA", ocr_eng="Svaret var JA", textlager="Svaret var /A")) == "Svaret var JA"


def _sida(**lasningar: list[tuple[str, float]]) -> Text:
    """Readings whose lines stand so far down their page."""
    alla = tuple(
        Lasning(Ursprung(ursprung.replace("_", "-")), tuple(Rad(text, Ruta(70, y, 400, y + 10)) for text, y in rader))
        for ursprung, rader in lasningar.items()
    )
    return normalisera(Dokument("a.pdf", "pdf", (Sida(1, alla),)))


FORE, MITT, EFTER = "Sekretess enligt lag.", "Utredning av vuxen startad 2024-10-02", "Hur utredningen har gjorts"
SIST = ("Samtal har hållits med mannen, hans syster och läkaren på mottagningen i Lerhamn.", 150)


def test_a_line_that_the_base_has_lost_is_taken_from_the_witness() -> None:
    text = _sida(ocr_swe=[(FORE, 100), (EFTER, 130), SIST], textlager=[(FORE, 101), (MITT, 115), (EFTER, 131), SIST])
    assert str(text) == "\n".join((FORE, MITT, EFTER, SIST[0]))
    assert [rad.ruta and rad.ruta.y0 for rad in text.sidor[0].rader] == [100, 115, 130, 150]


def test_what_stands_where_the_base_has_a_line_or_says_nothing_is_not_taken() -> None:
    skrap = "~~ xkq wvv ,;lk"
    text = _sida(
        ocr_swe=[(FORE, 100), (EFTER, 130), SIST], textlager=[(FORE, 101), (skrap, 115), ("Hur utredningen bar gjorts", 128), SIST]
    )
    assert str(text) == "\n".join((FORE, EFTER, SIST[0]))
