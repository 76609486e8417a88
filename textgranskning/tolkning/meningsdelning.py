"""Lines -> sentences: wrapped and hyphenated lines are joined, and every character of the joined text leads back to the document."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textgranskning.typer import Span


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of one line: its characters and where they begin in the document."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Fog:
    """Joined text. `delar` are (offset in the text, offset in the document), one a bit of line, in order."""

    text: str
    delar: tuple[tuple[int, int], ...]

    def till_dokument(self, span: Span) -> Span:
        """Where a span of the joined text stands in the document; it may cover line breaks there."""
        start = self._plats(span[0])
        return start, max(self._plats(span[1] - 1) + 1, start) if span[1] > span[0] else start

    def _plats(self, offset: int) -> int:
        i, j = self.delar[max(bisect_right(self.delar, (offset, 1 << 62)) - 1, 0)]
        return j + offset - i


_AVSTAVAD = re.compile(r"[a-zåäöA-ZÅÄÖ]{2}[-¬\u00ad]\Z")
_EFTER_BINDESTRECK = ("och ", "eller ", "samt ", "respektive ", "resp")  # "alkohol- och drog…" keeps its hyphen
_SLUT = re.compile(r"[.!?…]+[\"”’»)\]]*\s+(?=[\"”»(\[–-]?\s?[A-ZÅÄÖ0-9])")
_FORKORTNING = re.compile(
    r"(?:^|[\s(\"”/])(?:[A-ZÅÄÖ]|(?i:t\.?ex|bl\.?a|m\.?m|m\.?fl|p\.?g\.?a|f\.?r\.?o\.?m|fr\.o\.m|t\.?o\.?m|s\.?k|d\.?v\.?s|o\.?s\.?v|f\.?d|f\.?n|e\.?d|o\.?d"
    r"|kap|enl|ca|kl|nr|dr|tel|st|sid|ang|avs|resp|ev|v|f|p|jfr|uppf|uppr|ggr|mån|tim|min|max|inkl|exkl|leg|soc\.sekr|sekr|bitr|forts|vik|gm|skr|reg|dnr|handl"
    r"|ssk|avd|fr|fom|tom|omg|bil|forts|beh|akt|övr|mott|psyk|us|red|utr|anm|dec|nov|okt|sept|sep|aug|jul|jun|apr|mar|feb|jan|lör|sön|mån|tis|ons|tors?|fre|s|st|bl)|\d{1,2}(?=\.\s[a-zåäö]))\.\Z",
)


def foga(bitar: Sequence[Bit]) -> Fog:
    """Join bits of lines into running text: one space between lines, none where a word was divided."""
    ut: list[str] = []
    delar: list[tuple[int, int]] = []
    langd = 0
    for nummer, bit in enumerate(bitar):
        if nummer:
            if _AVSTAVAD.search(ut[-1]) and bit.text[:1].islower() and not bit.text.startswith(_EFTER_BINDESTRECK):
                ut[-1] = ut[-1][:-1]
                langd -= 1
            else:
                ut.append(" ")
                langd += 1
        delar.append((langd, bit.start))
        ut.append(bit.text)
        langd += len(bit.text)
    return Fog("".join(ut), tuple(delar))


def dela_meningar(text: str) -> Iterator[Span]:
    """The sentences of running text: an end mark and a capital or digit after it, but not after an abbreviation or an initial."""
    start = 0
    for m in _SLUT.finditer(text):
        punkt = m.start() + 1
        if text[m.start()] == "." and (_FORKORTNING.search(text, max(start, punkt - 14), punkt) or _ordning(text, m)):
            continue
        yield start, m.end() - (len(m[0]) - len(m[0].rstrip()))
        start = m.end()
    if text[start:].strip():
        yield start, len(text)


def _ordning(text: str, m: re.Match[str]) -> bool:
    """A number with a full stop, "1. Sova": it belongs to what follows."""
    fore = text[max(m.start() - 4, 0) : m.start()]
    return re.search(r"(?:^|\s)\d{1,2}\Z", fore) is not None and m.start() <= 3
