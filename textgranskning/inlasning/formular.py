"""The fields of a PDF form, and what was typed onto the page afterwards: they are no part of the page's own text."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from textgranskning.inlasning.rutnat import Bit, Stil, vriden
from textgranskning.inlasning.textlager import Lager
from textgranskning.typer import Ruta

IKRYSSAD, TOM = "☒", "☐"
FLEST = 2_000  # annotations of a page
GRAD = 10.0  # points, where the page has no text to go by
VID_SIDAN = 120.0  # points between a box and its label
DOLD = 2 | 32  # flags of an annotation that is not shown
_VARDEN = (pdfium_c.FPDF_FORMFIELD_TEXTFIELD, pdfium_c.FPDF_FORMFIELD_COMBOBOX, pdfium_c.FPDF_FORMFIELD_LISTBOX)
_RUTOR = (pdfium_c.FPDF_FORMFIELD_CHECKBOX, pdfium_c.FPDF_FORMFIELD_RADIOBUTTON)


def falt(pdf: pdfium.PdfDocument, sida: pdfium.PdfPage, lager: Lager) -> list[Bit]:
    """What the fields of a page hold, each where it stands: values, and boxes as ☐ or ☒."""
    ut: list[Bit] = []
    for nummer in range(min(pdfium_c.FPDFPage_GetAnnotCount(sida), FLEST)):
        with _anteckning(sida, nummer) as anteckning:
            if anteckning and not pdfium_c.FPDFAnnot_GetFlags(anteckning) & DOLD:
                ut += _bitar(pdf, sida, anteckning, lager)
    return ut


@contextmanager
def _anteckning(sida: pdfium.PdfPage, nummer: int) -> Iterator[Any]:
    anteckning = pdfium_c.FPDFPage_GetAnnot(sida, nummer)
    try:
        yield anteckning
    finally:
        if anteckning:
            pdfium_c.FPDFPage_CloseAnnot(anteckning)


def _bitar(pdf: pdfium.PdfDocument, sida: pdfium.PdfPage, anteckning: Any, lager: Lager) -> Iterator[Bit]:
    slag = pdfium_c.FPDFAnnot_GetSubtype(anteckning)
    if slag == pdfium_c.FPDF_ANNOT_FREETEXT:
        yield from _rader(_strang(pdfium_c.FPDFAnnot_GetStringValue, anteckning, b"Contents"), _plats(sida, anteckning, lager))
    elif slag == pdfium_c.FPDF_ANNOT_WIDGET and pdf.formenv:
        sort = pdfium_c.FPDFAnnot_GetFormFieldType(pdf.formenv, anteckning)
        plats = _plats(sida, anteckning, lager)
        if sort in _VARDEN:
            yield from _rader(_strang(pdfium_c.FPDFAnnot_GetFormFieldValue, pdf.formenv, anteckning), plats)
        elif sort in _RUTOR:
            ruta = IKRYSSAD if pdfium_c.FPDFAnnot_IsChecked(pdf.formenv, anteckning) else TOM
            etikett = (
                "" if _har_etikett(plats, lager.bitar) else _strang(pdfium_c.FPDFAnnot_GetFormFieldAlternateName, pdf.formenv, anteckning)
            )
            yield Bit(" ".join(f"{ruta} {etikett}".split()), plats.x0, plats.y0, plats.x1, plats.y1, Stil(GRAD))


def _plats(sida: pdfium.PdfPage, anteckning: Any, lager: Lager) -> Ruta:
    """Where an annotation stands, on the page as it is read."""
    ruta = pdfium_c.FS_RECTF()
    pdfium_c.FPDFAnnot_GetRect(anteckning, ruta)
    x0, y0, x1, y1 = sida.get_bbox()
    bladet = Ruta(ruta.left - x0, y1 - ruta.top, ruta.right - x0, y1 - ruta.bottom)
    return vriden(bladet, sida.get_rotation() // 90 + lager.vridet, (x1 - x0, y1 - y0))


def _rader(text: str, plats: Ruta) -> Iterator[Bit]:
    """The lines of a value, one under the other in its rectangle."""
    rader = [rad.strip() for rad in text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if rad.strip()]
    steg = min((plats.y1 - plats.y0) / max(len(rader), 1), 1.4 * GRAD) if len(rader) > 1 else plats.y1 - plats.y0
    for nummer, rad in enumerate(rader):
        yield Bit(rad, plats.x0, plats.y0 + nummer * steg, plats.x1, plats.y0 + (nummer + 1) * steg, Stil(GRAD))


def _har_etikett(plats: Ruta, bitar: Sequence[Bit]) -> bool:
    """Whether words stand beside a box."""
    mitt = (plats.y0 + plats.y1) / 2
    return any(
        bit.y0 - 2 <= mitt <= bit.y1 + 2 and max(bit.x0 - plats.x1, plats.x0 - bit.x1) < VID_SIDAN and any(map(str.isalpha, bit.text))
        for bit in bitar
    )


def _strang(funktion: Any, *fragan: Any) -> str:
    """A string of pdfium's, which is asked for twice: for its length in bytes, then for itself."""
    langd = funktion(*fragan, None, 0)
    buffert = ctypes.create_string_buffer(langd)
    funktion(*fragan, ctypes.cast(buffert, ctypes.POINTER(pdfium_c.FPDF_WCHAR)), langd)
    return buffert.raw[: max(langd - 2, 0)].decode("utf-16-le", errors="replace")
