"""What a worker does: one akt, from files to result. Nothing here writes, and nothing a document says leaves but in the result."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from textgranskning.granskning import granskning
from textgranskning.granskning.mall import Mall, las_mall, valj_mall
from textgranskning.inlasning import Aktplats, las_fil
from textgranskning.inlasning.bas import OcrLage
from textgranskning.inlasning.filer import olast
from textgranskning.korning.omgang import Aktresultat, Filpost, handlingsrad
from textgranskning.normalisering import normalisera
from textgranskning.rapport.underlag import sidor, underlag
from textgranskning.tolkning import tolka
from textgranskning.typer import Dokument, Hanvisning


@dataclass(frozen=True, slots=True)
class Installningar:
    """What a run is asked for. `mall` is a template, an id, a path or ``auto``."""

    mall: Mall | str = "auto"
    ocr: OcrLage = "auto"
    per: dt.date | None = None
    period: tuple[dt.date, dt.date] | None = None

    def till_dict(self) -> dict[str, str]:
        """As the journal keeps it."""
        return {
            "mall": self.mall if isinstance(self.mall, str) else self.mall.id,
            "ocr": self.ocr,
            "per": str(self.per or ""),
            "period": "..".join(map(str, self.period or ())),
        }


FOR_TUNG = "Filen gick inte att bearbeta: den tog för lång tid, för mycket minne eller fick läsaren att krascha."


def granska_plats(plats: Aktplats, val: Installningar, hoppa: frozenset[str] = frozenset()) -> Aktresultat:
    """Read, interpret and judge one akt. Files named in `hoppa` have already killed a worker: they are not tried again."""
    dokument: list[Dokument] = []
    filer: list[Filpost] = []
    for fil in plats.filer:
        namn = plats.dokumentnamn(fil)
        if namn in hoppa:
            lasta: tuple[Dokument, ...] = (olast(namn, "okänt", FOR_TUNG, "Dela upp filen eller spara den på nytt."),)
        else:
            lasta = las_fil(fil, namn=namn, ocr=val.ocr)
        dokument += lasta
        filer.append(_filpost(plats.namn, namn, fil, lasta))
    texter = [normalisera(ett) for ett in dokument]
    tolkning = tolka(plats.namn, texter)
    mall = valj_mall(tolkning) if val.mall == "auto" else las_mall(val.mall)
    handlingar = [handlingsrad(plats.namn, handling) for handling in tolkning.handlingar]
    handlingar += [_saknad(plats.namn, hanvisning) for hanvisning in tolkning.hanvisningar if not hanvisning.finns]
    flaggor = granskning(tolkning, mall, per=val.per, period=val.period)
    kring = underlag(tolkning, texter, flaggor, mall)
    return Aktresultat(plats.namn, flaggor, tuple(handlingar), tuple(filer), kring, sidor(dokument, texter))


def _filpost(akt: str, namn: str, fil: Path, lasta: Iterable[Dokument]) -> Filpost:
    fel = next((ett for ett in lasta if ett.fel), None)
    olasta = tuple(sida.nummer for ett in lasta for sida in ett.sidor if not sida.last)
    sidor = sum(len(ett.sidor) for ett in lasta)
    utfall = "ej_last" if not sidor or len(olasta) == sidor else "delvis" if olasta or fel else "last"
    orsak = fel.fel if fel else next((sida.olast for ett in lasta for sida in ett.sidor if sida.olast), None)
    return Filpost(namn, akt, kontrollsumma(fil), utfall, olasta, orsak, fel.atgard if fel else None)


def kontrollsumma(fil: Path) -> str:
    """The file's sha256, or nothing where it cannot be read."""
    try:
        with fil.open("rb") as oppen:
            return hashlib.file_digest(oppen, "sha256").hexdigest()
    except OSError:
        return ""


def _saknad(akt: str, hanvisning: Hanvisning) -> dict[str, str]:
    """What the akt refers to but does not hold, as a row of `handlingar.csv`."""
    tomma = dict.fromkeys(("typ", "inkommen", "handelsedatum", "registrerad", "forfattare"), "")
    belagg = hanvisning.belagg
    return {"akt": akt, "dokument": belagg.dokument, "sidor": str(belagg.sida), **tomma, "rubrik": hanvisning.vad, "finns": "nej"}


def nyckel(plats: Aktplats, val: Installningar, version: str) -> str:
    """What an akt's result depends on, as one hash: its name and files, the template, the concepts and models, the settings."""
    delar = [version, str(val), plats.namn, *(f"{plats.dokumentnamn(fil)} {kontrollsumma(fil)}" for fil in plats.filer)]
    return hashlib.sha256("\n".join(delar).encode()).hexdigest()


def dataversion(mappar: Iterable[Path], mall: Mall | str) -> str:
    """One hash over everything that is data: templates, concepts, models, the user's own template, and the code's version."""
    from textgranskning import __version__

    summa = hashlib.sha256(__version__.encode())
    for fil in _filer(mappar, mall):
        summa.update(fil.name.encode() + fil.read_bytes())
    return summa.hexdigest()


def _filer(mappar: Iterable[Path], mall: Mall | str) -> Iterator[Path]:
    for mapp in mappar:
        yield from sorted(fil for fil in mapp.rglob("*") if fil.is_file())
    if isinstance(mall, str) and Path(mall).is_file():
        yield Path(mall)
