"""Which events answer a krav, and why the others do not."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from textgranskning.granskning.lage import Lage, svag
from textgranskning.granskning.mall import Krav
from textgranskning.typer import Hallning, Handelse, Person, Skal, Status

AVVISAS: dict[Hallning, Skal] = {
    Hallning.NEKAT: Skal.NEKAT,
    Hallning.PLANERAT: Skal.BARA_PLANERAT,
    Hallning.VILLKORAT: Skal.BARA_PLANERAT,
    Hallning.FORSLAG: Skal.BARA_FORSLAG,
    Hallning.FORSOK: Skal.BARA_FORSOK,
    Hallning.ERBJUDET_AVBOJT: Skal.NEKAT,
    Hallning.ANNAN: Skal.GALLER_ANNAT,
    Hallning.ATERBERATTAT: Skal.UTAN_INNEHALL,
    Hallning.TOMT: Skal.UTAN_INNEHALL,
    Hallning.INNEHALLSLOST: Skal.INNEHALLSLOST,
}

STATUS_AV_SKAL: dict[Skal, Status] = {
    **dict.fromkeys((Skal.EGEN_HANDLING, Skal.JOURNALANTECKNING, Skal.ANNAN_RUBRIK), Status.FINNS),
    **dict.fromkeys((Skal.INNEHALLSLOST, Skal.SVAGT, Skal.ODATERAT, Skal.MOTSTRIDIGT, Skal.OLASLIGT, Skal.VILLKOR_OKANT), Status.OKLART),
    **dict.fromkeys((Skal.VILLKOR_EJ_UPPFYLLT, Skal.EJ_FORFALLET), Status.EJ_TILLAMPLIGT),
}

# What an absence is called when several passages nearly answered: that it was not done, was planned or left empty says more than a passage
# that might mean it.
RANG = (
    Skal.MOTSTRIDIGT,
    Skal.ODATERAT,
    Skal.FOR_SENT,
    Skal.NEKAT,
    Skal.BARA_FORSLAG,
    Skal.BARA_FORSOK,
    Skal.BARA_PLANERAT,
    Skal.SVAGT,
    Skal.UTAN_INNEHALL,
    Skal.INNEHALLSLOST,
    Skal.GALLER_ANNAT,
)

OGJORT = frozenset((Skal.NEKAT, Skal.BARA_PLANERAT, Skal.BARA_FORSLAG, Skal.BARA_FORSOK))


def status_av(skal: Skal) -> Status:
    return STATUS_AV_SKAL.get(skal, Status.SAKNAS)


@dataclass(frozen=True, slots=True)
class Kandidat:
    """An event that may answer; `avvisad` is why it does not, whatever its date."""

    handelse: Handelse
    avvisad: Skal | None


def kandidater(krav: Krav, lage: Lage, person: Person | None = None) -> tuple[Kandidat, ...]:
    """Every event of the krav's concepts, in order of date; with `person` only those about that person or about nobody named."""
    alla = (handelse for begrepp in krav.kravs for handelse in lage.handelser(begrepp))
    handelser = sorted(alla, key=lambda ett: ett.datum.fran if ett.datum else dt.date.max)
    berorda = [handelse for handelse in handelser if person is None or _om(handelse, person)]
    return tuple(Kandidat(handelse, _avvisning(krav, handelse, lage)) for handelse in berorda)


def _avvisning(krav: Krav, handelse: Handelse, lage: Lage) -> Skal | None:
    if handelse.hallning not in krav.hallning:
        return AVVISAS.get(handelse.hallning, Skal.UTAN_INNEHALL)
    if handelse.hallning is Hallning.INTRAFFAT and svag(handelse):
        return Skal.SVAGT
    if krav.innehall and handelse.hallning is Hallning.INTRAFFAT and not handelse.innehall:
        return Skal.INNEHALLSLOST
    return Skal.UTAN_INNEHALL if saknat_innehall(krav, handelse, lage) else None


def saknat_innehall(krav: Krav, handelse: Handelse, lage: Lage) -> tuple[str, ...]:
    """The concepts that must stand in the same handling and do not."""
    fordrat = () if isinstance(krav.innehall, bool) else krav.innehall
    return tuple(begrepp for begrepp in fordrat if not _star_i_samma(begrepp, handelse, lage))


def _om(handelse: Handelse, person: Person) -> bool:
    """Whether an event is about a person, or about nobody named."""
    kallas = {None, person.namn, person.namn.split()[0] if person.namn else None, "klient" if person.roll == "klient" else None}
    return handelse.person in kallas


def _star_i_samma(begrepp: str, handelse: Handelse, lage: Lage) -> bool:
    """Whether a concept stands in the same handling about the same thing."""
    saker = lage.saker_i(begrepp)
    har = set().union(*(saker.get(handling, ()) for handling in handelse.handlingar))
    return bool(har) and (handelse.sak is None or bool(har & {None, handelse.sak}))
