"""Verdicts with their evidence (granskning)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from textgranskning.typer.grund import Kon
from textgranskning.typer.tolkning import Belagg, Datum


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
