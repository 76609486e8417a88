"""A handling -> its headings, fields, boxes and sentences, each with what it is and the day it speaks of.

Sentences never cross headings or fields. Wrapped lines, indented columns and divided words are joined, page furniture is skipped, and every
sentence knows where in the document it stands.
"""

from __future__ import annotations

import re

from textgranskning.tolkning.lasare import Lasare
from textgranskning.tolkning.mening import Avsnitt, Mening, MeningsSlag
from textgranskning.typer import Handling, Text

__all__ = ["Avsnitt", "Mening", "MeningsSlag", "avsnitt", "meningar"]

_INNEHALL = frozenset((MeningsSlag.BROD, MeningsSlag.KRYSS_JA, MeningsSlag.CITAT, MeningsSlag.TABELLRAD))


def meningar(text: Text, handling: Handling) -> tuple[Mening, ...]:
    """The sentences of a handling, in order."""
    return tuple(Lasare(text, handling).las())


def avsnitt(text: Text, handling: Handling, lasta: tuple[Mening, ...] | None = None) -> tuple[Avsnitt, ...]:
    """The headings of a handling with what stands under them. `lasta` are its sentences, if they have been read."""
    alla = meningar(text, handling) if lasta is None else lasta
    rubriker = [i for i, mening in enumerate(alla) if mening.slag is MeningsSlag.RUBRIK]
    ut = []
    for nummer, i in enumerate(rubriker):
        slut_i = rubriker[nummer + 1] if nummer + 1 < len(rubriker) else len(alla)
        under = alla[i + 1 : slut_i]
        slut = alla[slut_i].span[0] if slut_i < len(alla) else handling.span[1]
        niva = 1 if alla[i].text == handling.rubrik else 3 if re.match(r"\d+\.\d", alla[i].text) else 2
        tomt = not any(mening.slag in _INNEHALL or (mening.slag is MeningsSlag.FALT and not mening.tom) for mening in under)
        ut.append(Avsnitt(alla[i].text, (alla[i].span[0], slut), niva, tomt))
    return tuple(ut)
