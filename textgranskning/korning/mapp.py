"""The run: akter found, judged by workers, kept one by one, written together in order."""

from __future__ import annotations

import datetime as dt
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import replace
from itertools import islice
from pathlib import Path

from textgranskning import __version__
from textgranskning.fel import TomMappFel
from textgranskning.granskning.mall import Mall, las_mall
from textgranskning.inlasning import Aktplats, hitta_akter
from textgranskning.inlasning.akter import Aktlage
from textgranskning.inlasning.bas import OcrLage
from textgranskning.korning.arbete import Installningar, dataversion, nyckel
from textgranskning.korning.omgang import Aktresultat, Omgang
from textgranskning.korning.pool import arbetare, granska_isolerat
from textgranskning.korning.utmapp import Utmapp
from textgranskning.resurser import begreppsmapp, mallmapp, modellmapp

Framsteg = Callable[[int, int], None]  # akter done, akter in all
FORSPRANG = 4  # akter under way for each worker: enough that none waits, few enough that results do not pile up


def granska_mapp(
    mapp: Path | str,
    mall: Mall | str | Path = "auto",
    ut: Path | str | None = None,
    *,
    ocr: OcrLage = "auto",
    per: dt.date | None = None,
    period: tuple[dt.date, dt.date] | None = None,
    akt: Aktlage = "auto",
    processer: int | None = None,
    framsteg: Framsteg | None = None,
) -> Omgang:
    """Judge every akt of a folder; with `ut`, write the results there and go on with what an earlier run there finished.

    Raises `MappFel`, `TomMappFel`, `UtmappFel`, `OkandMallFel`, `MallFel`.
    """
    vald = mall if isinstance(mall, Mall) else str(mall)
    if vald != "auto":
        las_mall(vald)
    platser = hitta_akter(mapp, akt)
    if not platser:
        raise TomMappFel(f"{mapp} innehåller inga filer att läsa.", "Kontrollera att du har angett rätt mapp.")
    val = Installningar(vald, ocr, per, period)
    with Utmapp.oppen(Path(ut)) if ut is not None else nullcontext() as utmapp:
        version = dataversion((mallmapp(), begreppsmapp(), modellmapp()), vald)
        nycklar = [nyckel(plats, val, version) for plats in platser]
        if utmapp:
            var = {"mapp": str(Path(mapp).resolve()), "akt": akt}
            utmapp.anteckna({"korning": __version__, "data": version, "installningar": val.till_dict(), **var})
        akter = tuple(_resultat(platser, nycklar, val, utmapp, processer or os.cpu_count() or 1, framsteg))
        omgang = Omgang(akter)
        if utmapp:
            skriv(omgang, utmapp)
            utmapp.stada(set(nycklar))
    return omgang


def skriv(omgang: Omgang, ut: Utmapp) -> None:
    """Every result file, each whole or not at all."""
    from textgranskning.rapport.csvfil import flaggor_csv, handlingar_csv
    from textgranskning.rapport.html import rapport_html
    from textgranskning.rapport.jsonl import flaggor_jsonl
    from textgranskning.rapport.protokoll import protokoll_xlsx

    ut.skriv("flaggor.jsonl", flaggor_jsonl(omgang.flaggor))
    ut.skriv("flaggor.csv", flaggor_csv(omgang.flaggor))
    ut.skriv("handlingar.csv", handlingar_csv(omgang.handlingar))
    ut.skriv("protokoll.xlsx", protokoll_xlsx(omgang.flaggor))
    ut.skriv("rapport.html", rapport_html(omgang.flaggor, omgang.journal, omgang.handlingar, omgang.underlag))


def _resultat(
    platser: Sequence[Aktplats],
    nycklar: Sequence[str],
    val: Installningar,
    ut: Utmapp | None,
    processer: int,
    framsteg: Framsteg | None,
) -> Iterator[Aktresultat]:
    """The result of each akt, in order; what is done and unchanged is fetched, the rest is judged a few akter ahead."""
    sparade = [ut.hamta(ett) if ut else None for ett in nycklar]
    kvar = [plats for plats, sparad in zip(platser, sparade, strict=True) if sparad is None]
    with arbetare(max(min(processer, len(kvar)), 1)) as pool:
        ko = iter(kvar)
        igang = deque(granska_isolerat(pool, plats, val) for plats in islice(ko, FORSPRANG * processer))
        for nummer, (sparad, ett) in enumerate(zip(sparade, nycklar, strict=True), start=1):
            resultat = sparad or igang.popleft()()
            if sparad is None:
                igang.extend(granska_isolerat(pool, plats, val) for plats in islice(ko, 1))
                if ut:
                    post = {"akt": resultat.akt, "flaggor": len(resultat.flaggor), "nyckel": ett}
                    ut.anteckna(
                        *(fil.till_dict() for fil in resultat.filer), post
                    )  # before it is kept: a record may come twice, never be lost
                    ut.spara(ett, resultat)
            if framsteg:
                framsteg(nummer, len(platser))
            yield replace(resultat, sidor=b"")
