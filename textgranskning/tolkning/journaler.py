"""How a journal is known: its page header, its dated paragraphs, a log that people write in."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from textgranskning.tolkning.malltext import systemslag
from textgranskning.tolkning.poster import post
from textgranskning.tolkning.rader import Bladrad
from textgranskning.tolkning.titlar import titel

NAGON_DAG = dt.date(2020, 7, 1)  # for days without a year, where it is asked only whether a line begins with one
_LOGG = re.compile(r"\W{0,5}(?:händelse|ärende)?logg(?:rader)?\W{0,5}\Z", re.IGNORECASE)
MENING = re.compile(r"[a-zåäö]{2,}\s[a-zåäö]{2,}\b.*[.?!]\s*\Z")


def journal_i_sidhuvud(rader: Sequence[Bladrad]) -> bool:
    """Whether the page header says that this is a journal: then no title follows."""
    for rad in rader[:6]:
        if rad.mobel and any(
            (t := titel(cell)) is not None and t.slag == "journal" for cell in re.split(r"\s{2,}|\s[·|]\s", rad.text.strip())
        ):
            return True
    return False


def rubriklos_journal(rader: Sequence[Bladrad], *, punkter: bool) -> bool:
    """A document without a title of its own where most paragraphs begin with a date."""
    stycken = poster = 0
    for nummer, rad in enumerate(rader):
        if rad.tom or (nummer > 0 and not rader[nummer - 1].tom and stycken > 2 and poster == 0):
            continue
        har_post = post(rader, nummer, NAGON_DAG, None, punkter=punkter) is not None
        poster += har_post
        stycken += har_post or nummer == 0 or rader[nummer - 1].tom
        if stycken >= 60:
            break
    return poster >= 3 and poster >= 0.5 * stycken


def ar_skriven_logg(rader: Sequence[Bladrad], nummer: int, *, punkter: bool) -> bool:
    """A log that people write in: several of its dated lines are sentences that the system would not say."""
    if "ogg" not in rader[nummer].text.lower() or not _LOGG.match(rader[nummer].text):
        return False
    under = [rad for rad in rader[nummer + 1 : nummer + 40] if not rad.tom][:20]
    poster = [rad.text for i, rad in enumerate(under) if post(under, i, NAGON_DAG, None, punkter=punkter)]
    skrivna = sum(MENING.search(rad) is not None and systemslag(rad) is None for rad in poster)
    return skrivna >= 3 and skrivna >= 0.4 * len(poster)
