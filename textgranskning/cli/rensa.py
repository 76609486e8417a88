"""`textgranskning rensa`: remove every trace of a run."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from textgranskning.cli.svenska import Kommando


def registrera(app: typer.Typer) -> None:
    app.command(cls=Kommando, options_metavar="[VAL]", epilog="Exempel:  textgranskning rensa granskning")(rensa)


def rensa(ut: Annotated[Path, typer.Argument(metavar="UT", help="Mappen som gavs med --ut.")]) -> None:
    """Ta bort alla spår av en körning."""
    from textgranskning.korning.utmapp import rensa as ta_bort

    for namn in ta_bort(ut):
        typer.echo(f"borttaget: {namn}")
    if ut.exists():
        typer.echo("Mappen är kvar: den innehåller annat än körningen.")
