"""A round of fictitious akter, some of them hostile, and the review page served of it as a user would start it."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.conftest import ROT
from textgranskning.korning import granska_mapp

ONT = "<script>window.ont=1</script><img src=x onerror=window.ont=1>"
ONDA_NAMN = ('"><img src=x onerror=window.ont=1>.txt', "\u202egnp.exe.txt", "å" * 100 + ".txt", "'; DROP TABLE dom; --.txt")
ORO = "2025-03-11 Orosanmälan\nOrosanmälan från förskolan inkommer. Förskolan är orolig för flickans mående.\n"
SLUT = "2025-03-12 Anteckning\nAnmälan läst. Samtal med barnet planeras till nästa vecka.\n"


def pdf(fil: Path, sidor: list[list[str]]) -> None:
    duk = Canvas(str(fil))
    for rader in sidor:
        for nummer, rad in enumerate(rader):
            duk.drawString(60, 780 - 20 * nummer, rad)
        duk.showPage()
    duk.save()


def bildpdf(fil: Path, antal: int) -> None:
    """Pages that are pictures only, as a scanner makes them."""
    data = io.BytesIO()
    Image.effect_noise((1240, 1754), 40).save(data, "JPEG", quality=60)
    bild = ImageReader(data)
    duk = Canvas(str(fil))
    for _ in range(antal):
        duk.drawImage(bild, 0, 0, 595, 842)
        duk.showPage()
    duk.save()


def gor_omgang(rot: Path, akter: int = 2) -> Path:
    """A screened folder: ordinary akter with a PDF and a journal, and one whose names and texts try to be markup. Gives UT."""
    mapp = rot / "akter"
    for nummer in range(1, akter + 1):
        akt = mapp / f"Akt {nummer}"
        akt.mkdir(parents=True)
        akt.joinpath("Journal.txt").write_text(f"Journal\n\n{ORO}\n{SLUT}", encoding="utf-8")
        utredning = ["Utredning", "Orosanmälan 2025-03-11 från förskolan.", "Utredning inleddes 2025-03-12.", "Barnet bor hos sin mamma."]
        pdf(akt / "Utredning.pdf", [["Försättsblad"], utredning])
    ond = mapp / "Akt <b>ond & 'full'"
    ond.mkdir()
    for namn in ONDA_NAMN:
        ond.joinpath(namn).write_text(f"Journal\n\n{ORO} {ONT}\n{SLUT} \u202eomvänd {ONT}\n", encoding="utf-8")
    ut = rot / "ut"
    granska_mapp(mapp, "barn-unga", ut, processer=1)
    return ut


@contextmanager
def sida_for(ut: Path, granskare: str = "Ann", *val: str) -> Iterator[str]:
    """The link to the review page, served by the command."""
    kommando = [sys.executable, "-m", "textgranskning", "visa", str(ut), "--ingen-webblasare", "--granskare", granskare, *val]
    with subprocess.Popen(kommando, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8", cwd=ROT) as process:
        try:
            assert process.stdout
            yield process.stdout.readline().strip()
        finally:
            process.terminate()
