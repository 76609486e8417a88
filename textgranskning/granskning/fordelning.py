"""Which answers belong to which trigger."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from textgranskning.granskning.linje import Linje
from textgranskning.granskning.mall import Krav
from textgranskning.granskning.tid import Svar
from textgranskning.granskning.tidsram import Tidsram
from textgranskning.typer import Handelse


def fordela(krav: Krav, utlosare: Sequence[Handelse | None], ramar: Sequence[Tidsram], svar: Sequence[Handelse]) -> list[list[Handelse]]:
    """The answers of each trigger. One answer answers one trigger: the one it names, else the nearest unanswered before it.

    Without `for_varje`, or with `flera`, an answer may serve every trigger that it lies in time for. `utlosare` and `svar` are in order of
    date. As many triggers as can be are answered (a maximum matching), first by what is surely in time, then by what may be.
    """
    if not krav.for_varje or krav.flera:
        linje = Linje.av([ett.datum for ett in svar])
        return [
            [svar[nummer] for nummer in linje.runt(ram.granser) if ram.svar(svar[nummer], utlost) is not Svar.NEJ]
            for utlost, ram in zip(utlosare, ramar, strict=True)
        ]
    parning = _Parning(utlosare, ramar, svar, krav.minst)
    parning.utoka((Svar.JA,))
    parning.utoka((Svar.JA, Svar.KANSKE))
    fordelade: list[list[Handelse]] = [[] for _ in utlosare]
    for nummer, ett in enumerate(svar):
        hos = parning.hos(nummer)
        if hos is not None:
            fordelade[hos].append(ett)
    return fordelade


@dataclass(slots=True)
class _Parning:
    """A matching of answers with places: each trigger has as many as the answers it asks for (`minst`)."""

    utlosare: Sequence[Handelse | None]
    ramar: Sequence[Tidsram]
    svar: Sequence[Handelse]
    minst: int
    _linje: Linje = field(init=False)  # the triggers in time
    _per_sak: dict[str, list[int]] = field(default_factory=dict)  # the triggers that an answer may name
    _provade: dict[tuple[int, int], Svar] = field(default_factory=dict)
    _i_plats: dict[int, int] = field(default_factory=dict)  # place -> answer
    _plats: dict[int, int] = field(default_factory=dict)  # answer -> place

    def __post_init__(self) -> None:
        self._linje = Linje.av([ram.granser for ram in self.ramar])
        for nummer, ett in enumerate(self.utlosare):
            if ett and ett.sak:
                self._per_sak.setdefault(ett.sak, []).append(nummer)

    def hos(self, svar: int) -> int | None:
        """The trigger whose answer this is; one more than was asked for belongs to the nearest."""
        if svar in self._plats:
            return self._plats[svar] // self.minst
        return next((ett for ett in self._onskade(svar) if self._passar(ett, svar) is not Svar.NEJ), None)

    def utoka(self, duger: tuple[Svar, ...]) -> None:
        """Give every answer without a place the nearest it may have, as long as any can be found."""
        doda: set[int] = set()  # places whence no free one can be reached, now or later
        for svar in range(len(self.svar)):
            if svar not in self._plats and len(self._plats) < len(self.utlosare) * self.minst:
                self._placera(svar, duger, doda)

    def _placera(self, svar: int, duger: tuple[Svar, ...], doda: set[int]) -> None:
        """The nearest free place, if need be after others have moved to theirs (an augmenting path)."""
        fran: dict[int, int] = {}  # the answer that would move to each place
        ko = deque([svar])
        while ko:
            ett = ko.popleft()
            for plats in self._platser(ett):
                if plats in fran or plats in doda or self._passar(plats // self.minst, ett) not in duger:
                    continue
                fran[plats] = ett
                if plats not in self._i_plats:
                    self._flytta(svar, plats, fran)
                    return
                ko.append(self._i_plats[plats])
        doda.update(fran)

    def _flytta(self, svar: int, plats: int, fran: Mapping[int, int]) -> None:
        """Everyone on the way to a free place moves one step."""
        while True:
            ett = fran[plats]
            lamnad = self._plats.get(ett)
            self._i_plats[plats], self._plats[ett] = ett, plats
            if ett == svar or lamnad is None:
                return
            plats = lamnad

    def _platser(self, svar: int) -> Iterator[int]:
        for ett in self._onskade(svar):
            yield from range(ett * self.minst, (ett + 1) * self.minst)

    def _onskade(self, svar: int) -> Sequence[int]:
        """The triggers that an answer may be given to, the nearest first: those it names, else all about its time."""
        sak = self.svar[svar].sak
        namnda = [ett for ett in reversed(self._per_sak.get(sak or "", ())) if self._passar(ett, svar) is not Svar.NEJ]
        return namnda or self._linje.runt(self.svar[svar].datum)[::-1]

    def _passar(self, utlosare: int, svar: int) -> Svar:
        par = (utlosare, svar)
        if par not in self._provade:
            self._provade[par] = self.ramar[utlosare].svar(self.svar[svar], self.utlosare[utlosare])
        return self._provade[par]
