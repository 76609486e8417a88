"""When an akt plays: what dates without a year fall near."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from textgranskning.tolkning.datum import hitta_datum

_RAD_MED_AR = re.compile(r"[^\n]*(?:\b(?:20[12]\d|2\d[01]\d[0-3]\d)\b|\d\s?[-–'’][12]\d\b)[^\n]*")  # a line with a date that names its year
_FORSTA_AR = 2010  # a full date before is a birth or long past
RADER = 400  # lines looked at, a text: enough to know when it plays


def tidsram(texter: Iterable[str]) -> dt.date | None:
    """The middle of the full dates in some texts: the day that lies nearest to all. None without any."""
    dagar = sorted(
        traff.datum.fran
        for text in texter
        for nummer, m in enumerate(_RAD_MED_AR.finditer(text))
        if nummer < RADER
        for traff in hitta_datum(m[0])
        if traff.datum.sakert and not traff.relativ and traff.datum.fran.year >= _FORSTA_AR
    )
    return dagar[len(dagar) // 2] if dagar else None
