"""What the lines of a document are on their pages: headers and footers kept apart, footnotes joined to their mark, page joins marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textgranskning.inlasning.fotnoter import fotnoter
from textgranskning.inlasning.sidbyten import fortsatter
from textgranskning.inlasning.sidhuvuden import sidmobler
from textgranskning.typer import Lasning, Rad, Radslag, Sida, Ursprung


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
        for plats, lasning, rader in zip(platser, lasningar, _markta([en.rader for en in lasningar]), strict=True):
            markta[plats, ursprung] = lasning if rader is lasning.rader else replace(lasning, rader=rader)
    return tuple(
        replace(sida, lasningar=tuple(markta[plats, en.ursprung] for en in sida.lasningar)) if sida.lasningar else sida
        for plats, sida in enumerate(sidor)
    )


def _markta(sidor: Sequence[tuple[Rad, ...]]) -> Sequence[tuple[Rad, ...]]:
    """The lines of the pages of one origin."""
    utan_mobler = [
        _med(rader, {plats: replace(rader[plats], slag=slag) for plats, slag in mobler.items() if rader[plats].slag is not Radslag.RUBRIK})
        for rader, mobler in zip(sidor, sidmobler(sidor), strict=True)
    ]
    med_noter = [_med(rader, fotnoter(rader)) for rader in utan_mobler]
    return [_med(rader, nya) for rader, nya in zip(med_noter, fortsatter(med_noter), strict=True)]


def _med(rader: tuple[Rad, ...], nya: dict[int, Rad]) -> tuple[Rad, ...]:
    if not nya:
        return rader
    ut = list(rader)
    for plats, rad in nya.items():
        ut[plats] = rad
    return tuple(ut)
