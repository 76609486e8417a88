"""The frozen types that the stages hand to each other (DESIGN.md, chapter 4).

Every span is a half-open ``(start, slut)`` pair of character offsets. A text is always NFC; its lines end in ``\\n`` and its pages are
divided by ``\\f``.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Literal

Span = tuple[int, int]
Kon = Literal["kvinna", "man"]


# --- inlasning: files -> Dokument ------------------------------------------------------------------------------------------------------


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


@dataclass(frozen=True, slots=True)
class Ruta:
    """A rectangle in points, origin in the top left corner of the page."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Rad:
    """One line as read: no character changed, no line break inside."""

    text: str
    ruta: Ruta | None = None
    slag: Radslag = Radslag.BROD
    niva: int | None = None  # of a heading, 1 = highest


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
    """A page with its readings, unchosen. No reading at all, or an `olast` reason, means that the page could not be read."""

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


# --- normalisering: Dokument -> Text ---------------------------------------------------------------------------------------------------


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
        ruta = next((rad.ruta for rad in sida.rader if rad.span[0] <= span[0] < max(rad.span[1], rad.span[0] + 1)), None)
        return Ursprungsplats(self.dokument, sida.nummer, ruta, (start, slut), self.original[start:slut])


# --- tolkning: Text -> Tolkning --------------------------------------------------------------------------------------------------------


class Hallning(StrEnum):
    """How a thing is stated (DESIGN.md, chapter 4)."""

    INTRAFFAT = "intraffat"
    NEKAT = "nekat"
    PLANERAT = "planerat"
    FORSLAG = "forslag"
    FORSOK = "forsok"
    ERBJUDET_AVBOJT = "erbjudet_avbojt"
    VILLKORAT = "villkorat"
    ANNAN = "annan"
    ATERBERATTAT = "aterberattat"
    TOMT = "tomt"
    INNEHALLSLOST = "innehallslost"


class Begreppsslag(StrEnum):
    HANDELSE = "handelse"
    UPPGIFT = "uppgift"
    TILLSTAND = "tillstand"


@dataclass(frozen=True, slots=True, order=True)
class Datum:
    """A date, or an interval of possible days when it is uncertain. Both ends belong to it."""

    fran: dt.date
    till: dt.date

    @classmethod
    def dag(cls, dag: dt.date) -> Datum:
        return cls(dag, dag)

    @property
    def sakert(self) -> bool:
        return self.fran == self.till

    def __str__(self) -> str:
        return self.fran.isoformat() if self.sakert else f"{self.fran.isoformat()}..{self.till.isoformat()}"


@dataclass(frozen=True, slots=True)
class Belagg:
    """A passage that a verdict rests on: `original` is the exact quote as read (one to three sentences), `text` its restored form."""

    dokument: str
    sida: int
    ruta: Ruta | None
    original: str
    text: str
    datum: Datum | None = None
    hallning: Hallning | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Someone the akt concerns. `roll`: klient, barn, anhorig, handlaggare."""

    roll: str
    namn: str | None = None
    personnummer: str | None = None
    kon: Kon | None = None
    fodd: Datum | None = None
    vuxen: bool = False


@dataclass(frozen=True, slots=True)
class Handling:
    """One act inside a document. `nummer` is its place in the akt; `span` lies in the document's restored text."""

    nummer: int
    dokument: str
    sidor: tuple[int, ...]
    typ: str
    span: Span
    rubrik: str | None = None
    forfattare: str | None = None
    inkommen: Datum | None = None
    handelsedatum: Datum | None = None
    registrerad: Datum | None = None
    annan_akt: bool = False  # belongs to another case: reported, not used

    @property
    def datum(self) -> Datum | None:
        """The day that deadlines run from: the stamp, else what happened, else the registration."""
        return self.inkommen or self.handelsedatum or self.registrerad


@dataclass(frozen=True, slots=True)
class Omnamnande:
    """One mention of a concept."""

    begrepp: str
    handling: int  # Handling.nummer
    span: Span  # in the document's restored text
    hallning: Hallning
    belagg: Belagg
    datum: Datum | None = None
    person: str | None = None  # a child's name, "klient", or None when unsaid
    sak: str | None = None  # who sent it, what was applied for or refused
    egen_handling: bool = False  # the handling as a whole is this (its type or title says so)
    innehall: bool = True  # something is said of what, not only that
    styrka: float = 1.0  # how strong a cue, 0 to 1


@dataclass(frozen=True, slots=True)
class Handelse:
    """Something that happened, or did not; or a fact. `omnamnanden` are all its mentions, the best first."""

    begrepp: str
    slag: Begreppsslag
    hallning: Hallning
    omnamnanden: tuple[Omnamnande, ...]
    datum: Datum | None = None
    person: str | None = None
    sak: str | None = None
    innehall: bool = True

    @property
    def bast(self) -> Omnamnande:
        return self.omnamnanden[0]

    @property
    def handlingar(self) -> frozenset[int]:
        return frozenset(omnamnande.handling for omnamnande in self.omnamnanden)


