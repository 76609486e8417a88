"""What a worker does: one akt, from files to a result that is kept. Nothing that a document says leaves but in the result."""

from __future__ import annotations

import gc
import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from textgranskning.fel import ModellFel
from textgranskning.granska import tolka_for
from textgranskning.granskning import granskning
from textgranskning.granskning.mall import mallar
from textgranskning.inlasning import Aktplats
from textgranskning.inlasning.filer import Filutfall, las_utfall, olast
from textgranskning.korning import lasningar
from textgranskning.korning.beroenden import Beroenden, Installningar, kontrollsumma
from textgranskning.korning.maskerat import maskerat
from textgranskning.korning.omgang import Aktresultat, Filpost, Kvitto, handlingsrad
from textgranskning.korning.skriva import LASNING, SIDOR, skriv_helt
from textgranskning.normalisering import normalisera
from textgranskning.rapport.underlag import sidor, underlag
from textgranskning.typer import Dokument, Hanvisning, Lasning, Rad, Sida, Ursprung

TOLKAR = -1  # the step after the last file
MINST_FORE_GC = 50_000  # objects made between looks for rings; a page makes few, and the models' are never among them
Steg = Callable[[int], None]  # told which file is being read


@dataclass(frozen=True, slots=True)
class Uppdrag:
    """An akt to judge. `delresultat`: where results are kept, if anywhere. `hoppa`: files that have ended a worker, and why."""

    plats: Aktplats
    val: Installningar
    beroenden: Beroenden
    delresultat: Path | None = None
    hoppa: tuple[tuple[str, str], ...] = ()
    kand: str = ""  # the key of the result that an earlier run has of it


def varm() -> None:
    """Load every model, template and concept by judging a line, and set them apart from what comes and goes."""
    rad = Rad("2025-03-11 Hembesök. Socialndmnden 6verldmnar rapporten, beslut 12 mars.")
    _doma("", [Dokument("", "text", (Sida(1, (Lasning(Ursprung.FIL, (rad,)),)),))], (), Installningar(), Klocka())
    mallar()
    gc.collect()
    gc.freeze()
    gc.set_threshold(MINST_FORE_GC)


def granska(uppdrag: Uppdrag, steg: Steg = lambda _: None) -> Kvitto:
    """Judge an akt, unless it is done; keep the result and say that it is there."""
    plats = uppdrag.plats
    namn, summor, nyckel = inventera(uppdrag)
    if uppdrag.delresultat and (sparat := _hamta(uppdrag.delresultat, nyckel)) is not None:
        return _kvitto(sparat, nyckel, {}, _sparade_lasningar(uppdrag, namn, summor))
    klocka = Klocka()
    with klocka("inläsning"):
        lasta = list(_las(uppdrag, summor, steg))
    steg(TOLKAR)
    filer = tuple(
        Filpost(ett, plats.namn, utfall.sha256 or summa, utfall.utfall, utfall.olasta, utfall.skal, utfall.atgard)
        for ett, utfall, summa in zip(namn, lasta, summor, strict=True)
    )
    resultat = _doma(plats.namn, [ett for utfall in lasta for ett in utfall.dokument], filer, uppdrag.val, klocka)
    nyckel = uppdrag.beroenden.akt(plats.namn, [(fil.fil, fil.sha256) for fil in filer])  # of what was read: a file may have changed since
    if uppdrag.delresultat:
        with klocka("sparande"):
            spara(uppdrag.delresultat, nyckel, resultat)
        return _kvitto(resultat.till_dict(), nyckel, klocka.tid, _sparade_lasningar(uppdrag, namn, summor))
    return replace(_kvitto(resultat.till_dict(), nyckel, klocka.tid), resultat=resultat)


def inventera(uppdrag: Uppdrag) -> tuple[list[str], list[str], str]:
    """The files of an akt by name, their sums, and the key of its result."""
    plats = uppdrag.plats
    namn = [plats.dokumentnamn(fil) for fil in plats.filer]
    summor = [kontrollsumma(fil) for fil in plats.filer]
    return namn, summor, uppdrag.beroenden.akt(plats.namn, zip(namn, summor, strict=True))


def las_fore(uppdrag: Uppdrag, nummer: int, steg: Steg = lambda _: None) -> None:
    """Read one file of an akt and keep the reading, so that several workers share an akt of scans."""
    steg(nummer)
    _las_en(uppdrag, nummer, kontrollsumma(uppdrag.plats.filer[nummer]))


def _las(uppdrag: Uppdrag, summor: Iterable[str], steg: Steg) -> Iterator[Filutfall]:
    skal = dict(uppdrag.hoppa)
    for nummer, (fil, summa) in enumerate(zip(uppdrag.plats.filer, summor, strict=True)):
        namn = uppdrag.plats.dokumentnamn(fil)
        if namn in skal:
            yield Filutfall.av((olast(namn, "okänt", skal[namn], "Dela upp filen eller spara den på nytt."),), summa)
        else:
            steg(nummer)
            yield _las_en(uppdrag, nummer, summa)


