"""The round under review, read from UT: its flags by akt, its restored pages, and where its documents lie."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from textgranskning.fel import MappFel, UtmappFel
from textgranskning.inlasning import hitta_akter
from textgranskning.korning.beroenden import kontrollsumma
from textgranskning.korning.utmapp import DELRESULTAT, FLAGGOR, JOURNAL, SIDOR
from textgranskning.rapport.stalle import Kring, kring
from textgranskning.rapport.underlag import packa_upp
from textgranskning.utfall.domar import Nyckel


@dataclass(frozen=True, slots=True)
class Flaggrad:
    """What the queue needs of a flag; the rest is read from `flaggor.jsonl` when its akt is opened."""

    nyckel: Nyckel
    status: str
    skal: str
    prioritet: float
    plats: int  # where its line begins


@dataclass(slots=True)
class Journal:
    """What the journal says of the round's last run: where the akter lay, each file's sum, each akt's kept result."""

    mapp: Path | None = None
    aktlage: str = "auto"
    summor: dict[tuple[str, str], str] = field(default_factory=dict)
    nycklar: dict[str, str] = field(default_factory=dict)


class Omkord(Exception):
    """The folder has been screened again since the page was opened."""


class Underlag:
    """A round, read only. `akter` gives another folder where the akter lie now. Raises `UtmappFel` when UT holds no finished run."""

    def __init__(self, ut: Path, akter: Path | None = None) -> None:
        self.ut = ut
        try:
            self.journal = _journal(ut / JOURNAL)
            self._lage = _lage(ut / FLAGGOR)
            self.per_akt = _per_akt(ut / FLAGGOR)
        except (OSError, ValueError, KeyError) as fel:
            raise UtmappFel(f"{ut} innehåller ingen färdig granskning.", "Ange mappen som du gav med --ut till granska.") from fel
        self.mapp = akter or self.journal.mapp
        self.sidor = lru_cache(maxsize=8)(self._sidor)
        self.dokument = lru_cache(maxsize=64)(self._dokument)

    def flaggor(self, akt: str) -> list[dict[str, Any]]:
        """The flags of an akt, whole. Raises `Omkord`."""
        if _lage(self.ut / FLAGGOR) != self._lage:
            raise Omkord
        with (self.ut / FLAGGOR).open("rb") as fil:
            return [json.loads(_rad_vid(fil, rad.plats)) for rad in self.per_akt[akt]]

    def _sidor(self, akt: str) -> dict[str, dict[str, Any]]:
        """The restored pages of an akt by document; nothing if the kept result is gone."""
        try:
            data = (self.ut / DELRESULTAT / f"{self.journal.nycklar[akt]}{SIDOR}").read_bytes()
            return {post["namn"]: post for post in packa_upp(data)}
        except (KeyError, OSError, ValueError):
            return {}

    def _dokument(self, akt: str) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """The akt's documents with their page numbers; where the kept pages are gone, those that the flags name."""
        sparade = self.sidor(akt)
        citerade = [ett for flagga in self.flaggor(akt) for ett in (*flagga["belagg"], *flagga["sokt"]["narmast"])]
        namnda = {
            namn: tuple(sorted({ett["sida"] for ett in citerade if ett["dokument"] == namn}))
            for namn in dict.fromkeys(ett["dokument"] for ett in citerade)
        }
        lasta = {namn: tuple(sida["nummer"] for sida in post["sidor"]) for namn, post in sparade.items()}
        return tuple({**namnda, **lasta}.items())

    def sammanhang(self, akt: str) -> Kring:
        """The words round each quoted passage; nothing if the kept result is gone."""
        try:
            kalla = (self.ut / DELRESULTAT / f"{self.journal.nycklar[akt]}.json").read_text(encoding="utf-8")
            return kring(json.loads(kalla)["underlag"]["sammanhang"])
        except (KeyError, OSError, ValueError):
            return {}

    @cached_property
    def _platser(self) -> dict[tuple[str, str], Path]:
        """Every file of the folder, by akt and document name."""
        if self.mapp is None:
            return {}
        try:
            platser = hitta_akter(self.mapp, self.journal.aktlage)  # type: ignore[arg-type]
        except MappFel:
            return {}
        return {(plats.namn, plats.dokumentnamn(fil)): fil for plats in platser for fil in plats.filer}

    def fil(self, akt: str, dokument: str) -> tuple[Path | None, str]:
        """The file that a document lies in, and the rest of its name if it is inside an archive or a letter. None if it is not there."""
        delar = dokument.split("/")
        for antal in range(len(delar), 0, -1):
            plats = self._platser.get((akt, "/".join(delar[:antal])))
            if plats is not None:
                return (plats if plats.is_file() else None), "/".join(delar[antal:])
        return None, ""

    def andrad(self, akt: str, dokument: str, fil: Path) -> bool:
        """Whether the file is another than the one that was screened."""
        namn = next((namn for (vems, namn) in self.journal.summor if vems == akt and f"{dokument}/".startswith(f"{namn}/")), None)
        return namn is not None and self.journal.summor[akt, namn] != _summa(fil, fil.stat().st_mtime_ns)


@lru_cache(maxsize=256)
def _summa(fil: Path, _andrad_nar: int) -> str:
    return kontrollsumma(fil)


def _lage(fil: Path) -> tuple[int, int]:
    lage = fil.stat()
    return lage.st_size, lage.st_mtime_ns


def _rad_vid(fil: Any, plats: int) -> bytes:
    fil.seek(plats)
    rad: bytes = fil.readline()
    return rad


def _journal(fil: Path) -> Journal:
    journal = Journal()
    for post in _poster(fil):
        if "korning" in post:
            journal.mapp = Path(post["mapp"]) if post.get("mapp") else None
            journal.aktlage = post.get("akt", "auto")
        elif "sha256" in post:
            journal.summor[post["akt"], post["fil"]] = post["sha256"]
        elif "nyckel" in post:
            journal.nycklar[post["akt"]] = post["nyckel"]
    return journal


def _poster(fil: Path) -> Iterator[dict[str, Any]]:
    """The records of a journal. A line that was cut off when a run was killed is passed over."""
    with fil.open(encoding="utf-8") as rader:
        for rad in rader:
            try:
                post = json.loads(rad)
            except ValueError:
                continue
            if isinstance(post, dict):
                yield post


def _per_akt(fil: Path) -> dict[str, list[Flaggrad]]:
    per_akt: dict[str, list[Flaggrad]] = {}
    plats = 0
    with fil.open("rb") as rader:
        for rad in rader:
            post = json.loads(rad)
            nyckel = Nyckel(post["akt"], post["mall"], post["krav"])
            per_akt.setdefault(post["akt"], []).append(Flaggrad(nyckel, post["status"], post["skal"], post["prioritet"], plats))
            plats += len(rad)
    return per_akt
