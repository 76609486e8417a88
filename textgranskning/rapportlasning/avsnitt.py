"""The tree of a report's sections, and the quality area that each speaks of."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from textgranskning.rapportlasning.rader import Rapportrad
from textgranskning.rapportlasning.rubriker import Rubrik
from textgranskning.typer import Span


@dataclass(frozen=True, slots=True)
class Rapportavsnitt:
    """A heading with all that stands under it, in `span`; `under` are its own sections. The quality area is its own, or that of the section
    it lies in."""

    rubrik: str
    niva: int
    span: Span
    kvalitetsomrade: str | None
    under: tuple[Rapportavsnitt, ...] = ()


def trad(rubriker: Sequence[Rubrik], rader: Sequence[Rapportrad], slut: int, ovan: str | None = None) -> tuple[Rapportavsnitt, ...]:
    """The sections of headings in order; `slut` is where the last one's text ends."""
    ut = []
    nummer = 0
    while nummer < len(rubriker):
        rubrik = rubriker[nummer]
        nasta = next((i for i in range(nummer + 1, len(rubriker)) if rubriker[i].niva <= rubrik.niva), len(rubriker))
        grans = rader[rubriker[nasta].start].span[0] if nasta < len(rubriker) else slut
        omrade = kvalitetsomrade(rubrik.text) or ovan
        under = trad(rubriker[nummer + 1 : nasta], rader, grans, omrade)
        ut.append(Rapportavsnitt(rubrik.text, rubrik.niva, (rader[rubrik.start].span[0], grans), omrade, under))
        nummer = nasta
    return tuple(ut)


def kvalitetsomrade(rubrik: str) -> str | None:
    """The quality area that a heading speaks of, or None.

    >>> kvalitetsomrade("Samverkan med regionen"), kvalitetsomrade("Bakgrund")
    ('helhetssyn_samordning', None)
    """
    ord_ = re.findall(r"\w+", rubrik.lower())
    return next((omrade for omrade, stammar in _omraden().items() if any(ett.startswith(tuple(stammar)) for ett in ord_)), None)


@cache
def _omraden() -> dict[str, list[str]]:
    return tomllib.loads((Path(__file__).parent / "kvalitetsomraden.toml").read_text(encoding="utf-8"))
