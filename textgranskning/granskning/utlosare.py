"""What a krav answers to: the occurrences of a trigger, or its anchors."""

from __future__ import annotations

from dataclasses import dataclass, replace

from textgranskning.granskning.lage import Lage, svag
from textgranskning.granskning.linje import Linje
from textgranskning.granskning.mall import Krav
from textgranskning.granskning.tid import Svar, Tid, nagon
from textgranskning.granskning.tidsram import Spann, fonster
from textgranskning.typer import Datum, Handelse, Skal


@dataclass(frozen=True, slots=True)
class Utlosning:
    """One thing that wants an answer; None where the krav stands by itself."""

    handelse: Handelse | None = None
    tvekan: Skal | None = None  # why it is unsure that an answer is wanted
    utanfor: bool = False  # it lies outside the period: an answer may be its, but it is not judged


@dataclass(frozen=True, slots=True)
class Utlosningar:
    """What wants an answer, in order of date, and the occurrences that a window exempts."""

    alla: tuple[Utlosning, ...]
    undantagna: tuple[Handelse, ...] = ()

    @property
    def utanfor(self) -> tuple[Handelse, ...]:
        return tuple(ett.handelse for ett in self.alla if ett.utanfor and ett.handelse)


def utlosningar(krav: Krav, lage: Lage) -> Utlosningar:
    """Nothing wants an answer where a `for_varje` has no occurrence, unless the krav says `alltid`."""
    if not krav.for_varje:
        return Utlosningar(tuple(Utlosning(ett, _tvekan(ett, Svar.NEJ)) for ett in _ankare(krav, lage)) or (Utlosning(),))
    fran, till = (Datum.dag(dag) if dag else None for dag in lage.period)
    period = Spann(fran, till)
    undantag = _undantagsfonster(krav, lage)
    linje = Linje.av(ett.granser for ett in undantag)
    undantagna, alla = [], []
    for ett in lage.intraffade(krav.for_varje):
        undantagen = nagon(undantag[plats].rymmer(ett.datum) for plats in linje.runt(ett.datum)) if ett.datum else Svar.NEJ
        if undantagen is Svar.JA:
            undantagna.append(ett)
        else:
            alla.append(Utlosning(ett, _tvekan(ett, undantagen), utanfor=period.rymmer(ett.datum) is Svar.NEJ))
    if krav.alltid and all(ett.utanfor for ett in alla):
        alla.append(Utlosning())
    return Utlosningar(tuple(alla), tuple(undantagna))


def _ankare(krav: Krav, lage: Lage) -> tuple[Handelse, ...]:
    ankare = lage.ankare(krav.efter or krav.fore or "")
    daterade = tuple(ett for ett in ankare if ett.datum) or ankare
    return {"varje": ankare, "forsta": daterade[:1], "senaste": daterade[-1:]}[krav.vilken]


def _tvekan(utlosare: Handelse, undantagen: Svar) -> Skal | None:
    if svag(utlosare):
        return Skal.SVAGT
    return Skal.ODATERAT if undantagen is Svar.KANSKE else None


def _undantagsfonster(krav: Krav, lage: Lage) -> list[Spann]:
    """The `utom_under` windows in which a trigger needs no answer. The first day of a window is outside it."""
    if not krav.utom_under:
        return []
    en_dag = Tid(0, 1)
    return [
        replace(ett, tidigast=Datum(en_dag.fran(ett.tidigast.fran), en_dag.fran(ett.tidigast.till)))
        for ett in fonster(krav.utom_under, lage)
        if ett.tidigast
    ]
