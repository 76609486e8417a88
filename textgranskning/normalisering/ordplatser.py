"""The words of a text as the search sees them: which may be damaged, which stand as they are, where sentences end."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from textgranskning.typer import Span

ORD = re.compile(r"[\w&|£€@$\ufffd]+(?:[:'’!][\w&|£€@$\ufffd]+)*")  # U+FFFD: a letter that some program could not show
# What shows that a token stands as it is: three digits, an e-mail or web address, letters before digits (personnummer, diary numbers, ids),
# a week or a school year (v4, åk5).
ORORT = re.compile(
    r"(?<!\S)(?:v|åk)\.?\d{1,2}(?!\w)|\d[-/.]?\d[-/.]?\d|@\S+\.|://|www\.|\.(?:se|pdf|html?|docx?)/?(?!\w)|(?<!\S)[A-ZÅÄÖ]{1,3}-?\d+[^\sa-zåäö]*(?!\S)"
)
TOKEN = re.compile(r"\S*")
MENINGSSLUT = re.compile(r"[.!?:;|•]| {3}|\t|\n\s*\n")  # or a column's edge, or a paragraph's end
# A lone 1 or | where the word i can stand, or a 4 for å: one space from a word in small letters behind it, and from a word before it if any
# (columns have wider gaps, and their cells begin with capitals).
ENSAM = re.compile(r"[14|](?=[ \n][a-zåäöé&46]{2})")
AR = re.compile(r"(?<![\d:/.-])(?:1[89]|20)\d\d(?![\d:/]|-\d\d?(?!\d))")
KORT_RAD = 0.6  # of the widest line: a shorter one is a heading or ends its paragraph
INITIALER = 4  # capitals: as many as this and fewer, in a line with small letters, are initials or an abbreviation
INGEN = (1 << 62, 1 << 62)  # a place behind every text


class Slag(IntEnum):
    ORD = 0  # may be damaged
    ENSAM = 1  # a lone sign that may be the word i or å
    STAR = 2  # stands as it is
    TAL = 3
    AR = 4  # a year


class Skiftlage(IntEnum):
    """The case of a form: no initial capital, one inside a sentence, one that says nothing (first in a sentence, or all capitals)."""

    LITEN = 0
    INNE = 1
    FORST = 2


class Ordplats(NamedTuple):
    span: Span
    form: str
    slag: Slag
    grans: bool  # a sentence ends before it

    @property
    def lage(self) -> Skiftlage:
        if not self.form[0].isupper():
            return Skiftlage.LITEN
        return Skiftlage.FORST if self.grans or self.form.isupper() else Skiftlage.INNE


def ordplatser(text: str) -> Iterator[Ordplats]:
    """The words of a text, in order."""
    orort = iter(_ororda(text))
    fran, till = next(orort, INGEN)
    ensamma = {traff.start() for traff in ENSAM.finditer(text) if _fritt(text, traff.start())}
    bredd = max(map(len, text.split("\n")))
    slut = 0
    for traff in ORD.finditer(text):
        start, form = traff.start(), traff.group()
        mellan = text[slut:start]
        grans = slut == 0 or (mellan != " " and _grans(text, slut, mellan, bredd))
        slut = traff.end()
        while till <= start:
            fran, till = next(orort, INGEN)
        if start in ensamma:
            slag = Slag.ENSAM
        elif fran <= start or _star(text, traff):
            slag = _slag(text, start, form)
        else:
            slag = Slag.ORD
        yield Ordplats((start, slut), form, slag, grans)


@lru_cache(maxsize=1)
def _forkortningar() -> frozenset[str]:
    return frozenset(tomllib.loads((Path(__file__).parent / "forkortningar.toml").read_text(encoding="utf-8"))["ord"])


def _ororda(text: str) -> Iterator[Span]:
    """Where the tokens that stand as they are lie, in order."""
    slut = 0
    for traff in ORORT.finditer(text):
        if traff.start() >= slut:
            start = max(text.rfind(mellanrum, slut, traff.start()) for mellanrum in " \n\t") + 1
            slut = TOKEN.match(text, traff.start()).end()  # type: ignore[union-attr]  # it matches everywhere
            yield start, slut


def _fritt(text: str, start: int) -> bool:
    """Whether a sign stands first in a line, or one space from a word."""
    if start == 0 or text[start - 1] == "\n":
        return True
    return text[start - 1] == " " and start > 1 and (text[start - 2].isalpha() or text[start - 2] in ',.)”"')


def _grans(text: str, slut: int, mellan: str, bredd: int) -> bool:
    """Whether a sentence, a cell, a heading or a paragraph ends with what stands between two words."""
    if MENINGSSLUT.search(mellan):
        return True
    brott = mellan.find("\n")
    return brott >= 0 and slut + brott - text.rfind("\n", 0, slut) < KORT_RAD * bredd


def _star(text: str, traff: re.Match[str]) -> bool:
    """Whether a token stands as it is: no word, a known abbreviation, or initials."""
    form = traff.group()
    if form in _forkortningar() or (form.isupper() and _initialer(text, traff)):
        return True
    return not ((form.isalpha() and len(form) > 1) or _ordlik(form))


def _slag(text: str, start: int, form: str) -> Slag:
    if not form[0].isdigit():
        return Slag.STAR
    return Slag.AR if AR.match(text, start) else Slag.TAL


def _ordlik(form: str) -> bool:
    """Letters, and no more digits among them than damage makes of letters: `s4`, `6r`, `14ngsiktighet`, not `A4`, `s1`, `TF12`."""
    if len(form) == 1:
        return form in "aérsf"
    siffror = sum(tecken.isdigit() for tecken in form)
    if not siffror:
        return any(tecken.isalpha() for tecken in form)
    if len(form) == 2:
        return (form[0] in "46" and form[1].islower()) or (form[1] in "46" and form[0].islower())
    return siffror * 3 <= len(form) and form[1:] != form[1:].upper()


def _initialer(text: str, traff: re.Match[str]) -> bool:
    """Initials or an abbreviation, which no lexicon can judge: a few capitals in a line that has small letters."""
    form = traff.group()
    if not (len(form) <= INITIALER and form.isalpha()):
        return False
    slut = text.find("\n", traff.end())
    rad = text[text.rfind("\n", 0, traff.start()) + 1 : slut if slut >= 0 else len(text)]
    return rad.upper() != rad
