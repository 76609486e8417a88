"""What reading a handling gives: its sentences, and its headings with what stands under them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from textgranskning.tolkning.meningsdelning import Fog
from textgranskning.typer import Datum, Span


class MeningsSlag(StrEnum):
    """What a sentence is in its handling."""

    BROD = "brod"  # written about the case
    RUBRIK = "rubrik"
    FALT = "falt"  # a field with a short value or none
    KRYSS_JA = "kryss_ja"  # what its text says is ticked, or answered yes
    KRYSS_NEJ = "kryss_nej"  # not ticked, or answered no
    HJALPTEXT = "hjalptext"
    LAGTEXT = "lagtext"
    MALL = "mall"
    LOGG = "logg"
    BEVAKNING = "bevakning"
    CITAT = "citat"
    TABELLRAD = "tabellrad"


@dataclass(frozen=True, slots=True)
class Mening:
    """A sentence, or what stands for one. `text` is joined over line breaks; `till_dokument` leads back.

    `falt` is the label whose value it is, `rubrik` the nearest heading above, `datum` the day that what is said there belongs to
    unless it says otherwise; without one, dates fall near `ankare`. `tom`: a field without a value, or a question with boxes and neither
    yes nor no.
    """

    span: Span
    text: str
    delar: tuple[tuple[int, int], ...]
    handling: int
    slag: MeningsSlag
    rubrik: str | None = None
    falt: str | None = None
    datum: Datum | None = None
    tom: bool = False
    ankare: dt.date | None = None
    kolumner: tuple[tuple[str, str], ...] = ()  # of a table row: the columns that it fills, each with its cell
    tomma: tuple[str, ...] = ()  # ... and those that it leaves empty

    def till_dokument(self, span: Span) -> Span:
        """Where a span of `text` stands in the document's restored text."""
        return Fog(self.text, self.delar).till_dokument(span)


@dataclass(frozen=True, slots=True)
class Avsnitt:
    """A heading and what stands under it, up to the next heading as high. `tomt`: nothing but help text, law or empty fields."""

    rubrik: str
    span: Span
    niva: int  # 1 = the handling's own title
    tomt: bool
