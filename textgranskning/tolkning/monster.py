"""Many regular expressions as one, for asking only whether any of them is somewhere in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_ANKARE = (r"\b", "^")  # what most patterns begin with


def nagon(monster: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    r"""Patterns that begin alike stand behind their common beginning: only where it is are they tried, each by its first letter.

    Their order, and so what a match spans, is not kept.

    >>> nagon([r"\bja\b", "okej", r"\b(?:a|o)k|^nej"]).pattern
    '\\b(?:ja\\b|(?:a|o)k)|^(?:nej)|okej'
    """
    delar = [del_ for ett in monster for del_ in alternativ(ett)]
    grupper = [(ankare, [del_.removeprefix(ankare) for del_ in delar if del_.startswith(ankare)]) for ankare in _ANKARE]
    andra = [del_ for del_ in delar if not del_.startswith(_ANKARE)]
    return re.compile("|".join([f"{ankare}(?:{'|'.join(egna)})" for ankare, egna in grupper if egna] + andra) or "(?!)", flags)


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
