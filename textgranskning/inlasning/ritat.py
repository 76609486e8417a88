"""What is drawn on a PDF page beside its text: pictures, the lines of tables, tick boxes."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from textgranskning.inlasning.kryssrutor import MINST_KRYSS, STORST, Figur, Kryssruta, figur, kryssrutor
from textgranskning.inlasning.rutnat import vriden
from textgranskning.typer import Ruta

FLEST_OBJEKT = 5_000  # of a page looked at: a map has more, and no table
MINSTA_BILD = 0.002  # of the page: a smaller picture is a logo or a point
TUNN, LANG, HOG = 3.0, 20.0, 8.0  # points: a line is at most so thick; across a table it is longer, between its cells higher
FLEST_LINJER = 1_500  # of a table; a drawing has more, and its lines make no cells
FLEST_SEGMENT = 8  # of a path that draws one thing; a grid may be drawn as one path


@dataclass(frozen=True, slots=True)
class Ritat:
    """`bild`: the rectangle around the pictures on the page as shown, with the share of the page they cover and the resolution of the
    largest, and how many points the largest has; `linjerad`: lines cross as in a table; `tomt`: nothing stands on the page at all; `rutor`:
    what may be tick boxes, on the sheet."""

    bild: Ruta | None
    andel: float
    dpi: float
    pixlar: int
    linjerad: bool
    tomt: bool
    rutor: tuple[Kryssruta, ...] = ()


def ritat(sida: pdfium.PdfPage) -> Ritat:
    """What is drawn on a page."""
    antal = pdfium_c.FPDFPage_CountObjects(sida)
    matt = [ctypes.c_float() for _ in range(4)]
    vid = [ctypes.byref(ett) for ett in matt]
    vagrata = lodrata = rutor = 0
    bilder = False
    sma: list[Figur | None] = []
    for nummer in range(min(antal, FLEST_OBJEKT)):
        objekt = pdfium_c.FPDFPage_GetObject(sida, nummer)
        slag = pdfium_c.FPDFPageObj_GetType(objekt)
        if slag == pdfium_c.FPDF_PAGEOBJ_PATH and pdfium_c.FPDFPageObj_GetBounds(objekt, *vid):
            bredd, hojd = matt[2].value - matt[0].value, matt[3].value - matt[1].value
            if MINST_KRYSS <= max(bredd, hojd) <= STORST + 2:
                sma.append(figur(objekt, *(ett.value for ett in matt)))
            vagrata += hojd <= TUNN and bredd >= LANG
            lodrata += bredd <= TUNN and hojd >= HOG
            if bredd > LANG and hojd > HOG:
                rutor += 2 if pdfium_c.FPDFPath_CountSegments(objekt) > FLEST_SEGMENT else 1
        elif slag == pdfium_c.FPDF_PAGEOBJ_FORM:
            sma += _inne_i(objekt)
        bilder = bilder or slag in (pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_FORM)
    korsande = (vagrata >= 2 and lodrata >= 2) or rutor >= 2
    linjerad = korsande and vagrata + lodrata + rutor <= FLEST_LINJER
    mojliga = tuple(kryssrutor([ett for ett in sma if ett])) if sma else ()
    return Ritat(*(_bilder(sida) if bilder else (None, 0.0, 0.0, 0)), linjerad=linjerad, tomt=antal == 0, rutor=mojliga)


def _inne_i(formular: Any) -> Iterator[Figur | None]:
    """The small paths of a form, as a flattened field is."""
    matris, matt = pdfium_c.FS_MATRIX(), [ctypes.c_float() for _ in range(4)]
    pdfium_c.FPDFPageObj_GetMatrix(formular, matris)
    for nummer in range(min(pdfium_c.FPDFFormObj_CountObjects(formular), FLEST_OBJEKT)):
        objekt = pdfium_c.FPDFFormObj_GetObject(formular, nummer)
        if pdfium_c.FPDFPageObj_GetType(objekt) != pdfium_c.FPDF_PAGEOBJ_PATH:
            continue
        if pdfium_c.FPDFPageObj_GetBounds(objekt, *map(ctypes.byref, matt)):
            x0, x1 = sorted(matris.a * matt[sida].value + matris.e for sida in (0, 2))
            y0, y1 = sorted(matris.d * matt[sida].value + matris.f for sida in (1, 3))
            if MINST_KRYSS <= max(x1 - x0, y1 - y0) <= STORST + 2:
                yield figur(objekt, x0, y0, x1, y1)


def _bilder(sida: pdfium.PdfPage) -> tuple[Ruta | None, float, float, int]:
    bredd, hojd = sida.get_size()
    stora = []
    for bild in sida.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE]):
        x0, y0, x1, y1 = bild.get_bounds()
        yta, i_pixlar = (x1 - x0) * (y1 - y0), bild.get_px_size()
        if yta > MINSTA_BILD * bredd * hojd:
            stora.append((yta, 72 * max(i_pixlar) / max(x1 - x0, y1 - y0), i_pixlar[0] * i_pixlar[1], (x0, y0, x1, y1)))
    if not stora:
        return None, 0.0, 0.0, 0
    vanster, nere, hoger, uppe = sida.get_bbox()
    x0, y0, x1, y1 = zip(*(lada for *_, lada in stora), strict=True)
    bladet = Ruta(min(x0) - vanster, uppe - max(y1), max(x1) - vanster, uppe - min(y0))
    visad = vriden(bladet, sida.get_rotation() // 90, (hoger - vanster, uppe - nere))
    return visad, min(sum(yta for yta, *_ in stora) / (bredd * hojd), 1.0), max(stora)[1], max(pixlar for _, _, pixlar, _ in stora)
