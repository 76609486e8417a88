"""Many regular expressions as one, for asking only whether any of them is somewhere in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_ANKARE = (r"\b", "^")  # what most patterns begin with
_UPPREPAS = tuple("?*+{")


def nagon(monster: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    r"""Patterns that begin alike stand behind their common beginning, so that most are never tried.

    Their order, and so what a match spans, is not kept.

    >>> nagon([r"\bja\b", "okej", r"\b(?:a|o)k|^nej|\bju"]).pattern
    '\\b(?:j(?:a\\b|u)|(?:a|o)k)|^(?:n(?:ej))|okej'
    """
    delar = [del_ for ett in monster for del_ in alternativ(ett)]
    grupper = [(ankare, [del_.removeprefix(ankare) for del_ in delar if del_.startswith(ankare)]) for ankare in _ANKARE]
    andra = [del_ for del_ in delar if not del_.startswith(_ANKARE)]
    return re.compile("|".join([f"{ankare}(?:{_efter_bokstav(egna)})" for ankare, egna in grupper if egna] + andra) or "(?!)", flags)


def _efter_bokstav(delar: Iterable[str]) -> str:
    """Alternatives, those that begin with the same letter behind it."""
    efter: dict[str, list[str]] = {}
    for del_ in delar:
        bokstav = del_[0] if del_[:1].isalpha() and not del_[1:].startswith(_UPPREPAS) else ""
        efter.setdefault(bokstav, []).append(del_.removeprefix(bokstav))
    return "|".join(f"{bokstav}(?:{'|'.join(egna)})" if bokstav else "|".join(egna) for bokstav, egna in efter.items())


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


def alternativ(monster: str) -> Iterator[str]:
    r"""The alternatives of a pattern, those inside brackets left together.

    >>> list(alternativ(r"a(?:b|c)|[|]d|\|"))
    ['a(?:b|c)', '[|]d', '\\|']
    """
    borjan = djup = 0
    for traff in re.finditer(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", monster):
        djup += {"(": 1, ")": -1}.get(traff[0], 0)
        if traff[0] == "|" and djup == 0:
            yield monster[borjan : traff.start()]
            borjan = traff.end()
    yield monster[borjan:]
