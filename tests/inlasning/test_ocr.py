"""Page images read by the real Tesseract, and what happens when it fails, is too slow or is not there."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.conftest import saknad
from textgranskning.inlasning import ocr
from textgranskning.inlasning.bas import OcrLage
from textgranskning.inlasning.filer import las_bytes
from textgranskning.typer import Ruta, Sida, Ursprung

RADER = ("Åsa ansökte om övernattning på boendet.", "Nämnden beslutade enligt 4 kap. 1 § SoL.")
LAGER = RADER * 3
SKADADE = ("Asa ansékte om ndgot fér sin dvernattning.", "Ndmnden rvkxz qwtrp plkjh mnbvc zxcrt ghjkl prdws.") * 3
STAMPEL = ("Inkom 2024-03-05",)
DPI = 200


def skannad_sida(*, rader: tuple[str, ...] = RADER, lager: tuple[str, ...] = (), medurs: float = 0) -> bytes:
    """A PDF of one page: a picture of `rader`, turned clockwise by `medurs` degrees, and under it an invisible text layer of `lager`."""
    tryckt = _pdf(lambda canvas: _skriv(canvas, rader))
    with closing(pdfium.PdfDocument(tryckt)) as pdf:
        bild = pdf[0].render(scale=DPI / 72, grayscale=True).to_pil().rotate(-medurs, fillcolor=255)

    def rita(canvas: Canvas) -> None:
        _skriv(canvas, lager, osynlig=True)
        canvas.drawImage(ImageReader(bild), 0, 0, *A4)

    return _pdf(rita)


def _pdf(rita: Callable[[Canvas], None]) -> bytes:
    ut = io.BytesIO()
    canvas = Canvas(ut, pagesize=A4)
    rita(canvas)
    canvas.save()
    return ut.getvalue()


def _skriv(canvas: Canvas, rader: tuple[str, ...], *, osynlig: bool = False) -> None:
    text = canvas.beginText(72, 760)
    text.setFont("Helvetica", 12, leading=24)
    text.setTextRenderMode(3 if osynlig else 0)
    for rad in rader:
        text.textLine(rad)
    canvas.drawText(text)


def las(data: bytes, lage: OcrLage = "auto") -> Sida:
    (dokument,) = las_bytes(data, "skannad.pdf", ocr=lage)
    assert dokument.fel is None
    return dokument.sidor[0]


def ursprung(sida: Sida) -> list[Ursprung]:
    return [lasning.ursprung for lasning in sida.lasningar]


@pytest.mark.usefixtures("tesseract")
def test_a_page_without_text_is_read_with_rectangles() -> None:
    sida = las(skannad_sida())
    assert sida.last
    assert ursprung(sida) == [Ursprung.OCR_SWE, Ursprung.OCR_ENG]
    swe = sida.lasningar[0]
    assert swe.rader[0].text == RADER[0]
    ruta = swe.rader[0].ruta
    assert ruta
    assert ruta.x0 == pytest.approx(72, abs=2)
    assert 65 < ruta.y0 < A4[1] - 760 < ruta.y1 < 90
    assert "§" in sida.lasningar[1].text


@pytest.mark.usefixtures("tesseract")
def test_a_page_askew_is_read_and_its_rectangles_lie_as_the_page_does() -> None:
    rader = [rad for rad in las(skannad_sida(rader=(RADER[0], "", RADER[0]) * 5, medurs=5)).lasningar[0].rader if rad.text]
    assert [rad.text for rad in rader] == [RADER[0]] * 10
    forsta, sista = rader[0].ruta, rader[-1].ruta
    assert forsta
    assert sista
    assert forsta.x0 - sista.x0 == pytest.approx(24 * 14 * 0.0872, abs=4)  # the sine of five degrees: further down is further left
    assert forsta.y1 - forsta.y0 > 20  # the line falls from its left end to its right


@pytest.mark.usefixtures("tesseract")
def test_a_page_upside_down_is_read() -> None:
    if "osd" not in ocr.sprak_i("tesseract"):
        saknad("Tesseract's model osd")
    rader = [rad for rad in las(skannad_sida(rader=RADER * 6, medurs=180)).lasningar[0].rader if rad.text]
    assert [rad.text.split()[0] for rad in rader] == ["Åsa", "Nämnden"] * 6
    rutor = [rad.ruta for rad in rader if rad.ruta]
    assert [ruta.y0 for ruta in rutor] == sorted((ruta.y0 for ruta in rutor), reverse=True)  # as the page lies


@pytest.mark.usefixtures("tesseract")
def test_a_picture_of_nothing_stays_unread() -> None:
    sida = las(skannad_sida(rader=()))
    assert (sida.lasningar, sida.olast) == ((), ocr.INGEN_TEXT)


@pytest.fixture
def motor(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A Tesseract that reads one word at once; the list holds the languages it was fragade for."""
    fragade: list[str] = []

    def run(kommando: list[str], **_: Any) -> subprocess.CompletedProcess[bytes]:
        fragade.append(kommando[kommando.index("-l") + 1])
        return subprocess.CompletedProcess(kommando, 0, b"huvud\n5\t1\t1\t1\t1\t1\t20\t40\t60\t10\t96\tord\n")

    monkeypatch.setattr(ocr.shutil, "which", lambda _: "tesseract")
    monkeypatch.setattr(ocr, "sprak_i", lambda _: frozenset({"swe", "eng", "osd"}))
    monkeypatch.setattr(ocr.subprocess, "run", run)
    return fragade


