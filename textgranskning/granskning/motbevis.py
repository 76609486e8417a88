"""Counter-evidence: what overrides an answer ("FIA ej registrerad")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from textgranskning.granskning.kandidater import Kandidat
from textgranskning.granskning.lage import Lage
from textgranskning.granskning.mall import Krav
from textgranskning.typer import Handelse, Skal


def provade(krav: Krav, kandidater: Sequence[Kandidat], lage: Lage) -> tuple[Sequence[Kandidat], tuple[tuple[Handelse, Skal], ...]]:
    """The candidates, overridden where they are, and the counter-evidence where it counts, as what was not accepted.

    What is done after it was said not to be done is done. But of a thing that recurs ("ansökan för april saknas") one occurrence says
    nothing of another: where there are answers before, the counter-evidence stands whatever comes later; where there are only several
    later, a person should read both.
    """
    mot = [ett for begrepp in krav.motbevis for ett in lage.intraffade(begrepp)]
    skal = _verkan([kandidat.handelse for kandidat in kandidater if kandidat.avvisad is None], mot)
    if skal is None:
        return kandidater, ()
    fallda = tuple(ett if ett.avvisad else replace(ett, avvisad=skal) for ett in kandidater)
    return fallda, tuple((ett, Skal.NEKAT) for ett in mot)


def _verkan(svar: Sequence[Handelse], mot: Sequence[Handelse]) -> Skal | None:
    """What becomes of the answers: None where they stand."""
    if not mot:
        return None
    if not svar or any(not _efter_alla(ett, mot) for ett in svar):
        return Skal.NEKAT
    upprepat = any(antal > 1 for antal in Counter(ett.begrepp for ett in svar).values())
    return Skal.MOTSTRIDIGT if upprepat else None


def _efter_alla(handelse: Handelse, mot: Sequence[Handelse]) -> bool:
    return handelse.datum is not None and all(ett.datum is not None and handelse.datum.fran > ett.datum.till for ett in mot)
