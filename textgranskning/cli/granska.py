"""`textgranskning granska`: screen a folder of akter."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from textgranskning.cli.forlopp import Forlopp
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
    akt: Annotated[Literal["auto", "mapp", "fil"], typer.Option(help="Om mappen bara har filer: en akt, eller en akt per fil.")] = "auto",
    per: Annotated[str | None, typer.Option(metavar="DATUM", help="Dagen som tidsgränser prövas mot, till exempel 2025-06-30.")] = None,
    period: Annotated[
        str | None, typer.Option(metavar="FRÅN..TILL", help="Bara det som hänt under perioden, till exempel 2025-01-01..2025-06-30.")
    ] = None,
    processer: Annotated[int | None, typer.Option(metavar="HELTAL", min=1, help="Antal processer; annars en per kärna.")] = None,
    dask: Annotated[str | None, typer.Option("--dask", metavar="ADRESS", help="Kör på ett Dask-kluster: tcp://dator:8786.")] = None,
    tyst: Annotated[bool, typer.Option("--tyst", help="Visa inget förlopp och ingen sammanfattning.")] = False,
    som_json: Annotated[bool, typer.Option("--json", help="Skriv sammanfattningen som JSON.")] = False,
) -> int:
    """Granska en mapp med akter och visa vad som verkar saknas."""
    from textgranskning.cli.sammanfattning import rader
    from textgranskning.korning import granska_mapp

    with _klient(dask) as klient, Forlopp(tyst=tyst) as framsteg:
        omgang = granska_mapp(
            mapp,
            mall,
            ut,
            ocr=ocr,
            akt=akt,
            per=_dag(per) if per else None,
            period=_period(period) if period else None,
            processer=processer,
            klient=klient,
            framsteg=framsteg,
        )
    if som_json:
        typer.echo(json.dumps(omgang.summering.till_dict(), ensure_ascii=False))
    if not (tyst or som_json):
        for rad in rader(omgang.summering):
            typer.echo(rad, err=True)
        typer.echo(f"Rapporten: {ut / 'rapport.html'}", err=True)
    filer = omgang.summering.filer
    return int(Utgangskod.DELVIS if filer["delvis"] or filer["ej_last"] else Utgangskod.KLART)


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
