"""Which answers belong to which trigger."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from textgranskning.granskning.mall import Krav
from textgranskning.granskning.tid import Svar
from textgranskning.granskning.tidsram import Tidsram
from textgranskning.typer import Handelse

Plats = tuple[int, int]


def fordela(krav: Krav, utlosare: Sequence[Handelse | None], ramar: Sequence[Tidsram], svar: Sequence[Handelse]) -> list[list[Handelse]]:
    """The answers of each trigger. One answer answers one trigger: the one it names, else the nearest unanswered before it.

    Without `for_varje`, or with `flera`, an answer may serve every trigger that it lies in time for. `utlosare` and `svar` are in order of
    date. As many triggers as can be are answered (a maximum matching), first by what is surely in time, then by what may be.
    """
    passar = [[ram.svar(ett, utlost) for ett in svar] for utlost, ram in zip(utlosare, ramar, strict=True)]
    if not krav.for_varje or krav.flera:
        return [[ett for ett, ja in zip(svar, rad, strict=True) if ja is not Svar.NEJ] for rad in passar]
    onskade = [_onskade(ett, nummer, utlosare, passar) for nummer, ett in enumerate(svar)]
    parning = _Parning()
    for duger in ((Svar.JA,), (Svar.JA, Svar.KANSKE)):
        platser = [
            [(plats, lucka) for plats in rad if passar[plats][nummer] in duger for lucka in range(krav.minst)]
            for nummer, rad in enumerate(onskade)
        ]
        parning.utoka(platser)
    fordelade: list[list[int]] = [[] for _ in utlosare]
    for nummer, rad in enumerate(onskade):
        if nummer in parning.plats:
            fordelade[parning.plats[nummer][0]].append(nummer)
        elif rad:
            fordelade[rad[0]].append(nummer)  # more than was asked for
    return [[svar[nummer] for nummer in rad] for rad in fordelade]


def _onskade(svar: Handelse, nummer: int, utlosare: Sequence[Handelse | None], passar: Sequence[Sequence[Svar]]) -> list[int]:
    """The triggers that an answer may be given to, the nearest before it first; only those it names, where it names any."""
    mojliga = [plats for plats in reversed(range(len(utlosare))) if passar[plats][nummer] is not Svar.NEJ]
    namnda = [plats for plats in mojliga if svar.sak and (ett := utlosare[plats]) and ett.sak == svar.sak]
    return namnda or mojliga


@dataclass(slots=True)
class _Parning:
    """A matching of answers with places, a place being a trigger and which of the `minst` answers it asks for."""

    hos: dict[Plats, int] = field(default_factory=dict)
    plats: dict[int, Plats] = field(default_factory=dict)

    def utoka(self, platser: Sequence[Sequence[Plats]]) -> None:
        """Give every answer without a place one of those it may have, in order of preference, as long as any can be found."""
        doda: set[Plats] = set()  # whence no free place can be reached, now or later
        for nummer in range(len(platser)):
            if nummer not in self.plats:
                self._placera(nummer, platser, doda)

    def _placera(self, nummer: int, platser: Sequence[Sequence[Plats]], doda: set[Plats]) -> None:
        """The nearest free place, if need be after others have moved to theirs (an augmenting path)."""
        fran: dict[Plats, int] = {}  # the answer that would move to each place
        ko = deque([nummer])
        while ko:
            ett = ko.popleft()
            for plats in platser[ett]:
                if plats in fran or plats in doda:
                    continue
                fran[plats] = ett
                if plats not in self.hos:
                    self._flytta(nummer, plats, fran)
                    return
                ko.append(self.hos[plats])
        doda.update(fran)

    def _flytta(self, nummer: int, plats: Plats, fran: Mapping[Plats, int]) -> None:
        while True:
            ett = fran[plats]
            lamnad = self.plats.get(ett)
            self.hos[plats], self.plats[ett] = ett, plats
            if ett == nummer or lamnad is None:
                return
            plats = lamnad
