"""`textgranskning granska`: screen a folder of akter."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from textgranskning.cli.svenska import Kommando
from textgranskning.fel import TextgranskningFel, Utgangskod

if TYPE_CHECKING:
    from textgranskning.korning import Omgang
    from textgranskning.korning.mapp import Framsteg

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
    tyst: Annotated[bool, typer.Option("--tyst", help="Skriv ingen sammanfattning.")] = False,
    som_json: Annotated[bool, typer.Option("--json", help="Skriv sammanfattningen som JSON.")] = False,
) -> int:
    """Granska en mapp med akter och visa vad som verkar saknas."""
    from textgranskning.korning import granska_mapp

    with _Forlopp() as framsteg:
        omgang = granska_mapp(
            mapp,
            mall,
            ut,
            ocr=ocr,
            akt=akt,
            per=_dag(per) if per else None,
            period=_period(period) if period else None,
            processer=processer,
            framsteg=framsteg,
        )
    if som_json:
        typer.echo(json.dumps(_sammanfattning(omgang), ensure_ascii=False))
    elif not tyst:
        _beratta(omgang, ut)
    return int(Utgangskod.DELVIS if any(fil.utfall != "last" for fil in omgang.filer) else Utgangskod.KLART)


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


class _Forlopp:
    """A bar on stderr, only on a terminal, that knows numbers and no names."""

    def __enter__(self) -> Framsteg | None:
        if not sys.stderr.isatty():
            return None
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        self.stapel = Progress(
            TextColumn("Granskar akter"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self.stapel.start()
        uppgift = self.stapel.add_task("", total=None)

        def framsteg(klara: int, alla: int) -> None:
            self.stapel.update(uppgift, completed=klara, total=alla)

        return framsteg

    def __exit__(self, *_: object) -> None:
        if hasattr(self, "stapel"):
            self.stapel.stop()


def _sammanfattning(omgang: Omgang) -> dict[str, object]:
    return {
        "akter": len(omgang.akter),
        "filer": dict(Counter(fil.utfall for fil in omgang.filer)),
        "flaggor": dict(Counter(flagga.status.value for flagga in omgang.flaggor)),
    }


def _beratta(omgang: Omgang, ut: Path) -> None:
    antal = Counter(flagga.status.value for flagga in omgang.flaggor)
    filer = Counter(fil.utfall for fil in omgang.filer)
    akter, alla = len(omgang.akter), len(omgang.filer)
    typer.echo(f"Läst som {akter} {'akt' if akter == 1 else 'akter'} med {alla} {'fil' if alla == 1 else 'filer'}.", err=True)
    typer.echo(
        f"Flaggor: {antal['saknas']} saknas, {antal['oklart']} oklart, {antal['finns']} finns, {antal['ej_tillampligt']} gäller inte.",
        err=True,
    )
    if filer["delvis"] or filer["ej_last"]:
        typer.echo(f"Filer som lästes delvis: {filer['delvis']}, inte alls: {filer['ej_last']}:", err=True)
        for nummer, fil in enumerate(omgang.filer, start=1):
            if fil.utfall != "last":
                typer.echo(f"  fil {nummer}: {fil.skal or 'kunde inte läsas.'} {fil.atgard or ''}".rstrip(), err=True)
    typer.echo(f"Rapporten: {ut / 'rapport.html'}", err=True)
