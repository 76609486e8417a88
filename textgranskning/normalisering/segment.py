"""Edits and the segments they leave behind, so that every restored character leads back to the characters it came from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from textgranskning.typer import Rattelse, Rattelseskal, Segment, Span

Bit = tuple[Span, str, Rattelse | None]  # original span, what it became, why


@dataclass(frozen=True, slots=True)
class Andring:
    """One edit of a text: what stands at `span` becomes `efter`."""

    span: Span
    efter: str
    sannolikhet: float
    skal: Rattelseskal


@dataclass(frozen=True, slots=True)
class Lage:
    """A text on its way: as read, as it stands now, and the segments between the two."""

    original: str
    text: str
    segment: tuple[Segment, ...]

    @classmethod
    def orord(cls, text: str) -> Lage:
        return cls(text, text, (Segment((0, len(text)), (0, len(text))),) if text else ())

    def andrad(self, andringar: Iterable[Andring]) -> Lage:
        """The text after edits that do not overlap. An edit that touches a replaced segment takes all of it in."""
        ordnade = sorted(andringar, key=attrgetter("span"))
        if not ordnade:
            return self
        vidgade = _vidga(ordnade, self.segment, self.text)
        segment = list(_delade(self.segment, sorted({kant for andring in vidgade for kant in andring.span})))
        bitar: list[Bit] = []
        i = 0
        for andring in vidgade:
            start, slut = andring.span
            while i < len(segment) and segment[i].text[1] <= start:
                bitar.append(self._bit(segment[i]))
                i += 1
            forsta = segment[i].original[0] if i < len(segment) else len(self.original)
            sista = forsta
            while i < len(segment) and segment[i].text[0] < slut:
                sista = segment[i].original[1]
                i += 1
            fore = self.original[forsta:sista]
            rattelse = Rattelse((0, 0), fore, andring.efter, andring.sannolikhet, andring.skal)
            bitar.append(((forsta, sista), andring.efter, rattelse if fore != andring.efter else None))
        bitar += [self._bit(ett) for ett in segment[i:]]
        return _satt_ihop(self.original, bitar)

    def _bit(self, segment: Segment) -> Bit:
        return segment.original, self.text[segment.text[0] : segment.text[1]], segment.rattelse


def _vidga(andringar: Sequence[Andring], segment: Sequence[Segment], text: str) -> list[Andring]:
    """The edits grown over the replaced segments that they touch, and merged where they then meet."""
    ersatta = [ett.text for ett in segment if ett.rattelse is not None and ett.text[0] < ett.text[1]]
    vidgade: list[Andring] = []
    i = 0
    for andring in andringar:
        start, slut = andring.span
        while i < len(ersatta) and ersatta[i][1] <= start:
            i += 1
        j = i
        while j < len(ersatta) and ersatta[j][0] < slut:
            j += 1
        fran = min(start, ersatta[i][0]) if j > i else start
        till = max(slut, ersatta[j - 1][1]) if j > i else slut
        efter, sannolikhet = text[fran:start] + andring.efter + text[slut:till], andring.sannolikhet
        forra = vidgade[-1] if vidgade else None
        if forra and fran < forra.span[1]:  # both edits lie in the same replaced segment
            borta = forra.span[1] - start  # of what the edit before gave, so much lies at this edit or after it
            efter = forra.efter[: len(forra.efter) - borta] + andring.efter + text[slut:till]
            fran, sannolikhet = forra.span[0], min(forra.sannolikhet, sannolikhet)
            vidgade.pop()
        vidgade.append(Andring((fran, till), efter, sannolikhet, andring.skal))
    return vidgade


def _delade(segment: Sequence[Segment], snitt: Sequence[int]) -> Iterator[Segment]:
    """The segments, untouched ones divided at the cuts."""
    for ett in segment:
        start, slut = ett.text
        if ett.rattelse is not None:
            yield ett
            continue
        kanter = [start, *snitt[bisect_right(snitt, start) : bisect_left(snitt, slut)], slut]
        steg = ett.original[0] - start
        for fran, till in pairwise(kanter):
            yield Segment((fran + steg, till + steg), (fran, till))


def _satt_ihop(original: str, bitar: Sequence[Bit]) -> Lage:
    """The pieces as one text; untouched neighbours become one segment."""
    segment: list[Segment] = []
    langd = 0
    for kalla, ny, rattelse in bitar:
        span = (langd, langd + len(ny))
        langd = span[1]
        forra = segment[-1] if segment else None
        if rattelse is not None:
            fix = Rattelse(span, rattelse.fore, rattelse.efter, rattelse.sannolikhet, rattelse.skal)
            segment.append(Segment(kalla, span, fix))
        elif forra and forra.rattelse is None and forra.original[1] == kalla[0]:
            segment[-1] = Segment((forra.original[0], kalla[1]), (forra.text[0], span[1]))
        elif ny:
            segment.append(Segment(kalla, span))
    return Lage(original, "".join(ny for _, ny, _ in bitar), tuple(segment))
