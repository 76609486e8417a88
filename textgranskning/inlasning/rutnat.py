"""Pieces of text with their place on a page -> lines in the order a person reads them, column gaps kept as spaces.

A text layer stands in the order a program drew it, and folds the gap between two columns into one space. Here pieces that stand on one row
become one line again, as far apart as on paper, so that fields and tables can be seen; two columns of prose are read one after the other.
Most pages are one column drawn from top to bottom: they are known by that, and cost nothing more.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from textgranskning.typer import Rad, Radslag, Ruta

SAMMA_RAD = 0.5  # of the lower piece's height: pieces that overlap so much stand on one row
ORDLUCKOR = 1.9  # times the usual space between words: wider is a gap between columns
SMALST_LUCKA, BREDAST_LUCKA = 0.9, 1.6  # of the type size: justified lines have word spaces below, columns gaps above
TRE_BLANKA = 1.3  # of the type size: a gap as wide is at least three spaces, whatever the widths of the letters
KANTLUFT = 0.25  # of a letter: the white at its sides, that is no part of the rectangle of a piece
INGEN_LUCKA = 0.12  # of the type size: pieces so near touch
LISTMARKE = re.compile(r"(?:[•◦▪●○■□–*·\uf0b7\uf0a7-]|\d{1,2}[.)]|[a-zåäö]\))\Z")
MINSTA_INDRAG = 2  # characters: less is how the sheet lay
FLEST_BLANKA = 500  # between two pieces: a broken file puts them miles apart
STYCKEAVSTAND = 1.2  # of a line's height: white space as high as this stands for the empty line that a text layer leaves out
MINSTA_SPALT = 6  # lines of a column of prose
MINSTA_PROSA = 22  # characters of its usual line: columns of a table or form are narrower
FYLLD = 0.6  # of a column's width that its usual line fills
RAKNA = 0.004  # of slope: less is no skew but the heights of letters


class Stil(NamedTuple):
    """The type of a piece: its size in points, whether it is bold."""

    grad: float
    fet: bool = False


class Bit(NamedTuple):
    """A piece of one line without a wide gap in it, with the spaces it was drawn with. Origin in the top left corner, as on the page when
    read."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    stil: Stil
    slag: Radslag = Radslag.BROD


class Radbit(NamedTuple):
    """A line of pieces that stand side by side."""

    text: str
    ruta: Ruta
    stil: Stil | None  # None for a line of several pieces
    slag: Radslag = Radslag.BROD

    @classmethod
    def av(cls, bit: Bit) -> Radbit:
        return cls(bit.text.strip(), Ruta(*bit[1:5]), bit.stil, bit.slag)


def vriden(ruta: Ruta, kvart: int, storlek: tuple[float, float]) -> Ruta:
    """A rectangle of a page of this size, after quarter turns clockwise.

    >>> vriden(Ruta(10, 20, 110, 30), 1, (600, 800))
    Ruta(x0=770, y0=10, x1=780, y1=110)
    """
    bredd, hojd = storlek
    for _ in range(kvart % 4):
        ruta = Ruta(hojd - ruta.y1, ruta.x0, hojd - ruta.y0, ruta.x1)
        bredd, hojd = hojd, bredd
    return ruta


def med_luft(radbitar: Iterable[Radbit]) -> Iterator[Rad]:
    """The lines, with an empty one where white space stands for it."""
    forra: Ruta | None = None
    for ett in radbitar:
        if forra and ett.ruta.y0 - forra.y1 > STYCKEAVSTAND * (forra.y1 - forra.y0):
            yield Rad("")
        yield Rad(ett.text, ett.ruta, ett.slag)
        forra = ett.ruta


