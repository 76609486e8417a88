"""`granska --urval`: a random sample of the akter, drawn from a register or after all have been read."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from textgranskning.fel import RegisterFel

if TYPE_CHECKING:
    from textgranskning.korning import Omgang
    from textgranskning.utfall.urval import Dragen, Registerpost


class Dragning:
    """What is to be drawn, and what was: `dragna` is there when the run is done."""

    def __init__(self, antal: int, lika: str, fro: str, register: Path | None) -> None:
        self._antal = antal
        self._lika = tuple(ett.strip() for ett in lika.split(",") if ett.strip())
        self._fro = fro
        self.dragna: tuple[Dragen, ...] = ()
        self.bara = self._ur_register(register) if register else None

    @property
    def efterat(self) -> bool:
        """Whether the akter must be read before any can be drawn."""
        return self.bara is None

    def ur_lasta(self, omgang: Omgang) -> Collection[str]:
        """Draw among the akter that were read, by the sex and the unit that interpreting found."""
        from textgranskning.utfall.urval import Registerpost

        poster = []
        for akt in omgang.akter:
            forst = next(iter(akt.flaggor), None)
            poster.append(Registerpost(akt.akt, (forst and forst.kon) or "", (forst and forst.enhet) or ""))
        return self._dra(poster)

    def _ur_register(self, register: Path) -> Collection[str]:
        from textgranskning.utfall.urval import las_register

        return self._dra(las_register(register))

    def _dra(self, poster: Collection[Registerpost]) -> frozenset[str]:
        from textgranskning.utfall.urval import dra

        self.dragna = dra(tuple(poster), self._antal, self._lika, self._fro)
        return frozenset(dragen.akt.akt for dragen in self.dragna)

    def skriv(self, ut: Path, akter: Collection[str]) -> None:
        """Document the sample in UT. Raises `RegisterFel` for drawn akter that the folder does not hold."""
        from textgranskning.korning.skriva import skriv_helt
        from textgranskning.korning.utmapp import URVAL
        from textgranskning.utfall.urval import urval_csv

        saknade = sum(dragen.akt.akt not in akter for dragen in self.dragna)
        if saknade:
            raise RegisterFel(f"{saknade} av de dragna akterna finns inte i mappen.", "Kontrollera namnen i registret.")
        skriv_helt(ut / URVAL, urval_csv(self.dragna))
