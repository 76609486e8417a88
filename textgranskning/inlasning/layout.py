"""What a line is on its page: page headers and footers by recurrence, never by a list of words.

A line is a header or footer when it carries a page number ("Sida 2 av 8", "s. 1/3") or stands beside one such line again and again, or when
it recurs at the top or bottom of most pages. Lines are compared with their digits folded, so that running page numbers and print times do
not hide a recurrence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from textgranskning.typer import Lasning, Rad, Radslag, Sida, Ursprung

Rader = tuple[Rad, ...]

SIDNUMMER = re.compile(r"\b(?:sida|sid\.?|s\.|page)\s*\d{1,4}\s*(?:/|av|\()\s*\d{1,4}|\b(?:sida|sid)\s+\d{1,4}\s*$", re.IGNORECASE)
GRANNSKAP = 4  # lines on either side of a page mark that may belong to the same header
KANT = 4  # lines at the top and bottom of a page that may recur
LAGST_SIDOR = 3  # fewer pages prove no recurrence at their edges


def markera(sidor: tuple[Sida, ...]) -> tuple[Sida, ...]:
    """The same pages with headers and footers marked; no character changed."""
    nycklar = frozenset[str]().union(*(_sidmarkesgrannar(sidor_) | _kantnycklar(sidor_) for sidor_ in _per_ursprung(sidor)))
    return tuple(replace(sida, lasningar=tuple(_markt(lasning, nycklar) for lasning in sida.lasningar)) for sida in sidor)


def _per_ursprung(sidor: tuple[Sida, ...]) -> list[list[Rader]]:
    """The lines of the pages that have them, for each origin: an engine reads a recurring line the same way, two engines do not."""
    per: dict[Ursprung, list[Rader]] = {}
    for sida in sidor:
        for lasning in sida.lasningar:
            per.setdefault(lasning.ursprung, []).append(lasning.rader)
    return list(per.values())


def _markt(lasning: Lasning, nycklar: frozenset[str]) -> Lasning:
    rader = lasning.rader
    marken = {plats for plats, rad in enumerate(rader) if SIDNUMMER.search(rad.text) and len(rad.text) < 140}
    nya: list[Rad] = []
    for plats, rad in enumerate(rader):
        nara = any(abs(plats - marke) <= GRANNSKAP for marke in marken)
        kant = plats < KANT or plats >= len(rader) - KANT
        if rad.slag is Radslag.BROD and (plats in marken or (_nyckel(rad.text) in nycklar and (nara or kant))):
            nya.append(replace(rad, slag=Radslag.SIDFOT if kant and plats > len(rader) // 2 and not nara else Radslag.SIDHUVUD))
        else:
            nya.append(rad)
    return replace(lasning, rader=tuple(nya))


def _sidmarkesgrannar(sidor: Sequence[Rader]) -> frozenset[str]:
    """Keys of lines that stand near a page mark at least twice."""
    antal: Counter[str] = Counter()
    for rader in sidor:
        for plats, rad in enumerate(rader):
            if SIDNUMMER.search(rad.text):
                grannar = rader[max(plats - GRANNSKAP, 0) : plats + GRANNSKAP + 1]
                antal.update({_nyckel(granne.text) for granne in grannar if granne.text.strip()})
    return frozenset(nyckel for nyckel, ganger in antal.items() if ganger > 1)


def _kantnycklar(sidor: Sequence[Rader]) -> frozenset[str]:
    """Keys of lines at the edges of most pages."""
    if len(sidor) < LAGST_SIDOR:
        return frozenset()
    antal: Counter[str] = Counter()
    for rader in sidor:
        antal.update({_nyckel(rad.text) for rad in (*rader[:KANT], *rader[-KANT:]) if rad.text.strip()})
    return frozenset(nyckel for nyckel, ganger in antal.items() if ganger > len(sidor) / 2)


def _nyckel(text: str) -> str:
    """
    >>> _nyckel("  Sida 2 av 8   Utskrivet 2025-09-15 ")
    'sida # av # utskrivet #-#-#'
    """
    return re.sub(r"\d+", "#", " ".join(text.lower().split()))
