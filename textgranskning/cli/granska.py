"""`textgranskning granska`: screen a folder of akter."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from textgranskning.cli.dragning import Dragning
from textgranskning.cli.forlopp import Forlopp
from textgranskning.cli.losenord import Losenordsfil, las_losenord
from textgranskning.cli.ordlista import Ordlistefil
from textgranskning.cli.svenska import Kommando
from textgranskning.fel import TextgranskningFel, Utgangskod

if TYPE_CHECKING:
    from distributed import Client

EXEMPEL = "Exempel:  textgranskning granska akter --ut granskning --mall barn-unga"


def registrera(app: typer.Typer) -> None:
    app.command(cls=Kommando, options_metavar="[VAL]", epilog=EXEMPEL)(granska)


def granska(
    mapp: Annotated[Path, typer.Argument(metavar="MAPP", help="Mappen med akter. Varje undermapp är en akt.")],
    ut: Annotated[Path, typer.Option(metavar="MAPP", help="Mappen som resultatet skrivs i.")],
    mall: Annotated[str, typer.Option(metavar="MALL", help="Mallens namn eller en egen mallfil; auto väljer efter innehållet.")] = "auto",
    ocr: Annotated[Literal["auto", "alltid", "aldrig"], typer.Option(help="När sidbilder ska läsas om.")] = "auto",
    losenord: Losenordsfil = None,
    ordlista: Ordlistefil = None,
    akt: Annotated[Literal["auto", "mapp", "fil"], typer.Option(help="Om mappen bara har filer: en akt, eller en akt per fil.")] = "auto",
    per: Annotated[str | None, typer.Option(metavar="DATUM", help="Dagen som tidsgränser prövas mot, till exempel 2025-06-30.")] = None,
    period: Annotated[
        str | None, typer.Option(metavar="FRÅN..TILL", help="Bara det som hänt under perioden, till exempel 2025-01-01..2025-06-30.")
    ] = None,
    urval: Annotated[int | None, typer.Option(metavar="ANTAL", min=1, help="Granska bara så många akter, dragna slumpvis.")] = None,
    lika: Annotated[str, typer.Option(metavar="EGENSKAPER", help="Dra lika många av varje: kon, enhet eller kon,enhet.")] = "",
    fro: Annotated[str, typer.Option(metavar="TEXT", help="Slumpens frö: samma frö drar samma akter.")] = "1",
    register: Annotated[
        Path | None, typer.Option(metavar="FIL", help="Dra ur ett register (csv: akt, kon, enhet); annars läses alla akter först.")
    ] = None,
    kalibrering: Annotated[Path | None, typer.Option(metavar="FIL", help="En egen kalibrering från utfall --kalibrera.")] = None,
    maskera: Annotated[bool, typer.Option("--maskera", help="Byt namn, personnummer, adresser med mera mot pseudonymer.")] = False,
    processer: Annotated[int | None, typer.Option(metavar="HELTAL", min=1, help="Antal processer; annars en per kärna.")] = None,
    dask: Annotated[str | None, typer.Option("--dask", metavar="ADRESS", help="Kör på ett Dask-kluster: tcp://dator:8786.")] = None,
    tyst: Annotated[bool, typer.Option("--tyst", help="Visa inget förlopp och ingen sammanfattning.")] = False,
    som_json: Annotated[bool, typer.Option("--json", help="Skriv sammanfattningen som JSON.")] = False,
) -> int:
    """Granska en mapp med akter och visa vad som verkar saknas."""
    from textgranskning.cli.sammanfattning import rader
    from textgranskning.korning import granska_mapp
    from textgranskning.normalisering import las_ordlista

    dragning = _dragning(urval, lika, fro, register, maskera=maskera)
    with _klient(dask) as klient, Forlopp(tyst=tyst) as framsteg:
        omgang = granska_mapp(
            mapp,
            mall,
            ut,
            ocr=ocr,
            losenord=las_losenord(losenord),
            ordlista=las_ordlista(ordlista) if ordlista else frozenset(),
            akt=akt,
            per=_dag(per) if per else None,
            period=_period(period) if period else None,
            bara=dragning.bara if dragning else None,
            urval=dragning.ur_lasta if dragning and dragning.efterat else None,
            kalibrering=kalibrering,
            maskera=maskera,
            processer=processer,
            klient=klient,
            framsteg=framsteg,
        )
    if dragning:
        dragning.skriv(ut, {akt.akt for akt in omgang.akter})
    if som_json:
        typer.echo(json.dumps(omgang.summering.till_dict(), ensure_ascii=False))
    if not (tyst or som_json):
        for rad in rader(omgang.summering):
            typer.echo(rad, err=True)
        if dragning:
            typer.echo(f"Dragna akter: {len(dragning.dragna)} (urval.csv säger vilka, och hur många var och en står för).", err=True)
        if maskera:
            typer.echo("Maskerat. Ställen där maskeringen inte var säker räknas upp i maskering.csv.", err=True)
        typer.echo(f"Rapporten: {ut / 'rapport.html'}", err=True)
    filer = omgang.summering.filer
    return int(Utgangskod.DELVIS if filer["delvis"] or filer["ej_last"] else Utgangskod.KLART)


def _dragning(antal: int | None, lika: str, fro: str, register: Path | None, *, maskera: bool) -> Dragning | None:
    if antal is None:
        if lika or register:
            raise TextgranskningFel("--lika och --register hör till ett urval.", "Ange också --urval ANTAL.")
        return None
    if register and maskera:
        raise TextgranskningFel("--register går inte att förena med --maskera.", "Ett register namnger akterna.")
    return Dragning(antal, lika, fro, register)


@contextmanager
def _klient(adress: str | None) -> Iterator[Client | None]:
    """The Dask cluster at an address, its dashboard named on stderr; None without address."""
    if adress is None:
        yield None
        return
    from textgranskning.korning.kluster import anslut

    with anslut(adress) as klient:
        typer.echo(f"Dask: {klient.dashboard_link}", err=True)
        yield klient


def _dag(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as fel:
        raise TextgranskningFel(f"{text} är inget datum.", "Skriv som 2025-06-30.") from fel


def _period(text: str) -> tuple[dt.date, dt.date]:
    fran, punkter, till = text.partition("..")
    if not punkter:
        raise TextgranskningFel(f"{text} är ingen period.", "Skriv som 2025-01-01..2025-06-30.")
    return _dag(fran), _dag(till)
