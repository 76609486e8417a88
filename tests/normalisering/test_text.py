"""The whole of normalising: damaged text restored, clean text left alone, pages, lines and the way back kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROT
from textgranskning.fel import MappFel
from textgranskning.normalisering import las_ordlista, normalisera
from textgranskning.typer import Dokument, Lasning, Rad, Radslag, Rattelseskal, Ruta, Sida, Skadeslag, Text, Ursprung

FALL = json.loads((ROT / "tests" / "fall" / "restaurering.json").read_text(encoding="utf-8"))
ORORT = json.loads((ROT / "tests" / "fall" / "restaurering_orort.json").read_text(encoding="utf-8"))
SIDOR = sorted((ROT / "tests" / "matning" / "restaurering").glob("*.ocr.txt"))
SKADAT = "Socialndmnden 6verldmnar rapporten till kommunstyrelsen for kannedom."


@pytest.mark.parametrize("fall", FALL, ids=[fall["namn"] for fall in FALL])
def test_damaged_text_is_restored(fall: dict[str, str]) -> None:
    assert str(normalisera(fall["last"])) == fall["ratt"]


@pytest.mark.parametrize("fall", ORORT, ids=[fall["namn"] for fall in ORORT])
def test_text_that_is_not_damaged_stays_as_it_is(fall: dict[str, str]) -> None:
    assert str(normalisera(fall["text"])) == fall["text"]


@pytest.mark.parametrize("fall", FALL, ids=[fall["namn"] for fall in FALL])
def test_restored_text_stays_restored(fall: dict[str, str]) -> None:
    assert str(normalisera(fall["ratt"])) == fall["ratt"]


def _sida(nummer: int, text: str) -> Sida:
    rader = tuple(
        Rad(rad, Ruta(50, 20.0 * i, 500, 20.0 * i + 12), Radslag.RUBRIK if i == 0 else Radslag.BROD, 1 if i == 0 else None)
        for i, rad in enumerate(text.split("\n"))
    )
    return Sida(nummer, (Lasning(Ursprung.TEXTLAGER, rader),))


def test_layout_goes_over_and_every_line_is_kept() -> None:
    text = normalisera(Dokument("a.pdf", "pdf", (_sida(1, f"Arsrapport\n{SKADAT}\n\nAven barnen hors."),)))
    rader = text.sidor[0].rader
    assert [text.text[slice(*rad.span)] for rad in rader] == text.text.split("\n")
    assert (rader[0].slag, rader[0].niva, rader[1].ruta) == (Radslag.RUBRIK, 1, Ruta(50, 20, 500, 32))


def test_a_restored_word_leads_back_to_its_page_its_place_and_its_damage() -> None:
    text = normalisera(Dokument("a.pdf", "pdf", (_sida(1, SKADAT), _sida(2, SKADAT))))
    start = text.text.index("överlämnar", text.sidor[1].span[0])
    plats = text.till_original((start, start + len("överlämnar")))
    assert (plats.dokument, plats.sida, plats.original) == ("a.pdf", 2, "6verldmnar")
    assert text.original[slice(*plats.span)] == "6verldmnar"
    assert plats.ruta == Ruta(50, 0, 500, 12)


def test_every_fix_is_explained() -> None:
    rattelser = normalisera(SKADAT).rattelser
    assert [(rattelse.fore, rattelse.efter) for rattelse in rattelser][:2] == [
        ("Socialndmnden", "Socialnämnden"),
        ("6verldmnar", "överlämnar"),
    ]
    assert all(0.5 < rattelse.sannolikhet <= 1 for rattelse in rattelser)


def test_a_page_that_was_not_read_gives_an_empty_page_with_the_reason() -> None:
    text = normalisera(Dokument("a.pdf", "pdf", (_sida(1, SKADAT), Sida(2, olast="Sidan är en bild."), Sida(3), _sida(4, "Klart."))))
    assert [(sida.nummer, sida.olast) for sida in text.sidor] == [
        (1, None),
        (2, "Sidan är en bild."),
        (3, "Sidan har ingen läsning."),
        (4, None),
    ]
    assert text.text[slice(*text.sidor[1].span)] == ""
    assert text.sidor[1].skada.slag is Skadeslag.TOM


def test_a_document_without_pages_gives_an_empty_text() -> None:
    text = normalisera(Dokument("a.pdf", "pdf", (), fel="Filen är krypterad."))
    assert (text.text, text.sidor, text.segment) == ("", (), ())


def test_pages_of_a_string_are_divided_by_form_feeds() -> None:
    text = normalisera(f"{SKADAT}\n\fSida två.\n\f\n")
    assert [sida.nummer for sida in text.sidor] == [1, 2]
    assert text.text[slice(*text.sidor[1].span)] == "Sida två.\n"
    assert text.text.endswith("\f\n")


@pytest.mark.parametrize("fil", SIDOR[:6], ids=lambda fil: fil.stem)
def test_a_page_is_the_same_alone_as_in_a_book(fil: Path) -> None:
    sida = fil.read_text(encoding="utf-8")
    bok = normalisera("\f".join(["Första sidan är hel.", sida, SKADAT]))
    assert bok.text[slice(*bok.sidor[1].span)] == normalisera(sida).text


@pytest.mark.parametrize("fil", SIDOR[:6], ids=lambda fil: fil.stem)
def test_pages_keep_their_lines_and_are_covered(fil: Path) -> None:
    sida = fil.read_text(encoding="utf-8")
    _kontrollera(sida, normalisera(sida))


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from([*SKADAT.split(), "för-\n", "på", "12 8 FL", "\n", "\f", "\x00", "pa\u030a", "1", "|", "Ã¥", " "]), max_size=25
    )
)
def test_any_text_is_covered_and_keeps_its_lines(bitar: list[str]) -> None:
    sida = " ".join(bitar)
    _kontrollera(sida, normalisera(sida))


def _kontrollera(sida: str, text: Text) -> None:
    assert text.original == sida
    assert text.text.count("\n") == sida.count("\n")
    assert "".join(text.original[slice(*ett.original)] for ett in text.segment) == sida
    assert "".join(text.text[slice(*ett.text)] for ett in text.segment) == text.text
    assert all(ett.rattelse or text.original[slice(*ett.original)] == text.text[slice(*ett.text)] for ett in text.segment)


def test_the_users_own_words_are_taken_for_right() -> None:
    skadat = "Familjen far hjalp av Framatgruppen pa Dangsgarden och ar nojda med det."
    assert "Dangsgarden" not in str(normalisera(skadat)) or "Dangsgarden" in str(normalisera(skadat, ordlista=frozenset({"Dangsgarden"})))
    assert "Dangsgarden" in str(normalisera(skadat, ordlista=frozenset({"Dangsgarden"})))


def test_what_was_read_of_the_users_own_words_is_mended() -> None:
    skadat = "Han ar nu i Asviken och far hjalp av Framatgruppen i Asvikens centrum."
    text = str(normalisera(skadat, ordlista=frozenset({"Åsviken", "Framåtgruppen"})))
    assert text.startswith("Han är nu i Åsviken och får hjälp av Framåtgruppen i ")


def test_the_users_own_words_are_read_from_a_file(tmp_path: Path) -> None:
    fil = tmp_path / "ord.txt"
    fil.write_text("\ufeffFramatgruppen  # enheten för unga\nDangsgarden Solgläntan\n\n", encoding="utf-8")
    assert las_ordlista(fil) == {"Framatgruppen", "Dangsgarden", "Solgläntan"}
    with pytest.raises(MappFel, match="Ordlistan"):
        las_ordlista(tmp_path / "saknas.txt")


def test_digits_of_personnummer_come_back_in_damaged_text_only() -> None:
    assert "19840312-TF01" in str(normalisera("Arendet galler en pojke, 19840312-TFO1, som inte far ga i skolan."))
    assert "19840312-TFO1" in str(normalisera("Ärendet gäller en pojke, 19840312-TFO1, som inte får gå i skolan."))


def test_a_divided_word_is_joined_and_its_line_break_moves_behind_it() -> None:
    text = normalisera("Nämnden ansvarar för hand-\nläggningen, och för upp-\nföljningen av LVM-\närenden.")
    assert str(text) == "Nämnden ansvarar för handläggningen,\noch för uppföljningen\nav LVM-ärenden.\n"
    assert [rattelse.skal for rattelse in text.rattelser] == [Rattelseskal.AVSTAVNING] * 3


def test_a_damaged_divided_word_is_joined_and_restored() -> None:
    text = normalisera("Socialndmnden 6verldmnar ansvaret for hand-\nlaggningen till forvaltningen.")
    assert str(text) == "Socialnämnden överlämnar ansvaret för handläggningen\ntill förvaltningen."
