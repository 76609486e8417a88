"""Tick boxes that are drawn on a PDF page: a small square or ring, alone, with a cross, a tick or black within where it is ticked.

What only looks so is left: squares that touch (a number's boxes, cells, a calendar), that lie over each other (a drawing), or that are
black without any that is not (bullets, a legend, a logo). Whether words stand beside one is asked of the text layer.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium_c

MINST, STORST = 6.0, 20.0  # points: the sides of a box
MINST_KRYSS = 3.0  # and of what is in it
FLEST = 400  # small figures of a page looked at: a drawing or a map has more
TUNN = 2.5  # points: a line, with the white that pdfium counts to it
RATT = 0.25  # of its side that a square may be off
SAMMA_MITT = 2.5  # points between the middles of what is drawn over each other as one thing
MORK = 0.8  # of white: a fill that is seen; a form's boxes may be tinted
SVART, KULOR = 0.5, 0.3  # a box that is filled whole is black or grey; a legend's squares have colours
INUTI = 0.85  # of a box's side: a smaller square within is its filling
KRYSS_AV_RUTA = 0.35  # of a box's side that a tick fills
BREDVID = 1.5  # points between squares that touch
LIKA = 0.2  # of its side that one box of a form may differ from another


class Figur(NamedTuple):
    """A small path: its bounds on the sheet, whether it has lines, a filling that is seen and one that is black, slanting strokes, and a
    square's or a ring's."""

    x0: float
    y0: float
    x1: float
    y1: float
    linje: bool
    mork: bool
    svart: bool = False
    sned: bool = False
    rak: bool = True

    @property
    def sida(self) -> float:
        return max(self.x1 - self.x0, self.y1 - self.y0)

    @property
    def ruta(self) -> bool:
        """Whether it may be a box by itself."""
        bredd, hojd = self.x1 - self.x0, self.y1 - self.y0
        return min(bredd, hojd) >= MINST and max(bredd, hojd) <= STORST and abs(bredd - hojd) <= RATT * self.sida and self.rak


class Kryssruta(NamedTuple):
    """A box on the sheet."""

    x0: float
    y0: float
    x1: float
    y1: float
    kryssad: bool

    @property
    def mitt(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2


def figur(objekt: Any, x0: float, y0: float, x1: float, y1: float) -> Figur | None:
    """A path as a figure, or None where nothing of it is seen."""
    fyllning, linje = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(objekt, fyllning, linje)
    ljus, kulor = _farg(objekt) if fyllning.value else (1.0, 0.0)
    mork = ljus < MORK
    if not linje.value and not mork:
        return None
    sned, raka, boj = _streck(objekt)
    return Figur(x0, y0, x1, y1, bool(linje.value), mork, mork and ljus < SVART and kulor < KULOR, sned, raka >= 3 or boj)


def _farg(objekt: Any) -> tuple[float, float]:
    """How light a filling is and how much of a colour it has, of white."""
    r, g, b, tackning = varden = [ctypes.c_uint() for _ in range(4)]
    if not pdfium_c.FPDFPageObj_GetFillColor(objekt, *map(ctypes.byref, varden)) or not tackning.value:
        return 1.0, 0.0
    farger = (r.value / 255, g.value / 255, b.value / 255)
    return 0.3 * farger[0] + 0.59 * farger[1] + 0.11 * farger[2], max(farger) - min(farger)


def _streck(objekt: Any) -> tuple[bool, int, bool]:
    """Whether a path has slanting strokes, how many upright and level ones, and whether it bends."""
    antal = pdfium_c.FPDFPath_CountSegments(objekt)
    x, y = ctypes.c_float(), ctypes.c_float()
    sned, raka, boj = False, 0, False
    forra = start = (0.0, 0.0)
    for nummer in range(min(antal, 120)):
        bit = pdfium_c.FPDFPath_GetPathSegment(objekt, nummer)
        pdfium_c.FPDFPathSegment_GetPoint(bit, x, y)
        nu, slag = (x.value, y.value), pdfium_c.FPDFPathSegment_GetType(bit)
        if slag == pdfium_c.FPDF_SEGMENT_MOVETO:
            start = nu
        elif slag == pdfium_c.FPDF_SEGMENT_BEZIERTO:
            boj = True
        else:
            mot = [nu, start] if pdfium_c.FPDFPathSegment_GetClose(bit) and nu != start else [nu]
            for punkt in mot:
                dx, dy = abs(punkt[0] - forra[0]), abs(punkt[1] - forra[1])
                sned = sned or min(dx, dy) > 1.5
                raka += max(dx, dy) > 2 > 4 * min(dx, dy)
                forra = punkt
        forra = nu
    return sned and not boj, raka, boj


def kryssrutor(figurer: Sequence[Figur]) -> list[Kryssruta]:
    """The boxes among the small figures of a page."""
    if not figurer or len(figurer) > FLEST:
        return []
    kryss = [ett for ett in figurer if not ett.ruta and (ett.sned or ett.mork)]
    grupper = list(_grupper([*(ett for ett in figurer if ett.ruta), *_av_linjer(figurer)]))
    fria = [grupp for grupp in grupper if not _trangd(grupp[0], (annan[0] for annan in grupper if annan is not grupp))]
    funna = [(grupp, _kryssad(grupp, kryss)) for grupp in fria]
    sakra = [grupp[0] for grupp, kryssad in funna if kryssad is not None]
    return [
        Kryssruta(*grupp[0][:4], kryssad is not False)
        for grupp, kryssad in funna
        if kryssad is not None or (any(ett.svart for ett in grupp) and any(_lika(grupp[0], ruta) for ruta in sakra))
    ]


def _lika(a: Figur, b: Figur) -> bool:
    return abs(a.sida - b.sida) <= LIKA * a.sida


def _grupper(rutor: Sequence[Figur]) -> Iterator[list[Figur]]:
    """What is drawn over each other as one box, the largest first."""
    kvar = sorted(rutor, key=_sida, reverse=True)
    while kvar:
        yttre = kvar[0]
        grupp = [ett for ett in kvar if _samma_mitt(yttre, ett)]
        kvar = [ett for ett in kvar if not _samma_mitt(yttre, ett)]
        yield grupp


def _sida(figur: Figur) -> float:
    return figur.sida


def _samma_mitt(a: Figur, b: Figur) -> bool:
    return abs(a.x0 + a.x1 - b.x0 - b.x1) <= 2 * SAMMA_MITT and abs(a.y0 + a.y1 - b.y0 - b.y1) <= 2 * SAMMA_MITT


def _kryssad(grupp: Sequence[Figur], kryss: Iterable[Figur]) -> bool | None:
    """Whether a box is ticked; None for one that is black all over, which says nothing by itself."""
    yttre = grupp[0]
    if any(ett.sned for ett in grupp) or any(_inne(ett, yttre) and ett.sida >= KRYSS_AV_RUTA * yttre.sida for ett in kryss):
        return True
    if any(ett.mork and ett.sida <= INUTI * yttre.sida for ett in grupp):
        return True
    return None if any(ett.mork for ett in grupp) else False


def _inne(figur: Figur, ruta: Figur) -> bool:
    x, y = (figur.x0 + figur.x1) / 2, (figur.y0 + figur.y1) / 2
    return ruta.x0 <= x <= ruta.x1 and ruta.y0 <= y <= ruta.y1


def _trangd(ruta: Figur, andra: Iterable[Figur]) -> bool:
    """Whether a square touches another, or lies over it."""
    return any(
        ruta.x0 - BREDVID < annan.x1 and annan.x0 < ruta.x1 + BREDVID and ruta.y0 - BREDVID < annan.y1 and annan.y0 < ruta.y1 + BREDVID
        for annan in andra
    )


def _av_linjer(figurer: Sequence[Figur]) -> Iterator[Figur]:
    """Squares drawn as four lines."""
    lodrata = [ett for ett in figurer if ett.x1 - ett.x0 <= TUNN and MINST <= ett.y1 - ett.y0 <= STORST]
    vagrata = [ett for ett in figurer if ett.y1 - ett.y0 <= TUNN and MINST <= ett.x1 - ett.x0 <= STORST]
    for vanster, hoger in combinations(sorted(lodrata), 2):
        if hoger.x0 - vanster.x0 > STORST or abs(vanster.y0 - hoger.y0) > TUNN or abs(vanster.y1 - hoger.y1) > TUNN:
            continue
        ruta = Figur(vanster.x0, min(vanster.y0, hoger.y0), hoger.x1, max(vanster.y1, hoger.y1), linje=True, mork=False)
        kanter = [ett for ett in vagrata if abs(ett.x0 - ruta.x0) <= TUNN and abs(ett.x1 - ruta.x1) <= TUNN]
        if ruta.ruta and all(any(abs(y - kant) <= TUNN for kant in (ett.y0 for ett in kanter)) for y in (ruta.y0, ruta.y1 - TUNN / 2)):
            yield ruta
