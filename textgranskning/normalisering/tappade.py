"""Lines that one reading of a page has lost and another has: an engine passes over what stands between rules, or too near a picture.

A line is taken over only where the base has none at its place, and where it says something in words that are known: what one engine sees
in a stamp or a fold is left where it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from textgranskning.typer import Lasning, Rad, Ruta

OVERLAPP = 0.3  # of the lower line's height: lines that share so much stand at one place
ORD = re.compile(r"[^\W\d_]{3,}")
MINST_KANDA, ANDEL_KANDA = 2, 0.7  # words, and their share, that make a line say something


def kompletterad(bas: Lasning, andra: Sequence[Lasning], kand: Callable[[str], bool]) -> Lasning:
    """The base with the lines that only others have, each after the line that stands before it there. `kand`: whether a word is known, as
    it stands or restored."""
    if any(rad.text.strip() and rad.ruta is None for rad in bas.rader):
        return bas
    rader = list(bas.rader)
    for lasning in andra:
        for plats, rad in reversed(list(_tappade(rader, lasning.rader, kand))):
            rader.insert(plats, rad)
    return bas if len(rader) == len(bas.rader) else replace(bas, rader=tuple(rader))


def _tappade(bas: Sequence[Rad], andra: Sequence[Rad], kand: Callable[[str], bool]) -> Iterator[tuple[int, Rad]]:
    """The lines that the base has not, and where in it they belong."""
    plats = 0
    for rad in andra:
        if rad.ruta is None or not rad.text.strip():
            continue
        har = next((nummer for nummer, egen in enumerate(bas) if egen.ruta and _samma_plats(egen.ruta, rad.ruta)), None)
        if har is not None:
            plats = har + 1
        elif _sager_nagot(rad.text, kand):
            yield plats, rad


def _samma_plats(a: Ruta, b: Ruta) -> bool:
    gemensam = min(a.y1, b.y1) - max(a.y0, b.y0)
    return gemensam >= OVERLAPP * min(a.y1 - a.y0, b.y1 - b.y0) and min(a.x1, b.x1) > max(a.x0, b.x0)


def _sager_nagot(text: str, kand: Callable[[str], bool]) -> bool:
    ord_ = ORD.findall(text)
    kanda = sum(map(kand, ord_))
    return kanda >= MINST_KANDA and kanda >= ANDEL_KANDA * len(ord_)
