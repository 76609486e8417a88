"""Tick boxes as ☐ and ☒ with their label, however a format has them: drawn, in symbol fonts, as characters; and what only looks so."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import openpyxl
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.styles import Font
from reportlab.pdfgen.canvas import Canvas

from textgranskning.inlasning.filer import las_bytes
from textgranskning.inlasning.kryssrutor import Figur, kryssrutor

Ritare = Callable[[Canvas, float, float], None]


def rader(data: bytes, namn: str) -> list[str]:
    (dokument,) = las_bytes(data, namn, ocr="aldrig")
    assert dokument.fel is None
    return [rad.text for rad in dokument.sidor[0].lasningar[0].rader if rad.text.strip()]


def sida(rita: Callable[[Canvas], None], vridning: int = 0) -> list[str]:
    ut = io.BytesIO()
    canvas = Canvas(ut, pagesize=(595, 842))
    canvas.setFont("Helvetica", 11)
    if vridning:
        canvas.setPageRotation(vridning)
    rita(canvas)
    canvas.save()
    return rader(ut.getvalue(), "blankett.pdf")


def tom(canvas: Canvas, x: float, y: float) -> None:
    canvas.rect(x, y, 10, 10)


def kryss(canvas: Canvas, x: float, y: float) -> None:
    tom(canvas, x, y)
    canvas.line(x, y, x + 10, y + 10)
    canvas.line(x, y + 10, x + 10, y)


def bock(canvas: Canvas, x: float, y: float) -> None:
    tom(canvas, x, y)
    vag = canvas.beginPath()
    vag.moveTo(x + 2, y + 5)
    vag.lineTo(x + 4, y + 2)
    vag.lineTo(x + 9, y + 9)
    canvas.drawPath(vag)


def fylld(canvas: Canvas, x: float, y: float) -> None:
    tom(canvas, x, y)
    canvas.rect(x + 2, y + 2, 6, 6, fill=1, stroke=0)


def bokstav(canvas: Canvas, x: float, y: float) -> None:
    tom(canvas, x, y)
    canvas.drawString(x + 1.5, y + 1.5, "X")


def fyra_linjer(canvas: Canvas, x: float, y: float) -> None:
    for x0, y0, x1, y1 in ((0, 0, 10, 0), (0, 10, 10, 10), (0, 0, 0, 10), (10, 0, 10, 10)):
        canvas.line(x + x0, y + y0, x + x1, y + y1)


def ett_drag(canvas: Canvas, x: float, y: float) -> None:
    """The square and its cross as one path."""
    vag = canvas.beginPath()
    vag.rect(x, y, 10, 10)
    for x0, y0, x1, y1 in ((0, 0, 10, 10), (0, 10, 10, 0)):
        vag.moveTo(x + x0, y + y0)
        vag.lineTo(x + x1, y + y1)
    canvas.drawPath(vag)


def ring(canvas: Canvas, x: float, y: float) -> None:
    canvas.circle(x + 5, y + 5, 5)


def vald_ring(canvas: Canvas, x: float, y: float) -> None:
    ring(canvas, x, y)
    canvas.circle(x + 5, y + 5, 2.5, fill=1, stroke=0)


def vit(canvas: Canvas, x: float, y: float) -> None:
    canvas.setFillGray(1)
    canvas.rect(x, y, 10, 10, fill=1)
    canvas.setFillGray(0)


RUTOR: list[tuple[Ritare, str]] = [
    (tom, "☐"),
    (vit, "☐"),
    (fyra_linjer, "☐"),
    (ring, "☐"),
    (kryss, "☒"),
    (bock, "☒"),
    (fylld, "☒"),
    (bokstav, "☒"),
    (ett_drag, "☒"),
    (vald_ring, "☒"),
]


@pytest.mark.parametrize(("ruta", "tecken"), RUTOR, ids=lambda ett: getattr(ett, "__name__", ett))
@pytest.mark.parametrize("vridning", [0, 90])
def test_a_drawn_box_stands_before_its_label(ruta: Ritare, tecken: str, vridning: int) -> None:
    def rita(canvas: Canvas) -> None:
        canvas.drawString(72, 760, "Samtycke")
        ruta(canvas, 72, 739)
        canvas.drawString(88, 740, "Barnet har kommit till tals")

    assert sida(rita, vridning) == ["Samtycke", f"{tecken} Barnet har kommit till tals"]


def test_boxes_in_a_row_before_or_after_their_labels() -> None:
    def rita(canvas: Canvas) -> None:
        for x, ruta, etikett in ((72, kryss, "Ja"), (110, tom, "Nej"), (160, tom, "Vet ej")):
            ruta(canvas, x, 739)
            canvas.drawString(x + 15, 740, etikett)
        canvas.drawString(72, 720, "Hembesök gjort?")
        canvas.drawString(240, 720, "Ja")
        tom(canvas, 256, 719)
        canvas.drawString(280, 720, "Nej")
        bokstav(canvas, 303, 719)

    forsta, andra = (" ".join(rad.split()) for rad in sida(rita))
    assert forsta == "☒ Ja ☐ Nej ☐ Vet ej"
    assert andra == "Hembesök gjort? Ja ☐ Nej ☒"


def test_boxes_in_a_ruled_table_stand_in_their_cells() -> None:
    def rita(canvas: Canvas) -> None:
        canvas.grid([72, 250, 330, 410], [700, 720, 740, 760])
        for x, text in ((80, "Insats"), (258, "Ja"), (338, "Nej")):
            canvas.drawString(x, 745, text)
        for y, text, ja, nej in ((725, "Kontaktperson", kryss, tom), (705, "Familjehem", tom, kryss)):
            canvas.drawString(80, y, text)
            ja(canvas, 280, y - 1)
            nej(canvas, 360, y - 1)

    assert sida(rita) == ["Insats | Ja | Nej", "Kontaktperson | ☒ | ☐", "Familjehem | ☐ | ☒"]


def test_one_black_among_white_is_ticked() -> None:
    def rita(canvas: Canvas) -> None:
        tom(canvas, 72, 739)
        canvas.drawString(88, 740, "Nej")
        canvas.rect(72, 719, 10, 10, fill=1)
        canvas.drawString(88, 720, "Ja")

    assert sida(rita) == ["☐ Nej", "☒ Ja"]


def personnummer(canvas: Canvas) -> None:
    canvas.drawString(72, 740, "Personnummer")
    for nummer, tecken in enumerate("840312TF12"):
        canvas.rect(160 + 14 * nummer, 737, 14, 14)
        canvas.drawString(163 + 14 * nummer, 740, tecken)


def tomma_rutor(canvas: Canvas) -> None:
    canvas.drawString(72, 740, "Personnummer")
    for nummer in range(10):
        canvas.rect(160 + 14 * nummer, 737, 14, 14)


def forklaring(canvas: Canvas) -> None:
    for y, farg, text in ((740, (1, 0, 0), "2023"), (720, (0, 0, 1), "2024")):
        canvas.setFillColorRGB(*farg)
        canvas.rect(72, y - 1, 10, 10, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(88, y, text)


def punkter(canvas: Canvas) -> None:
    for y in (740, 720):
        canvas.rect(72, y + 1, 7, 7, fill=1)
        canvas.drawString(88, y, "Hembesök gjordes.")


def nummer_i_ruta(canvas: Canvas) -> None:
    canvas.rect(72, 737, 14, 14)
    canvas.drawString(75, 740, "7")
    canvas.drawString(92, 740, "Underskrift")


def marke(canvas: Canvas) -> None:
    """A mark of overlapping squares, as in a logotype."""
    canvas.rect(72, 740, 12, 12)
    canvas.rect(78, 746, 12, 12)
    canvas.drawString(98, 746, "Lerhamns kommun")


def utan_ord(canvas: Canvas) -> None:
    tom(canvas, 72, 739)
    canvas.drawString(300, 740, "Beslut")


def bokstaver(canvas: Canvas) -> None:
    for nummer, tecken in enumerate("oqx48pn"):
        canvas.drawString(72, 740 - 20 * nummer, f"{tecken} Beslut o x enligt 11 kap. 1 § SoL")


@pytest.mark.parametrize(
    "rita", [personnummer, tomma_rutor, forklaring, punkter, nummer_i_ruta, marke, utan_ord, bokstaver], ids=lambda ett: ett.__name__
)
def test_what_only_looks_like_boxes_is_none(rita: Callable[[Canvas], None]) -> None:
    assert not {"☐", "☒"} & set("".join(sida(rita)))


@given(st.lists(st.tuples(*[st.floats(0, 600)] * 4, st.booleans(), st.booleans(), st.booleans(), st.booleans(), st.booleans())))
def test_any_figures_give_boxes_that_are_alone(figurer: list[tuple[float, float, float, float, bool, bool, bool, bool, bool]]) -> None:
    funna = kryssrutor([Figur(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1), *resten) for x0, y0, x1, y1, *resten in figurer])
    for a in funna:
        assert all(a is b or a.x1 <= b.x0 or b.x1 <= a.x0 or a.y1 <= b.y0 or b.y1 <= a.y0 for b in funna)


def flattad() -> bytes:
    """A form with its fields made into drawings."""
    ut, platt = io.BytesIO(), io.BytesIO()
    canvas = Canvas(ut)
    canvas.setFont("Helvetica", 11)
    for nummer, (etikett, vald) in enumerate((("Muntligt", False), ("Skriftligt", True))):
        canvas.drawString(100, 700 - 20 * nummer, etikett)
        canvas.acroForm.checkbox(name=etikett, x=80, y=697 - 20 * nummer, size=12, checked=vald, buttonStyle="cross")
    canvas.save()
    with pikepdf.open(ut) as pdf:
        pdf.flatten_annotations()
        pdf.save(platt)
    return platt.getvalue()


def test_a_flattened_form_keeps_its_boxes() -> None:
    assert rader(flattad(), "f.pdf") == ["☐ Muntligt", "☒ Skriftligt"]


def symbolsida(innehall: bytes) -> bytes:
    """A page with Wingdings that says nothing of its letters (W), ZapfDingbats (Z) and an ordinary font (H)."""
    ut = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        namn, ordbok = pikepdf.Name, pikepdf.Dictionary
        beskrivning = ordbok(Type=namn.FontDescriptor, FontName=namn("/ABCDEF+Wingdings-Regular"), Flags=4, FontBBox=[0, -200, 1000, 900])
        wingdings = ordbok(
            Type=namn.Font,
            Subtype=namn.TrueType,
            BaseFont=namn("/ABCDEF+Wingdings-Regular"),
            FirstChar=32,
            LastChar=255,
            Widths=[900] * 224,
            FontDescriptor=pdf.make_indirect(beskrivning),
        )
        zapf = ordbok(Type=namn.Font, Subtype=namn.Type1, BaseFont=namn.ZapfDingbats)
        vanlig = ordbok(Type=namn.Font, Subtype=namn.Type1, BaseFont=namn.Helvetica, Encoding=namn.WinAnsiEncoding)
        pdf.pages[0].Resources = ordbok(Font=ordbok(W=wingdings, Z=zapf, H=vanlig))
        pdf.pages[0].Contents = pdf.make_stream(innehall)
        pdf.save(ut)
    return ut.getvalue()


@pytest.mark.parametrize(
    ("font", "kod", "tecken"),
    [
        (b"W", b"<A8>", "☐"),
        (b"W", b"(o)", "☐"),
        (b"W", b"(q)", "☐"),
        (b"W", b"<FE>", "☒"),
        (b"W", b"<FD>", "☒"),
        (b"Z", b"(o)", "☐"),
        (b"Z", b"(q)", "☐"),
        (b"Z", b"(4)", "✔"),
        (b"Z", b"(8)", "✘"),
        (b"H", b"(o)", "o"),
        (b"H", b"<A8>", "¨"),
        (b"H", b"(q)", "q"),
    ],
)
def test_symbol_fonts_in_a_pdf_show_what_they_look_like(font: bytes, kod: bytes, tecken: str) -> None:
    innehall = b"BT /%s 11 Tf 72 740 Td %s Tj /H 11 Tf 16 0 Td (Ja) Tj ET" % (font, kod)
    assert rader(symbolsida(innehall), "w.pdf") == [f"{tecken} Ja"]


def test_symbol_fonts_in_the_cells_of_a_ruled_table() -> None:
    linjer = b"".join(b"%d %d m %d %d l S " % ett for ett in ((72, 700, 400, 700), (72, 720, 400, 720), (72, 740, 400, 740)))
    linjer += b"".join(b"%d 700 m %d 740 l S " % (x, x) for x in (72, 240, 400))
    ord_ = b"".join(
        b"BT /%s 11 Tf %d %d Td %s Tj ET " % ett
        for ett in (
            (b"H", 80, 725, b"(Samtycke)"),
            (b"W", 250, 725, b"<FE>"),
            (b"H", 270, 725, b"(ja)"),
            (b"H", 80, 705, b"(Tolk)"),
            (b"W", 250, 705, b"(o)"),
            (b"H", 270, 705, b"(nej)"),
        )
    )
    assert rader(symbolsida(linjer + ord_), "w.pdf") == ["Samtycke | ☒ ja", "Tolk | ☐ nej"]


RTF = rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}{\f1\fcharset2 Wingdings;}{\f2\fnil\fcharset0 Wingdings 2;}}\f0 "


@pytest.mark.parametrize(
    ("data", "namn", "vantat"),
    [
        (RTF + rb"{\f1\'a8} Nej {\f1\'fe} Ja {\f1\u-3843 ?} Kryss\par}", "a.rtf", "☐ Nej ☒ Ja ☒ Kryss"),
        (RTF + rb"{\f2 R} Ja {\f2\'a3} Nej \'a8 o q\par}", "a.rtf", "☒ Ja ☐ Nej ¨ o q"),
        (RTF + rb'{\field{\*\fldinst SYMBOL 254 \\f "Wingdings"}{\fldrslt x}} Ja\par}', "a.rtf", "☒ Ja"),
        (b"<html><body><p><input type=checkbox checked> Ja <input type=checkbox> Nej</p></body></html>", "a.html", "☒ Ja ☐ Nej"),
        (
            '<p><span style="font-family:Wingdings">þ</span> Ja <font face=Wingdings>o</font> Nej o þ</p>'.encode(),
            "a.html",
            "☒ Ja ☐ Nej o þ",
        ),
        ("<html><body><p style='font-family:Arial'>q \uf0a8 Vet ej</p></body></html>".encode(), "a.html", "q ☐ Vet ej"),
    ],
)
def test_boxes_of_rtf_and_html(data: bytes, namn: str, vantat: str) -> None:
    assert rader(data, namn) == [vantat]


def test_a_cell_in_a_symbol_font_is_what_it_looks_like() -> None:
    bok, ut = openpyxl.Workbook(), io.BytesIO()
    for plats, (tecken, font) in enumerate((("þ", "Wingdings"), ("¨", "Wingdings"), ("R", "Wingdings 2"), ("þ", "Arial")), start=1):
        cell = bok.active.cell(plats, 1, tecken)
        cell.font = Font(name=font)
        bok.active.cell(plats, 2, "Samtycke")
    bok.save(ut)
    assert rader(ut.getvalue(), "b.xlsx")[1:] == ["☒ | Samtycke", "☐ | Samtycke", "☒ | Samtycke", "þ | Samtycke"]


VML = """<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">
<v:shape><v:textbox><div><font>Jag har arbete</font></div></v:textbox>
<x:ClientData ObjectType="Checkbox"><x:Anchor>1, 5, 5, 2, 2, 8, 6, 4</x:Anchor></x:ClientData></v:shape>
<v:shape><v:textbox><div><font>Jag har barn
 som bor hemma</font></div></v:textbox>
<x:ClientData ObjectType="Checkbox"><x:Anchor>1, 5, 3, 2, 2, 8, 4, 4</x:Anchor><x:Checked>1</x:Checked></x:ClientData></v:shape>
<v:shape><v:textbox><div>en anteckning</div></v:textbox><x:ClientData ObjectType="Note"/></v:shape></xml>"""
RELATION = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/vmlDrawing" Target="../drawings/v.vml"/></Relationships>"""


def test_the_boxes_of_a_sheet_that_is_a_form() -> None:
    bok, ut = openpyxl.Workbook(), io.BytesIO()
    bok.active["A1"] = "Ansökan"
    bok.save(ut)
    with zipfile.ZipFile(ut, "a") as arkiv:
        arkiv.writestr("xl/worksheets/_rels/sheet1.xml.rels", RELATION)
        arkiv.writestr("xl/drawings/v.vml", VML)
    assert rader(ut.getvalue(), "b.xlsx")[2:] == ["☒ Jag har barn som bor hemma", "☐ Jag har arbete"]
