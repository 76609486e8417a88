"""HTML, RTF, OpenDocument, workbooks, e-mail and archives: what is kept, and what a broken or hostile one costs."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from textgranskning.inlasning.filer import las_bytes
from textgranskning.typer import Dokument, Radslag


def rader(dokument: Dokument) -> list[tuple[str, str]]:
    return [(rad.text, rad.slag.value) for rad in dokument.sidor[0].lasningar[0].rader if rad.text]


def zippa(**filer: bytes | str) -> bytes:
    ut = io.BytesIO()
    with zipfile.ZipFile(ut, "w", zipfile.ZIP_DEFLATED) as arkiv:
        for namn, innehall in filer.items():
            arkiv.writestr(namn, innehall)
    return ut.getvalue()


def test_html_keeps_what_is_shown() -> None:
    kalla = """<!doctype html><html><head><title>t</title><style>p {}</style></head><body><h2>Beslut</h2>
    <p>Åsa beviljas <b>stöd</b>.<br>Från maj.</p><ul><li>ett</li><li>två</li></ul><script>x()</script>
    <table><tr><th>Månad</th><th>Belopp</th></tr><tr><td>maj</td><td>9 412</td></tr></table></body></html>"""
    (dokument,) = las_bytes(kalla.encode(), "b.html")
    assert rader(dokument) == [
        ("Beslut", "rubrik"),
        ("Åsa beviljas stöd.", "brod"),
        ("Från maj.", "brod"),
        ("• ett", "lista"),
        ("• två", "lista"),
        ("Månad | Belopp", "tabell"),
        ("maj | 9 412", "tabell"),
    ]


def test_fields_stand_apart_and_cells_reach_down() -> None:
    kalla = """<html><body><form><p>Namn: <input value="Åsa"><input value="Ek">, <textarea>ny</textarea><select>
    <option selected>maj</select></p></form>
    <table><tr><th rowspan=2>Mars</th><td>Hyra</td></tr><tr><td>El</td></tr><tr><td>April</td><td>Hyra</td></tr></table></body></html>"""
    (dokument,) = las_bytes(kalla.encode(), "b.html")
    assert rader(dokument) == [
        ("Namn: Åsa Ek, ny maj", "brod"),
        ("Mars | Hyra", "tabell"),
        ("| El", "tabell"),
        ("April | Hyra", "tabell"),
    ]


def test_rtf_keeps_its_lines_and_letters() -> None:
    (dokument,) = las_bytes(rb"{\rtf1\ansi\ansicpg1252 Beslut\par \'c5sa beviljas st\'f6d.\par}", "b.rtf")
    assert [text for text, _ in rader(dokument)] == ["Beslut", "Åsa beviljas stöd."]


ODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0">
<office:body><office:text><text:h text:outline-level="2">Beslut</text:h><text:p>Namn:<text:s text:c="3"/>Åsa</text:p>
<text:list><text:list-item><text:p>ett</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>maj</text:p></table:table-cell>
<table:table-cell><text:p>9 412</text:p></table:table-cell></table:table-row></table:table>
</office:text></office:body></office:document-content>"""


def test_odt_keeps_headings_lists_and_tables_in_order() -> None:
    (dokument,) = las_bytes(zippa(mimetype="application/vnd.oasis.opendocument.text", **{"content.xml": ODT}), "b.odt")
    assert rader(dokument) == [("Beslut", "rubrik"), ("Namn:   Åsa", "brod"), ("• ett", "lista"), ("maj | 9 412", "tabell")]
    assert dokument.sidor[0].lasningar[0].rader[0].niva == 2


def test_entities_are_never_resolved() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x>&a;</x>'
    (dokument,) = las_bytes(zippa(mimetype="application/vnd.oasis.opendocument.text", **{"content.xml": bomb}), "b.odt")
    assert dokument.fel
    assert not dokument.sidor[0].last