def luckbredd(luckor: Sequence[float], grad: float) -> float:
    """How wide white space must be to divide columns, from the white spaces of a page and its type size."""
    vanlig = sorted(luckor)[len(luckor) // 4] if luckor else 0.0
    return min(max(ORDLUCKOR * vanlig, SMALST_LUCKA * grad), BREDAST_LUCKA * grad)


def skiljer(luckor: Sequence[float], minst: float, grad: float) -> list[bool]:
    """Which white spaces of a line divide columns: wide ones that the others are not as wide as. In a justified line all are alike."""
    vanlig = sorted(luckor)[len(luckor) // 2] if len(luckor) > 2 else 0.0
    return [lucka > minst and lucka > min(ORDLUCKOR * vanlig, BREDAST_LUCKA * grad) for lucka in luckor]


def rader(bitar: Sequence[Bit], lutning: float = 0.0) -> list[Radbit]:
    """The lines of a page in reading order. `lutning`: how far its lines fall for each point to the right."""
    if _i_ordning(bitar):
        return [Radbit.av(bit) for bit in bitar]
    raka = [_rak(bit, lutning) for bit in bitar] if abs(lutning) > RAKNA else list(bitar)
    ursprung = dict(zip(map(id, raka), bitar, strict=True))
    ordnade = _ordnade(raka)
    if not any(map(_har_kolumner, ordnade)):
        return [_radbit(rad, ursprung, None) for rad in ordnade]
    vanster = min(bit.x0 for bit in raka)
    bredder = [
        (bit.x1 - bit.x0) / (len(bit.text.strip()) - KANTLUFT)
        for bit in raka
        if bit.slag is not Radslag.TABELL and len(bit.text.strip()) > 1
        for _ in bit.text
    ]
    tecken = median(bredder) if bredder else 5.0
    return [_radbit(rad, ursprung, (vanster, max(tecken, 0.1))) for rad in ordnade]


def _har_kolumner(rad: Sequence[Bit]) -> bool:
    """Whether pieces of a row stand apart, other than a list mark from its words."""
    return any(
        nasta.x0 - bit.x1 >= SMALST_LUCKA * bit.stil.grad and not _hor_till(bit, forst=nummer == 0)
        for nummer, (bit, nasta) in enumerate(pairwise(rad))
    )


def _i_ordning(bitar: Sequence[Bit]) -> bool:
    """Whether every piece stands below the one before."""
    forra = -1e9
    for bit in bitar:
        if bit.y0 < forra:
            return False
        forra = bit.y0 + SAMMA_RAD * (bit.y1 - bit.y0)
    return True


def _rak(bit: Bit, lutning: float) -> Bit:
    ned, at_sidan = lutning * (bit.x0 + bit.x1) / 2, lutning * (bit.y0 + bit.y1) / 2
    return bit._replace(x0=bit.x0 + at_sidan, x1=bit.x1 + at_sidan, y0=bit.y0 - ned, y1=bit.y1 - ned)


def _ordnade(bitar: Sequence[Bit]) -> list[list[Bit]]:
    """Rows in reading order: column after column where there are columns of prose, else from top to bottom."""
    kant = _spaltkant(bitar)
    if kant is None:
        return _radvis(bitar)
    i_kant = [bit for bit in bitar if abs(bit.x0 - kant) < 3]
    topp, botten = min(bit.y0 for bit in i_kant), max(bit.y1 for bit in i_kant)
    over = [bit for bit in bitar if bit.y1 <= topp + 1]
    nedan = _under_spalterna([bit for bit in bitar if bit.y1 > topp + 1 and bit.x1 <= kant + 3], botten)
    undantagna = set(map(id, nedan))
    band: list[list[Bit]] = [[]]
    for bit in sorted((bit for bit in bitar if bit.y1 > topp + 1 and id(bit) not in undantagna), key=_hojd):
        if bit.x0 < kant - 3 and bit.x1 > kant + 3:
            band += [[bit], []]
        else:
            band[-1].append(bit)
    ut = _radvis(over)
    for ett in band:
        vanster = [bit for bit in ett if bit.x1 <= kant + 3]
        hoger = [bit for bit in ett if bit.x1 > kant + 3]
        ut += _ordnade(vanster) + _ordnade(hoger) if len(hoger) > 1 and len(vanster) > 1 else _radvis(ett)
    return ut + (_ordnade(nedan) if nedan else [])


def _under_spalterna(vanster: Sequence[Bit], botten: float) -> list[Bit]:
    """What stands below two columns and not in the first of them: where that is longer, it goes on with lines as full."""
    i_spalten = [bit for bit in vanster if bit.y0 < botten]
    under = sorted((bit for bit in vanster if bit.y0 >= botten), key=_hojd)
    slut = max((bit.y1 for bit in i_spalten), default=botten)
    while under and under[0].y0 - slut < STYCKEAVSTAND / 2 * (under[0].y1 - under[0].y0):
        slut = under.pop(0).y1
    hoger = max((bit.x1 for bit in i_spalten), default=0.0)
    gar_vidare = _ar_prosa(under) and max(bit.x1 for bit in under) <= hoger + 3
    return [] if gar_vidare else under


def _hojd(bit: Bit) -> float:
    return bit.y0


def _spaltkant(bitar: Sequence[Bit]) -> float | None:
    """Where the second column of prose begins, if there is one."""
    if len(bitar) < 2 * MINSTA_SPALT:
        return None
    vanster, hoger = min(bit.x0 for bit in bitar), max(bit.x1 for bit in bitar)
    kanter = Counter(round(bit.x0) for bit in bitar if vanster + 0.2 * (hoger - vanster) < bit.x0)
    for kant, _ in sorted(kanter.most_common(5)):
        i_kant = [bit for bit in bitar if abs(bit.x0 - kant) < 3]
        if len(i_kant) < MINSTA_SPALT:
            continue
        topp, botten = min(bit.y0 for bit in i_kant), max(bit.y1 for bit in i_kant)
        bredvid = [bit for bit in bitar if bit.y1 > topp and bit.y0 < botten and bit.x1 <= kant]
        korsande = sum(bit.x0 < kant - 3 and bit.x1 > kant + 3 and bit.y1 > topp and bit.y0 < botten for bit in bitar)
        if korsande <= len(i_kant) // 4 and _ar_prosa(i_kant) and _ar_prosa(bredvid):
            return float(kant)
    return None


def _ar_prosa(spalt: Sequence[Bit]) -> bool:
    if len(spalt) < MINSTA_SPALT or median(len(bit.text) for bit in spalt) < MINSTA_PROSA:
        return False
    bredd = max(bit.x1 for bit in spalt) - min(bit.x0 for bit in spalt)
    return median(bit.x1 - bit.x0 for bit in spalt) >= FYLLD * bredd


def _radvis(bitar: Sequence[Bit]) -> list[list[Bit]]:
    """Rows from top to bottom, each from left to right."""
    ut: list[list[Bit]] = []
    for bit in sorted(bitar, key=_mitt):
        if ut and _bredvid(ut[-1], bit):
            ut[-1].append(bit)
        else:
            ut.append([bit])
    return [sorted(rad, key=_start) for rad in ut]


def _mitt(bit: Bit) -> float:
    return bit.y0 + bit.y1


def _start(bit: Bit) -> float:
    return bit.x0


def _bredvid(rad: Sequence[Bit], bit: Bit) -> bool:
    """Whether a piece stands on the row: as high as one of it, and over none of it."""
    hog = any(min(annan.y1, bit.y1) - max(annan.y0, bit.y0) >= SAMMA_RAD * min(annan.y1 - annan.y0, bit.y1 - bit.y0) for annan in rad)
    return hog and all(min(annan.x1, bit.x1) - max(annan.x0, bit.x0) < 0.5 * min(annan.x1 - annan.x0, bit.x1 - bit.x0) for annan in rad)


def _radbit(rad: Sequence[Bit], ursprung: dict[int, Bit], rutnat: tuple[float, float] | None) -> Radbit:
    """One line of its pieces. `rutnat`: the left edge and the width of a character where the page has columns to keep."""
    pa_sidan = [ursprung[id(bit)] for bit in rad]
    ruta = Ruta(
        min(bit.x0 for bit in pa_sidan), min(bit.y0 for bit in pa_sidan), max(bit.x1 for bit in pa_sidan), max(bit.y1 for bit in pa_sidan)
    )
    text = "".join(_intill(rad) if rutnat is None else _pa_rutnat(rad, *rutnat))
    return Radbit(text, ruta, rad[0].stil if len(rad) == 1 else None, rad[0].slag)


def _intill(rad: Sequence[Bit]) -> Iterator[str]:
    """The pieces of a line with a space between, none where two touch."""
    yield rad[0].text.strip()
    for bit, nasta in pairwise(rad):
        yield "" if _ett_ord(bit, nasta) else " "
        yield nasta.text.strip()


def _hor_till(bit: Bit, *, forst: bool) -> bool:
    """Whether a piece belongs to what follows, however far off: a box to its label, a list mark to its words."""
    text = bit.text.strip()
    return text in {"☐", "☒"} or (forst and LISTMARKE.match(text) is not None)


def _ett_ord(bit: Bit, nasta: Bit) -> bool:
    """Whether two pieces touch: a letter from another font, a raised figure."""
    blank = bit.text[-1:].isspace() or nasta.text[:1].isspace()
    return not blank and nasta.x0 - bit.x1 < INGEN_LUCKA * nasta.stil.grad


def _pa_rutnat(rad: Sequence[Bit], vanster: float, tecken: float) -> Iterator[str]:
    """The pieces of a line with the spaces between them that bring each to its column."""
    plats, forra = 0, rad[0]
    for nummer, bit in enumerate(rad):
        kolumn, lucka = round((bit.x0 - vanster) / tecken), bit.x0 - forra.x1
        if nummer == 0:
            mellan = kolumn if kolumn >= MINSTA_INDRAG else 0
        elif lucka < 0.5 * bit.stil.grad or _hor_till(forra, forst=nummer == 1):
            mellan = 0 if _ett_ord(forra, bit) else 1
        else:
            mellan = max(kolumn - plats, 3 if lucka >= TRE_BLANKA * bit.stil.grad else 2)
        mellan = min(mellan, FLEST_BLANKA)
        text = bit.text.strip()
        yield " " * mellan + text
        plats += mellan + len(text)
        forra = bit
