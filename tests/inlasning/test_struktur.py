"""Documents made at random and read back: what stands in a heading, a paragraph, a list or a table comes out in order, as what it is."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from html import escape

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from textgranskning.inlasning.filer import las_bytes
from textgranskning.typer import Rad

Block = tuple[str, object]

TECKEN = st.sampled_from("abcdefghåäöÅÄÖéü §–”1234567890.,:;()/%&<>'\"\\{}☒☐—|$")
ORD = st.text(TECKEN, min_size=1, max_size=12).map(lambda text: " ".join(text.split())).filter(lambda text: text and text.strip("|"))
TEXT = st.lists(ORD, min_size=1, max_size=6).map(" ".join)
RUBRIK = st.tuples(st.just("rubrik"), st.tuples(st.integers(1, 6), TEXT))
STYCKE = st.tuples(st.just("stycke"), TEXT)
LISTA = st.tuples(st.just("lista"), st.lists(TEXT, min_size=1, max_size=4))
TABELL = st.integers(2, 4).flatmap(
    lambda antal: st.lists(st.lists(ORD | st.just(""), min_size=antal, max_size=antal).filter(any), min_size=1, max_size=4)
)
BLOCK = st.lists(st.one_of(RUBRIK, STYCKE, LISTA, st.tuples(st.just("tabell"), TABELL)), min_size=1, max_size=6)


def vantat(block: list[Block]) -> list[tuple[str, str, int | None]]:
    ut: list[tuple[str, str, int | None]] = []
    for slag, vad in block:
        if slag == "rubrik":
            niva, text = vad  # type: ignore[misc]
            ut.append((text, "rubrik", niva))
        elif slag == "stycke":
            ut.append((str(vad), "brod", None))
        elif slag == "lista":
            ut += [(f"• {post}", "lista", None) for post in vad]  # type: ignore[attr-defined]
        else:
            ut += [(" | ".join(rad).strip(), "tabell", None) for rad in vad]  # type: ignore[attr-defined]
    return ut


def last(data: bytes) -> list[tuple[str, str, int | None]]:
    (dokument,) = las_bytes(data, "fil")
    assert dokument.fel is None
    rader: list[Rad] = [rad for sida in dokument.sidor for rad in sida.lasningar[0].rader if rad.text]
    return [(rad.text, rad.slag.value, rad.niva) for rad in rader]


def som_docx(block: list[Block]) -> bytes:
    dokument, ut = docx.Document(), io.BytesIO()
    for slag, vad in block:
        if slag == "rubrik":
            dokument.add_heading(vad[1], vad[0])  # type: ignore[index]
        elif slag == "stycke":
            dokument.add_paragraph(str(vad))
        elif slag == "lista":
            for post in vad:  # type: ignore[attr-defined]
                dokument.add_paragraph(post, style="List Bullet")
        else:
            tabell = dokument.add_table(rows=0, cols=len(vad[0]))  # type: ignore[index]
            for rad in vad:  # type: ignore[attr-defined]
                for cell, text in zip(tabell.add_row().cells, rad, strict=True):
                    cell.text = text
    dokument.save(ut)
    return ut.getvalue()


def som_html(block: list[Block]) -> bytes:
    delar = ["<!doctype html><html><body>"]
    for slag, vad in block:
        if slag == "rubrik":
            delar.append(f"<h{vad[0]}>{escape(vad[1])}</h{vad[0]}>")  # type: ignore[index]
        elif slag == "stycke":
            delar.append(f"<p>{escape(str(vad))}</p>")
        elif slag == "lista":
            delar.append("<ul>" + "".join(f"<li>{escape(post)}" for post in vad) + "</ul>")  # type: ignore[attr-defined]
        else:
            delar.append("<table>" + "".join("<tr>" + "".join(f"<td>{escape(c)}</td>" for c in rad) + "</tr>" for rad in vad) + "</table>")  # type: ignore[attr-defined]
    return "".join(delar).encode()


def som_odt(block: list[Block]) -> bytes:
    ns = " ".join(f'xmlns:{namn}="urn:oasis:names:tc:opendocument:xmlns:{namn}:1.0"' for namn in ("office", "text", "table"))
    delar = [f"<office:document-content {ns}><office:body><office:text>"]
    for slag, vad in block:
        if slag == "rubrik":
            delar.append(f'<text:h text:outline-level="{vad[0]}">{escape(vad[1])}</text:h>')  # type: ignore[index]
        elif slag == "stycke":
            delar.append(f"<text:p>{escape(str(vad))}</text:p>")
        elif slag == "lista":
            delar.append(
                "<text:list>"
                + "".join(f"<text:list-item><text:p>{escape(post)}</text:p></text:list-item>" for post in vad)
                + "</text:list>"
            )  # type: ignore[attr-defined]
        else:
            rader = ("".join(f"<table:table-cell><text:p>{escape(c)}</text:p></table:table-cell>" for c in rad) for rad in vad)  # type: ignore[attr-defined]
            delar.append("<table:table>" + "".join(f"<table:table-row>{rad}</table:table-row>" for rad in rader) + "</table:table>")
    delar.append("</office:text></office:body></office:document-content>")
    ut = io.BytesIO()
    with zipfile.ZipFile(ut, "w") as arkiv:
        arkiv.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        arkiv.writestr("content.xml", "".join(delar))
    return ut.getvalue()


def som_rtf(block: list[Block]) -> bytes:
    def kod(text: str) -> str:
        return "".join(f"\\{t}" if t in "\\{}" else t if t < "\x80" else f"\\u{ord(t)}?" for t in text)

    delar = ["{\\rtf1\\ansi{\\stylesheet{\\s0 Normal;}" + "".join(f"{{\\s{niva} heading {niva};}}" for niva in range(1, 7)) + "}"]
    for slag, vad in block:
        if slag == "rubrik":
            delar.append(f"\\pard\\s{vad[0]} {kod(vad[1])}\\par")  # type: ignore[index]
        elif slag == "stycke":
            delar.append(f"\\pard {kod(str(vad))}\\par")
        elif slag == "lista":
            delar += [f"\\pard{{\\listtext\\'95\\tab}}{kod(post)}\\par" for post in vad]  # type: ignore[attr-defined]
        else:
            delar += ["\\trowd\\pard\\intbl " + "".join(f"{kod(c)}\\cell " for c in rad) + "\\row\\pard" for rad in vad]  # type: ignore[attr-defined]
    return ("\n".join(delar) + "}").encode("ascii")


@pytest.mark.parametrize("som", [som_docx, som_html, som_odt, som_rtf])
@settings(max_examples=40, deadline=None)
@given(block=BLOCK)
def test_what_is_written_is_read_in_order_and_as_what_it_is(som: Callable[[list[Block]], bytes], block: list[Block]) -> None:
    assert last(som(block)) == vantat(block)


@settings(max_examples=40, deadline=None)
@given(tabell=TABELL)
def test_sheets_come_back(tabell: list[list[str]]) -> None:
    bok, ut = openpyxl.Workbook(), io.BytesIO()
    for rad in tabell:
        bok.active.append([f"'{cell}" if cell.startswith("=") else cell or None for cell in rad])
    bok.save(ut)
    assert [text for text, slag, _ in last(ut.getvalue()) if slag == "tabell"] == [" | ".join(_utan_tomma(rad)).strip() for rad in tabell]


def _utan_tomma(rad: list[str]) -> list[str]:
    return rad if rad[-1] else _utan_tomma(rad[:-1])


@settings(max_examples=60, deadline=None)
@given(tabell=TABELL, skiljetecken=st.sampled_from(";\t,"), kodning=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_tables_as_text_come_back(tabell: list[list[str]], skiljetecken: str, kodning: str) -> None:
    ut = io.StringIO(newline="")
    csv.writer(ut, delimiter=skiljetecken, quoting=csv.QUOTE_ALL).writerows(tabell)
    (dokument,) = las_bytes(ut.getvalue().encode(kodning), "tabell.csv")
    assert dokument.format == "csv"
    assert dokument.sidor[0].lasningar[0].text.split("\n") == [" | ".join(rad).strip() for rad in tabell]


@settings(max_examples=40, deadline=None)
@given(amne=ORD, stycken=st.lists(TEXT, max_size=4), bilagor=st.lists(st.tuples(ORD, TEXT), max_size=3))
def test_letters_and_their_attachments_come_back(amne: str, stycken: list[str], bilagor: list[tuple[str, str]]) -> None:
    brev = EmailMessage()
    brev["From"], brev["To"], brev["Subject"] = "a@exempel.se", "b@exempel.se", amne
    brev.set_content("\n".join(stycken) + "\n")
    for namn, text in bilagor:
        brev.add_attachment(text.encode(), maintype="text", subtype="plain", filename=f"{namn}.txt")
    dokument = las_bytes(brev.as_bytes(), "brev.eml")
    rader = [rad.text for rad in dokument[0].sidor[0].lasningar[0].rader if rad.text]
    assert rader == ["Från: a@exempel.se", "Till: b@exempel.se", f"Ämne: {amne}", *stycken]
    assert [ett.sidor[0].lasningar[0].text for ett in dokument[1:]] == [text for _, text in bilagor]
    assert len({ett.namn for ett in dokument}) == 1 + len(bilagor)
