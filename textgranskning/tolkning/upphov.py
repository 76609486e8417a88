"""Whose a handling is: the municipality's whose akt it is, or one that came from elsewhere.

Another municipality's decision, an authority's plan or a provider's report lies in the akt and is no decision, plan or follow-up of the
municipality's own. Concepts say whose handlingar do not count for them (`inte_av`).
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from pathlib import Path

from textgranskning.tolkning.monster import Omkring
from textgranskning.tolkning.rader import bladrader, rader_i
from textgranskning.typer import Handling, Text, Upphov

HUVUD = 7  # lines with anything on them: a letterhead is no longer
LANG_RAD = 14  # words: a line of a letterhead is no longer
BARA_HUVUD = 12  # words: a handling that is no longer is a letterhead that was cut off from its letter
ENBART_NAMN = 4  # words: a line that says who writes, and nothing of what happened
NAMNLANGD = 4  # letters: a shorter name says too little
_CELLER = re.compile(r"\s{3,}|\s*[|;]\s*|\t")
_GENITIV = 1  # "Östanviks kommun" is Östanvik's


@dataclass(frozen=True, slots=True)
class _Huvud:
    """What the head of a handling says: municipalities that write, and others."""

    kommuner: tuple[str, ...]
    annat: Upphov | None
    overlamnat: bool
    bara: bool  # nothing stands under it


@dataclass(frozen=True, slots=True)
class Frammande:
    """The names of the other municipalities that an akt speaks of, in sentences of the municipality's own."""

    omkring: Omkring | None = None
    fran: re.Pattern[str] | None = None  # in a label

    @classmethod
    def av(cls, namn: Collection[str]) -> Frammande:
        if not namn:
            return cls()
        nagon = rf"(?:{'|'.join(sorted(map(re.escape, namn)))})"
        fore = rf"(?:(?:\A|[,.:;]\s)(?:i\s)?{nagon}s?(?:\skommun)?|\b{nagon}s(?:\skommuns?)?)\s(?:\S+\s){{0,3}}\Z"
        efter = rf"[^.;]{{0,20}}\b(?:från|av|hos)\s{nagon}\b"
        fran = rf"\bfrån\s{nagon}s?\b"
        return cls(Omkring(re.compile(fore, re.IGNORECASE), re.compile(efter, re.IGNORECASE)), re.compile(fran, re.IGNORECASE))

    def star_for(self, text: str, span: tuple[int, int], etikett: str | None = None) -> bool:
        """Whether what stands at `span` is said to be another municipality's: it decides, or the thing is its or comes from it, or all that
        stands at the label does."""
        if self.omkring is None or self.fran is None:
            return False
        return self.omkring.star_vid(text, span) or bool(etikett and self.fran.search(etikett))


def med_upphov(texter: Sequence[Text], handlingar: Sequence[Handling]) -> tuple[tuple[Handling, ...], Frammande]:
    """The same handlingar, those from elsewhere marked, and the other municipalities. What a document's first head says holds for all of it
    that has no head of its own; a journal's notes are the journal's."""
    per_dokument = {text.dokument: text for text in texter}
    huvuden = [_huvud(per_dokument[handling.dokument], handling) for handling in handlingar]
    egen = _egen_kommun(handlingar, huvuden, {text.dokument: _sidhuvudets(text) for text in texter})
    andra = {namn for text in texter for namn in _kommuner(text.text) if not _samma(egen, namn)} if egen else ()
    ut: list[Handling] = []
    dokumentets = Upphov.EGEN
    for plats, (handling, huvud) in enumerate(zip(handlingar, huvuden, strict=True)):
        borjar = _borjar(handlingar, plats)
        eget = _upphov(huvud, egen) if borjar or handling.typ != "journalanteckning" else None
        if borjar:
            flera = eget is Upphov.ANNAN_KOMMUN or huvud.bara  # who hands over an akt hands over many handlingar; a letter is one
            dokumentets = eget if eget and flera else Upphov.EGEN
        ut.append(replace(handling, upphov=eget or dokumentets))
    return tuple(ut), Frammande.av({namn.removesuffix("s") for namn in andra})


