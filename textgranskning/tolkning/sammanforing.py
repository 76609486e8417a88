"""Mentions become events: five mentions of one notification are one event, two notifications on one day from two senders are two.

Mentions that open an event (`ny`) are joined when their days may be the same and their matters do not differ; the others lean on an event
that is there: the one of their matter, else the nearest before them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from textgranskning.tolkning.begrepp import Begrepp
from textgranskning.tolkning.omnamnanden import Traff
from textgranskning.typer import Begreppsslag, Datum, Hallning, Handelse, Omnamnande


@dataclass(slots=True)
class _Grupp:
    """An event under way."""

    hallning: Hallning
    datum: Datum | None
    sak: str | None
    delar: list[Omnamnande] = field(default_factory=list)

    def ta_med(self, ett: Omnamnande) -> None:
        self.delar.append(ett)
        self.sak = self.sak or ett.sak
        if ett.datum and (self.datum is None or _snavare(ett.datum, self.datum)):
            self.datum = ett.datum


def for_samman(begrepp: Begrepp, traffar: Sequence[Traff]) -> tuple[Handelse, ...]:
    """The events of one concept. Facts (`uppgift`, `tillstand`) have no day: they are joined by how they are stated and about whom."""
    grupper: list[_Grupp] = []
    if begrepp.slag is not Begreppsslag.HANDELSE:
        for hallning in _som_galler([traff.omnamnande.hallning for traff in traffar]):
            delar = [traff.omnamnande for traff in traffar if traff.omnamnande.hallning is hallning]
            grupper.append(_Grupp(hallning, _forsta_dag(delar), None, delar))
    else:
        ordnade = sorted(traffar, key=_tidsordning)
        for traff in [traff for traff in ordnade if traff.ny]:
            _placera(grupper, traff.omnamnande, ny=True, strikt=begrepp.sak == "anmalare")
        for traff in [traff for traff in ordnade if not traff.ny]:
            _placera(grupper, traff.omnamnande, ny=False, strikt=begrepp.sak == "anmalare")
    return tuple(_handelse(begrepp, grupp) for grupp in grupper)


def _som_galler(alla: Sequence[Hallning]) -> list[Hallning]:
    """The ways a fact is stated. Where it is both stated and denied, what is said more often counts; as often, the denial."""
    ja, nej = alla.count(Hallning.INTRAFFAT), alla.count(Hallning.NEKAT)
    bort = {Hallning.INTRAFFAT if ja <= nej else Hallning.NEKAT} if ja and nej else set()
    return [hallning for hallning in dict.fromkeys(alla) if hallning not in bort]


def _placera(grupper: list[_Grupp], ett: Omnamnande, *, ny: bool, strikt: bool) -> None:
    """`strikt`: a mention without a day that names its matter belongs only to what is known to be of that matter."""
    lika = [grupp for grupp in grupper if grupp.hallning is ett.hallning and _samma_sak(grupp.sak, ett.sak)]
    if strikt and ett.datum is None and ett.sak:
        lika = [grupp for grupp in lika if grupp.sak == ett.sak]
    samma_dag = [grupp for grupp in lika if _kan_vara_samma_dag(grupp.datum, ett.datum)]
    if samma_dag:
        max(samma_dag, key=lambda grupp: (grupp.sak == ett.sak, grupp.datum == ett.datum)).ta_med(ett)
        return
    forst = ett.datum is not None and all(grupp.datum is None or ett.datum.till < grupp.datum.fran for grupp in lika)
    if not ny and lika and not (forst and ett.datum and ett.datum.sakert):  # what is told of before all others is none of them
        fore = [grupp for grupp in lika if grupp.datum and ett.datum and grupp.datum.fran <= ett.datum.till]
        valda = [grupp for grupp in fore if ett.sak and grupp.sak == ett.sak] or fore or lika[:1]
        valda[-1].delar.append(ett)
        return
    grupper.append(_Grupp(ett.hallning, ett.datum, ett.sak, [ett]))


def _samma_sak(en: str | None, annan: str | None) -> bool:
    return en is None or annan is None or en == annan


def _kan_vara_samma_dag(en: Datum | None, annan: Datum | None) -> bool:
    return en is None or annan is None or (en.fran <= annan.till and annan.fran <= en.till)


def _snavare(en: Datum, annan: Datum) -> bool:
    return en.till - en.fran < annan.till - annan.fran


def _forsta_dag(delar: Iterable[Omnamnande]) -> Datum | None:
    return min((ett.datum for ett in delar if ett.datum), default=None)


def _tidsordning(traff: Traff) -> tuple[bool, dt.date, int, int]:
    ett = traff.omnamnande
    return (ett.datum is None, ett.datum.fran if ett.datum else dt.date.max, ett.handling, ett.span[0])


def _handelse(begrepp: Begrepp, grupp: _Grupp) -> Handelse:
    unika = {(ett.handling, ett.span): ett for ett in grupp.delar}
    basta = tuple(sorted(unika.values(), key=_godhet))
    return Handelse(
        begrepp=begrepp.id,
        slag=begrepp.slag,
        hallning=grupp.hallning,
        omnamnanden=basta,
        datum=grupp.datum,
        person=next((ett.person for ett in basta if ett.person), None),
        sak=grupp.sak,
        innehall=any(ett.innehall for ett in basta),
    )


def _godhet(ett: Omnamnande) -> tuple[bool, float, bool, int, int]:
    """Own handling first, then strong before weak, with substance before without, in order."""
    return (not ett.egen_handling, -ett.styrka, not ett.innehall, ett.handling, ett.span[0])
