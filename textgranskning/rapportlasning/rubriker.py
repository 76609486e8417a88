"""The headings of a report, and how they lie under each other.

A file that says what its headings are is believed. Else a heading is a short line by itself whose end is no wrapped line's: the next word
would have fitted. Its level comes from its number, from the parts that every committee report has, and from headings that return under
several others.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from rapidfuzz.fuzz import ratio

from textgranskning.rapportlasning.rader import Rapportrad
from textgranskning.resurser import begreppsmapp
from textgranskning.typer import Radslag

LANGST = 100  # characters
FLEST_ORD = 14
ORD_I_TEXT = 6  # words of a line that is text though it stands by itself
LIKHET = 88  # of 100: one heading, damaged
_NUMRERAD = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\.?\s+(?=[A-ZÅÄÖ])")
_FALT = re.compile(r":\s+\S|\S\s{3,}\S|\S\s*\||☐|☒|\[[ xX]?\]")
_SLUT = re.compile(r"[.,;:!?–-]\W{0,2}\Z|\b(?:och|eller|samt|att|som|för|med|av|i|på|till|om|en|ett|den|det|är)\Z")
_MENINGSBYTE = re.compile(r"[.!?]\s+[A-ZÅÄÖ]")
_DATUM = re.compile(
    r"\d{4}-\d\d-\d\d|\b\d{1,2}\s(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\b"
)


@dataclass(frozen=True, slots=True)
class Rubrik:
    """A heading: its lines, by their place among the report's, and its level, 1 the highest."""

    text: str
    start: int
    slut: int
    niva: int


def rubriker(rader: Sequence[Rapportrad]) -> list[Rubrik]:
    """The headings of a report in order."""
    givna = [plats for plats, rad in enumerate(rader) if rad.slag is Radslag.RUBRIK]
    if givna:
        return list(_givna(rader, givna))
    bredd = _bredd(rader)
    platser: list[int] = []
    for plats in range(len(rader)):
        if _ser_ut_som_rubrik(rader, plats, bredd, efter_rubrik=platser[-1:] == [plats - 1]):
            platser.append(plats)
    return _med_niva(rader, [plats for plats in platser if _star_over_nagot(rader, plats, set(platser))])


def _givna(rader: Sequence[Rapportrad], platser: Sequence[int]) -> Iterator[Rubrik]:
    """Headings as the file has them; lines of one, that follow each other in its type, are joined."""
    hogst = min(rader[plats].niva or 1 for plats in platser)
    start = 0
    while start < len(platser):
        slut = start + 1
        while (
            slut < len(platser)
            and platser[slut] == platser[slut - 1] + 1
            and rader[platser[slut]].niva == rader[platser[start]].niva
            and not rader[platser[slut]].luft
        ):
            slut += 1
        text = " ".join(rader[plats].text for plats in platser[start:slut])
        yield Rubrik(text, platser[start], platser[slut - 1] + 1, (rader[platser[start]].niva or 1) - hogst + 1)
        start = slut


