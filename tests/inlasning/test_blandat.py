"""Pages as folders hold them: photos turned by their Exif mark, text, scan and form in one file, turned pages with all of it, columns."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import closing
from functools import partial

import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.inlasning import test_pdf
from textgranskning.inlasning.filer import las_bytes
from textgranskning.typer import Rad, Radslag, Sida, Ursprung

RADER = ("Anteckning från hembesök", "Åsa visade sitt rum och sina böcker.", "Nästa möte hålls på kontoret i maj.")


pdf = partial(test_pdf.pdf, storlek=14)


def skriv(canvas: Canvas) -> None:
    for nummer, rad in enumerate(RADER):
        canvas.drawString(72, 740 - 28 * nummer, rad)


def foto() -> Image.Image:
    """The upper half of a page as a telephone sees it."""
    with closing(pdfium.PdfDocument(pdf(skriv))) as oppen:
        bild = oppen[0].render(scale=200 / 72).to_pil()
    return bild.crop((0, 0, bild.width, bild.height // 2))


def skrivna(sida: Sida) -> list[Rad]:
    return [rad for rad in sida.lasningar[0].rader if rad.text.strip()]


EXIF = {  # how the picture lies in the file, for each mark that sets it right
    1: None,
    3: Image.Transpose.ROTATE_180,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize("marke", EXIF)
@pytest.mark.parametrize("typ", ["JPEG", "TIFF"])
def test_a_photo_is_read_upright_as_its_exif_mark_says(marke: int, typ: str) -> None:
    bild, ut = foto(), io.BytesIO()
    uppratt = bild.size
    lage = EXIF[marke]
    liggande = bild if lage is None else bild.transpose(lage)
    exif = Image.Exif()
    exif[0x0112] = marke
    liggande.save(ut, typ, exif=exif, dpi=(200, 200))
    (dokument,) = las_bytes(ut.getvalue(), "IMG_0412.jpg")
    (sida,) = dokument.sidor
    assert sida.storlek == pytest.approx((uppratt[0] * 72 / 200, uppratt[1] * 72 / 200), abs=1)
    assert [rad.text for rad in skrivna(sida)] == list(RADER)
    ruta = skrivna(sida)[0].ruta
    assert ruta
    assert ruta.x0 == pytest.approx(72, abs=4)
    assert ruta.y1 - ruta.y0 < 20


def blandad(vridning: int = 0) -> bytes:
    """A text page, a scan, and a form in one file."""

    def skannad(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(foto()), 0, A4[1] / 2, A4[0], A4[1] / 2)

    def blankett(canvas: Canvas) -> None:
        canvas.drawString(72, 740, "Namn:")
        canvas.acroForm.textfield(name="namn", value="Örjan Sjö", x=130, y=735, width=200, height=20, borderWidth=0)
        for plats, (etikett, vald) in enumerate((("Samtycker", True), ("Samtycker inte", False))):
            canvas.acroForm.checkbox(name=etikett, checked=vald, x=72, y=700 - 30 * plats, size=14)
            canvas.drawString(95, 702 - 30 * plats, etikett)

    ut = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(skriv, skannad, blankett))) as oppen:
        for sida in oppen.pages:
            sida.Rotate = vridning
        oppen.save(ut)
    return ut.getvalue()


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize("vridning", [0, 90])
def test_text_scan_and_form_in_one_file_are_each_read_their_way(vridning: int) -> None:
    (dokument,) = las_bytes(blandad(vridning), "akt.pdf")
    text, skannad, blankett = dokument.sidor
    assert [[lasning.ursprung for lasning in sida.lasningar] for sida in dokument.sidor] == [
        [Ursprung.TEXTLAGER],
        [Ursprung.OCR_SWE, Ursprung.OCR_ENG],
        [Ursprung.TEXTLAGER],
    ]
    assert [rad.text for rad in skrivna(text)] == list(RADER)
    assert [rad.text for rad in skrivna(skannad)] == list(RADER)
    assert [" ".join(rad.text.split()) for rad in skrivna(blankett)] == ["Namn: Örjan Sjö", "☒ Samtycker", "☐ Samtycker inte"]


VANSTER = [f"Den vänstra spaltens rad {nummer} om familjens vardag" for nummer in range(9)]
HOGER = [f"Den högra spaltens rad {nummer} om barnens skolgång" for nummer in range(9)]


def spalter(topp: float, vanster: list[str], hoger: list[str]) -> Callable[[Canvas], None]:
    def rita(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for nummer, (a, b) in enumerate(zip(vanster, hoger, strict=True)):
            canvas.drawString(60, topp - 14 * nummer, a)
            canvas.drawString(320, topp - 14 * nummer, b)

    return rita


def test_headings_across_two_columns_divide_them() -> None:
    def rita(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 18)
        canvas.drawString(60, 790, "Familjens situation under våren och sommaren 2025")
        spalter(760, VANSTER, HOGER)(canvas)
        canvas.setFont("Helvetica-Bold", 18)
        canvas.drawString(60, 590, "Bedömning av barnens behov av stöd och skydd")
        spalter(560, VANSTER, HOGER)(canvas)

    (dokument,) = las_bytes(pdf(rita), "rapport.pdf", ocr="aldrig")
    rader = skrivna(dokument.sidor[0])
    forsta, andra = "Familjens situation under våren och sommaren 2025", "Bedömning av barnens behov av stöd och skydd"
    assert [rad.text for rad in rader] == [forsta, *VANSTER, *HOGER, andra, *VANSTER, *HOGER]
    assert [rad.text for rad in rader if rad.slag is Radslag.RUBRIK] == [forsta, andra]


def test_headings_within_columns_stay_in_them() -> None:
    def rita(canvas: Canvas) -> None:
        spalter(760, VANSTER, HOGER)(canvas)
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(60, 620, "Skolan")
        canvas.drawString(320, 620, "Hälsan")
        spalter(600, VANSTER, HOGER)(canvas)

    (dokument,) = las_bytes(pdf(rita), "rapport.pdf", ocr="aldrig")
    assert [rad.text for rad in skrivna(dokument.sidor[0])] == [*VANSTER, "Skolan", *VANSTER, *HOGER, "Hälsan", *HOGER]


@pytest.mark.parametrize("vridning", [90, 180, 270])
def test_columns_of_a_turned_page_are_read_in_turn(vridning: int) -> None:
    ut = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(spalter(760, VANSTER, HOGER)))) as oppen:
        oppen.pages[0].Rotate = vridning
        oppen.save(ut)
    (dokument,) = las_bytes(ut.getvalue(), "rapport.pdf", ocr="aldrig")
    assert [rad.text for rad in skrivna(dokument.sidor[0])] == VANSTER + HOGER
