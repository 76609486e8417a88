"""The words of a text as the search sees them: which may be damaged, which stand as they are, where sentences end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from textgranskning.normalisering.forkortningar import ar_forkortning, kan_forkorta
from textgranskning.typer import Span

ORD = re.compile(r"[\w&|£€@$\ufffd]+(?:[:'’!][\w&|£€@$\ufffd]+)*")  # U+FFFD: a letter that some program could not show
# What shows that a token stands as it is: three digits, an e-mail or web address, letters before digits (personnummer, diary numbers, ids),
# a week or a school year (v4, åk5).
ORORT = re.compile(
    r"(?<!\S)(?:v|åk)\.?\d{1,2}(?!\w)|\d[-/.]?\d[-/.]?\d|@\S+\.|://|www\.|\.(?:se|pdf|html?|docx?)/?(?!\w)|(?<!\S)[A-ZÅÄÖ]{1,3}-?\d+[^\sa-zåäö]*(?!\S)"
)
CELL = re.compile(r"[^\W_][\w&£€@$\ufffd:'’!]*")
TOKEN = re.compile(r"\S*")
NYCKEL = re.compile(r"[^\W\d_]{3,}=(?=\d)")  # upprättad=2024-02-19: before the sign stands a word
TALLED = re.compile(r"\W*\d{1,4}-[^\W\d_]{3,}\W*")  # 170-årig, 2000-talet: behind the hyphen stands a word like any other
MENINGSSLUT = re.compile(r"[.!?:;|•]| {3}|\t|\n\s*\n")  # or a column's edge, or a paragraph's end
# A lone 1 or | where the word i can stand, or a 4 for å: one space from a word in small letters behind it, and from a word before it if any
# (columns have wider gaps, and their cells begin with capitals).
ENSAM = re.compile(r"[14|](?=[ \n][a-zåäöé&46]{2})")
AR = re.compile(r"(?<![\d:/.-])(?:1[89]|20)\d\d(?![\d:/]|-\d\d?(?!\d))")
KORT_RAD = 0.6  # of the widest line: a shorter one is a heading or ends its paragraph
GRANNSKAP = 40  # characters looked at
INITIALER = 4  # capitals: as many as this and fewer, in a line with small letters, are initials or an abbreviation
# VivaPlus, myDoc1: a name, or code, with a capital inside. A, G, I, O and S are what å, ö and l are read as.
KAMEL = re.compile(r"(?:^[A-ZÅÄÖ][a-zåäö]+|[a-zåäö]{2})[B-FHJ-NP-RT-ZÅÄÖ][a-zåäö]{2}")
LANGT = 5  # capitals: a word of so many beside a short one shows that the line, or this part of it, is in capitals
MARKUP = re.compile(r".?<|</", re.DOTALL)  # <anteckning, </anteckning
HOPDRAGET = re.compile(r"(?<=[^\W_a-zåäöé])\||\|(?=[^\W_a-zåäöé])")  # a stroke beside a capital or a figure divides cells
INGEN = (1 << 62, 1 << 62)  # a place behind every text


class Slag(IntEnum):
    ORD = 0  # may be damaged
    ENSAM = 1  # a lone sign that may be the word i or å
    STAR = 2  # stands as it is
    TAL = 3
    AR = 4  # a year


TALEN = {Slag.TAL, Slag.AR}


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
        return skiftlage(self.form, grans=self.grans)


def skiftlage(form: str, *, grans: bool) -> Skiftlage:
    if not form[0].isupper():
        return Skiftlage.LITEN
    return Skiftlage.FORST if grans or form.isupper() else Skiftlage.INNE


def ordplatser(text: str) -> Iterator[Ordplats]:
    """The words of a text, in order."""
    orort = iter(_ororda(text))
    fran, till = next(orort, INGEN)
    ensamma = {traff.start() for traff in ENSAM.finditer(text) if _fritt(text, traff.start())}
    bredd, markup = max(map(len, text.split("\n"))), "<" in text or ">" in text
    slut = 0
    for traff in _ord(text):
        start, form = traff.start(), traff.group()
        mellan = text[slut:start]
        grans = slut == 0 or (mellan != " " and _grans(text, slut, mellan, bredd))
        slut = traff.end()
        while till <= start:
            fran, till = next(orort, INGEN)
        if start in ensamma:
            slag = Slag.ENSAM
        elif fran > start and not (markup and _markup(text, traff)) and _ar_ord(text, traff):
            slag = Slag.ORD
        else:
            slag = _slag(text, start, form)
        yield Ordplats((start, slut), form, slag, grans)


def _ord(text: str) -> Iterator[re.Match[str]]:
    """Matches of words; cells drawn together by a stroke are words of their own."""
    for traff in ORD.finditer(text):
        if "|" not in traff.group() or len(traff.group()) == 1 or not HOPDRAGET.search(traff.group()):
            yield traff
            continue
        yield from CELL.finditer(text, *traff.span())


def _ororda(text: str) -> Iterator[Span]:
    """Where the tokens that stand as they are lie, in order."""
    slut = 0
    for traff in ORORT.finditer(text):
        if traff.start() >= slut:
            start = max(text.rfind(mellanrum, slut, traff.start()) for mellanrum in " \n\t") + 1
            slut = TOKEN.match(text, traff.start()).end()  # type: ignore[union-attr]  # it matches everywhere
            nyckel = NYCKEL.match(text, start, slut)
            start = nyckel.end() if nyckel else start
            if not TALLED.fullmatch(text, start, slut):
                yield start, slut


def _fritt(text: str, start: int) -> bool:
    """Whether a sign stands first in a line, or one space from a word; a stroke not where strokes divide cells."""
    if text[start] == "|" and _delar_celler(text, start):
        return False
    if start == 0 or text[start - 1] == "\n":
        return True
    return text[start - 1] == " " and start > 1 and (text[start - 2].isalpha() or text[start - 2] in ',.)”"')


def _delar_celler(text: str, start: int) -> bool:
    """Whether there are more strokes in the line, or the stroke only parts what begins it from the rest (Modersmål | arabiska)."""
    fran, till = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    rad = text[fran : till if till >= 0 else len(text)]
    fore = rad[: start - fran].split()
    return rad.count("|") > 1 or (len(fore) == 1 and fore[0][0].isupper())


def _grans(text: str, slut: int, mellan: str, bredd: int) -> bool:
    """Whether a sentence, a cell, a heading or a paragraph ends with what stands between two words."""
    if MENINGSSLUT.search(mellan):
        return True
    brott = mellan.find("\n")
    return brott >= 0 and slut + brott - text.rfind("\n", 0, slut) < KORT_RAD * bredd


class Tecken(IntEnum):
    """What a form shows of itself: that it is a word, that it stands as it is, or that its surroundings must be asked."""

    ORD = 0
    STAR = 1
    OVISST = 2


@lru_cache(maxsize=20_000)
def _tecken_pa(form: str) -> Tecken:
    if not ((form.isalpha() and len(form) > 1) or _ordlik(form)) or KAMEL.search(form):
        return Tecken.STAR
    kort_versalt = form.isupper() and len(form) <= INITIALER and form.isalpha()
    return Tecken.OVISST if kort_versalt or kan_forkorta(form) else Tecken.ORD


def _markup(text: str, traff: re.Match[str]) -> bool:
    return text[traff.end() : traff.end() + 1] == ">" or MARKUP.fullmatch(text, max(traff.start() - 2, 0), traff.start()) is not None


def _ar_ord(text: str, traff: re.Match[str]) -> bool:
    """Whether a token is a word, which may be damaged: no number or sign, and where it stands no abbreviation and no initials."""
    form = traff.group()
    tecken = _tecken_pa(form)
    if tecken is not Tecken.OVISST:
        return tecken is Tecken.ORD
    return not ((form.isupper() and _initialer(text, traff)) or ar_forkortning(form, text, traff.end()))


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
    return rad.upper() != rad and not _bland_versaler(text, traff)


def _bland_versaler(text: str, traff: re.Match[str]) -> bool:
    """Whether the words around it are in capitals too: two at least, or one too long for initials."""
    fore = text[max(traff.start() - GRANNSKAP, 0) : traff.start()].rpartition("\n")[2].split(" ")
    efter = text[traff.end() : traff.end() + GRANNSKAP].partition("\n")[0].split(" ")
    fore = fore[-2::-1] if not fore[-1] else []  # nothing but a space between
    efter = efter[1:] if not efter[0] else []
    versala = [*takewhile(_versalt, fore), *takewhile(_versalt, efter)]
    return len(versala) > 1 or any(len(ord_) >= LANGT for ord_ in versala)


def _versalt(ord_: str) -> bool:
    return len(ord_) > 1 and ord_.isalpha() and ord_.isupper()