def _bredd(rader: Sequence[Rapportrad]) -> int:
    """How many characters a full line has: what nine in ten wrapped lines keep within. 0 where paragraphs are not wrapped."""
    foljda = sorted(len(rad.text) for rad, nasta in pairwise(rader) if not nasta.luft and nasta.text[:1].islower())
    return foljda[-1 - len(foljda) // 20] if len(foljda) >= 5 else 0


def _ser_ut_som_rubrik(rader: Sequence[Rapportrad], plats: int, bredd: int, *, efter_rubrik: bool) -> bool:
    rad = rader[plats]
    sist = plats + 1 == len(rader) or rader[plats + 1].luft
    fri = (
        rad.luft or efter_rubrik or (sist and rader[plats - 1].avslutad)
    )  # an engine leaves out white space, most often at the top of a page
    if not fri or rad.punkt or not _rubriktext(_NUMRERAD.sub("", rad.text, count=1)):
        return False
    return sist or _bruten_med_avsikt(rad.text, rader[plats + 1], bredd)


def _rubriktext(text: str) -> bool:
    """Few words that begin with a capital and are no field, no sentence and no date."""
    if not text[:1].isupper() or len(text) > LANGST or len(text.split()) > FLEST_ORD:
        return False
    return not any(monster.search(text) for monster in (_FALT, _SLUT, _DATUM, _MENINGSBYTE))


def _bruten_med_avsikt(text: str, nasta: Rapportrad, bredd: int) -> bool:
    """Whether a line ends where it does because someone ended it, and the next one is neither its own rest nor the next of a list."""
    if nasta.text[:1].islower():
        return False
    har, dar = _NUMRERAD.match(text), _NUMRERAD.match(nasta.text)
    if har and dar and not dar[1].startswith(f"{har[1]}."):
        return False
    if not bredd:
        return nasta.avslutad or nasta.punkt or dar is not None
    return len(text) + 1 + len(nasta.text.split()[0]) <= bredd


def _star_over_nagot(rader: Sequence[Rapportrad], plats: int, rubrikplatser: set[int]) -> bool:
    """Whether text stands under it, or headings over text: a name or a place under a signature has neither."""
    under = plats + 1
    while under in rubrikplatser:
        under += 1
    if under >= len(rader):
        return huvudrubrik(rader[plats].text)
    slut = under + 1
    while slut < len(rader) and not rader[slut].luft:
        slut += 1
    stycke = rader[under:slut]
    return (
        len(stycke) > 1
        or len(stycke[0].text.split()) >= ORD_I_TEXT
        or stycke[0].avslutad
        or stycke[0].punkt
        or _NUMRERAD.match(stycke[0].text) is not None
        or huvudrubrik(rader[plats].text)
    )


def _med_niva(rader: Sequence[Rapportrad], platser: Sequence[int]) -> list[Rubrik]:
    texter = [rader[plats].text for plats in platser]
    upprepade = _upprepade(texter)
    har_huvud = any(map(huvudrubrik, texter))
    ut: list[Rubrik] = []
    huvud = 1  # the level of the last heading that does not return
    for nummer, (plats, text) in enumerate(zip(platser, texter, strict=True)):
        numrerad = _NUMRERAD.match(text)
        if nummer == 0 and not huvudrubrik(text) and not numrerad:
            niva = huvud = 1
        elif numrerad:
            niva = huvud = 2 + numrerad[1].count(".")
        elif huvudrubrik(text):
            niva = huvud = 2
        elif nummer in upprepade:
            niva = huvud + 1
        else:
            niva = huvud = 3 if har_huvud and huvud >= 2 else 2
        ut.append(Rubrik(text, plats, plats + 1, niva))
    return ut


def _upprepade(texter: Sequence[str]) -> set[int]:
    """The headings that return, damage aside."""
    antal = Counter(texter)
    ut = {nummer for nummer, text in enumerate(texter) if antal[text] > 1}
    for nummer, text in enumerate(texter):
        if nummer not in ut and any(andra != nummer and ratio(text, texter[andra], score_cutoff=LIKHET) for andra in range(len(texter))):
            ut.add(nummer)
    return ut


@cache
def _huvudrubriker() -> tuple[str, ...]:
    """What the parts of a committee report are called: the titles of the concepts that its template asks for."""
    titlar: list[str] = []
    for fil in sorted(begreppsmapp().glob("tu_*.toml")):
        titlar += tomllib.loads(fil.read_text(encoding="utf-8")).get("titlar", [])
    return tuple(dict.fromkeys(titlar))


@cache
def huvudrubrik(text: str) -> bool:
    """Whether a heading is a part that every committee report has, on the highest level under its title.

    >>> huvudrubrik("Förvaltningens förslag till beslut"), huvudrubrik("Sammanfatlning"), huvudrubrik("Långvarig hemlöshet")
    (True, True, False)
    """
    numrerad = _NUMRERAD.match(text)
    ren = (text[numrerad.end() :] if numrerad else text).lower().strip(" .:")
    for titel in _huvudrubriker():
        if titel.endswith("*"):
            if ren.startswith(titel.rstrip("* ")):
                return True
        elif ratio(ren, titel, score_cutoff=LIKHET):
            return True
    return False
