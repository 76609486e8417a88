"""Abbreviations: which forms stand as they are, and the l of `Kl` and `Hl`, which an engine reads as I or 1 after a capital."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from textgranskning.normalisering.segment import Andring
from textgranskning.typer import Rattelseskal

VERSALT_L = re.compile(r"(?<![\w.])[A-ZÅÄÖ](?:I(?=[ .:,][^\n]*[a-zåäö]|\n[a-zåäö])|1(?= [a-zåäö]{2}))")
FORTSATTER = re.compile(r"\.(?:[a-zåäö]|,|[ ][^\WA-ZÅÄÖ_])")
SAKER = 0.97


@lru_cache(maxsize=1)
def _listor() -> tuple[frozenset[str], frozenset[str]]:
    lista = tomllib.loads((Path(__file__).parent / "forkortningar.toml").read_text(encoding="utf-8"))
    return frozenset(lista["ord"]), frozenset(lista["med_punkt"])


def kan_forkorta(form: str) -> bool:
    """Whether a form is an abbreviation, or would be with a full stop."""
    alltid, med_punkt = _listor()
    return form in alltid or form.lower() in med_punkt


def ar_forkortning(form: str, text: str, slut: int) -> bool:
    """Whether a form, which ends at `slut`, is an abbreviation."""
    alltid, med_punkt = _listor()
    return form in alltid or (form.lower() in med_punkt and bool(FORTSATTER.match(text, slut)))


def ratta_forkortningar(text: str, *, skadad: bool) -> Iterator[Andring]:
    """`KI` for `Kl` in a damaged text, where that is an abbreviation."""
    alltid, _ = _listor()
    for traff in VERSALT_L.finditer(text) if skadad else ():
        ny = f"{traff.group()[0]}l"
        if ny.lower() in alltid:
            yield Andring(traff.span(), ny, SAKER, Rattelseskal.LEXIKON)
