"""What is documented: handlingar, mentions, events, persons (tolkning)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from textgranskning.typer.grund import Kon, Span
from textgranskning.typer.lasning import Ruta


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


class Upphov(StrEnum):
    """Who made a handling that lies in the akt."""

    EGEN = "egen"
    ANNAN_KOMMUN = "annan_kommun"
    MYNDIGHET = "myndighet"
    UTFORARE = "utforare"


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
    upphov: Upphov = Upphov.EGEN
    ankare: dt.date | None = None  # when it plays: dates without a year in it fall near this day

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
