"""The passages of a handling: what is quoted round a sentence, and the section that it stands in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from textgranskning.tolkning.avsnitt import MeningsSlag
from textgranskning.tolkning.hallning import Utsaga
from textgranskning.tolkning.meningsrad import Rad
from textgranskning.tolkning.omgivning import FOLJD, foljd
from textgranskning.typer import Handling, Text, Ursprungsplats

KORT_STYCKE, LANGT_STYCKE = 300, 380  # characters: a quote is lengthened by the sentences after it up to the one, never past the other
KORT_INLEDNING = 240  # characters: with the sentence before no longer than this, a quote begins there


RUTOR = frozenset((MeningsSlag.KRYSS_JA,))


class Stalle(NamedTuple):
    """A passage that can be quoted: where it stands and what it says."""

    span: tuple[int, int]
    plats: Ursprungsplats
    citat: str
    slut: int  # the number of its last sentence
    utsaga: Utsaga  # its first sentence, with what follows


@dataclass(frozen=True)
class Passager:
    """The sentences of one handling, with where each can be quoted."""

    text: Text
    handling: Handling
    rader: Sequence[Rad]
    _stallen: dict[int, Stalle] = field(default_factory=dict)

    @property
    def ar_anteckning(self) -> bool:
        return self.handling.typ == "journalanteckning"

    def stalle(self, nummer: int) -> Stalle:
        """The passage that is quoted from this sentence on; found once for all concepts in it."""
        if (stalle := self._stallen.get(nummer)) is None:
            borjan = self._borjan(nummer)
            slut = self._stycke(borjan, nummer)
            forsta, sista = self.rader[nummer].mening, self.rader[slut].mening
            slutet = max(sista.span[1], forsta.span[1])
            span = (forsta.span[0], slutet)
            citat = " ".join(rad.mening.text for rad in self.rader[borjan : slut + 1])
            efterat = foljd(rad.mening for rad in self.rader[nummer + 1 : nummer + 1 + FOLJD])
            plats = self.text.till_original((self.rader[borjan].mening.span[0], slutet))
            stalle = self._stallen[nummer] = Stalle(span, plats, citat, slut, Utsaga(forsta.text, efterat))
        return stalle

    def _borjan(self, nummer: int) -> int:
        """The first sentence of a quote: in a note the one before, which says who and where, if both are short."""
        if not self.ar_anteckning or nummer == 0:
            return nummer
        fore, mening = self.rader[nummer - 1].mening, self.rader[nummer].mening
        ihop = fore.slag is mening.slag is MeningsSlag.BROD and fore.datum == mening.datum
        return nummer - 1 if ihop and len(fore.text) + len(mening.text) < KORT_INLEDNING else nummer

    def _stycke(self, borjan: int, nummer: int) -> int:
        """The last sentence of a quote that begins with one and is of another."""
        langd = sum(len(rad.mening.text) + 1 for rad in self.rader[borjan : nummer + 1])
        slut = nummer
        while langd < KORT_STYCKE and slut + 1 < len(self.rader):
            nasta = self.rader[slut + 1].mening
            if nasta.slag is MeningsSlag.RUBRIK or langd + len(nasta.text) > LANGT_STYCKE:
                break
            langd += len(nasta.text) + 1
            slut += 1
        return slut

    def under(self, rubrik: int) -> list[Rad]:
        under: list[Rad] = []
        for rad in self.rader[rubrik + 1 :]:
            if rad.mening.slag is MeningsSlag.RUBRIK:
                break
            under.append(rad)
        return under

    def fore(self, nummer: int) -> str:
        """What a note has said before a sentence."""
        return " ".join(rad.mening.text for rad in self.rader[:nummer]) if self.ar_anteckning else ""

    def om(self, nummer: int) -> Sequence[Rad]:
        """The rows that say of what a row tells: a field or a box and what is written at it up to the next, else the section."""
        if self.rader[nummer].mening.slag not in RUTOR:
            return self.avsnitt(nummer)
        efter = self.rader[nummer + 1 :]
        slut = next((n for n, rad in enumerate(efter) if rad.mening.slag is not MeningsSlag.BROD), len(efter))
        return [self.rader[nummer], *efter[:slut]]

    def skrivna_ord(self) -> int:
        """How many words of the handling are somebody's, not the form's."""
        return sum(rad.ord.antal for rad in self.rader if rad.skriven)

    @cached_property
    def _rubriker(self) -> list[int]:
        return [nummer for nummer, rad in enumerate(self.rader) if rad.mening.slag is MeningsSlag.RUBRIK]

    def avsnitt(self, nummer: int) -> Sequence[Rad]:
        """The section that a row stands in, or opens: from its heading to the next. A note is one section."""
        fore = bisect_right(self._rubriker, nummer)
        nasta = self._rubriker[fore] if fore < len(self._rubriker) else len(self.rader)
        return self.rader[self._rubriker[fore - 1] if fore else 0 : nasta]
