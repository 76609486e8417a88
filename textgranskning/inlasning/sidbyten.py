"""Page joins: a paragraph, or a word, that goes on over the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from textgranskning.typer import Rad, Radslag

_TEXT = (Radslag.BROD, Radslag.LISTA)
_MOBLER = (Radslag.SIDHUVUD, Radslag.SIDFOT)
_AVSLUTAD = re.compile(r"[.!?:;…][\"”»)\]]*\s*\Z")
_AVSTAVAD = re.compile(r"[^\W\d_][-\u00ad]\s*\Z")
_LITEN = re.compile(r"\s*[\"”(]?[a-zåäöéü]")


def fortsatter(sidor: Sequence[Sequence[Rad]]) -> Iterator[dict[int, Rad]]:
    """For every page, its lines that go on with the next text, over a page's edge or over headers that stand in the text."""
    for nummer, rader in enumerate(sidor):
        nasta = next((rad for sida in sidor[nummer + 1 : nummer + 2] for rad in sida if _ar_text(rad)), None)
        sista = next((plats for plats in range(len(rader) - 1, -1, -1) if _ar_text(rader[plats])), None)
        ut = {
            plats: replace(rader[plats], fortsatter=True)
            for plats, foljande in _fore_mobler(rader)
            if gar_over(rader[plats].text, foljande.text)
        }
        if sista is not None and nasta is not None and gar_over(rader[sista].text, nasta.text):
            ut[sista] = replace(rader[sista], fortsatter=True)
        yield ut


def _fore_mobler(rader: Sequence[Rad]) -> Iterator[tuple[int, Rad]]:
    """The last line before headers in the text, with the first after them."""
    fore: int | None = None
    over = False
    for plats, rad in enumerate(rader):
        if rad.slag in _MOBLER:
            over = True
        elif _ar_text(rad):
            if over and fore is not None:
                yield fore, rad
            fore, over = plats, False


def _ar_text(rad: Rad) -> bool:
    return rad.slag in _TEXT and bool(rad.text.strip())


def gar_over(fore: str, efter: str) -> bool:
    """Whether a text goes on with the next: a word is divided, or a sentence has no end and the next no capital."""
    return _AVSTAVAD.search(fore) is not None or (_AVSLUTAD.search(fore) is None and _LITEN.match(efter) is not None)