def _borjar(handlingar: Sequence[Handling], plats: int) -> bool:
    """Whether a handling is the first of its document."""
    return plats == 0 or handlingar[plats - 1].dokument != handlingar[plats].dokument


def _huvud(text: Text, handling: Handling) -> _Huvud:
    rader = [rad.text for rad in rader_i(text, handling.span) if not rad.tom][:HUVUD]
    hogst = ENBART_NAMN if handling.typ == "journalanteckning" else LANG_RAD
    celler = [cell for rad in rader for cell in _CELLER.split(rad) if len(cell.split()) <= hogst and not _monster("mottagare").match(cell)]
    annat = next((slag for slag in (Upphov.UTFORARE, Upphov.MYNDIGHET) if any(_monster(slag).search(cell) for cell in celler[:3])), None)
    return _Huvud(
        tuple(dict.fromkeys(namn for cell in celler for namn in _kommuner(cell))),
        annat,
        any(_monster("overlamnat").search(rad) for rad in (handling.dokument.replace("_", " "), *celler[:2])),
        sum(len(rad.split()) for rad in rader) <= BARA_HUVUD,
    )


def _kommuner(rad: str) -> Iterator[str]:
    for m in _monster("kommun").finditer(rad):
        namn = m["namn"].lower()
        if len(namn) >= NAMNLANGD and not _monster("inte_namn").fullmatch(namn.split()[0]):
            yield namn


def _samma(ett: str, annat: str) -> bool:
    """The same name, whether or not it stands in the genitive."""
    kort, lang = sorted((ett, annat), key=len)
    return lang.startswith(kort) and len(lang) - len(kort) <= _GENITIV


def _sidhuvudets(text: Text) -> tuple[str, ...]:
    """The municipalities of a document's page headers and print lines."""
    mobler = (rad.text for rad in bladrader(text) if rad.mobel)
    return tuple(dict.fromkeys(namn for rad in islice(mobler, HUVUD) for cell in _CELLER.split(rad) for namn in _kommuner(cell)))


def _egen_kommun(handlingar: Sequence[Handling], huvuden: Sequence[_Huvud], sidhuvuden: Mapping[str, Sequence[str]]) -> str | None:
    """The municipality that heads the documents with the most handlingar, of those that did not come from elsewhere; of as many, the one
    that heads a whole document, then the one that writes last."""
    langd = Counter(handling.dokument for handling in handlingar)
    vikt: Counter[str] = Counter()
    forst: Counter[str] = Counter()
    sist: dict[str, str] = {}
    raknade: set[tuple[str, str]] = set()
    for plats, (handling, huvud) in enumerate(zip(handlingar, huvuden, strict=True)):
        borjar = _borjar(handlingar, plats)
        for namn in (*(sidhuvuden[handling.dokument] if borjar else ()), *(() if huvud.overlamnat else huvud.kommuner)):
            kand = next((ett for ett in vikt if _samma(ett, namn)), namn)
            if (handling.dokument, kand) not in raknade:
                raknade.add((handling.dokument, kand))
                vikt[kand] += langd[handling.dokument]
            forst[kand] += borjar
            sist[kand] = max(sist.get(kand, ""), str(handling.datum.till) if handling.datum else "")
    return max(vikt, key=lambda namn: (vikt[namn], forst[namn], sist[namn]), default=None)


def _upphov(huvud: _Huvud, egen: str | None) -> Upphov | None:
    """What a head says; None where it says nothing."""
    if huvud.annat:
        return huvud.annat
    if egen is None or not huvud.kommuner:
        return None
    return Upphov.EGEN if any(_samma(egen, namn) for namn in huvud.kommuner) else Upphov.ANNAN_KOMMUN


@cache
def _data() -> dict[str, str]:
    return tomllib.loads((Path(__file__).parent / "data" / "upphov.toml").read_text(encoding="utf-8"))


@cache
def _monster(namn: str) -> re.Pattern[str]:
    return re.compile(_data()[namn], 0 if namn == "kommun" else re.IGNORECASE)
