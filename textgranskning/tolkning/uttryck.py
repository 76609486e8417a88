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
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

import snowballstemmer

ORD = re.compile(r"\w+(?:[-:’']\w+)*")
_ORDLIKT = re.compile(r"\w")
Spann = tuple[int, int]  # of token numbers, half-open
ORD_I_MINNET = 1 << 16  # distinct words whose stems and atoms are kept: a bound, so that a worker's memory is flat over any number of akter


@dataclass(frozen=True, eq=False, slots=True)
class Fras:
    """Words that stand together, as atoms. There is one of each in a process (`fras`), so that they are compared by identity."""

    atomer: tuple[str, ...]

    def __repr__(self) -> str:
        return f"«{' '.join(self.atomer)}»"


@cache
def fras(*atomer: str) -> Fras:
    """The phrase of these atoms."""
    return Fras(atomer)


@dataclass(frozen=True)
class Uttryck:
    """A compiled pattern: every part must be found (one of its phrases), no forbidden phrase may be."""

    delar: tuple[tuple[Fras, ...], ...]
    forbud: tuple[Fras, ...] = ()

    @cached_property
    def mangder(self) -> tuple[frozenset[Fras], ...]:
        """Each part as a set."""
        return tuple(map(frozenset, self.delar))

    @property
    def fraser(self) -> Iterator[Fras]:
        for del_ in (*self.delar, self.forbud):
            yield from del_


def kompilera(monster: str) -> Uttryck:
    """
    >>> kompilera("samtalet|pratat + ensam -telefon").delar
    ((«samtal», «prat»), («ensam»,))
    """
    text, *forbjudna = re.split(r"\s-(?=\S)", monster)
    delar = tuple(_alternativ(del_) for del_ in text.split("+"))
    if not all(delar):
        raise ValueError(f"mönstret {monster!r} har en tom del")
    return Uttryck(delar, tuple(ett for del_ in forbjudna for ett in _alternativ(del_)))


def _alternativ(text: str) -> tuple[Fras, ...]:
    """The phrases of one part: its ``|`` alternatives, each word in all its forms."""
    fraser: list[Fras] = []
    for ett in text.split("|"):
        val = [_former(ord_) for ord_ in ett.split() if _ORDLIKT.search(ord_)]  # "6 § LVM": a text has no word for the sign
        fraser += [fras(*(atom for bit in bitar for atom in bit.atomer)) for bitar in product(*val)] if val else []
    return tuple(fraser)


def _former(ord_: str) -> tuple[Fras, ...]:
    """What a word of a phrase may be: the phrases of a group, or its ``/`` alternatives."""
    if ord_.startswith("@"):
        return ordgrupp(ord_[1:])
    return tuple(fras(atom(ett)) for ett in ord_.split("/"))


@cache
def ordgrupp(namn: str) -> tuple[Fras, ...]:
    """The phrases of a named group. Raises `ValueError` for a name that no one defined."""
    grupper = tomllib.loads((Path(__file__).parent / "data" / "ordgrupper.toml").read_text(encoding="utf-8"))
    if namn not in grupper:
        raise ValueError(f"ordgruppen @{namn} finns inte")
    return tuple(en_fras for ett in grupper[namn] for en_fras in _alternativ(ett))


def atom(ordet: str) -> str:
    """What a word of a pattern is compared by: its stem, or the word with its wildcard.

    >>> atom("hembesöket"), atom("*samtal"), atom("FIA")
    ('hembesök', '*samtal', 'FIA')
    """
    if len(ordet) > 1 and (ordet.isupper() or ordet.startswith("=")):
        return ordet
    return ordet.lower() if "*" in ordet or ordet.startswith("{") else stam(ordet.lower())


_stammare = snowballstemmer.stemmer("swedish")


@lru_cache(ORD_I_MINNET)
def stam(ordet: str) -> str:
    """The Snowball stem of a lower-case word."""
    return str(_stammare.stemWord(ordet))


