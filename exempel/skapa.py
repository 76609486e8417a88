"""Make the example akter that are not plain text out of their sources in `kallor/`.

    python exempel/skapa.py

`kallor/<akt>/<name>.docx.txt` becomes `akter/<akt>/<name>.docx`, likewise `.pdf`; `<name>.skannad.pdf.txt` becomes `<name>.pdf`: page
images under the text that Tesseract's English model reads, as archives hold them. A line that begins with ``#`` is a heading. Needs the
development environment, and for the scan Tesseract with `eng` and the Liberation fonts.
"""

from __future__ import annotations

import io
import random
import subprocess
import textwrap
from collections.abc import Callable
from pathlib import Path

import docx
import pikepdf
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

HAR = Path(__file__).resolve().parent
TYPSNITT = "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf"


def rubriksatt(kalla: str) -> list[tuple[int, str]]:
    """(level, text) of every line; level 0 is body text."""
    rader = [rad for rad in kalla.splitlines() if rad.strip()]
    return [(len(rad) - len(rad.lstrip("#")), rad.lstrip("# ")) for rad in rader]


def skriv_docx(kalla: str, mal: Path) -> None:
    dokument = docx.Document()
    for niva, text in rubriksatt(kalla):
        if niva:
            dokument.add_heading(text, niva)
        else:
            dokument.add_paragraph(text)
    dokument.save(str(mal))


def skriv_pdf(kalla: str, mal: Path) -> None:
    stilar = getSampleStyleSheet()
    delar = [Paragraph(text, stilar[f"Heading{niva}" if niva else "BodyText"]) for niva, text in rubriksatt(kalla)]
    SimpleDocTemplate(str(mal), pagesize=A4, invariant=1).build(delar)


def skriv_skannad_pdf(kalla: str, mal: Path) -> None:
    slump = random.Random(1)
    rader = [bit for rad in kalla.splitlines() for bit in (textwrap.wrap(rad, 78) or [""])]
    samlad = pikepdf.new()
    for start in range(0, len(rader), 34):
        bild = _skanna(rader[start : start + 34], slump)
        bytes_in = io.BytesIO()
        bild.save(bytes_in, "jpeg", quality=60, dpi=(200, 200))
        sida = subprocess.run(
            ["tesseract", "-", "-", "-l", "eng", "--dpi", "200", "pdf"], input=bytes_in.getvalue(), capture_output=True, check=True
        ).stdout
        with pikepdf.open(io.BytesIO(sida)) as en_sida:
            samlad.pages.extend(en_sida.pages)
    samlad.save(mal)


def _skanna(rader: list[str], slump: random.Random) -> Image.Image:
    sida = Image.new("L", (1654, 2339), 255)  # A4 at 200 dpi
    rita, typsnitt = ImageDraw.Draw(sida), ImageFont.truetype(TYPSNITT, 29)
    for nummer, rad in enumerate(rader):
        rita.text((180, 170 + nummer * 56), rad, font=typsnitt, fill=20)
    lutad = sida.rotate(slump.uniform(-0.5, 0.5), fillcolor=255, resample=Image.Resampling.BICUBIC)
    return lutad.filter(ImageFilter.GaussianBlur(0.6))


SKRIVARE: dict[str, Callable[[str, Path], None]] = {".docx": skriv_docx, ".skannad.pdf": skriv_skannad_pdf, ".pdf": skriv_pdf}


def main() -> None:
    for fil in sorted((HAR / "kallor").glob("*/*.txt")):
        namn = fil.name.removesuffix(".txt")
        andelse = next(andelse for andelse in SKRIVARE if namn.endswith(andelse))
        mal = HAR / "akter" / fil.parent.name / (namn.removesuffix(andelse) + "." + andelse.rpartition(".")[2])
        mal.parent.mkdir(parents=True, exist_ok=True)
        SKRIVARE[andelse](fil.read_text(encoding="utf-8"), mal)
        print(mal.relative_to(HAR))


if __name__ == "__main__":
    main()
