"""Restored text and where it came from (normalisering)."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from textgranskning.typer.grund import Span
from textgranskning.typer.lasning import Radslag, Ruta, Ursprung


class Skadeslag(StrEnum):
    """What has happened to the text of a page."""

    INGEN = "ingen"
    DIAKRITER = "diakriter"  # å ä ö stripped, nothing else
    OCR = "ocr"  # read by an engine without Swedish
    MOJIBAKE = "mojibake"
    TOM = "tom"  # no text at all


@dataclass(frozen=True, slots=True)
class Skadebild:
    """How damaged a text is: expected shares of wrong words, 0 to 1, as it stands and after restoration."""

    slag: Skadeslag
    fore: float
    efter: float


class Rattelseskal(StrEnum):
    KANAL = "kanal"
    LEXIKON = "lexikon"
    SAMMANHANG = "sammanhang"
    AVSTAVNING = "avstavning"
    TECKEN = "tecken"
    VITTNEN = "vittnen"


@dataclass(frozen=True, slots=True)
class Rattelse:
    """One fix. `span` lies in the restored text; `sannolikhet` is calibrated, 0 to 1."""

    span: Span
    fore: str
    efter: str
    sannolikhet: float
    skal: Rattelseskal


@dataclass(frozen=True, slots=True)
class Segment:
    """An original span and the restored span it became. `rattelse` is None where the text stands untouched (equal lengths)."""

    original: Span
    text: Span
    rattelse: Rattelse | None = None


@dataclass(frozen=True, slots=True)
class Textrad:
    """A line of the restored text with what reading knew of it."""

    span: Span
    ruta: Ruta | None = None
    slag: Radslag = Radslag.BROD
    niva: int | None = None
    marke: str | None = None
    fortsatter: bool = False


@dataclass(frozen=True, slots=True)
class Textsida:
    """A page of the restored text. `olast` says why the page has no text, `skada` how damaged it was as read."""

    nummer: int
    span: Span
    original: Span
    ursprung: tuple[Ursprung, ...]
    skada: Skadebild
    rader: tuple[Textrad, ...]
    olast: str | None = None

    def rad_vid(self, offset: int) -> Textrad | None:
        """The line that an offset stands in."""
        plats = bisect_right(self.rader, offset, key=lambda rad: rad.span[0]) - 1
        return self.rader[plats] if plats >= 0 and offset < max(self.rader[plats].span[1], self.rader[plats].span[0] + 1) else None


@dataclass(frozen=True, slots=True)
class Ursprungsplats:
    """Where restored text came from: the first page, its line rectangle if the format has one, and the damaged characters."""

    dokument: str
    sida: int
    ruta: Ruta | None
    span: Span
    original: str


@dataclass(frozen=True)
class Text:
    """Restored text. `segment` covers both `original` and `text` without gaps, in order."""

    dokument: str
    original: str
    text: str
    segment: tuple[Segment, ...]
    sidor: tuple[Textsida, ...]

    def __str__(self) -> str:
        return self.text

    @cached_property
    def rattelser(self) -> tuple[Rattelse, ...]:
        return tuple(segment.rattelse for segment in self.segment if segment.rattelse)

    @cached_property
    def _starter(self) -> list[int]:
        return [segment.text[0] for segment in self.segment]

    @cached_property
    def _sidstarter(self) -> list[int]:
        return [sida.span[0] for sida in self.sidor]

    def original_span(self, span: Span) -> Span:
        """The original characters behind a restored span: monotone, and the identity (shifted) on untouched text."""
        if not self.segment:
            return (0, 0)
        return self._original_start(span[0]), max(self._original_slut(span[1]), self._original_start(span[0]))

    def _original_start(self, offset: int) -> int:
        segment = self.segment[max(bisect_right(self._starter, offset) - 1, 0)]
        if segment.rattelse is None:
            return segment.original[0] + min(offset - segment.text[0], segment.original[1] - segment.original[0])
        return segment.original[0]

    def _original_slut(self, offset: int) -> int:
        segment = self.segment[max(bisect_right(self._starter, offset - 1) - 1, 0)]
        if segment.rattelse is None:
            return segment.original[0] + max(offset - segment.text[0], 0)
        return segment.original[1]

    def sida_vid(self, offset: int) -> Textsida:
        return self.sidor[max(bisect_right(self._sidstarter, offset) - 1, 0)]

    def till_original(self, span: Span) -> Ursprungsplats:
        """Where a restored span stands in the document. Inside a replaced segment the whole segment is given."""
        start, slut = self.original_span(span)
        sida = self.sida_vid(span[0])
        rad = sida.rad_vid(span[0])
        ruta = rad.ruta if rad else None
        return Ursprungsplats(self.dokument, sida.nummer, ruta, (start, slut), self.original[start:slut])
