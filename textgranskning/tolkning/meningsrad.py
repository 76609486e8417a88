"""A sentence of a handling as it is searched: its words, the patterns that hold in it, the labels it stands at."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from textgranskning.tolkning.avsnitt import Mening, MeningsSlag
from textgranskning.tolkning.hallning import utan_ord
from textgranskning.tolkning.omgivning import SKRIVET, ar_huvud, nekar_forst, ofardigt, osakert
from textgranskning.tolkning.tidpunkt import Dag, dagar
from textgranskning.tolkning.uttryck import Tokener, Traffar, Uttryckslista, ordgrupp
from textgranskning.typer import Hallning, Span

_ETIKETT = re.compile(r"(?P<namn>[A-ZÅÄÖ][^.:;!?]{1,44}):\s")
FA_ORD = 5  # words after a label: no more are taken at their word


@dataclass
class Rad:
    """A sentence with its words and the patterns that hold in it. What several concepts ask of it is found once."""

    mening: Mening
    ord: Tokener
    traffar: Traffar
    celler: Mapping[Uttryckslista, str] = field(default_factory=dict)  # of a table row: what stands in the columns that are looked for

    @cached_property
    def dagar(self) -> tuple[Dag, ...]:
        return dagar(self.mening)

    @cached_property
    def utan_ord(self) -> Hallning:
        return utan_ord(self.mening)

    @cached_property
    def skriven(self) -> bool:
        """Somebody's words, not the form's."""
        return self.mening.slag in SKRIVET and not self.mening.tom and not ar_huvud(self.mening)

    @cached_property
    def ofardig(self) -> bool:
        return ofardigt(self.mening.text)

    @cached_property
    def osaker(self) -> bool:
        return osakert(self.mening.text)

    @cached_property
    def ny(self) -> bool:
        """One more of its kind is told of."""
        return self.ord.nagon(ordgrupp("en_till")) is not None

    def ar_faltetikett(self, span: Span) -> bool:
        """Whether a mention is the label of a field: its value says how it is stated."""
        falt = self.mening.falt
        return falt is not None and self.mening.slag is MeningsSlag.FALT and 0 < span[1] <= len(falt) and self.mening.text.startswith(falt)

    def ar_etikett(self, span: Span) -> bool:
        """Whether a mention is the label of what is written after it: what is denied there is something else, unless it begins so."""
        inledning = _ETIKETT.match(self.mening.text)
        falt = self.mening.falt or (inledning["namn"] if inledning else None)
        if falt is None or self.mening.slag is not MeningsSlag.BROD or not self.mening.text.startswith(falt):
            return False
        innehall = self.mening.text[len(falt) :].lstrip(" :")
        return 0 < span[1] <= len(falt) and len(innehall.split()) > FA_ORD and not nekar_forst(innehall)


def radetikett(mening: Mening) -> str | None:
    """The first cell of a row without a head, where it is written as a label: "PLAN   2024-09-23   Alma, hennes familjehem"."""
    forst, komma, _ = mening.text.partition(",")
    ar_rad = mening.slag is MeningsSlag.TABELLRAD and not mening.kolumner and bool(komma)
    return forst if ar_rad and forst.isupper() and forst.replace(" ", "").isalpha() else None
