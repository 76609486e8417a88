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
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from textgranskning.inlasning.kryssrutor import Kryssruta
from textgranskning.inlasning.oversattning import ar_skrap, ser_oversatt_ut, som_visas
from textgranskning.inlasning.rutnat import Bit, Stil, luckbredd, skiljer, vriden
from textgranskning.inlasning.stycke import IKRYSSAD, TOM_RUTA
from textgranskning.typer import Ruta

RAD = re.compile(r"[^\r\n\ufffe]+\ufffe?")  # pdfium ends lines with CRLF, and a line whose word goes on with U+FFFE for its hyphen
FLEST_GRADER = 6  # type sizes on a page that was set by someone; an OCR layer has one a line
OSYNLIG = 3  # render mode of text that is only there to be searched: an OCR layer
FET = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
OVERBREDD = 1.0  # a line of n letters may be this / sqrt(n) wider than the letters of its page are in the mean
KORT = 60  # characters: a longer line is hardly a heading
LANG = 100  # points: shorter lines say too little of how the page leans
KRYSSTECKEN = frozenset("xX×✓✔✕✖✗✘■●•V")  # what is written in a box to tick it
NARA, LANGT = 25.0, 400.0  # points between a box and its words: of one alone, of one among more


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
    rutor: tuple[Bit, ...] = ()  # its tick boxes that are drawn
    tytt: bool = False  # some characters stand as they look, not as pdfium says

    def pa_sidan(self, ruta: Ruta) -> Ruta:
        """A rectangle of the page as read, on the page as shown."""
        return vriden(ruta, -self.vridet, self.storlek if self.vridet % 2 == 0 else self.storlek[::-1]) if self.vridet else ruta


def textlager(sida: pdfium.PdfPage, rutor: Sequence[Kryssruta] = ()) -> Lager:
    """The text layer of a page, where `rutor` are drawn that may be tick boxes."""
    with closing(sida.get_textpage()) as textsida:
        return _Lasare(sida, textsida, rutor).las()


class _Rad(NamedTuple):
    text: str
    start: int  # of its first character in pdfium's count
    kvart: int  # quarter turns clockwise of its letters
    stil: Stil
    fast: bool  # every letter as wide


class Lucka(NamedTuple):
    """White space in a line: after which character it begins, at which it ends, and how wide it is; whether a tick box stands there."""

    start: int
    slut: int
    bredd: float
    ruta: bool = False


Lada = tuple[float, float, float, float]  # x0, y0, x1, y1


