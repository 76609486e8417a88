"""The day that a mention gives: in its own words, in the fields of its form, in what stands before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textgranskning.tolkning.avsnitt import Mening, MeningsSlag
from textgranskning.tolkning.datum import hitta_datum
from textgranskning.tolkning.omgivning import annans_dag, ar_datumfalt, ar_giltighet, ar_inkommet, fran_dag
from textgranskning.typer import Datum, Span

KRYSS = frozenset((MeningsSlag.KRYSS_JA, MeningsSlag.KRYSS_NEJ))
BREDVID = 3  # characters: a day that stands right after a mention is its own, whatever stands before it
FORMULAR = 4  # rows of a form after a box in which its day may stand
FORE = 2  # sentences before one without a day in which its day may stand


@dataclass(frozen=True, slots=True)
class Dag:
    """A day in a sentence; `giltighet`: only a term of validity or a birth; `annans`: where the thing stands that it is said of; `fran`:
    where the word "från" before it stands, if it lies behind: "planen från 2 februari" was made then."""

    datum: Datum
    span: Span
    giltighet: bool
    annans: int | None
    fran: int | None

    def avstand(self, span: Span) -> int:
        """How far it stands from a mention; right after counts as a little nearer."""
        efter = self.span[0] - span[1]
        return efter - BREDVID if efter >= 0 else abs(span[0] - self.span[1])

    def galler(self, span: Span) -> bool:
        """Whether it may be the day of what stands at `span`."""
        if self.fran is not None and 0 <= self.fran - span[1] <= BREDVID:
            return True
        if self.giltighet:
            return 0 <= self.span[0] - span[1] <= BREDVID
        return self.annans is None or span[0] <= self.annans < span[1]


def dagar(mening: Mening) -> tuple[Dag, ...]:
    """The days that the sentence itself gives."""
    ankare = mening.datum.fran if mening.datum else mening.ankare
    return tuple(
        Dag(
            traff.datum,
            traff.span,
            ar_giltighet(mening.text, traff.span[0]),
            annans_dag(mening.text, traff.span[0]),
            fran_dag(mening.text, traff.span[0]) if mening.datum and traff.datum.till < mening.datum.fran else None,
        )
        for traff in hitta_datum(mening.text, ankare)
        if not traff.period and not _rymmer(traff.datum, mening.datum) and not (traff.relativ and _i_fraga(mening, traff.span))
    )


def _i_fraga(mening: Mening, span: Span) -> bool:
    """Whether the words at `span` are part of what a form asks ("Är barnet tryggt i dag?"): they say no day."""
    return mening.falt is not None and mening.text.startswith(mening.falt) and span[1] <= len(mening.falt)


def _rymmer(vag: Datum, dagen: Datum | None) -> bool:
    """A vague time ("i år") that holds the day of the note says nothing more."""
    return dagen is not None and not vag.sakert and vag.fran <= dagen.fran and dagen.till <= vag.till


def narmast(dagar: Sequence[Dag], span: Span) -> Datum | None:
    """The day of a mention: the nearest that may be."""
    egna = [dag for dag in dagar if dag.galler(span)]
    return min(egna, key=lambda dag: dag.avstand(span)).datum if egna else None


@dataclass(frozen=True, slots=True)
class Fylld:
    """A field for a day: what stands in it."""

    datum: Datum | None


def formularets_dag(kryss: Mening, efter: Sequence[Mening]) -> Fylld | None:
    """The field for a day among the rows of a form after a box; None where there is none."""
    for mening in efter[:FORMULAR]:
        if mening.slag in KRYSS and mening.falt == kryss.falt:
            continue
        if mening.falt and ar_datumfalt(mening.falt):
            traffar = () if mening.tom else hitta_datum(mening.text[len(mening.falt) :], mening.ankare)
            return Fylld(traffar[0].datum if traffar else None)
        if mening.slag in KRYSS or mening.slag is MeningsSlag.RUBRIK:
            return None
    return None


def etikettens_dag(mening: Mening, fore: Sequence[Mening]) -> Datum | None:
    """The day that the paragraph of a label begins with ("Skyddsbedömning 2025-01-31 kl 8: …"): what it goes on to tell was then."""
    forsta = next((ett for ett in reversed(fore) if ett.falt == mening.falt and ett.text.startswith(mening.falt or "\0")), None)
    if forsta is None or mening.falt is None or mening.slag is not MeningsSlag.BROD:
        return None
    egna = [dag for dag in dagar(forsta) if dag.span[0] <= len(mening.falt) + BREDVID and not dag.giltighet]
    return egna[0].datum if egna else None


def formularets_sidodag(mening: Mening, fore: Sequence[Mening]) -> Datum | None:
    """The day of the field above, of a form whose decisions and days stand in rows of their own."""
    if mening.falt is None or not fore:
        return None
    ovan = fore[-1]
    if ovan.slag is not MeningsSlag.FALT or ovan.tom or ovan.rubrik != mening.rubrik or not ovan.falt or not ar_datumfalt(ovan.falt):
        return None
    traffar = hitta_datum(ovan.text[len(ovan.falt) :], ovan.ankare)
    return traffar[0].datum if traffar else None


def nara_dag(fore: Sequence[Mening], rubrik: str | None) -> Datum | None:
    """The day of the sentences just before, under the same heading, where nothing else dates what is told."""
    for mening in reversed(fore[-FORE:]):
        if mening.rubrik != rubrik or mening.slag is not MeningsSlag.BROD:
            return None
        traffar = [traff for traff in hitta_datum(mening.text, mening.ankare) if not traff.period and not traff.relativ]
        if traffar:
            return traffar[-1].datum if traffar[-1].datum.sakert else None
    return None


def inkomstdag(efter: Sequence[Mening]) -> Datum | None:
    """The day that the next sentence says it came: "Orosanmälan från skolan. Inkommen 2025-01-13." """
    if not efter or efter[0].slag not in {MeningsSlag.BROD, MeningsSlag.FALT} or not ar_inkommet(efter[0].text):
        return None
    traffar = hitta_datum(efter[0].text, efter[0].ankare)
    return traffar[0].datum if traffar else None


def cellens_dag(cell: str, mening: Mening) -> Datum | None:
    """The day in a cell of a table."""
    traffar = hitta_datum(cell, mening.ankare)
    return traffar[0].datum if traffar else None