@cache
def _forkortningar() -> dict[str, str]:
    return tomllib.loads((Path(__file__).parent / "data" / "forkortningar.toml").read_text(encoding="utf-8"))


class Ordtabell:
    """Which atoms of some phrases a word is."""

    def __init__(self, atomer: Iterable[str]) -> None:
        alla = frozenset(atomer)
        self._hela = frozenset(ett for ett in alla if "*" not in ett)
        self._inre = [ett[1:-1] for ett in alla if ett.startswith("*") and ett.endswith("*")]
        self._borjan = _efter_nyckel((ett[:-1], ett[:2]) for ett in alla if ett.endswith("*") and not ett.startswith("*"))
        self._slut = _efter_nyckel((ett[1:], ett[-2:]) for ett in alla if ett.startswith("*") and not ett.endswith("*"))

    def atomer(self, ordet: str) -> frozenset[str]:
        """The atoms that a word of a text is."""
        return frozenset(self._sok(ordet))

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


@dataclass(slots=True)
class _Nod:
    """A place in the tree of phrases: what ends here, and what may follow."""

    fras: Fras | None = None
    vidare: dict[str, _Nod] = field(default_factory=dict)


class Frastabell:
    """All phrases that texts are read for, as one tree of words: a text is walked once, whatever the number of phrases."""

    def __init__(self, fraser: Iterable[Fras]) -> None:
        alla = set(fraser)
        self._ord = Ordtabell(ett for en_fras in alla for ett in en_fras.atomer)
        self._rot = _Nod()
        for en_fras in alla:
            nod = self._rot
            for ett in en_fras.atomer:
                nod = nod.vidare.setdefault(ett, _Nod())
            nod.fras = en_fras
        self._kand = lru_cache(ORD_I_MINNET)(lambda ordet: self._bild(self._ord.atomer(ordet)))  # looked up once, in however many texts

    def ordbild(self, ordet: str, lucka: str | None) -> Ordbild:
        """What a word is in phrases; `lucka` is the slot that it fills, if it is a name."""
        bild = self._kand(ordet)
        return self._bild(bild.atomer | {lucka}) if lucka else bild

    def _bild(self, atomer: frozenset[str]) -> Ordbild:
        noder = [self._rot.vidare[ett] for ett in atomer if ett in self._rot.vidare]
        return Ordbild(atomer, tuple(nod.fras for nod in noder if nod.fras), _vidare(noder))


class Ordbild(NamedTuple):
    """A word's atoms, the phrases that it is by itself, and how the longer ones that begin with it go on."""

    atomer: frozenset[str]
    ensam: tuple[Fras, ...]
    vidare: Mapping[str, Sequence[_Nod]]


def _vidare(noder: Iterable[_Nod]) -> dict[str, list[_Nod]]:
    """Where in the tree some places lead on to, by the atom that does."""
    ut: dict[str, list[_Nod]] = {}
    for nod in noder:
        for ett, nasta in nod.vidare.items():
            ut.setdefault(ett, []).append(nasta)
    return ut


def _fraser(orden: Sequence[Ordbild]) -> dict[Fras, Spann]:
    """Each phrase that is there, with its first place."""
    funna: dict[Fras, Spann] = {}
    for start, (_, ensam, langre) in enumerate(orden):
        for en_fras in ensam:
            if en_fras not in funna:
                funna[en_fras] = start, start + 1
        vidare, slut = langre, start + 1
        while slut < len(orden) and not vidare.keys().isdisjoint(orden[slut].atomer):
            noder = [nod for ett in orden[slut].atomer for nod in vidare.get(ett, ())]
            slut += 1
            for nod in noder:
                if nod.fras is not None and nod.fras not in funna:
                    funna[nod.fras] = start, slut
            vidare = _vidare(noder)
    return funna