def test_a_workbook_is_a_page_a_sheet() -> None:
    bok = openpyxl.Workbook()
    blad = bok.active
    blad.title = "Utbetalningar"
    blad.append(["Månad", "Belopp"])
    blad.append(["maj", 9412])
    bok.create_sheet("Tomt")
    ut = io.BytesIO()
    bok.save(ut)
    (dokument,) = las_bytes(ut.getvalue(), "b.xlsx")
    assert rader(dokument) == [("Utbetalningar", "rubrik"), ("Månad | Belopp", "tabell"), ("maj | 9412", "tabell")]
    assert len(dokument.sidor) == 2


def test_a_letter_and_its_attachments() -> None:
    brev = EmailMessage()
    brev["From"], brev["To"], brev["Subject"] = "skolan@exempel.se", "mottagning@exempel.se", "Oro för Åsa"
    brev.set_content("Hej!\n\nVi är oroliga.\n")
    brev.add_attachment(b"Bilagans ord.", maintype="text", subtype="plain", filename="bilaga å.txt")
    dokument = las_bytes(brev.as_bytes(), "brev.eml")
    assert [ett.namn for ett in dokument] == ["brev.eml", "brev.eml/bilaga å.txt"]
    assert [text for text, _ in rader(dokument[0])] == [
        "Från: skolan@exempel.se",
        "Till: mottagning@exempel.se",
        "Ämne: Oro för Åsa",
        "Hej!",
        "Vi är oroliga.",
    ]
    assert rader(dokument[1]) == [("Bilagans ord.", "brod")]


def test_a_letter_out_of_a_mailbox_is_a_letter() -> None:
    brev = b"From a@b Tue Mar 11 14:03:00 2025\nFrom: a@b\nSubject: Hej\nDate: Tue, 11 Mar 2025 14:03:00 +0100\n\nOrd.\n"
    (dokument,) = las_bytes(brev, "brev")
    assert [text for text, _ in rader(dokument)] == ["Från: a@b", "Datum: 2025-03-11 14:03", "Ämne: Hej", "Ord."]


NAMN = "Återkoppling Öst"


@pytest.mark.parametrize("kodning", ["cp437", "cp850", "cp1252", "utf-8"])
def test_names_in_an_archive_are_read_as_their_system_wrote_them(kodning: str) -> None:
    bytes_ = NAMN.encode(kodning)
    stand_in = "X" * len(bytes_)
    (dokument,) = las_bytes(zippa(**{f"{stand_in}.txt": "Ord."}).replace(stand_in.encode(), bytes_), "a.zip")
    assert dokument.namn == f"a.zip/{NAMN}.txt"


def test_an_archive_is_a_folder_and_keeps_to_itself() -> None:
    dokument = las_bytes(zippa(**{"b/beslut.txt": "Beslut.", "../../a.txt": "Ute.", "Thumbs.db": "x"}), "akt.zip")
    assert {ett.namn for ett in dokument} == {"akt.zip/a.txt", "akt.zip/b/beslut.txt"}
    assert all(ett.fel is None for ett in dokument)


def test_a_bomb_costs_itself_alone() -> None:
    dokument = {ett.namn: ett for ett in las_bytes(zippa(bomb=b"\0" * 5_000_000, brev="Hej."), "akt.zip")}
    assert "orimligt hårt" in (dokument["akt.zip/bomb"].fel or "")
    assert dokument["akt.zip/brev"].fel is None


@pytest.mark.parametrize(
    ("namn", "data"), [("a.odt", b"PK\x03\x04x"), ("a.xlsx", b"PK\x03\x04x"), ("a.zip", b"PK\x03\x04x"), ("t.zip", zippa())]
)
def test_a_broken_one_says_why(namn: str, data: bytes) -> None:
    (dokument,) = las_bytes(data, namn)
    assert dokument.fel
    assert dokument.atgard
    assert not dokument.sidor[0].last


@given(st.sampled_from([b"{\\rtf", b"<!doctype html>", b"From: a\nTo: b\n\n", b"PK\x03\x04", b"PK\x03\x04word/"]), st.binary(max_size=200))
def test_no_bytes_raise(borjan: bytes, rest: bytes) -> None:
    for dokument in las_bytes(borjan + rest, "x"):
        assert dokument.sidor
        assert all(rad.slag in Radslag for sida in dokument.sidor for lasning in sida.lasningar for rad in lasning.rader)