@dataclass(frozen=True, slots=True)
class Sidlage:
    """How well a page could be read: `lasbart` is the share of its words that can be trusted, 0 to 1; 0 means unread."""

    dokument: str
    sida: int
    lasbart: float
    skal: str | None = None


@dataclass(frozen=True, slots=True)
class Hanvisning:
    """Something that the akt refers to; `finns` says whether the akt holds it."""

    vad: str
    finns: bool
    belagg: Belagg


@dataclass(frozen=True)
class Tolkning:
    """What interpreting hands on: everything that judging needs, and no document text beyond the quotes."""

    akt: str
    handlingar: tuple[Handling, ...]
    handelser: tuple[Handelse, ...]
    personer: tuple[Person, ...]
    sidor: tuple[Sidlage, ...]
    hanvisningar: tuple[Hanvisning, ...] = ()
    enhet: str | None = None
    forsta_dag: dt.date | None = None  # of the akt's first handling
    sista_dag: dt.date | None = None  # the akt's last dated note

    @property
    def klient(self) -> Person | None:
        return next((person for person in self.personer if person.roll == "klient"), None)

    @property
    def barn(self) -> tuple[Person, ...]:
        return tuple(person for person in self.personer if person.roll == "barn" and not person.vuxen)

    @cached_property
    def per_begrepp(self) -> dict[str, tuple[Handelse, ...]]:
        """Events by concept, in order of date (undated last) and place."""
        grupper: dict[str, list[Handelse]] = {}
        for handelse in self.handelser:
            grupper.setdefault(handelse.begrepp, []).append(handelse)
        return {begrepp: tuple(sorted(grupp, key=_tidsordning)) for begrepp, grupp in grupper.items()}


def _tidsordning(handelse: Handelse) -> tuple[dt.date, int, int]:
    return (handelse.datum.fran if handelse.datum else dt.date.max, handelse.bast.handling, handelse.bast.span[0])


# --- granskning: Tolkning x mall -> Flaggor --------------------------------------------------------------------------------------------


class Status(StrEnum):
    FINNS = "finns"
    SAKNAS = "saknas"
    OKLART = "oklart"
    EJ_TILLAMPLIGT = "ej_tillampligt"


class Skal(StrEnum):
    """What kind of verdict; which status each belongs to is in DESIGN.md, chapter 4."""

    EGEN_HANDLING = "egen_handling"
    JOURNALANTECKNING = "journalanteckning"
    ANNAN_RUBRIK = "annan_rubrik"
    INGET_BELAGG = "inget_belagg"
    FOR_SENT = "for_sent"
    BARA_PLANERAT = "bara_planerat"
    BARA_FORSLAG = "bara_forslag"
    BARA_FORSOK = "bara_forsok"
    NEKAT = "nekat"
    INTE_FOR_ALLA = "inte_for_alla"
    UTAN_INNEHALL = "utan_innehall"
    GALLER_ANNAT = "galler_annat"
    OLASLIGT = "olasligt"
    MOTSTRIDIGT = "motstridigt"
    ODATERAT = "odaterat"
    SVAGT = "svagt"
    INNEHALLSLOST = "innehallslost"
    VILLKOR_OKANT = "villkor_okant"
    VILLKOR_EJ_UPPFYLLT = "villkor_ej_uppfyllt"
    EJ_FORFALLET = "ej_forfallet"


@dataclass(frozen=True, slots=True)
class Utlosare:
    """The event that a krav answers to."""

    begrepp: str
    datum: Datum | None


@dataclass(frozen=True, slots=True)
class Narmast:
    """A passage that was looked at and not accepted, with the reason in Swedish."""

    belagg: Belagg
    skal: str


@dataclass(frozen=True, slots=True)
class Sokt:
    """What an absence rests on: how much was searched and with what."""

    handlingar: int
    sidor: int
    lasbart: float
    begrepp: tuple[str, ...]
    narmast: tuple[Narmast, ...] = ()
    olasta: tuple[tuple[str, int], ...] = ()  # (document, page)


@dataclass(frozen=True, slots=True)
class Flagga:
    """The verdict on one krav in one akt: one line of flaggor.jsonl (DESIGN.md, chapter 6)."""

    akt: str
    mall: str
    krav: str
    fraga: str
    kvalitetsomrade: str
    status: Status
    skal: Skal
    sakerhet: float
    motivering: str
    sokt: Sokt
    person: str | None = None
    kon: Kon | None = None
    enhet: str | None = None
    analys: tuple[str, ...] = ()
    prioritet: float = 0.0
    utlosare: Utlosare | None = None
    forfaller: dt.date | None = None
    lagrum: tuple[str, ...] = ()
    belagg: tuple[Belagg, ...] = field(default=())
