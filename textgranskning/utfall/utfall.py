"""How good the screening was, reckoned from what reviewers said: precision, gaps missed, and whether `sakerhet` held.

A gap is what the tool shows as one (`saknas` or `oklart`); it is confirmed when the reviewer calls it either, and a gap was missed when
the reviewer says `saknas` of a krav that the tool did not flag. The missed are estimated from the elusion sample: krav that were not
flagged, drawn at random and mixed in among the flags (Roitblat 2013; Grossman & Cormack's glossary of technology-assisted review).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from textgranskning.typer import Flagga, Status
from textgranskning.utfall.domar import Dom, Nyckel
from textgranskning.utfall.intervall import Andel, andel, vagd_andel
from textgranskning.utfall.urval import FLAGGAS

GRANSER = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)  # of the groups that `sakerhet` is judged in


@dataclass(frozen=True, slots=True)
class Kravutfall:
    """How the flags of one krav did. `precision` is the share of the reviewed gaps that were confirmed."""

    mall: str
    krav: str
    flaggade: int
    granskade: int
    bekraftade: int
    precision: Andel


@dataclass(frozen=True, slots=True)
class Missade:
    """Gaps that no flag named. `antal` is the estimate over the whole round, `lag`..`hog` its interval; None without an elusion sample."""

    omarkta: int  # krav that were not flagged
    i_provet: int
    granskade: int
    funna: int
    antal: float | None
    lag: float | None
    hog: float | None
    egna: int  # gaps that reviewers added of their own accord

    @property
    def kvar(self) -> int:
        """How much of the sample nobody has judged yet: until then the estimate may lean."""
        return self.i_provet - self.granskade


@dataclass(frozen=True, slots=True)
class Sakerhetsgrupp:
    """Verdicts that were about as sure: how sure they said they were on the whole, and how often they were right."""

    fran: float
    till: float
    antal: int
    utlovad: float
    ratt: Andel


@dataclass(frozen=True, slots=True)
class Utfall:
    """How good a screening was."""

    akter: int
    flaggor: int
    granskade: int
    precision: Andel
    krav: tuple[Kravutfall, ...]
    missade: Missade
    tackning: tuple[float, float, float] | None  # the share of all gaps that the flags showed: estimate, low, high
    sakerhet: tuple[Sakerhetsgrupp, ...]
    brier: float | None
    kalibreringsfel: float | None  # expected calibration error

    def till_dict(self) -> dict[str, Any]:
        """Plain values, for JSON."""
        from dataclasses import asdict

        return asdict(self)


def utfall(
    flaggor: Sequence[Flagga],
    domar: Mapping[Nyckel, Dom],
    prov: Mapping[Nyckel, float],
    aktvikter: Mapping[str, float] | None = None,
) -> Utfall:
    """What the reviewers' verdicts say of a round. `prov` is the elusion sample, `aktvikter` how many akter each drawn akt stands for."""
    vikter = aktvikter or {}
    satta = {nyckel: Status(dom.status) for nyckel, dom in domar.items() if dom.status}
    per_nyckel = {Nyckel(flagga.akt, flagga.mall, flagga.krav): flagga for flagga in flaggor}
    lucka = {nyckel: flagga for nyckel, flagga in per_nyckel.items() if flagga.status in FLAGGAS}
    granskade = [(satta[nyckel] in FLAGGAS, vikter.get(nyckel.akt, 1.0)) for nyckel in lucka if nyckel in satta]
    missade = _missade(per_nyckel, lucka, satta, prov, vikter, sum(1 for dom in domar.values() if dom.lucka))
    precision = vagd_andel(granskade)
    domda = [(flagga.sakerhet, satta[nyckel] is flagga.status) for nyckel, flagga in per_nyckel.items() if nyckel in satta]
    grupper = sakerhetsgrupper(domda)
    return Utfall(
        akter=len({flagga.akt for flagga in flaggor}),
        flaggor=len(flaggor),
        granskade=len(domda),
        precision=precision,
        krav=tuple(_per_krav(lucka, satta)),
        missade=missade,
        tackning=_tackning(lucka, precision, missade, vikter),
        sakerhet=grupper,
        brier=sum((p - ratt) ** 2 for p, ratt in domda) / len(domda) if domda else None,
        kalibreringsfel=sum(ett.antal * abs(ett.utlovad - ett.ratt.varde) for ett in grupper) / len(domda) if domda else None,
    )


def _per_krav(lucka: Mapping[Nyckel, Flagga], satta: Mapping[Nyckel, Status]) -> Iterable[Kravutfall]:
    for mall, krav in dict.fromkeys((nyckel.mall, nyckel.krav) for nyckel in lucka):
        egna = [nyckel for nyckel in lucka if (nyckel.mall, nyckel.krav) == (mall, krav)]
        sedda = [satta[nyckel] in FLAGGAS for nyckel in egna if nyckel in satta]
        yield Kravutfall(mall, krav, len(egna), len(sedda), sum(sedda), andel(sum(sedda), len(sedda)))


def _missade(
    alla: Mapping[Nyckel, Flagga],
    lucka: Mapping[Nyckel, Flagga],
    satta: Mapping[Nyckel, Status],
    prov: Mapping[Nyckel, float],
    vikter: Mapping[str, float],
    egna: int,
) -> Missade:
    omarkta = [nyckel for nyckel in alla if nyckel not in lucka]
    provade = [nyckel for nyckel in prov if nyckel in alla and nyckel not in lucka]
    sedda = [(satta[nyckel] is Status.SAKNAS, prov[nyckel] * vikter.get(nyckel.akt, 1.0)) for nyckel in provade if nyckel in satta]
    funna = sum(traff for traff, _ in sedda)
    if not sedda:
        return Missade(len(omarkta), len(provade), 0, 0, None, None, None, egna)
    alla_sedda = len(sedda) == len(omarkta) and not vikter  # nothing is left to guess
    dels = vagd_andel(sedda)
    hela = sum(vikter.get(nyckel.akt, 1.0) for nyckel in omarkta)
    lag, hog = (dels.varde, dels.varde) if alla_sedda else (dels.lag, dels.hog)
    return Missade(len(omarkta), len(provade), len(sedda), funna, dels.varde * hela, lag * hela, hog * hela, egna)


def _tackning(
    lucka: Mapping[Nyckel, Flagga], precision: Andel, missade: Missade, vikter: Mapping[str, float]
) -> tuple[float, float, float] | None:
    """The share of all gaps that was shown. The interval is that of the missed; the shown are counted, or scaled up by the precision."""
    if missade.antal is None or missade.lag is None or missade.hog is None or not precision.antal:
        return None
    visade = precision.varde * sum(vikter.get(nyckel.akt, 1.0) for nyckel in lucka)
    if not visade:
        return None
    return visade / (visade + missade.antal), visade / (visade + missade.hog), visade / (visade + missade.lag)


def sakerhetsgrupper(domda: Iterable[tuple[float, bool]]) -> tuple[Sakerhetsgrupp, ...]:
    """Judged verdicts by how sure they were; empty groups are left out."""
    alla = list(domda)
    ut = []
    for fran, till in pairwise(GRANSER):
        grupp = [(p, ratt) for p, ratt in alla if fran <= p < till or (till == GRANSER[-1] and p == till)]
        if grupp:
            utlovad = math.fsum(p for p, _ in grupp) / len(grupp)
            ut.append(Sakerhetsgrupp(fran, till, len(grupp), utlovad, andel(sum(ratt for _, ratt in grupp), len(grupp))))
    return tuple(ut)
