"""Files as read: documents, pages, readings, lines (inlasning)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Ursprung(StrEnum):
    """Where a reading of a page comes from."""

    FIL = "fil"
    TEXTLAGER = "textlager"
    OCR_SWE = "ocr-swe"
    OCR_ENG = "ocr-eng"


class Radslag(StrEnum):
    """What a line is on its page."""

    BROD = "brod"
    RUBRIK = "rubrik"
    LISTA = "lista"
    TABELL = "tabell"
    SIDHUVUD = "sidhuvud"
    SIDFOT = "sidfot"
    FOTNOT = "fotnot"
    KOMMENTAR = "kommentar"  # in the margin of a document: said about it, no part of it


class Ruta(NamedTuple):
    """A rectangle in points, origin in the top left corner of the page. Made once a line: a tuple costs half of a frozen dataclass."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Rad:
    """One line as read: no character changed, no line break inside.

    A table row is one line, its cells divided by `` | ``. A tick box stands as ☐ or ☒ before its label.
    """

    text: str
    ruta: Ruta | None = None
    slag: Radslag = Radslag.BROD
    niva: int | None = None  # of a heading, 1 = highest
    marke: str | None = None  # of a footnote's first line: the mark in the text that it answers to
    fortsatter: bool = False  # the paragraph, the word or the table row goes on with the first line of text on the next page


@dataclass(frozen=True, slots=True)
class Lasning:
    """One reading of one page."""

    ursprung: Ursprung
    rader: tuple[Rad, ...]

    @property
    def text(self) -> str:
        return "\n".join(rad.text for rad in self.rader)


@dataclass(frozen=True, slots=True)
class Sida:
    """A page with its readings, unchosen. No reading at all means that the page could not be read, an `olast` reason beside readings that
    it could not all be read; a reading without lines, that it is blank."""

    nummer: int  # from 1
    lasningar: tuple[Lasning, ...] = ()
    olast: str | None = None  # why not, in Swedish, without document content
    storlek: tuple[float, float] | None = None  # width, height in points

    @property
    def last(self) -> bool:
        return self.olast is None and bool(self.lasningar)


@dataclass(frozen=True, slots=True)
class Dokument:
    """One file as read. `namn` is its path relative to the given folder, with ``/``; an attachment is ``brev.eml/bilaga.pdf``."""

    namn: str
    format: str
    sidor: tuple[Sida, ...]
    fel: str | None = None  # why nothing could be read, in Swedish, without document content
    atgard: str | None = None  # what the user can do about it


@dataclass(frozen=True, slots=True)
class Akt:
    """All documents of one case; `namn` is its path relative to the given folder, with ``/``."""

    namn: str
    dokument: tuple[Dokument, ...]
