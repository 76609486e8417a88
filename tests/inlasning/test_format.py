"""Real files of every format, and what is kept of them."""

from __future__ import annotations

import io

import docx
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.conftest import ROT
from textgranskning.inlasning import las_dokument
from textgranskning.inlasning.filer import las_bytes
from textgranskning.inlasning.layout import markera
from textgranskning.typer import Lasning, Rad, Radslag, Sida, Ursprung


def test_docx_keeps_paragraphs_and_tables_in_order() -> None:
    dokument = docx.Document()
    dokument.add_heading("Beslut", 2)
    dokument.add_paragraph("Före tabellen.")
    tabell = dokument.add_table(rows=1, cols=2)
    tabell.rows[0].cells[0].text, tabell.rows[0].cells[1].text = "Månad", "Belopp"
    dokument.add_paragraph("Efter.")
    ut = io.BytesIO()
    dokument.save(ut)
    (last,) = las_bytes(ut.getvalue(), "b.docx")
    rader = last.sidor[0].lasningar[0].rader
    assert [(rad.text, rad.slag, rad.niva) for rad in rader] == [
        ("Beslut", Radslag.RUBRIK, 2),
        ("Före tabellen.", Radslag.BROD, None),
        ("Månad | Belopp", Radslag.TABELL, None),
        ("Efter.", Radslag.BROD, None),
    ]


def test_pdf_lines_have_rectangles_in_reading_order() -> None:
    ut = io.BytesIO()
    canvas = Canvas(ut, pagesize=A4)
    canvas.setFont("Helvetica", 18)
    canvas.drawString(72, 760, "Utredning")
    canvas.setFont("Helvetica", 11)
    canvas.drawString(72, 730, "Åsa söker bistånd för övernattning.")
    canvas.save()
    (last,) = las_bytes(ut.getvalue(), "u.pdf")
    rubrik, brod = (rad for rad in last.sidor[0].lasningar[0].rader if rad.text.strip())
    assert (rubrik.text.strip(), rubrik.slag) == ("Utredning", Radslag.RUBRIK)
    assert brod.text.strip() == "Åsa söker bistånd för övernattning."
    assert rubrik.ruta
    assert brod.ruta
    assert rubrik.ruta.y1 <= brod.ruta.y0
    assert abs(rubrik.ruta.x0 - 72) < 2


def test_a_page_without_text_is_unread_never_empty() -> None:
    ut = io.BytesIO()
    canvas = Canvas(ut)
    canvas.drawString(72, 700, "Text")
    canvas.showPage()
    canvas.rect(10, 10, 100, 100)
    canvas.showPage()
    canvas.save()
    (last,) = las_bytes(ut.getvalue(), "s.pdf", ocr="aldrig")
    assert [sida.last for sida in last.sidor] == [True, False]
    assert last.sidor[1].olast


def test_the_scanned_example_has_two_pages_of_damaged_text() -> None:
    dokument = las_dokument(ROT / "exempel" / "akter" / "06 Skoglund, skannad" / "Personakt skannad.pdf", ocr="aldrig")
    assert dokument.format == "pdf"
    assert all(sida.lasningar[0].ursprung is Ursprung.TEXTLAGER for sida in dokument.sidor)


def test_recurring_page_headers_are_marked_and_nothing_else() -> None:
    def sida(nummer: int) -> Sida:
        rader = (
            "Exempelby kommun   Socialförvaltningen",
            f"Sida {nummer} av 3",
            "",
            ("Anna ringer.", "Bo svarar.", "Cilla kommer.")[nummer - 1],
            "Samma mening varje gång i mitten.",
        )
        return Sida(nummer, (Lasning(Ursprung.FIL, tuple(Rad(rad) for rad in (*rader, *("Mellanrad.",) * 6))),))

    markta = markera(tuple(sida(nummer) for nummer in (1, 2, 3)))
    forsta = markta[0].lasningar[0].rader
    assert [rad.slag for rad in forsta[:2]] == [Radslag.SIDHUVUD, Radslag.SIDHUVUD]
    assert forsta[3].slag is Radslag.BROD
    assert [rad.text for rad in forsta] == [rad.text for rad in sida(1).lasningar[0].rader]


def test_headers_are_known_in_every_reading_by_its_own_lines() -> None:
    def sida(nummer: int) -> Sida:
        lager = (Rad("Socialndmnden i Vike"), *(Rad(f"Rad {i} om {nummer * 'a'}") for i in range(9)))
        svensk = (Rad("Socialnämnden i Vike"), *(Rad(f"Rad {i} om {nummer * 'å'}") for i in range(9)))
        return Sida(nummer, (Lasning(Ursprung.TEXTLAGER, lager), Lasning(Ursprung.OCR_SWE, svensk)))

    for lasning in markera(tuple(sida(nummer) for nummer in (1, 2, 3)))[1].lasningar:
        assert [rad.slag for rad in lasning.rader] == [Radslag.SIDHUVUD, *[Radslag.BROD] * 9]


def test_two_readings_of_one_page_are_no_recurrence() -> None:
    rader = (Rad("Beslut"), Rad("Sida 1 av 2"), Rad("Ansökan"))
    (markt,) = markera((Sida(1, (Lasning(Ursprung.OCR_SWE, rader), Lasning(Ursprung.OCR_ENG, rader))),))
    assert [rad.slag for rad in markt.lasningar[0].rader] == [Radslag.BROD, Radslag.SIDHUVUD, Radslag.BROD]
