"""`textgranskning las`: what was read of one file."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from textgranskning.cli.losenord import Losenordsfil, las_losenord
from textgranskning.cli.ordlista import Ordlistefil
from textgranskning.cli.svenska import Kommando
from textgranskning.fel import MappFel


def registrera(app: typer.Typer) -> None:
    app.command(cls=Kommando, options_metavar="[VAL]", epilog="Exempel:  textgranskning las rapport.pdf --json > rapport.json")(las)


def las(
    fil: Annotated[Path, typer.Argument(metavar="FIL", help="Filen att läsa.")],
    som_json: Annotated[bool, typer.Option("--json", help="Skriv allt som lästes som ett JSON-objekt.")] = False,
    ocr: Annotated[Literal["auto", "alltid", "aldrig"], typer.Option(help="När sidbilder ska läsas om.")] = "auto",
    losenord: Losenordsfil = None,
    ordlista: Ordlistefil = None,
) -> None:
    """Visa den återställda texten i en fil."""
    from textgranskning.normalisering import las_ordlista
    from textgranskning.rapportlasning import las_rapport

    egna = las_ordlista(ordlista) if ordlista else None
    rapport = las_rapport(fil, ocr=ocr, losenord=las_losenord(losenord), ordlista=egna)
    if rapport.dokument.fel:
        raise MappFel(f"{fil} gick inte att läsa: {rapport.dokument.fel}", rapport.dokument.atgard or "")
    if som_json:
        json.dump(rapport.till_dict(), sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        sys.stdout.write(rapport.text.text + "\n")
