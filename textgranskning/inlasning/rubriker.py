"""Headings of a document that was set by someone, by their type: larger than the body's, or bold on a line of their own.

Levels are those of the whole document, so that a page with only small headings does not raise them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from textgranskning.inlasning.rutnat import Stil
from textgranskning.typer import Rad, Radslag

RUBRIKGRAD = 1.1  # a heading's type is at least this much larger than the body's
LANGST_RUBRIK = 120  # characters
FLEST_RADER = 3  # of one heading; more lines in its type are text set large or bold
LAGST_NIVA = 6


Stilar = Sequence[Stil | None]  # one a line; None where the type says nothing


def med_rubriker(sidor: Sequence[tuple[tuple[Rad, ...], Stilar]]) -> Iterator[tuple[Rad, ...]]:
    """The lines of every page with their headings marked."""
    tecken: Counter[Stil] = Counter()
    for rader, stilar in sidor:
        for rad, stil in zip(rader, stilar, strict=True):
            if stil is not None:
                tecken[stil] += len(rad.text)
    if not tecken:
        yield from (rader for rader, _ in sidor)
        return
    brod = tecken.most_common(1)[0][0]
    framhavda = frozenset(stil for stil in tecken if _framhavd(stil, brod))
    platser = [list(_rubrikplatser(rader, stilar, framhavda)) if framhavda else [] for rader, stilar in sidor]
    anvanda = sorted(
        {stil for (_, stilar), funna in zip(sidor, platser, strict=True) for plats in funna if (stil := stilar[plats])}, reverse=True
    )
    nivaer = {stil: min(niva, LAGST_NIVA) for niva, stil in enumerate(anvanda, start=1)}
    for (rader, stilar), funna in zip(sidor, platser, strict=True):
        if not funna:
            yield rader
            continue
        nya = list(rader)
        for plats in funna:
            nya[plats] = replace(rader[plats], slag=Radslag.RUBRIK, niva=nivaer[stilar[plats] or brod])
        yield tuple(nya)


def _framhavd(stil: Stil, brod: Stil) -> bool:
    if stil.grad >= RUBRIKGRAD * brod.grad:
        return True
    return stil.fet and not brod.fet and stil.grad * RUBRIKGRAD >= brod.grad


def _rubrikplatser(rader: Sequence[Rad], stilar: Stilar, framhavda: frozenset[Stil]) -> Iterator[int]:
    """The lines that are headings: few together in one type, none of them a table row or a field."""
    plats = 0
    while plats < len(rader):
        stil = stilar[plats]
        slut = plats + 1
        if stil in framhavda:
            while slut < len(rader) and stilar[slut] == stil:
                slut += 1
            if slut - plats <= FLEST_RADER and all(map(_kan_vara_rubrik, rader[plats:slut])):
                yield from range(plats, slut)
        plats = slut


def _kan_vara_rubrik(rad: Rad) -> bool:
    """Text, or what a number makes look like a point of a list."""
    numrerad = rad.slag is Radslag.LISTA and rad.text.lstrip()[:1].isdigit()
    return (rad.slag is Radslag.BROD or numrerad) and len(rad.text) <= LANGST_RUBRIK and any(map(str.isalpha, rad.text))
