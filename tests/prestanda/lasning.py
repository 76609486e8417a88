"""Reading a text PDF against bare text extraction of the same pages in the same run, and the memory that a long one takes."""

from __future__ import annotations

import io
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.prestanda.underlag import sidor
from textgranskning.inlasning.filer import las_bytes

SIDOR, LANGA, VARV = 200, 5_000, 7
_MINNE = """
import resource, sys
from textgranskning.inlasning import las_fil
(dokument,) = las_fil(sys.argv[1], ocr="aldrig")
assert all(sida.last for sida in dokument.sidor)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def mat(mapp: Path) -> dict[str, float]:
    """`kvot`: reading, rectangles and layout included, against bare extraction; `minne`: megabytes at most while 5,000 pages are read."""
    data = skriv(SIDOR)
    tider = [(_tid(lambda: las_bytes(data, "sidor.pdf", ocr="aldrig")), _tid(lambda: bart(data))) for _ in range(VARV)]
    egen, bar = map(min, zip(*tider, strict=True))  # the rounds that others disturbed least
    lang = mapp / "lang.pdf"
    lang.write_bytes(skriv(LANGA))
    svar = subprocess.run([sys.executable, "-c", _MINNE, str(lang)], check=True, capture_output=True, text=True)
    return {"kvot mot pypdfium2": egen / bar, "minne MB, 5000 sidor": float(svar.stdout)}


def skriv(antal: int) -> bytes:
    """A PDF of so many pages of 400 words with a page number."""
    ut = io.BytesIO()
    canvas = Canvas(ut, pagesize=A4)
    for nummer, rader in enumerate(sidor(antal, 1), start=1):
        text = canvas.beginText(50, 800)
        text.setFont("Helvetica", 9.5, leading=12.5)
        for rad in rader:
            text.textLine(rad)
        canvas.drawText(text)
        canvas.drawString(270, 20, f"Sida {nummer} av {antal}")
        canvas.showPage()
    canvas.save()
    return ut.getvalue()


def bart(data: bytes) -> int:
    """The characters of all pages, and nothing else."""
    antal = 0
    with pypdfium2.PdfDocument(data) as pdf:
        for sida in pdf:
            textsida = sida.get_textpage()
            antal += len(textsida.get_text_range())
            textsida.close()
            sida.close()
    return antal


def _tid(gor: Callable[[], object]) -> float:
    start = time.process_time()
    gor()
    return time.process_time() - start
