"""The samples of every format: each comes back as its gold says, line by line, and lines are known for what they are."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.matning.mat_format import BILDER, PROV, last_text
from textgranskning.inlasning.filer import las_fil, las_utfall
from textgranskning.inlasning.format import format_av, kannetecken
from textgranskning.typer import Rad, Radslag

FILER = sorted(fil for fil in PROV.glob("*/*") if not fil.name.endswith(".gold.txt"))


def rader(namn: str) -> list[Rad]:
    return [rad for ett in las_fil(PROV / namn) for sida in ett.sidor for rad in sida.lasningar[0].rader if rad.text]


def av_slag(namn: str, slag: Radslag) -> list[str]:
    return [rad.text for rad in rader(namn) if rad.slag is slag]


@pytest.mark.parametrize("fil", FILER, ids=lambda fil: fil.name)
def test_a_sample_comes_back_as_its_gold(fil: Path) -> None:
    assert fil.parent.name not in BILDER or shutil.which("tesseract")
    gold = fil.with_name(f"{fil.name}.gold.txt").read_text(encoding="utf-8")
    last = last_text(fil)
    assert [rad.rstrip() for rad in last.splitlines() if rad.strip()] == [rad.rstrip() for rad in gold.splitlines() if rad.strip()]
    assert las_utfall(fil).utfall == "last"


@pytest.mark.parametrize("fil", FILER, ids=lambda fil: fil.name)
def test_a_format_is_known_without_its_name(fil: Path) -> None:
    with fil.open("rb") as oppen:
        formatet = format_av(kannetecken(oppen), "namnlös")
    sagt = "bild" if fil.parent.name in BILDER else fil.parent.name.replace("txt", "text")
    assert formatet
    assert formatet.namn == ("text" if fil.name.endswith("libreoffice.csv") else sagt)  # a comma divides sentences too


@pytest.mark.parametrize("namn", ["docx/utredning-libreoffice.docx", "odt/utredning-libreoffice.odt", "rtf/utredning-libreoffice.rtf"])
def test_one_text_in_three_formats_has_one_structure(namn: str) -> None:
    assert [(rad.text, rad.niva) for rad in rader(namn) if rad.slag is Radslag.RUBRIK] == [
        ("Utredning enligt 11 kap. 1 § SoL", 1),
        ("Underlag", 2),
        ("Insatser hittills", 2),
    ]
    assert av_slag(namn, Radslag.SIDHUVUD) == ["Lerhamns kommun, individ- och familjeomsorgen"]
    assert av_slag(namn, Radslag.SIDFOT) == ["Handlingen omfattas av sekretess"]
    assert av_slag(namn, Radslag.KOMMENTAR) == ["Kommentar (Ylva Hed 2024-05-03): Stäm av med Örjan."]
    assert [rad.marke for rad in rader(namn) if rad.slag is Radslag.FOTNOT] == ["¹"]
    assert av_slag(namn, Radslag.LISTA)[:3] == ["1. Hembesök den 11 april", "2. Samtal med två personer:", "a) systern Åsa Ståhl"]
    assert len(av_slag(namn, Radslag.TABELL)) == 3


def test_a_sheet_is_a_page_and_a_hidden_one_says_so() -> None:
    (bok,) = las_fil(PROV / "xlsx/utbetalningar-openpyxl.xlsx")
    assert [sida.lasningar[0].rader[0].text for sida in bok.sidor] == ["Utbetalningar", "Anteckningar (dolt blad)", "Tomt"]
    assert all(sida.lasningar[0].rader[0].slag is Radslag.RUBRIK for sida in bok.sidor)


def test_attachments_are_documents_of_their_own() -> None:
    assert [ett.namn for ett in las_fil(PROV / "eml/sip-vidarebefordrat.eml")] == [
        "sip-vidarebefordrat.eml",
        "sip-vidarebefordrat.eml/vidare.eml",
        "sip-vidarebefordrat.eml/deltagare år.csv",
    ]
    assert [ett.namn for ett in las_fil(PROV / "zip/akt-infozip.zip")] == [
        "akt-infozip.zip/akt/bilagor/beslut ö.txt",
        "akt-infozip.zip/akt/Återkoppling.txt",
    ]
