"""How a mention is stated: cues with scope, after ConText (Harkema, Dowling, Thornblade & Chapman 2009; for Swedish Skeppstedt 2011).

A cue reaches from itself to the end of its clause, in its own direction; some reach the whole sentence. What a sentence is (help text, a
ticked box, an empty field) settles the matter before its words do.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from textgranskning.tolkning.avsnitt import Mening, MeningsSlag
from textgranskning.typer import Hallning

_SATSGRANS = re.compile(
    r";\s|\s[–-]\s|,?\s(?:men|fast|medan|däremot|dock|trots att|eftersom|så att|för att"
    r"|och (?=(?:han|hon|hen|de|vi|jag|us|det|mamman|pappan)\b))\b"
)
_AV_SLAG = {
    MeningsSlag.HJALPTEXT: Hallning.ATERBERATTAT,
    MeningsSlag.LAGTEXT: Hallning.ATERBERATTAT,
    MeningsSlag.MALL: Hallning.ATERBERATTAT,
    MeningsSlag.KRYSS_NEJ: Hallning.NEKAT,
    MeningsSlag.BEVAKNING: Hallning.PLANERAT,
}
_FORSLAGSRUBRIK = re.compile(r"\b(?:förslag|utkast)", re.IGNORECASE)
_KRYSSVARDE = re.compile(r"(?P<nej>\b(?:ej|inte|aldrig|nej)\b)|\b(?:planera|boka|påbörja)[dt]\b", re.IGNORECASE)
_NOLL = re.compile(r"\w*,\s*0\s*(?:,|st\b|\Z)")
NARA = 70  # characters: a directed cue reaches no further, however long its clause
FA_ORD = 8  # a ticked box with no more words than this says that, not what


@dataclass(frozen=True, slots=True)
class _Slag:
    hallning: Hallning
    fore: re.Pattern[str] | None
    efter: re.Pattern[str] | None
    mening: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class _Ledtradar:
    sken: re.Pattern[str]
    slag: tuple[_Slag, ...]


@cache
def _ledtradar() -> _Ledtradar:
    data = tomllib.loads((Path(__file__).parent / "data" / "hallning.toml").read_text(encoding="utf-8"))
    slag = tuple(
        _Slag(Hallning(ett["hallning"]), *(_nagon(ett.get(riktning)) for riktning in ("fore", "efter", "mening"))) for ett in data["slag"]
    )
    sken = _nagon(data["sken"])
    return _Ledtradar(sken or re.compile(r"(?!)"), slag)


def _nagon(monster: list[str] | None) -> re.Pattern[str] | None:
    return re.compile("|".join(monster)) if monster else None


def hallning(mening: Mening, span: tuple[int, int], bortse: frozenset[Hallning] = frozenset()) -> Hallning:
    """How the words at `span` of the sentence's text are stated; cues for what is in `bortse` are left aside."""
    hall = _av_slag(mening, span)
    if hall is None and mening.rubrik and _FORSLAGSRUBRIK.search(mening.rubrik) and Hallning.FORSLAG not in bortse:
        hall = Hallning.FORSLAG
    return hall or hallning_i_text(mening.text, span, bortse)


def _av_slag(mening: Mening, span: tuple[int, int]) -> Hallning | None:
    """What the kind of sentence settles before its words do."""
    if mening.slag in _AV_SLAG:
        return _AV_SLAG[mening.slag]
    if mening.tom:
        return Hallning.TOMT
    if mening.slag is MeningsSlag.KRYSS_JA:
        varde = _KRYSSVARDE.search(mening.text)
        if varde:
            return Hallning.NEKAT if varde["nej"] else Hallning.PLANERAT
        return Hallning.INNEHALLSLOST if len(mening.text.split()) <= FA_ORD else None
    noll = mening.slag is MeningsSlag.TABELLRAD and _NOLL.match(mening.text[span[1] :])
    return Hallning.NEKAT if noll else None


def hallning_i_text(text: str, span: tuple[int, int], bortse: frozenset[Hallning] = frozenset()) -> Hallning:
    """How the words at `span` of a sentence are stated, by its cues alone.

    >>> text = "Någon uppföljning har inte gjorts, men ett hembesök genomfördes i maj."
    >>> hallning_i_text(text, (6, 17)).value, hallning_i_text(text, (43, 51)).value
    ('nekat', 'intraffat')
    """
    ledtradar = _ledtradar()
    lag = ledtradar.sken.sub(lambda traff: "·" * len(traff[0]), text.lower())
    start, slut = _sats(lag, span)
    fore, efter = lag[max(start, span[0] - NARA) : span[0]], lag[span[1] : min(slut, span[1] + NARA)]
    for slag in ledtradar.slag:
        if slag.hallning in bortse:
            continue
        hel = slag.mening.search(lag) if slag.mening else None
        if hel or (slag.fore and slag.fore.search(fore)) or (slag.efter and slag.efter.search(efter)):
            return slag.hallning
    return Hallning.INTRAFFAT


def _sats(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The clause that a span stands in."""
    granser = [traff for traff in _SATSGRANS.finditer(text) if traff.end() <= span[0] or traff.start() >= span[1]]
    start = max((traff.end() for traff in granser if traff.end() <= span[0]), default=0)
    slut = min((traff.start() for traff in granser if traff.start() >= span[1]), default=len(text))
    return start, slut
