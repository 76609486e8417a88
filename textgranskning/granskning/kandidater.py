"""Which events answer a krav, and why the others do not."""

from __future__ import annotations

from dataclasses import dataclass

from textgranskning.granskning.mall import Krav
from textgranskning.typer import Hallning, Handelse, Skal, Status, Tolkning

SVAG_STYRKA = 0.5  # a cue weaker than this shows a person where to look, but proves nothing

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


def status_av(skal: Skal) -> Status:
    return STATUS_AV_SKAL.get(skal, Status.SAKNAS)


@dataclass(frozen=True, slots=True)
class Kandidat:
    """An event that may answer; `avvisad` is why it does not, whatever its date."""

    handelse: Handelse
    avvisad: Skal | None


def kandidater(krav: Krav, tolkning: Tolkning, person: str | None = None) -> tuple[Kandidat, ...]:
    """Every event of the krav's concepts, in order of date; with `person` only those about that person or about nobody named."""
    handelser = [handelse for begrepp in krav.kravs for handelse in tolkning.per_begrepp.get(begrepp, ())]
    berorda = [handelse for handelse in handelser if person is None or handelse.person in {None, person}]
    return tuple(Kandidat(handelse, _avvisning(krav, handelse, tolkning)) for handelse in berorda)


def _avvisning(krav: Krav, handelse: Handelse, tolkning: Tolkning) -> Skal | None:
    if handelse.hallning not in krav.hallning:
        return AVVISAS.get(handelse.hallning, Skal.UTAN_INNEHALL)
    if handelse.hallning is Hallning.INTRAFFAT and handelse.bast.styrka < SVAG_STYRKA:
        return Skal.SVAGT
    if krav.innehall and handelse.hallning is Hallning.INTRAFFAT and not handelse.innehall:
        return Skal.INNEHALLSLOST
    if not isinstance(krav.innehall, bool) and not all(_star_i_samma(begrepp, handelse, tolkning) for begrepp in krav.innehall):
        return Skal.UTAN_INNEHALL
    return None


def _star_i_samma(begrepp: str, handelse: Handelse, tolkning: Tolkning) -> bool:
    """Whether a concept stands in the same handling about the same thing."""
    return any(
        annan.handlingar & handelse.handlingar and (annan.sak is None or handelse.sak is None or annan.sak == handelse.sak)
        for annan in tolkning.per_begrepp.get(begrepp, ())
        if annan.hallning is Hallning.INTRAFFAT
    )
