"""What Word puts in a docx beside plain paragraphs, piece by piece, and what an OpenDocument file does."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.shared import Cm
from PIL import Image

from tests.inlasning.test_fientligt import docx as paket
from textgranskning.inlasning import ocr
from textgranskning.inlasning.filer import las_bytes
from textgranskning.inlasning.listor import nummer
from textgranskning.typer import Dokument


def text(kropp: str) -> list[str]:
    (dokument,) = las_bytes(paket(kropp), "b.docx")
    assert dokument.fel is None
    return [rad.text for rad in dokument.sidor[0].lasningar[0].rader if rad.text]


def p(inre: str) -> str:
    return f"<w:p>{inre}</w:p>"


def r(ord_: str, egenskaper: str = "") -> str:
    return f'<w:r><w:rPr>{egenskaper}</w:rPr><w:t xml:space="preserve">{ord_}</w:t></w:r>'


@pytest.mark.parametrize(
    ("kropp", "vantat"),
    [
        (p(r("Beslut ") + f"<w:ins>{r('bifall')}</w:ins><w:del><w:r><w:delText>avslag</w:delText></w:r></w:del>"), ["Beslut bifall"]),
        (p(f"<w:moveFrom>{r('flyttat')}</w:moveFrom>{r('kvar')}") + p(f"<w:moveTo>{r('flyttat')}</w:moveTo>"), ["kvar", "flyttat"]),
        (f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{r('ett ')}</w:p>" + p(r("stycke")), ["ett stycke"]),
        (f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{r('sist')}</w:p>", ["sist"]),
        (p(r("synligt") + r(" dolt", "<w:vanish/>") + r(" åter", '<w:vanish w:val="0"/>')), ["synligt åter"]),
        (p(r("þ", '<w:rFonts w:ascii="Wingdings"/>') + r(" Ja")), ["☒ Ja"]),
        (p(r("\uf0a8 Ja ") + r("\uf0fd Nej") + r(" \uf0b7")), ["☐ Ja ☒ Nej \uf0b7"]),
        (p(r("o Ja", "")), ["o Ja"]),
        (p(f"<w:smartTag>{r('i en ')}<w:hyperlink>{r('länk')}</w:hyperlink></w:smartTag>"), ["i en länk"]),
        (p(r("a") + "<w:r><w:br/></w:r>" + r("b")), ["a", "b"]),
        (
            p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + r("utan slut")) + p(r("nästa stycke")),
            ["nästa stycke"],
        ),
        (f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p(r('Klicka här'))}</w:sdtContent></w:sdt>" + p(r("x")), ["x"]),
        (f"<w:sdt><w:sdtContent><w:sdt><w:sdtContent>{p(r('inre'))}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>", ["inre"]),
    ],
)
def test_what_a_reader_of_the_accepted_text_sees(kropp: str, vantat: list[str]) -> None:
    assert text(kropp) == vantat


def cell(*stycken: str, egenskaper: str = "") -> str:
    return f"<w:tc><w:tcPr>{egenskaper}</w:tcPr>{''.join(p(r(ett)) for ett in stycken)}</w:tc>"


@pytest.mark.parametrize(
    ("rader", "vantat"),
    [
        ([cell("Datum", "2024-03-05") + cell("Beslut")], ["Datum 2024-03-05 | Beslut"]),
        ([cell("Rubrik över", "två stycken")], ["Rubrik över", "två stycken"]),  # a frame, not a table
        ([cell("a") + cell("b", egenskaper="<w:vMerge/>")], ["a |"]),
        ([f"<w:trPr><w:del/></w:trPr>{cell('borta')}{cell('x')}", cell("kvar") + cell("y")], ["kvar | y"]),
        ([cell("") + cell("")], []),
        ([cell("Layout") + f"<w:tc><w:tbl><w:tr>{cell('a')}{cell('b')}</w:tr></w:tbl></w:tc>"], ["Layout", "a | b"]),
    ],
)
def test_rows_of_tables(rader: list[str], vantat: list[str]) -> None:
    assert text("<w:tbl>" + "".join(f"<w:tr>{rad}</w:tr>" for rad in rader) + "</w:tbl>") == vantat


def med_bild(bredd_cm: float, hojd_cm: float) -> bytes:
    bild, ut = io.BytesIO(), io.BytesIO()
    Image.new("L", (200, 260), 255).save(bild, "PNG")
    dokument = docx.Document()
    dokument.add_paragraph("Inskannat:")
    dokument.add_picture(bild, Cm(bredd_cm), Cm(hojd_cm))
    dokument.save(ut)
    return ut.getvalue()


def test_a_picture_as_large_as_a_page_is_a_page_and_a_logotype_is_none() -> None:
    stor: tuple[Dokument, ...] = las_bytes(med_bild(16, 22), "beslut.docx", ocr="aldrig")
    assert [ett.namn for ett in stor] == ["beslut.docx", "beslut.docx/image1.png"]
    assert stor[1].sidor[0].olast == ocr.AVSTANGD
    assert len(las_bytes(med_bild(5, 2), "beslut.docx", ocr="aldrig")) == 1


def test_an_embedded_workbook_and_another_object_are_documents_beside() -> None:
    with zipfile.ZipFile(io.BytesIO(med_bild(5, 2))) as arkiv:
        delar = {namn: arkiv.read(namn) for namn in arkiv.namelist()}
    typ = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    slut = b"</Relationships>"
    rel = "".join(
        f'<Relationship Id="e{slag}" Type="{typ}/{slag}" Target="embeddings/{namn}"/>'
        for slag, namn in (("package", "bilaga.docx"), ("oleObject", "o.bin"))
    )
    delar["word/_rels/document.xml.rels"] = delar["word/_rels/document.xml.rels"].replace(slut, rel.encode() + slut)
    delar["word/embeddings/bilaga.docx"] = paket(p(r("Bilagans ord.")))
    delar["word/embeddings/o.bin"] = b"x"
    ut = io.BytesIO()
    with zipfile.ZipFile(ut, "w") as arkiv:
        for namn, innehall in delar.items():
            arkiv.writestr(namn, innehall)
    dokument = {ett.namn: ett for ett in las_bytes(ut.getvalue(), "b.docx")}
    assert dokument["b.docx/bilaga.docx"].sidor[0].lasningar[0].text == "Bilagans ord."
    assert dokument["b.docx/o.bin"].fel == "Ett inbäddat objekt kan inte läsas."


def test_numbers_beyond_the_alphabet() -> None:
    assert [nummer(tal, "a") for tal in (1, 26, 27)] == ["a", "z", "aa"]
    assert nummer(0, "i") == "0"