class _Lasare:
    """One pass over a page. pdfium's coordinates begin in the lower left corner of the sheet as it was before it was turned."""

    def __init__(self, sida: pdfium.PdfPage, textsida: pdfium.PdfTextPage, rutor: Sequence[Kryssruta]) -> None:
        self.raa = textsida.raw
        self.pa_bladet = rutor
        self.rutor: list[Bit] = []
        self.kryss: set[int] = set()  # characters that tick a box
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
        sagd, self.text = self.text, som_visas(self.text, self._font)
        rader = list(self._rader())
        if not rader:
            return Lager([], [], self.storlek)
        riktning = Counter(rad.kvart for rad in rader).most_common(1)[0][0]
        self.kvart = -riktning % 4
        self._las_rutor()
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
            if _glest(bit, delar, bredder[rad.fast], fast=rad.fast) or (self.rutor and any(_star_i(bit, ruta) for ruta in self.rutor)):
                glesa[len(hela)] = list(self._luckor(rad, bit))
            hela.append((rad, bit))
            if len(delar) > 2 and bit.x1 - bit.x0 > LANG:
                lutningar.append((sum(delar[-1][1::2]) - sum(delar[0][1::2])) / 2 / (bit.x1 - bit.x0))
        avlast = self._osynlig(rader)
        bitar = list(self._bitar(hela, glesa)) if glesa else [bit for _, bit in hela]
        return Lager(
            bitar,
            tvars,
            self.storlek,
            lutning=median(lutningar) if lutningar else 0.0,
            avlast=avlast,
            satt=not avlast and len({rad.stil.grad for rad in rader}) <= FLEST_GRADER,
            vridet=(self.kvart - self.vridning) % 4,
            misstankt=not avlast and not ser_oversatt_ut(self.text),
            skrap=ar_skrap(self.text),
            rutor=tuple(_med_ord(self.rutor, bitar)) if self.rutor else (),
            tytt=self.text != sagd,
        )

    def _rader(self) -> Iterator[_Rad]:
        lika = len(self.text) == self.antal
        for traff in RAD.finditer(self.text):
            text = traff.group()
            if text.isspace():
                continue
            start = traff.start() if lika else self._index(traff.start())
            if text[-1] == "\ufffe":
                text = f"{text[:-1]}-"
            yield _Rad(text, start, *self._stil(start, kort=len(text) < KORT))

    def _index(self, plats: int) -> int:
        """pdfium's count of a character in the text."""
        return int(pdfium_c.FPDFText_GetCharIndexFromTextIndex(self.raa, plats))

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

    def _font(self, plats: int) -> str:
        """The font of a character in the text."""
        pdfium_c.FPDFText_GetFontInfo(self.raa, self._index(plats), self.namn, 64, self.flaggor)
        return str(self.namn.value.decode("latin-1"))

    def _las_rutor(self) -> None:
        """The boxes of the page; what is written in one ticks it, or says that it is none."""
        for ett in self.pa_bladet:
            x, y = ett.mitt
            plats = pdfium_c.FPDFText_GetCharIndexAtPos(self.raa, x, y, (ett.x1 - ett.x0) / 2, (ett.y1 - ett.y0) / 2)
            inne = self._text_i(ett)
            if inne and (plats < 0 or inne not in KRYSSTECKEN):
                continue
            if inne:
                self.kryss.add(plats)
            self.rutor.append(Bit(IKRYSSAD if ett.kryssad or inne else TOM_RUTA, *self._ratvand(*ett[:4]), Stil(0.0)))

    def _text_i(self, ruta: Kryssruta) -> str:
        buffert = (ctypes.c_ushort * 8)()
        antal = pdfium_c.FPDFText_GetBoundedText(self.raa, ruta.x0 + 1, ruta.y1 - 1, ruta.x1 - 1, ruta.y0 + 1, buffert, 8)
        return "".join(map(chr, buffert[:antal])).strip("\0 \r\n")

    def _luckor(self, rad: _Rad, bit: Bit) -> Iterator[Lucka]:
        """The white spaces of a line, and the ticks of boxes in it."""
        forra, kant = -1, bit.x0 - 1
        for plats, tecken in enumerate(rad.text):
            if (
                tecken.isspace()
                or rad.start + plats in self.kryss
                or not pdfium_c.FPDFText_GetLooseCharBox(self.raa, rad.start + plats, self.los)
            ):
                continue
            x0, _, x1, _ = self._ratvand(self.los.left, self.los.bottom, self.los.right, self.los.top)
            ruta = any(_star_i(bit, ett) and kant <= (ett.x0 + ett.x1) / 2 <= x0 for ett in self.rutor)
            if ruta or (forra >= 0 and (plats > forra + 1 or x0 - kant > rad.stil.grad)):
                yield Lucka(forra + 1, plats, x0 - kant if x0 > kant - rad.stil.grad else math.inf, ruta)  # back: drawn out of turn
            forra, kant = plats, x1
        if any(rad.start + plats in self.kryss for plats in range(forra + 1, len(rad.text))):
            yield Lucka(forra + 1, len(rad.text), 0.0, ruta=True)

    def _bitar(self, hela: Sequence[tuple[_Rad, Bit]], glesa: dict[int, list[Lucka]]) -> Iterator[Bit]:
        """The lines, those with column gaps divided at them."""
        minst = luckbredd(
            [lucka.bredd for luckor in glesa.values() for lucka in luckor if lucka.bredd < math.inf and not lucka.ruta],
            median(rad.stil.grad for rad, _ in hela),
        )
        for nummer, (rad, bit) in enumerate(hela):
            luckor = glesa.get(nummer, [])
            breda = skiljer([lucka.bredd for lucka in luckor], minst, bit.stil.grad)
            delar = [lucka for lucka, bred in zip(luckor, breda, strict=True) if bred or lucka.ruta]
            if not delar:
                yield bit
                continue
            granser = [0, *(plats for lucka in delar for plats in lucka[:2]), len(rad.text.rstrip())]
            for start, slut in zip(granser[::2], granser[1::2], strict=True):
                if slut > start and (rutor := self._rutor(rad.start + start, slut - start)):
                    yield Bit(rad.text[start:slut], *_omkring(rutor), rad.stil)

    def _osynlig(self, rader: Sequence[_Rad]) -> bool:
        """Whether the text is there only to be searched."""
        for rad in (rader[0], rader[len(rader) // 2], rader[-1]):
            objekt = pdfium_c.FPDFText_GetTextObject(self.raa, rad.start)
            if objekt and pdfium_c.FPDFTextObj_GetTextRenderMode(objekt) == OSYNLIG:
                return True
        return False


def _star_i(bit: Bit, ruta: Bit) -> bool:
    """Whether a box stands within a line."""
    return bit.y0 - 2 <= (ruta.y0 + ruta.y1) / 2 <= bit.y1 + 2 and bit.x0 - 2 < (ruta.x0 + ruta.x1) / 2 < bit.x1 + 2


def _med_ord(rutor: Sequence[Bit], bitar: Sequence[Bit]) -> Iterator[Bit]:
    """The boxes that words stand beside, in their type."""
    langst = LANGT if len(rutor) > 1 else NARA
    for ruta in rutor:
        mitt = (ruta.y0 + ruta.y1) / 2
        vid_sidan = [bit for bit in bitar if bit.y0 - 2 <= mitt <= bit.y1 + 2 and any(map(str.isalpha, bit.text))]
        narmast = min(vid_sidan, key=lambda bit: max(bit.x0 - ruta.x1, ruta.x0 - bit.x1), default=None)
        if narmast and max(narmast.x0 - ruta.x1, ruta.x0 - narmast.x1) <= langst:
            yield ruta._replace(stil=narmast.stil)


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
