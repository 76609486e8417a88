"""The run: akter found, judged by workers, kept one by one, written together in order."""

from __future__ import annotations

import datetime as dt
import os
import secrets
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textgranskning import __version__
from textgranskning.fel import InterntFel, TomMappFel, UtmappFel
from textgranskning.granskning.kalibrering import las_kalibrering
from textgranskning.granskning.mall import Mall, las_mall
from textgranskning.inlasning import Aktplats, hitta_akter
from textgranskning.inlasning.akter import Aktlage
from textgranskning.inlasning.bas import OcrLage
from textgranskning.inlasning.omlasning import Omlasning
from textgranskning.korning.arbete import Uppdrag, hamta
from textgranskning.korning.beroenden import Beroenden, Installningar
from textgranskning.korning.forhand import omlasning_i
from textgranskning.korning.ko import FORSPRANG, Ko, storlek
from textgranskning.korning.maskerat import maskering_csv
from textgranskning.korning.omgang import Aktresultat, Hamtade, Kvitto, Omgang, Summering
from textgranskning.korning.pool import Arbetslag, Upplost
from textgranskning.korning.utmapp import FLAGGOR, MASKERING, Utmapp
from textgranskning.rapport.maskering import NYCKELLANGD

if TYPE_CHECKING:
    from distributed import Client


@dataclass(frozen=True, slots=True)
class Lage:
    """How far a run has come: numbers, never names."""

    klara: int
    alla: int
    sidor: int
    sekunder: float
    lange: int  # files that have been read for long
    byte: int  # of files, done
    alla_byte: int
    omlasta: int = 0  # page images that will be read again
    omlasta_sekunder: float = 0.0  # what that is expected to take


FORGAVES = 3  # teams in a row that end before any akt is done: then it is not the akter
Framsteg = Callable[[Lage], None]
Urval = Callable[[Omgang], Collection[str]]  # given every akt as read and judged: the names of those that the round is to hold


def granska_mapp(
    mapp: Path | str,
    mall: Mall | str | Path = "auto",
    ut: Path | str | None = None,
    *,
    ocr: OcrLage = "auto",
    losenord: tuple[str, ...] = (),
    ordlista: frozenset[str] = frozenset(),
    per: dt.date | None = None,
    period: tuple[dt.date, dt.date] | None = None,
    akt: Aktlage = "auto",
    bara: Collection[str] | None = None,
    urval: Urval | None = None,
    kalibrering: Path | str | None = None,
    maskera: bool = False,
    processer: int | None = None,
    klient: Client | None = None,
    framsteg: Framsteg | None = None,
) -> Omgang:
    """Judge every akt of a folder; with `ut`, write the results there and go on with what an earlier run there finished.

    `bara` names the akter to read, `urval` chooses among those read. `kalibrering` is a file that ``utfall --kalibrera`` made. `maskera`
    puts pseudonyms for what points out a person in everything that is written. `klient` is a Dask client whose workers see the folder by
    the same path. Without `ut` the results are held in memory.

    `losenord` are tried in turn on encrypted files, `ordlista` holds words of the user's own (`las_ordlista`).

    Raises `MappFel`, `TomMappFel`, `UtmappFel`, `OkandMallFel`, `MallFel`, `ModellFel`, `UtfallFel`.
    """
    vald = mall if isinstance(mall, Mall) else str(mall)
    if vald != "auto":
        las_mall(vald)
    platser = [plats for plats in hitta_akter(mapp, akt) if bara is None or plats.namn in bara]
    if not platser:
        raise TomMappFel(f"{mapp} innehåller inga filer att läsa.", "Kontrollera att du har angett rätt mapp.")
    egen = las_kalibrering(Path(kalibrering)) if kalibrering is not None else None
    with Utmapp.oppen(Path(ut)) if ut is not None else nullcontext() as utmapp:
        val = Installningar(vald, ocr, per, period, egen, _masknyckel(utmapp) if maskera else None, losenord, ordlista)
        if utmapp:
            _samma_maskering(utmapp, val)
        beroenden = Beroenden.nu(val)
        korning = _Korning(platser, val, beroenden, utmapp, framsteg)
        if utmapp:
            var = {"mapp": "" if maskera else str(Path(mapp).resolve()), "akt": akt}
            korning.minns(utmapp)
            utmapp.anteckna({"korning": __version__, "beroenden": beroenden.till_dict(), "installningar": val.till_dict(), **var})
        omgang = korning.gor(klient if klient is not None else processer or os.cpu_count() or 1)
        if urval:
            omgang = omgang.bara(urval(omgang))
        if utmapp:
            skriv(omgang, utmapp)
            if maskera:
                utmapp.skriv(MASKERING, maskering_csv(omgang))
            utmapp.stada({*korning.nycklar, *korning.lasningar})
    return omgang