def _las_en(uppdrag: Uppdrag, nummer: int, summa: str) -> Filutfall:
    """A file's reading: the kept one, or a new one, that is kept if it took long."""
    fil = uppdrag.plats.filer[nummer]
    namn = uppdrag.plats.dokumentnamn(fil)
    nyckel = uppdrag.beroenden.fil(summa, namn)
    if uppdrag.delresultat and (sparad := lasningar.hamta(uppdrag.delresultat, nyckel)) is not None:
        return Filutfall.av(sparad, summa)
    start = time.monotonic()
    utfall = las_utfall(fil, namn=namn, ocr=uppdrag.val.ocr, losenord=uppdrag.val.losenord)
    lang = time.monotonic() - start > lasningar.VART_ATT_SPARA
    if uppdrag.delresultat and lang and utfall.sha256 == summa and not uppdrag.val.maskering:  # a reading holds every name
        lasningar.spara(uppdrag.delresultat, nyckel, utfall.dokument)
    return utfall


def _doma(akt: str, dokument: list[Dokument], filer: tuple[Filpost, ...], val: Installningar, klocka: Klocka) -> Aktresultat:
    with klocka("återställning"):
        texter = [normalisera(ett, ordlista=val.ordlista) for ett in dokument]
    with klocka("tolkning"):
        mall, tolkning = tolka_for(val.mall, akt, texter)
    with klocka("bedömning"):
        flaggor = granskning(tolkning, mall, per=val.per, period=val.period)
        flaggor = val.kalibrering.pa(flaggor) if val.kalibrering else flaggor
    with klocka("underlag"):
        handlingar = [handlingsrad(akt, handling) for handling in tolkning.handlingar]
        handlingar += [_saknad(akt, hanvisning) for hanvisning in tolkning.hanvisningar if not hanvisning.finns]
        kring = underlag(tolkning, texter, flaggor, mall)
        antal = sum(len(ett.sidor) for ett in dokument)
        resultat = Aktresultat(akt, flaggor, tuple(handlingar), filer, kring, antal, sidor(dokument, texter))
    with klocka("maskering"):
        return maskerat(resultat, val.maskering, texter, tolkning.personer) if val.maskering else resultat


def _saknad(akt: str, hanvisning: Hanvisning) -> dict[str, str]:
    """What the akt refers to but does not hold, as a row of `handlingar.csv`."""
    tomma = dict.fromkeys(("typ", "inkommen", "handelsedatum", "registrerad", "forfattare"), "")
    belagg = hanvisning.belagg
    return {"akt": akt, "dokument": belagg.dokument, "sidor": str(belagg.sida), **tomma, "rubrik": hanvisning.vad, "finns": "nej"}


def _kvitto(post: dict[str, Any], nyckel: str, tid: dict[str, float], lasta: tuple[str, ...] = ()) -> Kvitto:
    status = Counter(flagga["status"] for flagga in post["flaggor"])
    return Kvitto(post["akt"], nyckel, tuple(map(Filpost.fran_dict, post["filer"])), dict(status), post["antal_sidor"], tid, lasta)


def _sparade_lasningar(uppdrag: Uppdrag, namn: list[str], summor: list[str]) -> tuple[str, ...]:
    """The keys of those of its files' readings that are kept."""
    if uppdrag.delresultat is None:
        return ()
    nycklar = [uppdrag.beroenden.fil(summa, ett) for ett, summa in zip(namn, summor, strict=True)]
    return tuple(nyckel for nyckel in nycklar if (uppdrag.delresultat / f"{nyckel}{LASNING}").exists())


def spara(mapp: Path, nyckel: str, resultat: Aktresultat) -> None:
    """Keep a finished akt under the hash of what it depends on: first its pages, so that a result that is there is whole."""
    skriv_helt(mapp / f"{nyckel}{SIDOR}", resultat.sidor)
    skriv_helt(mapp / f"{nyckel}.json", json.dumps(resultat.till_dict(), ensure_ascii=False).encode())


def hamta_kvitto(mapp: Path, nyckel: str) -> Kvitto | None:
    """The receipt of a finished akt."""
    post = _hamta(mapp, nyckel)
    return _kvitto(post, nyckel, {}) if post else None


def hamta(mapp: Path, nyckel: str) -> Aktresultat:
    """A finished akt. Raises `FileNotFoundError` if someone took its result away."""
    if (post := _hamta(mapp, nyckel)) is None:
        raise FileNotFoundError("Resultatet för en akt är borta.")
    return Aktresultat.fran_dict(post)


def _hamta(mapp: Path, nyckel: str) -> dict[str, Any] | None:
    try:
        post = json.loads((mapp / f"{nyckel}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    hel = isinstance(post, dict) and set(Aktresultat.NYCKLAR) <= post.keys() and (mapp / f"{nyckel}{SIDOR}").is_file()
    return post if hel else None


class Klocka:
    """The seconds that each stage takes."""

    def __init__(self) -> None:
        self.tid: dict[str, float] = {}

    @contextmanager
    def __call__(self, namn: str) -> Iterator[None]:
        start = time.monotonic()
        try:
            yield
        finally:
            self.tid[namn] = time.monotonic() - start


def samma_data(vantat: Beroenden, val: Installningar) -> None:
    """Raises `ModellFel` where this machine's program, models or templates are not those that the run began with."""
    if andrat := Beroenden.nu(val).andrat(vantat.till_dict()):
        raise ModellFel(f"En arbetare har annan version av: {', '.join(andrat)}.", "Installera samma version av textgranskning överallt.")
