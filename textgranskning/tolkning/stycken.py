"""A paragraph under way: which lines belong to it, and what day it tells of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from textgranskning.tolkning.falt import Kolumn, ar_radens_fortsattning
from textgranskning.tolkning.mening import MeningsSlag
from textgranskning.tolkning.meningsdelning import Bit
from textgranskning.tolkning.rader import Bladrad
from textgranskning.typer import Datum, Span

_DAG = r"(?:(?:19|20)?\d\d-\d\d-\d\d|(?:20)?\d{6}|\d{1,2}[/.]\d{1,2}(?:[ .-]+(?:20)?\d\d)?|\d{1,2} [a-zåäö]{3,9}(?: 20\d\d)?)"
_DATUMRAD = re.compile(rf"\s*{_DAG}(?:\s{{2,}}|\t|\s?[:|]|\s[a-zåäö]{{2,6}}\s{{2}}|\s\d\d:\d\d)")  # a row of a list of days
DAGFORST = re.compile(rf"\s*(?:{_DAG}(?:\s{{2,}}|\t|\s?[:|])|20\d\d-\d\d-\d\d[.,:]?\s)")  # a paragraph that tells of one day
_PUNKTLISTA = re.compile(r"\s*(?:[-–•*·>]\s|\d{1,2}[.)]\s|[a-zåäö][.)]\s)")
AVSLUTAD = re.compile(r"[.!?:;…][\"”)\]]*\s*\Z")
_KLAMRAR = {"<<": ">>", "«": "»", "[": "]", "{": "}", "/*": "*/"}


@dataclass(slots=True)
class Stycke:
    """A paragraph under way."""

    bitar: list[Bit]
    falt: str | None
    slag: MeningsSlag | None
    indrag: int
    datum: Datum | None = None
    rad: tuple[Bladrad, tuple[Span, ...]] | None = None  # the row of a table that it is


def hor_ihop(stycke: Stycke, rad: Bladrad, *, bredd: int, anteckning: bool, kolumner: Sequence[Kolumn]) -> bool:
    """Whether a line goes on with the paragraph: wrapped, or indented under its label. `bredd`: the longest line about; 0 where paragraphs
    are single lines."""
    if stycke.rad is not None:
        return bool(kolumner) and ar_radens_fortsattning(kolumner, rad.text)
    if _oppen(stycke.bitar):
        return True
    forra = stycke.bitar[-1].text
    ny_dag = rad.indrag <= stycke.indrag and _DATUMRAD.match(rad.text) and _DATUMRAD.match(stycke.bitar[0].text)
    ny_hjalp = stycke.slag is MeningsSlag.HJALPTEXT and AVSLUTAD.search(forra) and len(forra) < 0.8 * bredd
    if ny_dag or ny_hjalp or _PUNKTLISTA.match(rad.text):
        return False
    if rad.text.lstrip()[:1].islower() or (stycke.falt is not None and rad.indrag > stycke.indrag + 2):
        return True
    return bredd > 0 and len(forra) + stycke.indrag >= (0.5 if anteckning else 0.6) * bredd


def _oppen(bitar: list[Bit]) -> bool:
    """Whether a paragraph that begins with a bracket has not come to its end: at most eight lines, or it never will."""
    slut = next((slut for borjan, slut in _KLAMRAR.items() if bitar[0].text.startswith(borjan)), None)
    return slut is not None and len(bitar) < 8 and not any(slut in bit.text for bit in bitar)


def kort(varde: str) -> bool:
    """A value, not a statement: few words and no full stop."""
    return len(varde.split()) <= 8 and not AVSLUTAD.search(varde) and not re.search(r"[a-zåäö]\.\s[A-ZÅÄÖ]", varde)