def _masknyckel(ut: Utmapp | None) -> bytes:
    return ut.masknyckel() if ut else secrets.token_bytes(NYCKELLANGD)


def _samma_maskering(ut: Utmapp, val: Installningar) -> None:
    """Raises `UtmappFel` where the folder already holds a run with names, or one without."""
    tidigare = next((post["installningar"] for post in ut.poster() if "korning" in post), None)
    if tidigare is not None and bool(tidigare.get("maskering")) is not (val.maskering is not None):
        hur = "maskerad" if val.maskering is None else "omaskerad"
        raise UtmappFel(f"{ut.mapp} innehåller en {hur} körning.", "Välj en ny mapp, eller ta bort körningen med textgranskning rensa.")


def skriv(omgang: Omgang, ut: Utmapp) -> None:
    """Every result file, each whole or not at all; the akter are read from disk one at a time."""
    from textgranskning.rapport.csvfil import flaggor_csv, handlingar_csv
    from textgranskning.rapport.html import rapport_html
    from textgranskning.rapport.jsonl import flaggor_jsonl
    from textgranskning.rapport.protokoll import protokoll_xlsx

    ut.skriv(FLAGGOR, flaggor_jsonl(omgang.flaggstrom()))
    ut.skriv("flaggor.csv", flaggor_csv(omgang.flaggstrom()))
    ut.skriv("handlingar.csv", handlingar_csv(handling for akt in omgang.akter for handling in akt.handlingar))
    ut.skriv("protokoll.xlsx", protokoll_xlsx(omgang.flaggstrom()))
    ut.skriv("rapport.html", rapport_html(omgang.akter))


