"""The text layer of a PDF page as pieces with their place, in one pass through pdfium.

What pdfium folds is unfolded again: a word it joined over a line end, a column gap it made one space. The places of single characters are
asked for only on lines that are wider than their letters explain; every other line costs a few calls.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import compress, pairwise
from statistics import median
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from textgranskning.inlasning.rutnat import Bit, Stil, luckbredd, skiljer, vriden
from textgranskning.typer import Ruta

RAD = re.compile(r"[^\r\n\ufffe]+\ufffe?")  # pdfium ends lines with CRLF, and a line whose word goes on with U+FFFE for its hyphen
FLEST_GRADER = 6  # type sizes on a page that was set by someone; an OCR layer has one a line
OSYNLIG = 3  # render mode of text that is only there to be searched: an OCR layer
FET = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
OVERBREDD = 1.0  # a line of n letters may be this / sqrt(n) wider than the letters of its page are in the mean
KORT = 60  # characters: a longer line is hardly a heading
LANG = 100  # points: shorter lines say too little of how the page leans
SKRAP = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ufffd\ue000-\uf8ff]")
MEST_SKRAP = 0.2  # of the characters that are no letter of any alphabet: more, and the font has no map to Unicode
VANLIGA, VANLIGANDEL = (
    "eantrsi",
    0.35,
)  # of letters, half in the languages of Europe, also read badly; a sixth where glyph numbers are taken for them
MINST_BOKSTAVER, PROV = 60, 600  # letters that say something, and characters of a page that are looked at


@dataclass(frozen=True, slots=True)
class Lager:
    """The pieces of a page, its text level. `vridet`: quarter turns clockwise from the page as shown to the page as read."""

    bitar: list[Bit]
    tvars: list[Bit]  # lines that stand across the others, as a stamp in the margin
    storlek: tuple[float, float]  # of the page as shown
    lutning: float = 0.0
    avlast: bool = False  # an engine read it in a picture, and laid it there to be searched
    satt: bool = True  # someone chose its type sizes; those of an engine say nothing
    vridet: int = 0
    misstankt: bool = False  # its letters stand in no language's shares
    skrap: bool = False  # its characters are none

    def pa_sidan(self, ruta: Ruta) -> Ruta:
        """A rectangle of the page as read, on the page as shown."""
        return vriden(ruta, -self.vridet, self.storlek if self.vridet % 2 == 0 else self.storlek[::-1]) if self.vridet else ruta


def textlager(sida: pdfium.PdfPage) -> Lager:
    """The text layer of a page."""
    with closing(sida.get_textpage()) as textsida:
        return _Lasare(sida, textsida).las()


class _Rad(NamedTuple):
    text: str
    start: int  # of its first character in pdfium's count
    kvart: int  # quarter turns clockwise of its letters
    stil: Stil
    fast: bool  # every letter as wide


class Lucka(NamedTuple):
    """White space in a line: after which character it begins, at which it ends, and how wide it is."""

    start: int
    slut: int
    bredd: float


Lada = tuple[float, float, float, float]  # x0, y0, x1, y1


class _Lasare:
    """One pass over a page. pdfium's coordinates begin in the lower left corner of the sheet as it was before it was turned."""

    def __init__(self, sida: pdfium.PdfPage, textsida: pdfium.PdfTextPage) -> None:
        self.raa = textsida.raw
        self.text: str = textsida.get_text_range()
        self.antal: int = textsida.count_chars()
        self.storlek: tuple[float, float] = sida.get_size()
        self.vridning = sida.get_rotation() // 90
        self.blad: Lada = sida.get_bbox()
        self.kvart = 0  # turns clockwise that bring the sheet to its text level
        x0, y0, x1, y1 = self.matt = [ctypes.c_double() for _ in range(4)]
        self.vid_lada = tuple(map(ctypes.byref, (x0, x1, y0, y1)))  # the order of FPDFText_GetCharBox
        self.vid_ruta = tuple(map(ctypes.byref, (x0, y1, x1, y0)))  # and of FPDFText_GetRect
        self.matris = pdfium_c.FS_MATRIX()
        self.los = pdfium_c.FS_RECTF()
        self.namn = ctypes.create_string_buffer(64)
        self.flaggor = ctypes.c_int()
        self.typer: dict[float, tuple[Stil, bool]] = {}  # of long lines, by their size

    def las(self) -> Lager:
        rader = list(self._rader())
        if not rader:
            return Lager([], [], self.storlek)
        riktning = Counter(rad.kvart for rad in rader).most_common(1)[0][0]
        self.kvart = -riktning % 4
        rutor = self._radrutor(rader)
        bredder = _teckenbredder(rader, rutor)
        hela: list[tuple[_Rad, Bit]] = []
        glesa: dict[int, list[Lucka]] = {}
        tvars: list[Bit] = []
        lutningar: list[float] = []
        for rad, delar in zip(rader, rutor, strict=True):
            if not delar:
                continue
            bit = Bit(rad.text, *_omkring(delar), rad.stil)
            if rad.kvart != riktning:
                tvars.append(bit)
                continue
            if _glest(bit, delar, bredder[rad.fast], fast=rad.fast):
                glesa[len(hela)] = list(self._luckor(rad))
            hela.append((rad, bit))
            if len(delar) > 2 and bit.x1 - bit.x0 > LANG:
                lutningar.append((sum(delar[-1][1::2]) - sum(delar[0][1::2])) / 2 / (bit.x1 - bit.x0))
        avlast = self._osynlig(rader)
        return Lager(
            list(self._bitar(hela, glesa)) if glesa else [bit for _, bit in hela],
            tvars,
            self.storlek,
            lutning=median(lutningar) if lutningar else 0.0,
            avlast=avlast,
            satt=not avlast and len({rad.stil.grad for rad in rader}) <= FLEST_GRADER,
            vridet=(self.kvart - self.vridning) % 4,
            misstankt=not avlast and not ser_oversatt_ut(self.text),
            skrap=ar_skrap(self.text),
        )

    def _rader(self) -> Iterator[_Rad]:
        lika = len(self.text) == self.antal
        for traff in RAD.finditer(self.text):
            text = traff.group()
            if text.isspace():
                continue
            start = traff.start() if lika else pdfium_c.FPDFText_GetCharIndexFromTextIndex(self.raa, traff.start())
            if text[-1] == "\ufffe":
                text = f"{text[:-1]}-"
            yield _Rad(text, start, *self._stil(start, kort=len(text) < KORT))

    def _stil(self, start: int, *, kort: bool) -> tuple[int, Stil, bool]:
        """How a line is turned, the size and weight of its type, and whether every letter is as wide, all from its first character.

        A program may set type of one point and stretch it. The font of a long line is taken for that of the first long one in its size:
        what it is costs as much to ask as all else, and says nothing of a line that is no heading.
        """
        grad, kvart = pdfium_c.FPDFText_GetFontSize(self.raa, start), 0
        if pdfium_c.FPDFText_GetMatrix(self.raa, start, self.matris):
            a, b = self.matris.a, self.matris.b
            grad *= math.hypot(self.matris.c, self.matris.d)
            kvart = (0 if a >= 0 else 2) if abs(a) >= abs(b) else 3 if b > 0 else 1
        grad = round(2 * grad) / 2
        if not kort and grad in self.typer:
            return kvart, *self.typer[grad]
        pdfium_c.FPDFText_GetFontInfo(self.raa, start, self.namn, 64, self.flaggor)
        typ = Stil(grad, FET.search(self.namn.value) is not None), bool(self.flaggor.value & 1)
        if not kort:
            self.typer[grad] = typ
        return kvart, *typ

    def _radrutor(self, rader: Sequence[_Rad]) -> list[list[Lada]]:
        """The rectangles of every line. Where each was drawn as one, the page is asked once."""
        alla = self._rutor(0, -1)
        return [[ruta] for ruta in alla] if len(alla) == len(rader) else [self._rutor(rad.start, len(rad.text)) for rad in rader]

    def _rutor(self, start: int, antal: int) -> list[Lada]:
        """Where a run of characters stands: a rectangle for each text object of it, from left to right as it is read."""
        x0, y0, x1, y1 = self.matt
        ut = []
        for nummer in range(pdfium_c.FPDFText_CountRects(self.raa, start, antal)):
            if pdfium_c.FPDFText_GetRect(self.raa, nummer, *self.vid_ruta):
                ut.append(self._ratvand(x0.value, y0.value, x1.value, y1.value))
        return ut

    def _ratvand(self, x0: float, y0: float, x1: float, y1: float) -> Lada:
        """A rectangle of the sheet, on the page with its text level and its origin in the upper left corner."""
        vanster, nere, hoger, uppe = self.blad
        if self.kvart == 0:
            return x0 - vanster, uppe - y1, x1 - vanster, uppe - y0
        if self.kvart == 1:
            return y0 - nere, x0 - vanster, y1 - nere, x1 - vanster
        if self.kvart == 2:
            return hoger - x1, y0 - nere, hoger - x0, y1 - nere
        return uppe - y1, hoger - x1, uppe - y0, hoger - x0

    def _luckor(self, rad: _Rad) -> Iterator[Lucka]:
        """The white spaces of a line."""
        forra, kant = -1, 0.0
        for plats, tecken in enumerate(rad.text):
            if tecken.isspace() or not pdfium_c.FPDFText_GetLooseCharBox(self.raa, rad.start + plats, self.los):
                continue
            x0, _, x1, _ = self._ratvand(self.los.left, self.los.bottom, self.los.right, self.los.top)
            if forra >= 0 and (plats > forra + 1 or x0 - kant > rad.stil.grad):
                yield Lucka(forra + 1, plats, x0 - kant if x0 > kant - rad.stil.grad else math.inf)  # back: drawn out of turn
            forra, kant = plats, x1

    def _bitar(self, hela: Sequence[tuple[_Rad, Bit]], glesa: dict[int, list[Lucka]]) -> Iterator[Bit]:
        """The lines, those with column gaps divided at them."""
        minst = luckbredd(
            [lucka.bredd for luckor in glesa.values() for lucka in luckor if lucka.bredd < math.inf],
            median(rad.stil.grad for rad, _ in hela),
        )
        for nummer, (rad, bit) in enumerate(hela):
            luckor = glesa.get(nummer, [])
            delar = list(compress(luckor, skiljer([lucka.bredd for lucka in luckor], minst, bit.stil.grad)))
            if not delar:
                yield bit
                continue
            granser = [0, *(plats for lucka in delar for plats in lucka[:2]), len(rad.text.rstrip())]
            for start, slut in zip(granser[::2], granser[1::2], strict=True):
                if rutor := self._rutor(rad.start + start, slut - start):
                    yield Bit(rad.text[start:slut], *_omkring(rutor), rad.stil)

    def _osynlig(self, rader: Sequence[_Rad]) -> bool:
        """Whether the text is there only to be searched."""
        for rad in (rader[0], rader[len(rader) // 2], rader[-1]):
            objekt = pdfium_c.FPDFText_GetTextObject(self.raa, rad.start)
            if objekt and pdfium_c.FPDFTextObj_GetTextRenderMode(objekt) == OSYNLIG:
                return True
        return False


def _omkring(rutor: Sequence[Lada]) -> Lada:
    if len(rutor) == 1:
        return rutor[0]
    x0, y0, x1, y1 = zip(*rutor, strict=True)
    return min(x0), min(y0), max(x1), max(y1)


def _teckenbredder(rader: Sequence[_Rad], rutor: Sequence[Sequence[Lada]]) -> dict[bool, float]:
    """How wide a letter is on this page, where all are as wide and where they are not. Where all are, the line with least white space
    says it, for pdfium leaves out spaces but not the room they take."""
    breda: dict[bool, list[float]] = {True: [], False: []}
    for rad, delar in zip(rader, rutor, strict=True):
        if delar and len(rad.text) > 4:
            breda[rad.fast].append((delar[-1][2] - delar[0][0]) / len(rad.text))
    return {True: min(breda[True], default=0.0), False: median(breda[False]) if breda[False] else 0.0}


def _glest(bit: Bit, rutor: Sequence[Lada], tecken: float, *, fast: bool) -> bool:
    """Whether a line may hold a column gap: between two text objects, or because it is wider than its letters; or was drawn out of turn."""
    if len(rutor) > 1 and any(not -bit.stil.grad < nasta[0] - ruta[2] <= 0.6 * bit.stil.grad for ruta, nasta in pairwise(rutor)):
        return True
    antal = len(bit.text)
    marginal = 1.2 * tecken if fast else tecken * OVERBREDD * antal**0.5
    return antal > 2 and bit.x1 - bit.x0 > antal * tecken + marginal


def ar_skrap(text: str) -> bool:
    """Whether so many characters are none that the font of a page has no map to Unicode."""
    prov = text[:PROV]
    return len(SKRAP.findall(prov)) > MEST_SKRAP * len(prov)


def ser_oversatt_ut(text: str) -> bool:
    """Whether the letters of a page stand in the shares that a language has. Few letters say nothing, nor do those of other alphabets.

    >>> ser_oversatt_ut("Nämnden beslutade att inleda utredning. " * 3), ser_oversatt_ut("1lPQGHQ EHVOXWDGH DWW LQOHGD XWUHGQLQJ " * 3)
    (True, False)
    """
    prov = text[:PROV].lower()
    bokstaver = sum(map(str.isalpha, prov))
    if bokstaver < MINST_BOKSTAVER or sum(map(prov.count, VANLIGA)) > VANLIGANDEL * bokstaver:
        return True
    return _annan_skrift(prov)


def _annan_skrift(text: str) -> bool:
    return sum(tecken > "\u024f" and tecken.isalpha() for tecken in text) > len(text) / 4
