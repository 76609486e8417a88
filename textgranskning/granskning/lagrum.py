"""The law by date: which wording of a duty held on a given day (`mallar/lagrum.toml`)."""

from __future__ import annotations

import datetime as dt
import tomllib
from functools import cache

from pydantic import BaseModel, ConfigDict

from textgranskning.resurser import mallmapp


class Lydelse(BaseModel):
    """Where a duty stands, from and to which day (inclusive)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rum: str
    fran: dt.date = dt.date.min
    till: dt.date = dt.date.max


class Lagrum(BaseModel):
    """A duty in our own words, and its wordings. A `riktlinje` is municipal and never shown as law."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    plikt: str
    slag: str = "lag"
    lydelser: tuple[Lydelse, ...]


@cache
def lagrum() -> dict[str, Lagrum]:
    data = tomllib.loads((mallmapp() / "lagrum.toml").read_text(encoding="utf-8"))
    return {nyckel: Lagrum.model_validate(varde) for nyckel, varde in data.items()}


def rum_for(nycklar: tuple[str, ...], dag: dt.date | None) -> tuple[str, ...]:
    """What to show for these duties on a day; without a day the latest wording."""
    valda = []
    for nyckel in nycklar:
        lydelser = lagrum()[nyckel].lydelser
        giltiga = [lydelse for lydelse in lydelser if dag is None or lydelse.fran <= dag <= lydelse.till]
        valda += [lydelse.rum for lydelse in giltiga[-1:]]
    return tuple(dict.fromkeys(valda))
