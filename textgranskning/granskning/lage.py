"""What is judged: the akt as interpreted, on which day, over which period."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property

from textgranskning.granskning.tid import Tid
from textgranskning.typer import Hallning, Handelse, Tolkning

SVAG_STYRKA = 0.5  # a cue weaker than this shows a person where to look, but proves nothing
FORSPEL = Tid(manader=4, dagar=0)  # how long an utredning may have run when it is written (20 kap. 3 § SoL)
LASBAR_SIDA = 0.5  # a page of which less can be trusted proves no absence


@dataclass(frozen=True)
class Lage:
    """The akt, the day deadlines are held against, and the period that limits occurrences."""

    tolkning: Tolkning
    per: dt.date | None
    period: tuple[dt.date | None, dt.date | None]
    _ankare: dict[str, tuple[Handelse, ...]] = field(default_factory=dict, compare=False, repr=False)  # looked up once a concept
    _saker: dict[str, dict[int, set[str | None]]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def av(cls, tolkning: Tolkning, per: dt.date | None = None, period: tuple[dt.date, dt.date] | None = None) -> Lage:
        """By default the day of the akt's last note, and the period from its first handling to its last note or handling.

        What the first handling concludes began before it, so the default period does too (`FORSPEL`). An akt with one dated handling has no
        period: all that it tells of lies before it.
        """
        return cls(tolkning, per or tolkning.sista_dag, period or _aktens_tid(tolkning))

    @cached_property
    def olasta(self) -> tuple[tuple[str, int], ...]:
        """The pages that prove no absence: (document, page)."""
        return tuple((sida.dokument, sida.sida) for sida in self.tolkning.sidor if sida.lasbart < LASBAR_SIDA)

    @cached_property
    def typer(self) -> dict[int, str]:
        """The type of each handling."""
        return {handling.nummer: handling.typ for handling in self.tolkning.handlingar}

    def handelser(self, begrepp: str) -> tuple[Handelse, ...]:
        """Every event of a concept, however it is stated."""
        return self.tolkning.per_begrepp.get(begrepp, ())

    def intraffade(self, begrepp: str) -> tuple[Handelse, ...]:
        return tuple(ett for ett in self.handelser(begrepp) if ett.hallning is Hallning.INTRAFFAT)

    def saker_i(self, begrepp: str) -> dict[int, set[str | None]]:
        """In which handlingar a concept stands, and about what."""
        if begrepp not in self._saker:
            per_handling = self._saker.setdefault(begrepp, {})
            for ett in self.intraffade(begrepp):
                for handling in ett.handlingar:
                    per_handling.setdefault(handling, set()).add(ett.sak)
        return self._saker[begrepp]

    def ankare(self, begrepp: str) -> tuple[Handelse, ...]:
        """What time is reckoned from: what has happened beyond doubt, else what may have."""
        if begrepp not in self._ankare:
            intraffade = self.intraffade(begrepp)
            self._ankare[begrepp] = tuple(ett for ett in intraffade if not svag(ett)) or intraffade
        return self._ankare[begrepp]


def _aktens_tid(tolkning: Tolkning) -> tuple[dt.date | None, dt.date | None]:
    egna = [handling for handling in tolkning.handlingar if not handling.annan_akt]
    datum = [ett for handling in egna for ett in (handling.inkommen, handling.handelsedatum, handling.registrerad) if ett]
    forst = min((*(ett.fran for ett in datum), *(dag for dag in (tolkning.forsta_dag,) if dag)), default=None)
    sist = max((*(ett.till for ett in datum), *(dag for dag in (tolkning.sista_dag,) if dag)), default=None)
    return (FORSPEL.fran(forst, -1), sist) if forst and forst != sist else (None, None)


def svag(handelse: Handelse) -> bool:
    """Whether even its best mention is too weak to prove anything."""
    return handelse.bast.styrka < SVAG_STYRKA
