"""Page headers and footers: lines that return from page to page, never a list of words.

A page has edges, where its first and last lines stand; where pages were pasted into one text, a page number shows where there was an edge.
A line is a header or footer when it is a page number, or when what stands at the same edge of pages nearby is the same line, but for damage
and a number that counts pages. Nothing is looked for inside a page, so that a sentence may come again and again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from textgranskning.typer import Rad, Radslag

KANT = 4  # lines at an edge of a page that may be its header or footer
NARA = 2  # pages on either side with which a page is compared; left and right pages may differ
MINST_GANGER = 2  # times that a line returns on those, if there are so many
MISSAR = 1  # lines of a header that damage may have made unlike; what stands further in is text
LIKHET = 85  # of 100: the same line, read twice by an engine that damages every tenth character
KORTAST_LIK = 12  # characters: shorter lines must be the same
ANDE = 4  # characters at one end that are undamaged
LANGST = 140  # characters of a header
GLEST = 15  # lines between two page numbers that stand alone: closer, they are a column of figures
MINST_FOLJD = 3  # such numbers that count up

SIDORD = ("sid", "sld", "5id", "page", "blad", "s. ")

_SIDMARKE = re.compile(
    r"""[Ss5PpBb](?<![^\W_].)(?:  # a word that begins so; the set stands first, for it is looked for fast
        (?:[iIlL1][dD](?:[aAeoO4]n?|\.)?|\.[ ]|age|AGE|lad)[ ]?:?[ ]*[\dOlIZS]{1,4}[ ]*(?:/|a[vVyY]|of|\()[ ]*[\dOlIZS]{1,4}  # of how many
        | (?:[iI][dD][aA]?|age)[ ]+\d{1,4}[ ]*(?=\n|\Z)
    )""",
    re.VERBOSE,
)
_BARA_NUMMER = re.compile(r"[-–—(\[ ]*(\d{1,4})(?: ?(?:/|av|\() ?\d{1,4} ?\)?)?[-–—)\]. ]*\Z")
_TAL = re.compile(  # a date, and the number of a list's point, count no pages: they are the same or not
    r"\d{4}-\d\d-\d\d|(?<=[a-z] )\d{1,2}/\d{1,2}(?![\d/])|\A\s*\d{1,2}[.)](?=\s*[a-z])|\d+"
)
_SIFFRA = re.compile(r"\d")
_ENKLA = tuple(zip("åäöéü", "aaoeu", strict=True))


class Kantrad(NamedTuple):
    """A line at an edge: where it stands on its page, its letters without what damage takes away, and its numbers."""

    plats: int
    bokstaver: str
    tal: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kant:
    """The lines of an edge, the outermost first, on a page with this number."""

    sida: int
    rader: tuple[Kantrad, ...]


def sidmobler(sidor: Sequence[Sequence[Rad]]) -> list[dict[int, Radslag]]:
    """For every page, which of its lines are a header or footer."""
    ut: list[dict[int, Radslag]] = [{} for _ in sidor]
    skrivna = [[plats for plats, rad in enumerate(rader) if rad.text] for rader in sidor]
    for slag, ordning in ((Radslag.SIDHUVUD, 1), (Radslag.SIDFOT, -1)):
        kanter = [
            Kant(sida, tuple(_kantrad(plats, rader[plats]) for plats in platser[::ordning][:KANT]))
            for sida, (rader, platser) in enumerate(zip(sidor, skrivna, strict=True))
        ]
        for sida, kant in enumerate(kanter):
            for plats in _aterkommande(kant, [*kanter[max(sida - NARA, 0) : sida], *kanter[sida + 1 : sida + 1 + NARA]], far_missa=MISSAR):
                ut[sida].setdefault(plats, slag)
    for sida, rader in enumerate(sidor):
        for plats, slag in _inne_i_texten(rader):
            ut[sida].setdefault(plats, slag)
    return ut


def _kantrad(plats: int, rad: Rad) -> Kantrad:
    text = rad.text.lower()
    if not text.isascii():
        for bokstav, enkel in _ENKLA:  # faster than `translate`
            text = text.replace(bokstav, enkel)
    if not _SIFFRA.search(text):  # most lines, and a tenth of the time
        return Kantrad(plats, "".join(text.split()), ())
    return Kantrad(plats, "".join(_TAL.sub("#", text).split()), tuple(_TAL.findall(text)))


def _aterkommande(kant: Kant, andra: Sequence[Kant], *, far_missa: int) -> Iterator[int]:
    """The lines of an edge that return at the edges of other pages, from the outermost inwards."""
    minst = min(MINST_GANGER, max(len(andra), 1))
    missar = 0
    for rang, rad in enumerate(kant.rader):
        ganger = sum(
            any(_samma(rad, annan, granne.sida - kant.sida) for annan in granne.rader[max(rang - 1, 0) : rang + 2]) for granne in andra
        )
        if ganger >= minst:
            yield rad.plats
        elif (missar := missar + 1) > far_missa:
            return


def _samma(a: Kantrad, b: Kantrad, steg: int) -> bool:
    """Whether two lines are one header, so many pages apart: their letters alike, their numbers the same or counting pages."""
    if a.bokstaver != b.bokstaver and (len(a.bokstaver) < KORTAST_LIK or ratio(a.bokstaver, b.bokstaver, score_cutoff=LIKHET) == 0):
        return False
    if a.tal == b.tal:
        return a.bokstaver != "#" or steg == 0
    if len(a.tal) != len(b.tal):
        return len(a.bokstaver) > 2 * KORTAST_LIK
    return all(x == y or _raknar(x, y, steg) for x, y in zip(a.tal, b.tal, strict=True))


def _raknar(x: str, y: str, steg: int) -> bool:
    return x.isdigit() and y.isdigit() and int(y[-9:]) - int(x[-9:]) == steg


def _lika(a: str, b: str) -> bool:
    """Whether two lines are one but for damage, which seldom takes both ends."""
    return len(a) >= KORTAST_LIK and (a[:ANDE] == b[:ANDE] or a[-ANDE:] == b[-ANDE:]) and ratio(a, b, score_cutoff=LIKHET) > 0


def _inne_i_texten(rader: Sequence[Rad]) -> Iterator[tuple[int, Radslag]]:
    """Page numbers wherever they stand, and the lines around them that stand around others of the same text."""
    marken = [plats for plats in _sidmarken(rader) if len(rader[plats].text) < LANGST]
    marken = sorted({*marken, *_nummerfoljd(rader)})
    zoner = [[Kant(nummer, tuple(_zon(rader, plats, riktning))) for nummer, plats in enumerate(marken)] for riktning in (-1, 1)]
    for nummer, plats in enumerate(marken):
        funna = [plats]
        for zon in zoner:
            andra = [*zon[max(nummer - NARA, 0) : nummer], *zon[nummer + 1 : nummer + 1 + NARA]]
            funna += _aterkommande(zon[nummer], andra, far_missa=0) if andra else ()
        slag = Radslag.SIDFOT if max(funna) == plats and _BARA_NUMMER.match(rader[plats].text.strip()) else Radslag.SIDHUVUD
        yield from ((en, slag) for en in funna)


def _zon(rader: Sequence[Rad], marke: int, riktning: int) -> Iterator[Kantrad]:
    """The lines that go on from a page number, up or down."""
    plats, kvar = marke + riktning, KANT
    while 0 <= plats < len(rader) and kvar:
        if rader[plats].text.strip():
            kvar -= 1
            yield _kantrad(plats, rader[plats])
        plats += riktning


def _sidmarken(rader: Sequence[Rad]) -> Iterator[int]:
    """The lines that say which page it is."""
    text = "\n".join([rad.text for rad in rader])
    lag = text.lower()
    if not any(map(lag.__contains__, SIDORD)):  # most pages, and so much faster than the pattern
        return
    starter: list[int] | None = None
    for traff in _SIDMARKE.finditer(text):
        starter = starter or [0, *accumulate(len(rad.text) + 1 for rad in rader)]
        yield bisect_right(starter, traff.start()) - 1


def _nummerfoljd(rader: Sequence[Rad]) -> list[int]:
    """Numbers alone on their lines that count up through a long text, far apart: page numbers."""
    if len(rader) < MINST_FOLJD * GLEST:
        return []
    foljd: list[tuple[int, int]] = []
    for plats, rad in enumerate(rader):
        if len(rad.text) < 12 and (traff := _BARA_NUMMER.match(rad.text.strip())):
            nummer = int(traff[1])
            if not foljd or (nummer == foljd[-1][1] + 1 and plats - foljd[-1][0] >= GLEST):
                foljd.append((plats, nummer))
    return [plats for plats, _ in foljd] if len(foljd) >= MINST_FOLJD else []
