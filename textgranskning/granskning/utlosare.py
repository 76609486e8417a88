"""What a krav answers to: conditions, triggers and anchors, and the days between which an answer must lie."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from textgranskning.granskning.mall import Krav
from textgranskning.granskning.tid import Ande, Fonster, Svar, Tid, mellan
from textgranskning.typer import Hallning, Handelse, Skal, Tolkning


@dataclass(frozen=True, slots=True)
class Lage:
    """What is judged: the akt as interpreted, the day deadlines are held against, and the period that limits occurrences."""

    tolkning: Tolkning
    per: dt.date | None
    period: tuple[dt.date | None, dt.date | None]

    def intraffade(self, begrepp: str) -> tuple[Handelse, ...]:
        return tuple(ett for ett in self.tolkning.per_begrepp.get(begrepp, ()) if ett.hallning is Hallning.INTRAFFAT)


@dataclass(frozen=True, slots=True)
class Villkorssvar:
    """Why a condition does not hold (None: it does) and the events that show it."""

    skal: Skal | None
    handelser: tuple[Handelse, ...] = ()


def villkor(krav: Krav, lage: Lage) -> Villkorssvar:
    """Read the conditions in order: the first false one gives `ej_tillampligt`, a silent one its `tyst`, an ambiguous one `oklart`."""
    visat: tuple[Handelse, ...] = ()
    for ett in krav.om:
        handelser = tuple(handelse for begrepp in ett.nagon for handelse in lage.tolkning.per_begrepp.get(begrepp, ()))
        ja = tuple(handelse for handelse in handelser if handelse.hallning is Hallning.INTRAFFAT)
        nej = tuple(handelse for handelse in handelser if handelse.hallning is Hallning.NEKAT)
        oklara = tuple(handelse for handelse in handelser if handelse.hallning is Hallning.INNEHALLSLOST)
        if ja:
            visat = (*visat, *ja)
        elif nej:
            return Villkorssvar(Skal.VILLKOR_EJ_UPPFYLLT, nej)
        elif oklara:
            return Villkorssvar(Skal.VILLKOR_OKANT, oklara)
        else:
            return Villkorssvar(Skal.VILLKOR_OKANT if ett.tyst == "oklart" else Skal.VILLKOR_EJ_UPPFYLLT)
    return Villkorssvar(None, visat)


def utlosande(krav: Krav, lage: Lage) -> tuple[Handelse | None, ...]:
    """The events that each need an answer; ``(None,)`` where the krav stands by itself, empty where a `for_varje` has no occurrence."""
    if krav.for_varje:
        fran, till = lage.period
        inom_period = [ett for ett in lage.intraffade(krav.for_varje) if mellan(ett.datum, fran, till) is not Svar.NEJ]
        krav_svar = [ett for ett in inom_period if not _undantagen(krav, ett, lage)]
        return tuple(krav_svar) or ((None,) if krav.alltid else ())
    ankare = lage.intraffade(krav.efter or krav.fore or "")
    if not ankare:
        return (None,)
    daterade = [ett for ett in ankare if ett.datum] or list(ankare)
    return {"varje": tuple(ankare), "forsta": (daterade[0],), "senaste": (daterade[-1],)}[krav.vilken]


def _undantagen(krav: Krav, utlosare: Handelse, lage: Lage) -> bool:
    """A trigger inside an `utom_under` window needs no answer. The window's own first day is outside it."""
    if not krav.utom_under or utlosare.datum is None:
        return False
    fonster = Fonster.las(krav.utom_under)
    for start in _dagar(fonster.fran.ankare, lage):
        slut = min((dag for dag in _dagar(fonster.till.ankare, lage) if dag >= start), default=None)
        if mellan(utlosare.datum, start + dt.timedelta(days=1), slut) is Svar.JA:
            return True
    return False


@dataclass(frozen=True, slots=True)
class Tidsram:
    """The days between which an answer must lie. `senast_sen` is the last day if the trigger's date is as late as it may be."""

    tidigast: dt.date | None = None
    senast: dt.date | None = None
    senast_sen: dt.date | None = None
    okand: bool = False  # a limit is asked for but its start has no date

    def svar(self, handelse: Handelse) -> Svar:
        """Whether the event lies inside, on every possible day of an uncertain date."""
        if self.okand:
            return Svar.KANSKE
        svar = mellan(handelse.datum, self.tidigast, self.senast)
        if svar is not Svar.NEJ or self.senast_sen in {None, self.senast}:
            return svar
        return Svar.NEJ if mellan(handelse.datum, self.tidigast, self.senast_sen) is Svar.NEJ else Svar.KANSKE

    def for_sent(self, handelse: Handelse) -> bool:
        return handelse.datum is not None and self.senast_sen is not None and handelse.datum.fran > self.senast_sen


def tidsram(krav: Krav, utlosare: Handelse | None, lage: Lage) -> Tidsram:
    """The time that a krav leaves for answering a trigger."""
    if krav.under:
        fonster = Fonster.las(krav.under)
        forst = _andedag(fonster.fran, krav, utlosare, lage, forst=True)
        return Tidsram(forst, _andedag(fonster.till, krav, utlosare, lage, forst=False))
    datum = utlosare.datum if utlosare else None
    if krav.fore:
        return Tidsram(senast=datum.fran - dt.timedelta(days=1)) if datum else Tidsram()
    if krav.inom is None:
        return Tidsram(tidigast=datum.fran) if datum else Tidsram()
    if datum is None:
        return Tidsram(okand=True)
    tid = Tid.las(krav.inom)
    senast, senast_sen = tid.fran(datum.fran), tid.fran(datum.till)
    forlangd = _forlangd(krav, datum.fran, lage)
    if forlangd:
        senast, senast_sen = max(senast, forlangd), max(senast_sen, forlangd)
    return Tidsram(datum.fran, senast, senast_sen)


def _forlangd(krav: Krav, fran: dt.date, lage: Lage) -> dt.date | None:
    """The decided later day. An extension that names no day (`sak`) counts as one more time of the same length from the decision."""
    if not krav.forlangs_av or not krav.inom:
        return None
    dagar = []
    for beslut in lage.intraffade(krav.forlangs_av):
        if beslut.datum and beslut.datum.till >= fran:
            try:
                dagar.append(dt.date.fromisoformat(beslut.sak or ""))
            except ValueError:
                dagar.append(Tid.las(krav.inom).fran(beslut.datum.till))
    return max(dagar, default=None)


def _andedag(ande: Ande, krav: Krav, utlosare: Handelse | None, lage: Lage, *, forst: bool) -> dt.date | None:
    """The day of one end of a window: the trigger's own, else the first (or last) day of the anchor."""
    if utlosare is not None and ande.ankare == krav.for_varje:
        return ande.dag(utlosare.datum.fran) if utlosare.datum else None
    dagar = _dagar(ande.ankare, lage)
    if not dagar:
        return None
    return ande.dag(dagar[0] if forst else dagar[-1])


def _dagar(ankare: str, lage: Lage) -> tuple[dt.date, ...]:
    """The days of an anchor, in order."""
    if ankare == "aktens_borjan":
        return (lage.tolkning.forsta_dag,) if lage.tolkning.forsta_dag else ()
    if ankare == "aktens_slut":
        slut = lage.per or lage.tolkning.sista_dag
        return (slut,) if slut else ()
    return tuple(sorted(ett.datum.fran for ett in lage.intraffade(ankare) if ett.datum))
