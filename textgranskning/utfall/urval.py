"""Random samples that anyone can draw again: of akter to screen (`granska --urval`), and of krav that no flag named (the elusion test).

What is drawn is what comes first when everything is ordered by the SHA-256 of the seed and the name: the same on every machine, whatever
order the akter were found in, and an akt more or less does not change the others' places.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

from textgranskning.fel import RegisterFel
from textgranskning.rapport.csvfil import csv_bytes
from textgranskning.typer import Status
from textgranskning.utfall.domar import Nyckel

EGENSKAPER = ("kon", "enhet")  # what akter can be evenly drawn by
FLAGGAS = frozenset((Status.SAKNAS, Status.OKLART))
KOLUMNER = ("akt", "kon", "enhet", "stratum", "i_stratum", "dragna", "vikt")

T = TypeVar("T", bound=Hashable)


class Bedomd(Protocol):
    """What has a verdict: a flag."""

    @property
    def akt(self) -> str: ...
    @property
    def mall(self) -> str: ...
    @property
    def krav(self) -> str: ...
    @property
    def status(self) -> Status: ...


@dataclass(frozen=True, slots=True)
class Registerpost:
    """An akt that may be drawn. What is not known is an empty text."""

    akt: str
    kon: str = ""
    enhet: str = ""


@dataclass(frozen=True, slots=True)
class Dragen:
    """An akt that was drawn: from which stratum, how many there were and were drawn, and how many akter it stands for."""

    akt: Registerpost
    stratum: str
    i_stratum: int
    dragna: int

    @property
    def vikt(self) -> float:
        return self.i_stratum / self.dragna

    def till_dict(self) -> dict[str, Any]:
        """As a row of `urval.csv`."""
        egna = {"akt": self.akt.akt, "kon": self.akt.kon, "enhet": self.akt.enhet, "stratum": self.stratum}
        return {**egna, "i_stratum": self.i_stratum, "dragna": self.dragna, "vikt": round(self.vikt, 6)}


def dra(register: Sequence[Registerpost], antal: int, lika: Sequence[str] = (), fro: str = "") -> tuple[Dragen, ...]:
    """Draw akter, as evenly as there are enough of them over every combination of the properties in `lika`; in order of akt.

    Raises `RegisterFel` for a property that akter do not have.
    """
    if okanda := [ett for ett in lika if ett not in EGENSKAPER]:
        raise RegisterFel(f"Akter kan inte dras lika efter {', '.join(okanda)}.", f"Välj bland {', '.join(EGENSKAPER)}.")
    strata: dict[str, list[Registerpost]] = {}
    for post in register:
        strata.setdefault(" · ".join(getattr(post, ett) or "okänt" for ett in lika) or "alla", []).append(post)
    andelar = fordela({namn: len(poster) for namn, poster in strata.items()}, antal)
    dragna = [
        Dragen(post, namn, len(poster), andelar[namn])
        for namn, poster in strata.items()
        for post in _forst(poster, andelar[namn], fro, lambda post: post.akt)
    ]
    return tuple(sorted(dragna, key=lambda dragen: dragen.akt.akt))


def fordela(tillgang: Mapping[str, int], antal: int) -> dict[str, int]:
    """As many from each as possible, none more than it has; what does not divide goes to the largest.

    >>> fordela({"a": 2, "b": 10, "c": 11}, 9)
    {'a': 2, 'b': 3, 'c': 4}
    """
    ut = dict.fromkeys(tillgang, 0)
    kvar = min(antal, sum(tillgang.values()))
    while kvar:
        oppna = sorted((namn for namn in tillgang if ut[namn] < tillgang[namn]), key=lambda namn: (ut[namn], -tillgang[namn], namn))
        ut[oppna[0]] += 1
        kvar -= 1
    return ut


def elusionsprov(flaggor: Iterable[Bedomd], antal: int, fro: str = "") -> dict[Nyckel, float]:
    """Krav that no flag named (found, or not applicable) to look at all the same: each with how many it stands for."""
    omarkta = [Nyckel(flagga.akt, flagga.mall, flagga.krav) for flagga in flaggor if flagga.status not in FLAGGAS]
    dragna = _forst(omarkta, antal, fro, "\x1f".join)
    return {nyckel: len(omarkta) / len(dragna) for nyckel in dragna}


def _forst(poster: Iterable[T], antal: int, fro: str, namn: Any) -> list[T]:
    return sorted(poster, key=lambda post: (hashlib.sha256(f"{fro}\x1f{namn(post)}".encode()).digest(), namn(post)))[:antal]


def las_register(fil: Path) -> tuple[Registerpost, ...]:
    """A register of akter as CSV (semicolon or comma) with the columns akt, kon, enhet. Raises `RegisterFel` with what is wrong."""
    try:
        text = fil.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fel:
        raise RegisterFel(f"Registret {fil} går inte att läsa.", "Spara det som CSV (UTF-8).") from fel
    rader = csv.DictReader(io.StringIO(text), delimiter=";" if ";" in text.partition("\n")[0] else ",")
    if "akt" not in (rader.fieldnames or ()):
        raise RegisterFel(f"Registret {fil} har ingen kolumn akt.", "Första raden ska vara akt;kon;enhet.")
    poster = tuple(Registerpost(rad["akt"].strip(), *((rad.get(ett) or "").strip().lower() for ett in EGENSKAPER)) for rad in rader)
    dubbla = sorted({post.akt for nummer, post in enumerate(poster) if post.akt in {annan.akt for annan in poster[:nummer]}})
    if dubbla:
        raise RegisterFel(f"Registret {fil} har {len(dubbla)} akter mer än en gång.", "Ta bort dubbletterna.")
    return poster


def urval_csv(dragna: Iterable[Dragen]) -> bytes:
    """`urval.csv`: which akter were drawn, and how many each stands for."""
    return csv_bytes(KOLUMNER, (dragen.till_dict() for dragen in dragna))


def las_vikter(fil: Path) -> dict[str, float]:
    """How many akter each drawn akt stands for; empty where none were drawn (every akt stands for itself)."""
    if not fil.is_file():
        return {}
    return {rad["akt"]: float(rad["vikt"]) for rad in csv.DictReader(io.StringIO(fil.read_text(encoding="utf-8-sig")), delimiter=";")}
