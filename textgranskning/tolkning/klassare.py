"""What a handling without a telling title is, from what it says: a linear classifier whose probabilities are true (modeller/MODELLKORT.md).

Scored without numpy, which is slow to import; the weights are mapped, so that workers share them.
"""

from __future__ import annotations

import math
import tomllib
import zipfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from textgranskning.fel import ModellFel
from textgranskning.modellfil import ATGARD, kontrollera, las_tabeller
from textgranskning.resurser import modellmapp
from textgranskning.tolkning.dragen import drag

SAKER_NOG = 0.6  # below it more than one in five is wrong on akter held out: then the handling has no type
SLAKTER = (  # kinds of one thing: together they may be certain where none is alone
    frozenset(("beslut", "beslut_avslag")),
    frozenset(("utredning", "bbic_utredning", "lvm_utredning", "fordjupad_utredning")),
)


@dataclass(frozen=True, slots=True)
class Klassare:
    """Types, and for each feature a row of their weights in units of `steg`."""

    typer: tuple[str, ...]
    steg: int
    vikter: memoryview
    fria: memoryview

    def sannolikheter(self, text: str) -> dict[str, float]:
        """How likely each type is."""
        antal = len(self.typer)
        dragen = drag(text)
        rader = (self.vikter[ett * antal : (ett + 1) * antal] for ett in dragen)
        summor = map(sum, zip(*rader, strict=True)) if dragen else [0] * antal
        skala = 1 / math.sqrt(max(len(dragen), 1))
        poang = [(summa * skala + fri) / self.steg for summa, fri in zip(summor, self.fria, strict=True)]
        hogst = max(poang)
        vikter = [math.exp(ett - hogst) for ett in poang]
        return {typ: vikt / sum(vikter) for typ, vikt in zip(self.typer, vikter, strict=True)}


@lru_cache(maxsize=1)
def las_klassare(mapp: Path | None = None) -> Klassare:
    """The classifier, its files checked against their sums. Raises `ModellFel`."""
    plats = mapp or modellmapp() / "handlingar"
    kontrollera(plats)
    try:
        tabeller = las_tabeller(plats / "vikter.npz")
        data = tomllib.loads((plats / "typer.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError, zipfile.BadZipFile) as fel:
        raise ModellFel(f"Modellen i {plats.name} går inte att läsa.", ATGARD) from fel
    return Klassare(tuple(data["typer"]), data["steg"], tabeller["vikter"], tabeller["fria"])


def gissa_typ(kropp: str) -> str | None:
    """The type that a handling most likely is, or None where that is not likely enough. A lone note is none: it has no day."""
    if not any(tecken.isalpha() for tecken in kropp):
        return None
    troliga = las_klassare().sannolikheter(kropp)
    typ = max(troliga, key=lambda ett: troliga[ett])
    slakten = next((slakt for slakt in SLAKTER if typ in slakt), frozenset((typ,)))
    saker = sum(troliga.get(ett, 0.0) for ett in slakten) >= SAKER_NOG
    return typ if saker and typ != "journalanteckning" else None
