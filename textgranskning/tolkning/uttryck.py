"""The small language of concept files: words by stem, phrases, gaps, word groups; and a matcher that reads each sentence once.

A pattern is a phrase (``besök i hemmet``) or several, joined by ``+``, that must stand in the same sentence in any order
(``samtal|pratat + @barn + enskilt|ensam``). ``|`` divides alternatives of a part and ``/`` those of a word in a phrase (``har en/två
söner``), ``@namn`` is a group of words from `data/ordgrupper.toml`, ``*``
stands for any beginning or end of a word (``*samtal``, ``besök*``), and ``-ord`` after the rest forbids. A word in capitals (``FIA``) is an
abbreviation: it matches FIA and fia but not the name Fia. ``=tolk`` is that very form and no other. Words match by their Swedish
Snowball stem, so that inflection needs no listing.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product
from pathlib import Path

import snowballstemmer

ORD = re.compile(r"\w+(?:[-:’']\w+)*")
Fras = tuple[str, ...]  # of atoms
Spann = tuple[int, int]  # of token numbers, half-open


@dataclass(frozen=True)
class Uttryck:
    """A compiled pattern: every part must be found (one of its phrases), no forbidden phrase may be."""

    delar: tuple[tuple[Fras, ...], ...]
    forbud: tuple[Fras, ...] = ()

    @cached_property
    def borjor(self) -> tuple[frozenset[str], ...]:
        """For each part the atoms that its phrases begin with: a sentence without any of them cannot hold it."""
        return tuple(frozenset(fras[0] for fras in del_) for del_ in self.delar)

    @property
    def atomer(self) -> frozenset[str]:
        fraser = [fras for del_ in self.delar for fras in del_]
        return frozenset(atom for fras in (*fraser, *self.forbud) for atom in fras)


def kompilera(monster: str) -> Uttryck:
    """
    >>> kompilera("samtalet|pratat + ensam -telefon").delar
    ((('samtal',), ('prat',)), (('ensam',),))
    """
    text, *forbjudna = re.split(r"\s-(?=\S)", monster)
    delar = tuple(_alternativ(del_) for del_ in text.split("+"))
    if not all(delar):
        raise ValueError(f"mönstret {monster!r} har en tom del")
    return Uttryck(delar, tuple(fras for del_ in forbjudna for fras in _alternativ(del_)))


def _alternativ(text: str) -> tuple[Fras, ...]:
    """The phrases of one part: its ``|`` alternatives, each word in all its forms."""
    fraser: list[Fras] = []
    for ett in text.split("|"):
        val = [_former(ord_) for ord_ in ett.split()]
        fraser += [tuple(atom for bit in bitar for atom in bit) for bitar in product(*val)] if val else []
    return tuple(fraser)


def _former(ord_: str) -> tuple[Fras, ...]:
    """What a word of a phrase may be: the phrases of a group, or its ``/`` alternatives."""
    if ord_.startswith("@"):
        return ordgrupp(ord_[1:])
    return tuple((atom(ett),) for ett in ord_.split("/"))


@cache
def ordgrupp(namn: str) -> tuple[Fras, ...]:
    """The phrases of a named group. Raises `ValueError` for a name that no one defined."""
    grupper = tomllib.loads((Path(__file__).parent / "data" / "ordgrupper.toml").read_text(encoding="utf-8"))
    if namn not in grupper:
        raise ValueError(f"ordgruppen @{namn} finns inte")
    return tuple(fras for ett in grupper[namn] for fras in _alternativ(ett))


def atom(ordet: str) -> str:
    """What a word of a pattern is compared by: its stem, or the word with its wildcard.

    >>> atom("hembesöket"), atom("*samtal"), atom("FIA")
    ('hembesök', '*samtal', 'FIA')
    """
    if len(ordet) > 1 and (ordet.isupper() or ordet.startswith("=")):
        return ordet
    return ordet.lower() if "*" in ordet or ordet.startswith("{") else stam(ordet.lower())


_stammare = snowballstemmer.stemmer("swedish")


@cache
def stam(ordet: str) -> str:
    """The Snowball stem of a lower-case word."""
    return str(_stammare.stemWord(ordet))


@cache
def _forkortningar() -> dict[str, str]:
    return tomllib.loads((Path(__file__).parent / "data" / "forkortningar.toml").read_text(encoding="utf-8"))


class Ordtabell:
    """Which atoms of a set of patterns a word is. A distinct word is looked up once, in however many texts it stands."""

    def __init__(self, atomer: Iterable[str]) -> None:
        alla = frozenset(atomer)
        self._hela = frozenset(ett for ett in alla if "*" not in ett)
        self._inre = [ett[1:-1] for ett in alla if ett.startswith("*") and ett.endswith("*")]
        self._borjan = _efter_nyckel((ett[:-1], ett[:2]) for ett in alla if ett.endswith("*") and not ett.startswith("*"))
        self._slut = _efter_nyckel((ett[1:], ett[-2:]) for ett in alla if ett.startswith("*") and not ett.endswith("*"))
        self._minne: dict[str, frozenset[str]] = {}

    def atomer(self, ordet: str) -> frozenset[str]:
        """The atoms that a word of a text is."""
        if (funna := self._minne.get(ordet)) is None:
            funna = self._minne[ordet] = frozenset(self._sok(ordet))
        return funna

    def _sok(self, skrivet: str) -> Iterable[str]:
        """The atoms of the word as written, and of what it is short for."""
        yield from self._former(skrivet)
        nyckel = skrivet if len(skrivet) == 1 else skrivet.lower()
        if (helt := _forkortningar().get(nyckel)) is not None:
            yield from self._former(helt)

    def _former(self, skrivet: str) -> Iterable[str]:
        ordet = skrivet.lower()
        stammen = stam(ordet)
        bas = skrivet.partition(":")[0]  # SIP:en
        if bas in {bas.lower(), bas.upper()} and bas.upper() in self._hela:
            yield bas.upper()
        if stammen in self._hela:
            yield stammen
        if f"={ordet}" in self._hela:
            yield f"={ordet}"
        yield from (f"{ett}*" for ett in self._borjan.get(ordet[:2], ()) if ordet.startswith(ett))
        slut = {*self._slut.get(ordet[-2:], ()), *self._slut.get(stammen[-2:], ())}
        yield from (f"*{ett}" for ett in slut if ordet.endswith(ett) or stammen.endswith(ett))
        yield from (f"*{ett}*" for ett in self._inre if ett in ordet)


def _efter_nyckel(par: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    grupper: dict[str, list[str]] = {}
    for varde, nyckel in par:
        grupper.setdefault(nyckel, []).append(varde)
    return grupper


@dataclass(frozen=True)
class Tokener:
    """The words of a sentence: where each stands in it, and which atoms it is."""

    spann: tuple[Spann, ...]
    atomer: tuple[frozenset[str], ...]

    @classmethod
    def av(cls, text: str, tabell: Ordtabell, luckor: Mapping[str, str] | None = None) -> Tokener:
        """`luckor` are the slots that names fill, e.g. ``{"hilma": "{barn}"}``."""
        traffar = list(ORD.finditer(text))
        atomer = [tabell.atomer(traff[0]) for traff in traffar]
        for plats, traff in enumerate(traffar if luckor else ()):
            if luckor and (lucka := _lucka(traff[0], luckor)):
                atomer[plats] = atomer[plats] | {lucka}
        return cls(tuple(traff.span() for traff in traffar), tuple(atomer))

    @cached_property
    def alla(self) -> frozenset[str]:
        """Every atom that is somewhere in the sentence."""
        return frozenset().union(*self.atomer)

    def hitta(self, fras: Fras) -> Spann | None:
        """The first place of a phrase, as token numbers."""
        forsta = fras[0]
        if forsta not in self.alla:
            return None
        for plats, atomer in enumerate(self.atomer):
            if forsta in atomer and self._star(fras, plats):
                return plats, plats + len(fras)
        return None

    def _star(self, fras: Fras, plats: int) -> bool:
        return plats + len(fras) <= len(self.atomer) and all(ett in self.atomer[plats + nummer] for nummer, ett in enumerate(fras))

    def hitta_nagon(self, fraser: Sequence[Fras]) -> Spann | None:
        return next((spann for fras in fraser if (spann := self.hitta(fras))), None)

    def passar(self, uttryck: Uttryck) -> Spann | None:
        """Where the first part of a pattern stands, if the whole pattern holds."""
        if any(borjan.isdisjoint(self.alla) for borjan in uttryck.borjor):
            return None
        platser = []
        for del_ in uttryck.delar:
            if (plats := self.hitta_nagon(del_)) is None:
                return None
            platser.append(plats)
        if uttryck.forbud and self.hitta_nagon(uttryck.forbud):
            return None
        return platser[0]


def _lucka(skrivet: str, luckor: Mapping[str, str]) -> str | None:
    """The slot that a name fills, also in the genitive; an initial only as it is written."""
    namn = skrivet.removesuffix(":s")
    if len(namn) > 1:
        namn = namn.lower()
    return luckor.get(namn) or luckor.get(namn.removesuffix("s"))


@dataclass(frozen=True)
class Uttryckslista:
    """Patterns, any of which will do; only those whose first word is in the sentence are tried."""

    uttryck: tuple[Uttryck, ...] = ()

    @cached_property
    def _efter_borjan(self) -> dict[str, list[int]]:
        return _nummer_efter_borjan(self.uttryck)

    @cached_property
    def borjor(self) -> frozenset[str]:
        """The words that any of the patterns may begin with."""
        return frozenset(self._efter_borjan)

    def i(self, ord_: Tokener) -> Spann | None:
        """Where the first pattern that holds stands."""
        nara = self.borjor & ord_.alla
        if not nara:
            return None
        nummer = sorted({ett for atom_ in nara for ett in self._efter_borjan[atom_]})
        return next((plats for ett in nummer if (plats := ord_.passar(self.uttryck[ett])) is not None), None)


def _nummer_efter_borjan(uttryck: Sequence[Uttryck]) -> dict[str, list[int]]:
    efter: dict[str, list[int]] = {}
    for nummer, ett in enumerate(uttryck):
        for borjan in ett.borjor[0]:
            efter.setdefault(borjan, []).append(nummer)
    return efter