@pytest.mark.parametrize(
    ("lager", "lage", "omlast"),
    [
        ((), "auto", True),
        ((), "aldrig", False),
        (STAMPEL, "auto", True),
        (LAGER, "auto", False),
        (LAGER, "alltid", True),
        (SKADADE, "auto", True),
        (SKADADE, "aldrig", False),
    ],
)
def test_what_is_read_again(motor: list[str], lager: tuple[str, ...], lage: OcrLage, omlast: bool) -> None:
    sida = las(skannad_sida(lager=lager), lage)
    assert motor == (["swe", "eng"] if omlast else [])
    assert ursprung(sida) == [Ursprung.TEXTLAGER] * bool(lager) + [Ursprung.OCR_SWE, Ursprung.OCR_ENG] * omlast
    assert sida.last or sida.olast == ocr.AVSTANGD


def test_a_page_without_image_is_never_sent(motor: list[str]) -> None:
    assert las(_pdf(lambda canvas: _skriv(canvas, RADER)), "alltid").last
    assert motor == []


def test_a_page_of_drawn_lines_may_be_letters(motor: list[str]) -> None:
    assert las(_pdf(lambda canvas: canvas.rect(10, 10, 100, 100))).last
    assert motor == ["swe", "eng"]


@pytest.mark.parametrize(
    ("fel", "skal"),
    [
        (subprocess.TimeoutExpired("tesseract", 1), ocr.FOR_LANGSAM),
        (subprocess.CalledProcessError(1, "tesseract", stderr=b"Kari Nordman"), ocr.MISSLYCKAD),
        (OSError("no memory"), ocr.MISSLYCKAD),
    ],
)
def test_a_failure_costs_that_reading_only(motor: list[str], monkeypatch: pytest.MonkeyPatch, fel: Exception, skal: str) -> None:
    hel = ocr.subprocess.run

    def run(kommando: list[str], **val: Any) -> Any:
        if "swe" in kommando:
            raise fel
        return hel(kommando, **val)

    monkeypatch.setattr(ocr.subprocess, "run", run)
    assert ursprung(las(skannad_sida())) == [Ursprung.OCR_ENG]
    assert ursprung(las(skannad_sida(lager=RADER), "alltid")) == [Ursprung.TEXTLAGER, Ursprung.OCR_ENG]
    monkeypatch.setattr(ocr, "sprak_i", lambda _: frozenset({"swe"}))
    sida = las(skannad_sida())
    assert (sida.lasningar, sida.olast) == ((), skal)


def test_a_slow_program_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\nexec sleep 30\n")
    program.chmod(0o755)
    monkeypatch.setattr(ocr, "installningar", lambda: {"tidsgrans": 0.2})
    monkeypatch.setattr(ocr, "sprak_i", lambda _: frozenset({"swe"}))
    with pytest.raises(ocr.Bildfel, match="tidsgränsen"):
        ocr.las_bild(str(program), ocr.Sidbild(Image.new("L", (20, 20)), 200), "swe")


@pytest.mark.parametrize(("program", "skal"), [(None, ocr.SAKNAS), ("/finns/inte/tesseract", ocr.SPRAK_SAKNAS)])
def test_without_tesseract_a_page_is_unread_and_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, program: str | None, skal: str
) -> None:
    monkeypatch.setattr(ocr.shutil, "which", lambda _: program)
    sida = las(skannad_sida())
    assert (sida.lasningar, sida.olast) == ((), skal)
    assert "Installera" in skal
    assert ursprung(las(skannad_sida(lager=RADER), "alltid")) == [Ursprung.TEXTLAGER]


def test_words_become_lines_with_the_rectangle_of_all() -> None:
    huvud = "level page_num block_num par_num line_num word_num left top width height conf text".replace(" ", "\t")
    poster = [
        (5, 1, 1, 1, 1, 1, 100, 50, 40, 20, 91.5, "Åsa"),
        (5, 1, 1, 1, 1, 2, 150, 48, 60, 25, 90.0, "kom."),
        (4, 1, 1, 1, 2, 0, 100, 90, 10, 10, -1, ""),
        (5, 1, 1, 1, 2, 1, 100, 90, 10, 10, 95, " "),
        (5, 1, 2, 1, 1, 1, 100, 130, 30, 20, 12.0, '"ja"'),
    ]
    tsv = "\n".join([huvud, *("\t".join(map(str, post)) for post in poster), ""])
    rader = [rad for rad in ocr.rader_ur(tsv, skala=0.5, storlek=(300, 200)) if rad.text]
    assert [(rad.text, rad.ruta) for rad in rader] == [("Åsa kom.", Ruta(50, 24, 105, 36.5)), ('"ja"', Ruta(50, 65, 65, 75))]
