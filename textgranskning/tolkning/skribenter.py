"""Who wrote a handling: whom its fields name, or who signed it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from textgranskning.tolkning.rader import Bladrad

_ALLA_AV = re.compile(r"\balla (?:anteckningar|poster)\b.{0,30}\bav\s+([A-ZÅÄÖ][\wåäö]+ [A-ZÅÄÖ][\wåäö]+)", re.IGNORECASE)
_ORD = r"[A-ZÅÄÖ](?:[a-zåäöéüøæ]+|\.)(?:-[A-ZÅÄÖ][a-zåäöéüøæ]+)?"
_NAMN = rf"({_ORD}(?: {_ORD}){{1,3}})"  # two names, or an initial and a name
_SKREV = re.compile(
    r"\b(?i:utreda(?:re|nde)|handläggare|beslutsfattare|delegat|behandlare|undertecknad|utfärdare|inlämnad av|vid protokollet"
    r"|(?:upprättad|skriven|utförd|mottaget|mottagen|gjord|förd|fattat|beslutat|författad|undertecknat) av|av)\s*"
    rf"(?::\s*{_NAMN}|\s+{_NAMN})"
)
_AVSANDARE = re.compile(
    r"\A\s*(?i:avsändare|anmälare|från|inlämnad av|utfärdat av)\s*:\s*([A-ZÅÄÖ][^,;|\n]{2,50}?)(?:\s*[,;|(]|\s{2,}|\s*\Z)"
)
_RAD_MED_NAMN = re.compile(rf"\s*{_NAMN}(?:,\s[\wåäö:. ]{{3,40}})?\s*\Z")


def undertecknare(rader: Sequence[Bladrad]) -> str | None:
    """Who wrote a handling that is no note: whom its fields name, at its head or end, else the name alone on one of its last lines."""
    skrivna = [rad.text for rad in rader if not rad.tom]
    for rad in skrivna[:14]:
        if m := _AVSANDARE.match(rad) or _SKREV.search(rad):
            return next(del_ for del_ in m.groups() if del_)
    for rad in reversed(skrivna[-6:]):
        if m := _RAD_MED_NAMN.match(rad) or _SKREV.search(rad):
            return next(del_ for del_ in m.groups() if del_)
    return None


def journalens_skribent(text: str) -> str | None:
    """Who wrote every note that nobody signed, where the head of a journal says so."""
    m = _ALLA_AV.search(text, 0, 4000)
    return m[1] if m else None
