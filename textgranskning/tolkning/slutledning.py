"""What a handling without a telling title is, from what it says: weighted phrases (`data/fraser.toml`)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_LASER = 4000  # characters: the head of a handling says what it is


@dataclass(frozen=True, slots=True)
class _Fras:
    typ: str
    vikt: float
    monster: re.Pattern[str]


@lru_cache(maxsize=1)
def _fraser() -> tuple[float, tuple[_Fras, ...]]:
    data = tomllib.loads((Path(__file__).parent / "data" / "fraser.toml").read_text(encoding="utf-8"))
    return data["troskel"], tuple(
        _Fras(post["typ"], post.get("vikt", 1.0), re.compile("|".join(post["monster"]), re.IGNORECASE)) for post in data["fras"]
    )


def gissa_typ(kropp: str) -> str | None:
    """The type whose phrases weigh most, or None where nothing weighs enough."""
    troskel, fraser = _fraser()
    poang: dict[str, float] = {}
    bit = kropp[:_LASER]
    for fras in fraser:
        if fras.monster.search(bit):
            poang[fras.typ] = poang.get(fras.typ, 0.0) + fras.vikt
    if not poang:
        return None
    typ = max(sorted(poang), key=lambda t: poang[t])
    return typ if poang[typ] >= troskel else None
