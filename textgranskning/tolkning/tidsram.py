"""When an akt plays: what dates without a year fall near."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from textgranskning.tolkning.datum import hitta_datum

_AR = re.compile(r"\b(?:20[12]\d|2\d[01]\d[0-3]\d)\b|\d\s?[-–'’][12]\d\b")  # what names a year in a date
_FORSTA_AR = 2010  # a full date before is a birth or long past
RADER = 400  # lines looked at, a text: enough to know when it plays


def tidsram(texter: Iterable[str]) -> dt.date | None:
    """The middle of the full dates in some texts: the day that lies nearest to all. None without any."""
    dagar = sorted(dag for text in texter for dag in _dagar(text))
    return dagar[len(dagar) // 2] if dagar else None


@lru_cache(maxsize=16)  # asked of a document by itself and of its akt
def _dagar(text: str) -> tuple[dt.date, ...]:
    return tuple(
        traff.datum.fran
        for rad in islice(_rader_med_ar(text), RADER)
        for traff in hitta_datum(rad)
        if traff.datum.sakert and not traff.relativ and traff.datum.fran.year >= _FORSTA_AR
    )


def _rader_med_ar(text: str) -> Iterator[str]:
    """The lines that hold a date with its year."""
    slut = 0
    for traff in _AR.finditer(text):
        if traff.start() >= slut:
            start = text.rfind("\n", slut, traff.start()) + 1 or slut
            slut = text.find("\n", traff.end()) % (len(text) + 1)  # -1, no more lines: the end
            yield text[start:slut]
