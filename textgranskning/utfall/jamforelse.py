"""Two rounds of screening held against each other: what has changed, krav by krav, and which gaps are new or closed.

Akter that are in both rounds are compared one by one (McNemar's test); the shares of the rounds are compared as two samples (Newcombe's
interval). Where a reviewer has judged, the reviewer's word counts and not the tool's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from textgranskning.typer import Flagga, Status
from textgranskning.utfall.domar import Dom, Nyckel
from textgranskning.utfall.intervall import Andel, andel, mcnemar, skillnad
from textgranskning.utfall.urval import FLAGGAS


@dataclass(frozen=True, slots=True)
class Omgangsdata:
    """What a round says: its flags, and what reviewers said of them."""

    namn: str
    flaggor: Sequence[Flagga]
    domar: Mapping[Nyckel, Dom] = field(default_factory=dict)

    def status(self) -> dict[Nyckel, Status]:
        """What holds of each krav."""
        ut = {}
        for flagga in self.flaggor:
            nyckel = Nyckel(flagga.akt, flagga.mall, flagga.krav)
            dom = self.domar.get(nyckel)
            ut[nyckel] = Status(dom.status) if dom and dom.status else flagga.status
        return ut


@dataclass(frozen=True, slots=True)
class Kravjamforelse:
    """One krav in both rounds: the share of gaps where it applies, the change with its interval, and the akter that are in both."""

    mall: str
    krav: str
    fraga: str
    fore: Andel
    efter: Andel
    skillnad: float
    lag: float
    hog: float
    nya: tuple[str, ...]
    stangda: tuple[str, ...]
    slump: float  # how often chance alone would make as uneven a change in the akter of both rounds

    @property
    def saker(self) -> bool:
        """Whether the interval of the change leaves out no change."""
        return self.lag > 0 or self.hog < 0


@dataclass(frozen=True, slots=True)
class Jamforelse:
    fore: str
    efter: str
    gemensamma: int  # akter in both
    bara_fore: int
    bara_efter: int
    krav: tuple[Kravjamforelse, ...]


def jamfor(fore: Omgangsdata, efter: Omgangsdata) -> Jamforelse:
    """What changed from one round to the next, in the order of the krav of the later one."""
    status = fore.status(), efter.status()
    akter = tuple({nyckel.akt for nyckel in ett} for ett in status)
    fragor = {(flagga.mall, flagga.krav): flagga.fraga for flagga in (*efter.flaggor, *fore.flaggor)}
    gemensamma = akter[0] & akter[1]
    return Jamforelse(
        fore.namn,
        efter.namn,
        len(gemensamma),
        len(akter[0] - akter[1]),
        len(akter[1] - akter[0]),
        tuple(_krav(mall, krav, fraga, status, gemensamma) for (mall, krav), fraga in fragor.items()),
    )


def _krav(
    mall: str, krav: str, fraga: str, status: tuple[dict[Nyckel, Status], dict[Nyckel, Status]], gemensamma: Iterable[str]
) -> Kravjamforelse:
    egna = [{nyckel.akt: ett for nyckel, ett in del_.items() if (nyckel.mall, nyckel.krav) == (mall, krav)} for del_ in status]
    fore, efter = (_luckor(ett.values()) for ett in egna)
    par = [(akt, egna[0][akt] in FLAGGAS, egna[1][akt] in FLAGGAS) for akt in sorted(gemensamma) if akt in egna[0] and akt in egna[1]]
    nya = tuple(akt for akt, forr, nu in par if nu and not forr)
    stangda = tuple(akt for akt, forr, nu in par if forr and not nu)
    return Kravjamforelse(mall, krav, fraga, fore, efter, *skillnad(fore, efter), nya, stangda, mcnemar(len(nya), len(stangda)))


def _luckor(status: Iterable[Status]) -> Andel:
    """The share of gaps among the akter that the krav applies to."""
    galler = [ett in FLAGGAS for ett in status if ett is not Status.EJ_TILLAMPLIGT]
    return andel(sum(galler), len(galler))
