"""Tables that go on over a page: the header that is printed again, the row that the page divides, and that none of it is a page header.

A table goes on where the next page begins with one of as many columns and as wide. That both stand at an edge is not enough: a letter's
head may be a table too, and returns whole.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from textgranskning.inlasning.sidbyten import gar_over
from textgranskning.typer import Rad, Radslag

KANTSKILLNAD = 3.0  # points: one table is as wide on both pages


@dataclass(frozen=True, slots=True)
class Tabellsida:
    """What of a page is a table that goes on: its rows, which one of them repeats the header, and which goes on with the next page."""

    rader: frozenset[int] = frozenset()
    upprepad: int | None = None
    delad: int | None = None


def tabellbyten(sidor: Sequence[Sequence[Rad]], mobler: Sequence[Collection[int]]) -> list[Tabellsida]:
    """For every page, what goes on from the page before or to the next. `mobler`: the lines that are taken for headers and footers."""
    rader: list[set[int]] = [set() for _ in sidor]
    upprepade: dict[int, int] = {}
    delade: dict[int, int] = {}
    huvud: str | None = None  # the header of the table that goes on
    for nummer, (sida, nasta) in enumerate(pairwise(sidor)):
        fore = _vid_kanten(sida, range(len(sida) - 1, -1, -1), mobler[nummer])[::-1]
        efter = _vid_kanten(nasta, range(len(nasta)), mobler[nummer + 1])
        if not _gar_vidare(sida, fore, nasta, efter):
            huvud = None
            continue
        huvud = huvud if huvud is not None else sida[fore[0]].text
        if nasta[efter[0]].text == huvud and len(efter) > 1:
            upprepade[nummer + 1], *efter = efter
        if _delad(sida, fore, nasta, efter):
            delade[nummer] = fore[-1]
        rader[nummer].update(fore)
        rader[nummer + 1].update(efter)
    return [Tabellsida(frozenset(ett), upprepade.get(nummer), delade.get(nummer)) for nummer, ett in enumerate(rader)]


def _vid_kanten(sida: Sequence[Rad], platser: range, mobler: Collection[int]) -> list[int]:
    """The rows of the table that a page begins or ends with, but for its header or footer."""
    tabell: list[int] = []
    for plats in platser:
        if sida[plats].slag is Radslag.TABELL:
            tabell.append(plats)
        elif tabell or (sida[plats].text.strip() and plats not in mobler):
            break
    return tabell


def _gar_vidare(sida: Sequence[Rad], fore: Sequence[int], nasta: Sequence[Rad], efter: Sequence[int]) -> bool:
    """Whether two tables at the edges of pages are one."""
    if not fore or not efter or (fore[0] == efter[0] and [sida[plats].text for plats in fore] == [nasta[plats].text for plats in efter]):
        return False
    a, b = sida[fore[-1]], nasta[efter[0]]
    if len(_celler(a)) != len(_celler(b)) or len(_celler(a)) < 2:
        return False
    return a.ruta is None or b.ruta is None or max(abs(a.ruta.x0 - b.ruta.x0), abs(a.ruta.x1 - b.ruta.x1)) <= KANTSKILLNAD


def _celler(rad: Rad) -> list[str]:
    return [cell.strip() for cell in rad.text.split("|")]


def _delad(sida: Sequence[Rad], fore: Sequence[int], nasta: Sequence[Rad], efter: Sequence[int]) -> bool:
    """Whether the first row of a page is the rest of the last on the page before: a cell goes on, or its first cell is empty, which no
    other row's is."""
    sista, forsta = _celler(sida[fore[-1]]), _celler(nasta[efter[0]])
    par = [(a, b) for a, b in zip(sista, forsta, strict=True) if b]
    if not sista[0] or any(not a for a, _ in par):
        return False
    if any(gar_over(a, b) for a, b in par) and not (forsta[0] and not gar_over(sista[0], forsta[0])):
        return True
    andra = [_celler(rader[plats]) for rader, platser in ((sida, fore[1:]), (nasta, efter[1:])) for plats in platser]
    return not forsta[0] and all(celler[0] for celler in andra)


def utan_tabeller(rader: Sequence[Rad], mobler: dict[int, Radslag], tabell: Tabellsida) -> dict[int, Radslag]:
    """A page's headers and footers without what are rows of tables: of one that goes on, and of one of which not every row returns."""
    radade = {plats for foljd in _foljder(rader) if not all(plats in mobler for plats in foljd) for plats in foljd} | tabell.rader
    ut = {plats: slag for plats, slag in mobler.items() if plats not in radade}
    return ut if tabell.upprepad is None else {**ut, tabell.upprepad: Radslag.SIDHUVUD}


def _foljder(rader: Sequence[Rad]) -> Iterator[list[int]]:
    """The tables of a page, by their rows."""
    foljd: list[int] = []
    for plats, rad in enumerate(rader):
        if rad.slag is Radslag.TABELL:
            foljd.append(plats)
        elif foljd:
            yield foljd
            foljd = []
    if foljd:
        yield foljd