class _Korning:
    """One run, from akter to receipts."""

    def __init__(
        self, platser: Sequence[Aktplats], val: Installningar, beroenden: Beroenden, ut: Utmapp | None, framsteg: Framsteg | None
    ) -> None:
        self.platser = platser
        self.val = val
        self.beroenden = beroenden
        self.ut = ut
        self.framsteg = framsteg
        self.nycklar = [""] * len(platser)
        self.resultat: list[Aktresultat | None] = [None] * (0 if ut else len(platser))
        self.lasningar: set[str] = set()
        self.summering = Summering()
        self._antecknade: dict[str, str] = {}  # akt -> key, as the journal knows them from before
        self._andrat: tuple[str, ...] = ()
        self._byte = [storlek(plats.filer) for plats in platser]
        self._klara_byte = 0
        self._start = time.monotonic()
        self._omlasning: Omlasning | None = None
        self._omlasning_tid = 0.0

    def minns(self, ut: Utmapp) -> None:
        """What earlier runs into the folder have done, and under what."""
        fore: dict[str, str] = {}
        for post in ut.poster():
            if "korning" in post:
                fore = post.get("beroenden", {})
            elif "nyckel" in post:
                self._antecknade[post["akt"]] = post["nyckel"]
        self._andrat = self.beroenden.andrat(fore)

    def gor(self, med: Client | int) -> Omgang:
        """Judge all akter, with a Dask client or so many workers here."""
        delresultat = self.ut.delresultat if self.ut else None
        uppdrag = [
            Uppdrag(plats, self.val, self.beroenden, delresultat, kand=self._antecknade.get(plats.namn, "")) for plats in self.platser
        ]
        ordning = sorted(range(len(uppdrag)), key=lambda nummer: -self._byte[nummer])
        self._visa(0)
        for plats, kvitto in self._kvitton([uppdrag[nummer] for nummer in ordning], med):
            self._ta_emot(ordning[plats], kvitto)
        self.summering.sekunder = time.monotonic() - self._start
        if delresultat:
            return Omgang(Hamtade(partial(hamta, delresultat), self.nycklar), self.summering)
        return Omgang(tuple(ett for ett in self.resultat if ett is not None), self.summering)

    def _kvitton(self, uppdrag: Sequence[Uppdrag], med: Client | int) -> Iterator[tuple[int, Kvitto]]:
        if not isinstance(med, int):
            from textgranskning.korning.kluster import kvitton

            yield from kvitton(med, uppdrag, self._visa)
            return
        hogst = FORSPRANG * med
        kvar = dict(enumerate(uppdrag))
        forgaves = 0
        while kvar:
            ordning, fore = list(kvar), len(kvar)
            antal = min(med, sum(len(ett.plats.filer) for ett in kvar.values()))
            with suppress(Upplost), Arbetslag.med(antal, hogst) as lag:
                self._rakna_omlasning(lag, uppdrag, hogst, antal)
                for plats, kvitto in Ko(lag, [kvar[nummer] for nummer in ordning], hogst).kvitton():
                    del kvar[ordning[plats]]
                    yield ordning[plats], kvitto
                    self._visa(lag.lange())
            forgaves = forgaves + 1 if len(kvar) == fore else 0
            if forgaves == FORGAVES:
                raise InterntFel("Arbetarna dör innan de hinner börja.", "Kontrollera att datorn har minne nog, och försök igen.")

    def _rakna_omlasning(self, lag: Arbetslag, uppdrag: Sequence[Uppdrag], hogst: int, antal: int) -> None:
        """Count, once and only where somebody watches, what will be read again."""
        if self.framsteg is None or self._omlasning is not None or self.val.ocr == "aldrig":
            return
        self._omlasning = omlasning_i(lag, uppdrag, hogst)
        self._omlasning_tid = self._omlasning.sekunder / antal
        self._visa(0)

    def _ta_emot(self, nummer: int, kvitto: Kvitto) -> None:
        """Note what is done. A record is written when its result is kept: after a crash between the two it is written by the next run."""
        self.nycklar[nummer] = kvitto.nyckel
        self.lasningar.update(kvitto.lasningar)
        self.summering.lagg_till(kvitto, self._orsak(kvitto))
        self._klara_byte += self._byte[nummer]
        if self.ut is None:
            self.resultat[nummer] = kvitto.resultat and replace(kvitto.resultat, sidor=b"")
        elif self._antecknade.get(kvitto.akt) != kvitto.nyckel:
            post = {"akt": kvitto.akt, "flaggor": sum(kvitto.status.values()), "nyckel": kvitto.nyckel}
            self.ut.anteckna(*(fil.till_dict() for fil in kvitto.filer), post)

    def _orsak(self, kvitto: Kvitto) -> str | None:
        """Why an akt was done again."""
        if kvitto.fanns or kvitto.akt not in self._antecknade:
            return None
        return ", ".join(self._andrat) if self._andrat else "filer"

    def _visa(self, lange: int) -> None:
        if self.framsteg:
            summering, nu = self.summering, time.monotonic()
            self.framsteg(
                Lage(
                    summering.akter,
                    len(self.platser),
                    summering.sidor,
                    nu - self._start,
                    lange,
                    self._klara_byte,
                    sum(self._byte) or 1,
                    self._omlasning.sidor if self._omlasning else 0,
                    self._omlasning_tid,
                )
            )
