"""A table says the same whatever file it stands in: rows under their columns, labels with their values, boxes with their questions."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import openpyxl
import pytest

from textgranskning.inlasning.filer import las_bytes
from textgranskning.normalisering import normalisera
from textgranskning.tolkning.handlingar import dela
from textgranskning.tolkning.lasare import Lasare
from textgranskning.tolkning.mening import Mening, MeningsSlag

Tabell = list[list[str]]
INSATSER = [
    ["Datum", "Insats", "Utförare", "Avslutad"],
    ["2024-01-15", "Boendestöd i hemmet", "Lerhamns kommun", ""],
    ["2024-02-01", "Kontaktperson", "", "2024-05-31"],
]
UPPGIFTER = [["Barnets namn", "Liv Sandell"], ["Skola", ""], ["Skyddsbedömning gjord", "☒ Ja ☐ Nej"]]


def som_docx(rader: Tabell) -> bytes:
    dokument, ut = docx.Document(), io.BytesIO()
    dokument.add_heading("Beslut", 1)
    tabell = dokument.add_table(rows=0, cols=len(rader[0]))
    for rad in rader:
        for cell, text in zip(tabell.add_row().cells, rad, strict=True):
            cell.text = text
    dokument.save(ut)
    return ut.getvalue()


def som_html(rader: Tabell) -> bytes:
    tabell = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in rad) + "</tr>" for rad in rader)
    return f"<html><h1>Beslut</h1><table>{tabell}</table></html>".encode()


def som_rtf(rader: Tabell) -> bytes:
    def kod(text: str) -> str:
        return "".join(tecken if tecken < "\x80" else f"\\u{ord(tecken)}?" for tecken in text)

    return (
        "{\\rtf1 BESLUT\\par " + "".join("\\trowd\\intbl " + "".join(f"{kod(c)}\\cell " for c in rad) + "\\row " for rad in rader) + "}"
    ).encode()


def som_xlsx(rader: Tabell) -> bytes:
    bok, ut = openpyxl.Workbook(), io.BytesIO()
    bok.active.title = "Beslut"
    for rad in rader:
        bok.active.append(rad)
    bok.save(ut)
    return ut.getvalue()


def meningar(data: bytes) -> list[Mening]:
    text = normalisera(las_bytes(data, "beslut")[0])
    return [mening for handling in dela(text) for mening in Lasare(text, handling).las()]


@pytest.mark.parametrize("som", [som_docx, som_html, som_rtf, som_xlsx])
def test_rows_stand_under_their_columns(som: Callable[[Tabell], bytes]) -> None:
    rader = [mening for mening in meningar(som(INSATSER)) if mening.slag is MeningsSlag.TABELLRAD]
    assert [tuple(namn for namn, _ in rad.kolumner) for rad in rader] == [("Datum", "Insats", "Utförare"), ("Datum", "Insats", "Avslutad")]
    assert [str(rad.datum) for rad in rader] == ["2024-01-15", "2024-02-01"]


@pytest.mark.parametrize("som", [som_docx, som_html, som_rtf, som_xlsx])
def test_labels_have_their_values_and_boxes_their_questions(som: Callable[[Tabell], bytes]) -> None:
    falt = [(mening.falt, mening.text, mening.tom, mening.slag) for mening in meningar(som(UPPGIFTER)) if mening.falt]
    assert falt == [
        ("Barnets namn", "Barnets namn: Liv Sandell", False, MeningsSlag.FALT),
        ("Skola", "Skola", True, MeningsSlag.FALT),
        ("Skyddsbedömning gjord", "Skyddsbedömning gjord", False, MeningsSlag.KRYSS_JA),
    ]


def test_the_day_in_a_page_header_is_the_document_s_where_nothing_else_says_it() -> None:
    def dag(huvud: str, brod: str) -> str | None:
        dokument, ut = docx.Document(), io.BytesIO()
        dokument.sections[0].header.paragraphs[0].text = huvud
        dokument.add_heading("Beslut om avslag", 1)
        dokument.add_paragraph(brod)
        dokument.save(ut)
        (handling,) = dela(normalisera(las_bytes(ut.getvalue(), "beslut.docx")[0]))
        return handling.handelsedatum and str(handling.handelsedatum)

    assert dag("Lerhamns kommun\tDatum 2024-05-02\tDnr SN 2024/118", "Din ansökan avslås.") == "2024-05-02"
    assert dag("Lerhamns kommun\tDatum 2024-05-02", "Beslutsdatum: 2024-05-07\nDin ansökan avslås.") == "2024-05-07"
    assert dag("Utskriftsdatum 2024-05-02", "Din ansökan avslås.") is None
