"""A round as it lies in UT: its flags and what reviewers said of them."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

from textgranskning.fel import UtmappFel
from textgranskning.flaggor import Flaggor, flagga_fran_dict
from textgranskning.utfall.domar import FIL, Dom, Domar, Nyckel
from textgranskning.utfall.jamforelse import Omgangsdata
from textgranskning.utfall.urval import elusionsprov

FLAGGOR = "flaggor.jsonl"


def las_omgang(ut: Path) -> Omgangsdata:
    """The flags of a finished run and its reviewers' verdicts. Raises `UtmappFel`."""
    return Omgangsdata(ut.resolve().name, las_flaggor(ut), las_domar(ut))


def las_flaggor(ut: Path) -> Flaggor:
    try:
        with (ut / FLAGGOR).open(encoding="utf-8") as fil:
            return Flaggor(tuple(flagga_fran_dict(json.loads(rad)) for rad in fil))
    except (OSError, ValueError, KeyError, TypeError) as fel:
        raise UtmappFel(f"{ut} innehåller ingen färdig granskning.", "Ange mappen som du gav med --ut till granska.") from fel


def las_domar(ut: Path) -> dict[Nyckel, Dom]:
    """What reviewers have said; nothing where nobody has reviewed."""
    if not (ut / FIL).is_file():
        return {}
    with closing(Domar(ut / FIL)) as domar:
        return domar.laget()


def las_prov(ut: Path) -> dict[Nyckel, float]:
    """The elusion sample that was mixed in, each with how many krav it stands for."""
    if not (ut / FIL).is_file():
        return {}
    with closing(Domar(ut / FIL)) as domar:
        return domar.urval()


def blanda_in(ut: Path, flaggor: Flaggor, antal: int, fro: str) -> int:
    """Draw an elusion sample and mix it in among what the review page asks for; how many krav it has.

    A sample that is in stays as it is.
    """
    with closing(Domar(ut / FIL)) as domar:
        if not domar.urval():
            domar.satt_urval(elusionsprov(flaggor, antal, fro), fro)
        return len(domar.urval())
