"""The time that a krav leaves for answering: order, deadlines and windows, over dates that may be uncertain."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textgranskning.granskning.lage import Lage
from textgranskning.granskning.linje import Linje
from textgranskning.granskning.mall import Krav
from textgranskning.granskning.tid import Ande, Fonster, Svar, Tid, nagon
from textgranskning.typer import Datum, Handelse


@dataclass(frozen=True, slots=True)
class Spann:
    """The days between which something must lie. An end is open, a day, or all the days that it may be."""

    tidigast: Datum | None = None
    senast: Datum | None = None
    okant: bool = False  # it hangs on something that has no date

    @property
    def granser(self) -> Datum | None:
        """The days outside which nothing lies inside, or None where there are none."""
        if self.okant:
            return None
        return Datum(self.tidigast.fran if self.tidigast else dt.date.min, self.senast.till if self.senast else dt.date.max)

    def rymmer(self, datum: Datum | None) -> Svar:
        """Whether a date lies inside: yes or no only if every possible day of it, and of the ends, agrees."""
        if self.okant:
            return Svar.KANSKE
        if self.tidigast is None and self.senast is None:
            return Svar.JA
        if datum is None:
            return Svar.KANSKE
        lag, hog = self.tidigast or Datum.dag(dt.date.min), self.senast or Datum.dag(dt.date.max)
        if datum.till < lag.fran or datum.fran > hog.till:
            return Svar.NEJ
        return Svar.JA if lag.till <= datum.fran and datum.till <= hog.fran else Svar.KANSKE


@dataclass(frozen=True, slots=True)
class Tidsram:
    """An answer must lie in one of `spann` and in none of `utom`."""

    spann: tuple[Spann, ...] = (Spann(),)
    utom: tuple[Spann, ...] = ()
    senast: Datum | None = None  # the deadline, where the krav has one

    def svar(self, handelse: Handelse, utlosare: Handelse | None = None) -> Svar:
        """Whether the event lies in time. Where dates cannot tell, an answer that belongs to its trigger comes after it."""
        inne = nagon(ett.rymmer(handelse.datum) for ett in self.spann)
        ute = nagon(ett.rymmer(handelse.datum) for ett in self.utom)
        if ute is Svar.JA:
            return Svar.NEJ
        if inne is Svar.KANSKE and utlosare and not self.har_slut and _hor_ihop(handelse, utlosare):
            inne = Svar.JA
        return Svar.KANSKE if inne is Svar.JA and ute is Svar.KANSKE else inne

    @property
    def granser(self) -> Datum | None:
        """The days outside which nothing answers, or None where there are none."""
        alla = [ett.granser for ett in self.spann]
        kanda = [ett for ett in alla if ett]
        return Datum(min(kanda).fran, max(ett.till for ett in kanda)) if kanda and len(kanda) == len(alla) else None

    @property
    def har_slut(self) -> bool:
        return any(ett.senast or ett.okant for ett in self.spann)

    def for_sent(self, handelse: Handelse) -> bool:
        """Whether the event comes after the last day on which it could have answered."""
        slut = [ett.senast for ett in self.spann]
        return handelse.datum is not None and all(ett is not None and handelse.datum.fran > ett.till for ett in slut)

    def utgangen(self, per: dt.date | None) -> Svar:
        """Whether the deadline has run out on a day: the end day is in time."""
        if self.senast is None or per is None or per > self.senast.till:
            return Svar.JA
        return Svar.NEJ if per <= self.senast.fran else Svar.KANSKE


def _hor_ihop(svar: Handelse, utlosare: Handelse) -> bool:
    """Whether an answer names its trigger, or stands in the same handling."""
    return (svar.sak is not None and svar.sak == utlosare.sak) or bool(svar.handlingar & utlosare.handlingar)


def tidsram(krav: Krav, utlosare: Handelse | None, lage: Lage) -> Tidsram:
    """The time that a krav leaves for answering a trigger."""
    utom = tuple(fonster(krav.utom_under, lage)) if krav.utom_under and not krav.for_varje else ()
    if krav.under:
        egen = {krav.for_varje: utlosare} if krav.for_varje and utlosare else {}
        return Tidsram(tuple(fonster(krav.under, lage, egen)), utom)
    spann, senast = _efter_utlosaren(krav, utlosare, lage)
    return Tidsram((spann,), utom, senast)


def _efter_utlosaren(krav: Krav, utlosare: Handelse | None, lage: Lage) -> tuple[Spann, Datum | None]:
    """Order and deadline against a trigger or an anchor."""
    datum = utlosare.datum if utlosare else None
    if datum is None and utlosare is None:
        return Spann(okant=krav.inom is not None), _kanske_inte_ute(krav, lage)
    if datum is None:
        return Spann(okant=krav.inom is not None or krav.fore is not None, tidigast=Datum(dt.date.min, dt.date.max)), None
    if krav.fore:
        return Spann(senast=_flytta(datum, Tid(0, 1), -1)), None
    if krav.inom is None:
        return Spann(tidigast=datum), None
    senast = _forlangd(krav, _flytta(datum, Tid.las(krav.inom)), datum.fran, lage)
    return Spann(datum, senast), senast


def _kanske_inte_ute(krav: Krav, lage: Lage) -> Datum | None:
    """The last days that a deadline may have, where what sets it running is nowhere told: it began before the akt, or with it."""
    if krav.inom is None or lage.tolkning.forsta_dag is None:
        return None
    return Datum(dt.date.min, Tid.las(krav.inom).fran(lage.tolkning.forsta_dag))


def _forlangd(krav: Krav, senast: Datum, fran: dt.date, lage: Lage) -> Datum:
    """The decided later day. An extension that names no day (`sak`) counts as one more time of the same length from the decision."""
    if not krav.forlangs_av or not krav.inom:
        return senast
    till = _nasta(lage.ankare(krav.for_varje or ""), fran)  # what is decided once the next has begun concerns that
    for beslut in lage.ankare(krav.forlangs_av):
        if (
            beslut.datum and fran <= beslut.datum.till < till and beslut.datum.fran <= senast.till
        ):  # decided once the time is out, it is too late
            try:
                ny = dt.date.fromisoformat(beslut.sak or "")
            except ValueError:
                ny = Tid.las(krav.inom).fran(beslut.datum.till)
            senast = Datum(max(senast.fran, ny), max(senast.till, ny))
    return senast


def _nasta(handelser: Sequence[Handelse], efter: dt.date) -> dt.date:
    """The day of the first of them after a day; they lie in order of date, the undated last."""
    plats = bisect_right(handelser, efter, key=lambda ett: ett.datum.fran if ett.datum else dt.date.max)
    datum = handelser[plats].datum if plats < len(handelser) else None
    return datum.fran if datum else dt.date.max


def fonster(text: str, lage: Lage, egen: dict[str, Handelse] | None = None) -> Iterator[Spann]:
    """The windows ``A..B``: each A reaches to the first B after it, each anchor by itself. An end that has not come is open.

    `egen` gives the concepts of which only one event counts: the trigger that is judged.
    """
    ett = Fonster.las(text)
    starter, slut = (_dagar(ande.ankare, lage, egen or {}) for ande in (ett.fran, ett.till))
    daterade = [dag for dag in slut if dag]
    linje = Linje.av(daterade)
    if not starter:
        yield Spann(senast=_ande(ett.till, max(daterade)) if daterade else None, okant=bool(slut) and not daterade)
    for start in starter:
        if start is None:
            yield Spann(okant=True)
        elif ett.fran.ankare == ett.till.ankare:
            yield Spann(_ande(ett.fran, start), _ande(ett.till, start))
        else:
            plats = linje.forsta_fran(start.fran)
            hit = daterade[plats] if plats < len(daterade) else None
            yield Spann(_ande(ett.fran, start), _ande(ett.till, hit) if hit else None, okant=hit is None and len(daterade) < len(slut))


def _dagar(ankare: str, lage: Lage, egen: dict[str, Handelse]) -> Sequence[Datum | None]:
    """The dates of an anchor, in order; None for one that has no date."""
    if ankare == "aktens_borjan":
        return [Datum.dag(lage.tolkning.forsta_dag)] if lage.tolkning.forsta_dag else []
    if ankare == "aktens_slut":
        return [Datum.dag(lage.per)] if lage.per else []
    return [egen[ankare].datum] if ankare in egen else [ett.datum for ett in lage.ankare(ankare)]


def _ande(ande: Ande, datum: Datum) -> Datum:
    return _flytta(datum, ande.tid, ande.tecken)


def _flytta(datum: Datum, tid: Tid, tecken: int = 1) -> Datum:
    return Datum(tid.fran(datum.fran, tecken), tid.fran(datum.till, tecken))
