"""What the lines of a document are on their pages: headers and footers kept apart, footnotes joined to their mark, page joins
marked, those of tables too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textgranskning.inlasning.fotnoter import fotnoter
from textgranskning.inlasning.sidbyten import fortsatter
from textgranskning.inlasning.sidhuvuden import sidmobler
from textgranskning.inlasning.tabellbyten import tabellbyten, utan_tabeller
from textgranskning.typer import Lasning, Rad, Radslag, Sida, Ursprung

MARGINAL = 0.08  # of a page's height: an inch of A4's


def markera(sidor: tuple[Sida, ...]) -> tuple[Sida, ...]:
    """The same pages with every line known for what it is; no character changed.

    Each origin is looked at by itself: an engine reads a recurring line the same way, two engines do not.
    """
    per: dict[Ursprung, list[int]] = {}
    for plats, sida in enumerate(sidor):
        for lasning in sida.lasningar:
            per.setdefault(lasning.ursprung, []).append(plats)
    markta: dict[tuple[int, Ursprung], Lasning] = {}
    for ursprung, platser in per.items():
        lasningar = [next(en for en in sidor[plats].lasningar if en.ursprung is ursprung) for plats in platser]
        hojder = [(sidor[plats].storlek or (0.0, 0.0))[1] for plats in platser]
        for plats, lasning, rader in zip(platser, lasningar, _markta([en.rader for en in lasningar], hojder), strict=True):
            markta[plats, ursprung] = lasning if rader is lasning.rader else replace(lasning, rader=rader)
    return tuple(
        replace(sida, lasningar=tuple(markta[plats, en.ursprung] for en in sida.lasningar)) if sida.lasningar else sida
        for plats, sida in enumerate(sidor)
    )


def _markta(sidor: Sequence[tuple[Rad, ...]], hojder: Sequence[float]) -> Sequence[tuple[Rad, ...]]:
    """The lines of the pages of one origin, so high."""
    moblerna = sidmobler(sidor)
    tabeller = tabellbyten(sidor, moblerna)
    utan_mobler = [
        _med(
            rader,
            {
                plats: replace(rader[plats], slag=slag, niva=None)
                for plats, slag in utan_tabeller(rader, mobler, tabell).items()
                if rader[plats].slag is not Radslag.RUBRIK or _i_marginalen(rader[plats], hojd)
            },
        )
        for rader, mobler, tabell, hojd in zip(sidor, moblerna, tabeller, hojder, strict=True)
    ]
    med_noter = [_med(rader, fotnoter(rader)) for rader in utan_mobler]
    delade = [
        {} if tabell.delad is None else {tabell.delad: replace(rader[tabell.delad], fortsatter=True)}
        for rader, tabell in zip(sidor, tabeller, strict=True)
    ]
    return [_med(rader, nya | delad) for rader, nya, delad in zip(med_noter, fortsatter(med_noter), delade, strict=True)]


def _i_marginalen(rad: Rad, hojd: float) -> bool:
    """Whether a line that looks like a heading stands where page headers do; that of a page's text may return too."""
    return rad.ruta is not None and hojd > 0 and (rad.ruta.y1 < MARGINAL * hojd or rad.ruta.y0 > (1 - MARGINAL) * hojd)


def _med(rader: tuple[Rad, ...], nya: dict[int, Rad]) -> tuple[Rad, ...]:
    if not nya:
        return rader
    ut = list(rader)
    for plats, rad in nya.items():
        ut[plats] = rad
    return tuple(ut)