class Ordlasare(dict[str, Ordbild]):
    """Reads the texts of an akt for the phrases of a table, and keeps each distinct word and text. `luckor` are the slots that names fill
    there, e.g. ``{"hilma": "{barn}"}``."""

    def __init__(self, tabell: Frastabell, luckor: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self._tabell = tabell
        self._luckor = luckor or {}
        self.las = cache(self._las)  # headings and labels come again and again

    def __missing__(self, ordet: str) -> Ordbild:
        self[ordet] = bild = self._tabell.ordbild(ordet, _lucka(ordet, self._luckor))
        return bild

    def _las(self, text: str) -> Tokener:
        """The words of a text and the phrases in them."""
        orden = [self[ordet] for ordet in ORD.findall(text)]
        return Tokener(text, len(orden), _fraser(orden))


def _lucka(skrivet: str, luckor: Mapping[str, str]) -> str | None:
    """The slot that a name fills, also in the genitive; an initial only as it is written."""
    namn = skrivet.removesuffix(":s")
    if len(namn) > 1:
        namn = namn.lower()
    return luckor.get(namn) or luckor.get(namn.removesuffix("s"))


@dataclass
class Tokener:
    """The words of a text: how many, and where among them each phrase first stands."""

    text: str
    antal: int
    fraser: Mapping[Fras, Spann]

    @cached_property
    def spann(self) -> tuple[Spann, ...]:
        """Where in the text each word stands."""
        return tuple(traff.span() for traff in ORD.finditer(self.text))

    def nagon(self, fraser: Iterable[Fras]) -> Spann | None:
        """The place of the first of some phrases that is there."""
        for ett in fraser:
            if ett in self.fraser:
                return self.fraser[ett]
        return None

    def passar(self, uttryck: Uttryck) -> Spann | None:
        """Where the first part of a pattern stands, if the whole pattern holds."""
        for del_ in uttryck.mangder:
            if del_.isdisjoint(self.fraser):
                return None
        return None if self.nagon(uttryck.forbud) is not None else self.nagon(uttryck.delar[0])


@dataclass(frozen=True, eq=False)
class Uttryckslista:
    """Patterns, any of which will do."""

    uttryck: tuple[Uttryck, ...] = ()

    @cached_property
    def _bank(self) -> Uttrycksbank:
        return Uttrycksbank((self,))

    def i(self, ord_: Tokener) -> Spann | None:
        """Where the first pattern that holds stands."""
        return self._bank.traffar(ord_).get(self) if self.uttryck else None


Traffar = Mapping[Uttryckslista, Spann]


class Uttrycksbank:
    """Many lists of patterns, looked up together: what a text costs depends on its words, not on how many patterns there are.

    Each pattern lies under the phrases of its rarest part; where none of them is, it is not tried.
    """

    def __init__(self, listor: Iterable[Uttryckslista]) -> None:
        self._alla = [(lista, uttryck) for lista in listor for uttryck in lista.uttryck]
        antal = Counter(ett for _, uttryck in self._alla for ett in uttryck.fraser)
        self._efter_fras: dict[Fras, list[int]] = {}
        for nummer, (_, uttryck) in enumerate(self._alla):
            for ett in min(uttryck.delar, key=lambda del_: sum(antal[ett] for ett in del_)):
                self._efter_fras.setdefault(ett, []).append(nummer)

    def traffar(self, ord_: Tokener) -> dict[Uttryckslista, Spann]:
        """The lists of which some pattern holds, each with where the first such pattern stands."""
        nara = {nummer for ett in self._efter_fras.keys() & ord_.fraser.keys() for nummer in self._efter_fras[ett]}
        funna: dict[Uttryckslista, Spann] = {}
        for nummer in sorted(nara):
            lista, uttryck = self._alla[nummer]
            if lista not in funna and (plats := ord_.passar(uttryck)) is not None:
                funna[lista] = plats
        return funna
