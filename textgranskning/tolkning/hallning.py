"""How a mention is stated: cues with scope, after ConText (Harkema, Dowling, Thornblade & Chapman 2009; for Swedish Skeppstedt 2011).

A cue reaches from itself to the end of its clause, in its own direction; some reach the whole sentence. What a sentence is (help text, a
ticked box, an empty field) settles the matter before its words do.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from textgranskning.tolkning.avsnitt import Mening, MeningsSlag
from textgranskning.tolkning.monster import nagon
from textgranskning.typer import Hallning

_AV_SLAG = {
    MeningsSlag.HJALPTEXT: Hallning.ATERBERATTAT,
    MeningsSlag.LAGTEXT: Hallning.ATERBERATTAT,
    MeningsSlag.MALL: Hallning.ATERBERATTAT,
    MeningsSlag.KRYSS_NEJ: Hallning.NEKAT,
    MeningsSlag.BEVAKNING: Hallning.PLANERAT,
}
_FORSLAGSRUBRIK = re.compile(r"\b(?:förslag|utkast)", re.IGNORECASE)
_KRYSSVARDE = re.compile(r"(?P<nej>\b(?:ej|inte|aldrig|nej)\b)|\b(?:planera|boka|påbörja)[dt]\b", re.IGNORECASE)
_BARA_JA = re.compile(
    r"\s*(?:ja|ok|klart?|finns|gjord|gjort|utförd|utfört|genomförd|genomfört|upprättad|x|j)\W*", re.IGNORECASE
)  # and nothing of what
_NOLL = re.compile(r"\w*,\s*0\s*(?:,|st\b|\Z)")
NARA = 70  # characters: a directed cue reaches no further, however long its clause
FA_ORD = 8  # a ticked box with no more words than this says that, not what


class _Omgivning(NamedTuple):
    """The words around a mention, as far as each kind of cue reaches."""

    fore: str
    efter: str
    sats: str
    mening: str
    vidare: str


_VAR = _Omgivning._fields


@dataclass(frozen=True, slots=True)
class _Slag:
    """The cues of one hållning."""

    hallning: Hallning
    utan: re.Pattern[str] | None  # before the mention: then none of these counts
    ledtradar: tuple[tuple[str, re.Pattern[str]], ...]  # where each is looked for
    par: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    platser: frozenset[str]  # where it has any

    @classmethod
    def av(cls, ett: dict[str, Any]) -> _Slag:
        return cls(
            Hallning(ett["hallning"]),
            re.compile(ett["utan"]) if "utan" in ett else None,
            tuple((var, nagon(ett[var])) for var in _VAR if var in ett),
            tuple((nagon([forst]), nagon([sedan])) for forst, sedan in ett.get("par", ())),
            frozenset(ett).intersection((*_VAR, "par")),
        )

    def galler(self, ett: _Omgivning, foljd: str, har: set[str]) -> bool:
        """Whether a cue is there; `har` are the places in which any hållning has one, `foljd` is what follows the sentence closely."""
        if self.utan is not None and self.utan.search(ett.fore):
            return False
        if any(var in har and monster.search(getattr(ett, var)) for var, monster in self.ledtradar):
            return True
        efter = f"{ett.vidare} {foljd}"
        hit = ett.mening[: len(ett.mening) - len(ett.vidare) + NARA]  # what is tried or offered stands before, or near
        return "par" in har and any(forst.search(hit) and sedan.search(efter) for forst, sedan in self.par)


@dataclass(frozen=True, slots=True)
class _Ledtradar:
    """All cues; `nagon`: those of every hållning in one for each place, since most places have none, and one look says so."""

    sken: re.Pattern[str]
    grans: re.Pattern[str]
    grans_efter: re.Pattern[str]
    inledning: re.Pattern[str]
    slag: tuple[_Slag, ...]
    nagon: Mapping[str, re.Pattern[str]]


@cache
def _ledtradar() -> _Ledtradar:
    data = tomllib.loads((Path(__file__).parent / "data" / "hallning.toml").read_text(encoding="utf-8"))
    grans, efter = data["satsgrans"], data["satsgrans_efter"]
    alla = {var: [monster for slag in data["slag"] for monster in slag.get(var, ())] for var in _VAR}
    alla["par"] = [forst for slag in data["slag"] for forst, _ in slag.get("par", ())]
    return _Ledtradar(
        _i_ordning(data["sken"]),
        _i_ordning(grans),
        _i_ordning([*grans, *efter]),
        re.compile(data["inledande_bisats"]),
        tuple(map(_Slag.av, data["slag"])),
        {var: nagon(monster) for var, monster in alla.items()},
    )


def _i_ordning(monster: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(monster))


class Utsaga:
    """The words of a sentence as cues are looked for in them: prepared once, however many mentions it holds. `foljd` follows it closely."""

    def __init__(self, text: str, foljd: str = "") -> None:
        self._ledtradar = _ledtradar()
        self._lag = self._ledtradar.sken.sub(lambda traff: "·" * len(traff[0]), text.lower())
        self._foljd = foljd.lower()
        self._i_meningen = {var for var in ("mening", "par") if self._ledtradar.nagon[var].search(self._lag)}
        self._runt: dict[tuple[int, int], tuple[_Omgivning, set[str]]] = {}

    def hallning(self, span: tuple[int, int], bortse: frozenset[Hallning] = frozenset()) -> Hallning:
        """How the words at `span` are stated; cues for what is in `bortse` are left aside."""
        if (runt := self._runt.get(span)) is None:
            runt = self._runt[span] = self._hitta(span)
        ett, har = runt
        if har:
            for slag in self._ledtradar.slag:
                if not har.isdisjoint(slag.platser) and slag.hallning not in bortse and slag.galler(ett, self._foljd, har):
                    return slag.hallning
        return Hallning.INTRAFFAT

    def _hitta(self, span: tuple[int, int]) -> tuple[_Omgivning, set[str]]:
        """What stands around a span, and in which places some cue is."""
        ett = self._omgivning(span)
        nagon = self._ledtradar.nagon
        return ett, self._i_meningen | {var for var in ("fore", "efter", "sats", "vidare") if nagon[var].search(getattr(ett, var))}

    def _omgivning(self, span: tuple[int, int]) -> _Omgivning:
        """What stands around a span: a directed cue reaches to the end of its clause and no further than `NARA`."""
        lag, ledtradar = self._lag, self._ledtradar
        start = 0
        for grans in ledtradar.grans.finditer(lag, 0, span[0]):
            start = grans.end()
        if (inledning := ledtradar.inledning.match(lag)) and inledning.end() <= span[0]:
            start = max(start, inledning.end())
        bort = ledtradar.grans_efter.search(lag, span[1])
        slut = bort.start() if bort else len(lag)
        return _Omgivning(
            fore=lag[max(start, span[0] - NARA) : span[0]],
            efter=lag[span[1] : min(slut, span[1] + NARA)],
            sats=lag[start:slut],
            mening=lag,
            vidare=lag[span[1] :],
        )


def hallning(mening: Mening, span: tuple[int, int], bortse: frozenset[Hallning] = frozenset(), utsaga: Utsaga | None = None) -> Hallning:
    """How the words at `span` of the sentence's text are stated, by what the sentence is and by its cues.

    Cues for what is in `bortse` are left aside; `utsaga` is the sentence prepared, with what follows it.
    """
    hall = _av_slag(mening, mening.text, span) or _av_rubrik(mening, bortse)
    return hall or (utsaga or Utsaga(mening.text)).hallning(span, bortse)


def utan_ord(mening: Mening) -> Hallning:
    """The hållning by what the sentence is, its words left aside."""
    hall = _av_slag(mening, "", (0, 0)) or _av_rubrik(mening) or Hallning.INTRAFFAT
    return Hallning.INTRAFFAT if hall is Hallning.INNEHALLSLOST and mening.text else hall


def _av_rubrik(mening: Mening, bortse: frozenset[Hallning] = frozenset()) -> Hallning | None:
    """What stands under the heading of a draft is one."""
    if mening.rubrik is None or Hallning.FORSLAG in bortse:
        return None
    return Hallning.FORSLAG if _FORSLAGSRUBRIK.search(mening.rubrik) else None


def _av_slag(mening: Mening, text: str, span: tuple[int, int]) -> Hallning | None:
    """What the kind of sentence settles before its words do; `text` are those that count."""
    if mening.slag in _AV_SLAG:
        return _AV_SLAG[mening.slag]
    if mening.tom:
        return Hallning.TOMT
    if mening.slag is MeningsSlag.KRYSS_JA:
        varde = _KRYSSVARDE.search(text)
        if varde:
            return Hallning.NEKAT if varde["nej"] else Hallning.PLANERAT
        return Hallning.INNEHALLSLOST if len(text.split()) <= FA_ORD else None
    if mening.slag is MeningsSlag.FALT and _BARA_JA.fullmatch(text.partition(":")[2]):
        return Hallning.INNEHALLSLOST
    noll = mening.slag is MeningsSlag.TABELLRAD and _NOLL.match(text[span[1] :])
    return Hallning.NEKAT if noll else None


def hallning_i_text(text: str, span: tuple[int, int], bortse: frozenset[Hallning] = frozenset(), foljd: str = "") -> Hallning:
    """How the words at `span` of a sentence are stated, by its cues alone.

    >>> text = "Någon uppföljning har inte gjorts, men ett hembesök genomfördes i maj."
    >>> hallning_i_text(text, (6, 17)).value, hallning_i_text(text, (43, 51)).value
    ('nekat', 'intraffat')
    """
    return Utsaga(text, foljd).hallning(span, bortse)
