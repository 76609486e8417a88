"""Concepts as data: the schema of `begrepp/*.toml`, loaded and compiled once.

Every fault of every file is reported at once. What a key means is told in `begrepp/README.md`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from textgranskning.fel import BegreppFel
from textgranskning.resurser import begreppsmapp
from textgranskning.tolkning.uttryck import Fras, Uttryckslista, kompilera
from textgranskning.typer import Begreppsslag, Hallning, Upphov


class _Fil(BaseModel):
    """The keys of a concept file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    namn: str
    slag: Begreppsslag
    beskrivning: str = ""
    termer: tuple[str, ...] = ()
    nekande: tuple[str, ...] = ()
    utfall: tuple[str, ...] = ()
    svaga: tuple[str, ...] = ()
    titlar: tuple[str, ...] = ()
    typer: tuple[str, ...] = ()
    falt: tuple[str, ...] = ()
    kryss: tuple[str, ...] = ()
    kolumner: tuple[str, ...] = ()
    tom_kolumn: tuple[str, ...] = ()
    listor: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    inte: tuple[str, ...] = ()
    andras: tuple[str, ...] = ()
    ny: tuple[str, ...] = ()
    i_typer: tuple[str, ...] = ()
    inte_i_typer: tuple[str, ...] = ()
    sak: Literal["avsandare", "anmalare", "ansokt", "datum", "period"] | None = None
    hallning_av_text: bool = True
    inte_av: tuple[Upphov, ...] = ()
    bortse: tuple[Hallning, ...] = ()
    kraver_gjort: bool = False
    bakat: bool = False
    innehall_ord: int = 0
    innehall: tuple[str, ...] = ()
    innehall_i: Literal["stycke", "handling"] = "stycke"


@dataclass(frozen=True, slots=True, eq=False)
class Begrepp:
    """A concept ready to be looked for: its patterns compiled."""

    id: str
    namn: str
    slag: Begreppsslag
    termer: Uttryckslista
    nekande: Uttryckslista
    utfall: Uttryckslista
    svaga: Uttryckslista
    titlar: Uttryckslista
    falt: Uttryckslista
    kryss: Uttryckslista
    kolumner: Uttryckslista
    tom_kolumn: Uttryckslista
    listor: Uttryckslista
    under: Uttryckslista
    inte: Uttryckslista
    andras: Uttryckslista
    ny: Uttryckslista
    innehall: Uttryckslista
    typer: frozenset[str]
    i_typer: frozenset[str]
    inte_i_typer: frozenset[str]
    sak: str | None
    hallning_av_text: bool
    inte_av: frozenset[Upphov]
    bortse: frozenset[Hallning]
    kraver_gjort: bool
    bakat: bool
    innehall_ord: int
    innehall_i: str

    @property
    def fraser(self) -> Iterator[Fras]:
        """All phrases of all its patterns."""
        for nyckel in _MONSTERNYCKLAR:
            for uttryck in getattr(self, nyckel).uttryck:
                yield from uttryck.fraser

    def galler_i(self, typ: str) -> bool:
        """Whether the concept is looked for in a handling of this type."""
        return (not self.i_typer or typ in self.i_typer) and typ not in self.inte_i_typer


# A fact is so or not so: it is not planned, offered or tried.
_INTE_OM_FAKTA = frozenset((Hallning.PLANERAT, Hallning.FORSLAG, Hallning.FORSOK, Hallning.ERBJUDET_AVBOJT, Hallning.INNEHALLSLOST))
_MONSTERNYCKLAR = (
    "termer",
    "nekande",
    "utfall",
    "svaga",
    "titlar",
    "falt",
    "kryss",
    "kolumner",
    "tom_kolumn",
    "listor",
    "under",
    "inte",
    "andras",
    "ny",
    "innehall",
)


@cache
def alla_begrepp() -> tuple[Begrepp, ...]:
    """Every concept, in order of id. Raises `BegreppFel`."""
    return las_begrepp(begreppsmapp())


def las_begrepp(mapp: Path) -> tuple[Begrepp, ...]:
    """The concepts of a folder, in order of id. Raises `BegreppFel` with every fault of every file."""
    begrepp: list[Begrepp] = []
    fel: list[str] = []
    for fil in sorted(mapp.glob("*.toml")):
        try:
            begrepp.append(_kompilerat(_Fil.model_validate(tomllib.loads(fil.read_text(encoding="utf-8"))), fil.stem))
        except ValidationError as fynd:
            fel += [f"{fil.name}: {'.'.join(str(del_) for del_ in ett['loc'])}: {ett['msg']}" for ett in fynd.errors()]
        except ValueError as ett:  # also TOML's own
            fel.append(f"{fil.name}: {ett}")
    if fel:
        raise BegreppFel("Begreppsfilerna har fel:\n" + "\n".join(fel) + "\n", "Rätta felen och försök igen.")
    return tuple(begrepp)


def _kompilerat(fil: _Fil, stam: str) -> Begrepp:
    if fil.id != stam:
        raise ValueError(f"id är {fil.id} men filen heter {stam}.toml")
    monster = {nyckel: Uttryckslista(tuple(kompilera(ett) for ett in getattr(fil, nyckel))) for nyckel in _MONSTERNYCKLAR}
    return Begrepp(
        id=fil.id,
        namn=fil.namn,
        slag=fil.slag,
        typer=frozenset(fil.typer),
        i_typer=frozenset(fil.i_typer),
        inte_i_typer=frozenset(fil.inte_i_typer),
        sak=fil.sak,
        hallning_av_text=fil.hallning_av_text,
        inte_av=frozenset(fil.inte_av),
        bortse=frozenset(fil.bortse) | (frozenset() if fil.slag is Begreppsslag.HANDELSE else _INTE_OM_FAKTA),
        kraver_gjort=fil.kraver_gjort,
        bakat=fil.bakat,
        innehall_ord=fil.innehall_ord,
        innehall_i=fil.innehall_i,
        **monster,
    )
