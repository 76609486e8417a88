"""Many regular expressions as one, for asking only whether any of them is somewhere in a text; and what stands round a place in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from textgranskning.typer import Span

_ANKARE = (r"\b", "^")  # what most patterns begin with
_UPPREPAS = tuple("?*+{")


@dataclass(frozen=True, slots=True)
class Omkring:
    """What may stand right before a place in a text (a pattern that ends in ``\\Z``), and right after it. `hogst`: characters that what
    stands before is looked for in; all of it where there is no bound."""

    fore: re.Pattern[str]
    efter: re.Pattern[str]
    hogst: int | None = None

    def star_vid(self, text: str, span: Span) -> bool:
        """Whether either is there."""
        borjan = 0 if self.hogst is None else max(span[0] - self.hogst, 0)
        return self.fore.search(text, borjan, span[0]) is not None or self.efter.match(text, span[1]) is not None


def nagon(monster: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    r"""Patterns that begin alike stand behind their common beginning, as a tree of letters, so that most are never tried.

    Their order, and so what a match spans, is not kept.

    >>> nagon([r"\bja\b", "okej", r"\b(?:a|o)k|^nej|\b(?:in)?ut"]).pattern
    '\\b(?:ja\\b|ak|ok|inut|ut)|^nej|okej'
    """
    delar = [del_ for ett in monster for del_ in alternativ(ett)]
    grenar = []
    for ankare in _ANKARE:
        egna = [del_.removeprefix(ankare) for del_ in delar if del_.startswith(ankare)]
        grenar += [f"{ankare}{_trad(ett for del_ in egna for ett in _utskrivet(del_))}"] if egna else []
    grenar += [del_ for del_ in delar if not del_.startswith(_ANKARE)]
    return re.compile("|".join(grenar) or "(?!)", flags)


def _utskrivet(monster: str) -> Iterator[str]:
    """A pattern that begins with a group, as one for each of what the group may be."""
    slut = _gruppens_slut(monster) if monster.startswith("(?:") else 0
    efter = monster[slut:]
    valfri = efter.startswith("?") and not efter.startswith(_UPPREPAS, 1)
    if not slut or (efter.startswith(_UPPREPAS) and not valfri):
        yield monster
        return
    efter = efter.removeprefix("?")
    for ett in (*alternativ(monster[3 : slut - 1]), *[""] * valfri):
        yield from _utskrivet(ett + efter)


def _trad(delar: Iterable[str]) -> str:
    """Alternatives, those that begin with the same letter behind it."""
    efter: dict[str, list[str]] = {}
    for del_ in delar:
        bokstav = del_[0] if del_[:1].isalpha() and not del_.startswith(_UPPREPAS, 1) else ""
        efter.setdefault(bokstav, []).append(del_.removeprefix(bokstav))
    lika = efter.pop("", [])
    grenar = [bokstav + (_trad(egna) if len(egna) > 1 else egna[0]) for bokstav, egna in efter.items()] + lika
    return f"(?:{'|'.join(grenar)})" if len(grenar) > 1 else grenar[0]


def ordtrad(orden: Iterable[str]) -> str:
    """A pattern for any of some words, in any case, as a tree of letters: a text is left at the first letter that no word has there.

    >>> ordtrad(["maj", "mars", "mar", "i"])
    '(?:[iI]|[mM][aA](?:[jJ]|[rR](?:[sS])?))'
    """
    efter: dict[str, list[str]] = {}
    for ordet in orden:
        efter.setdefault(ordet[:1], []).append(ordet[1:])
    slutar = efter.pop("", None) is not None
    grenar = [f"[{bokstav}{bokstav.upper()}]{ordtrad(rester)}" for bokstav, rester in sorted(efter.items())]
    if len(grenar) == 1 and not slutar:
        return grenar[0]
    return f"(?:{'|'.join(grenar)})" + "?" * slutar if grenar else ""


_DELAR = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]")  # an escape, a set, or what divides a pattern


def alternativ(monster: str) -> Iterator[str]:
    r"""The alternatives of a pattern, those inside brackets left together.

    >>> list(alternativ(r"a(?:b|c)|[|]d|\|"))
    ['a(?:b|c)', '[|]d', '\\|']
    """
    borjan = djup = 0
    for traff in _DELAR.finditer(monster):
        djup += {"(": 1, ")": -1}.get(traff[0], 0)
        if traff[0] == "|" and djup == 0:
            yield monster[borjan : traff.start()]
            borjan = traff.end()
    yield monster[borjan:]


def _gruppens_slut(monster: str) -> int:
    """Where the group ends that a pattern begins with."""
    djup = 0
    for traff in _DELAR.finditer(monster):
        djup += {"(": 1, ")": -1}.get(traff[0], 0)
        if djup == 0:
            return traff.end()
    raise ValueError(f"{monster!r} stänger inte sin parentes")
