"""`textgranskning modeller`: the trained models."""

from __future__ import annotations

import typer

from textgranskning.cli.svenska import Grupp, Kommando
from textgranskning.resurser import modellmapp


def registrera(app: typer.Typer) -> None:
    grupp = typer.Typer(
        cls=Grupp, options_metavar="[VAL]", subcommand_metavar="KOMMANDO ...", help="De tränade modellerna.", no_args_is_help=True
    )
    grupp.command(cls=Kommando, options_metavar="[VAL]", epilog="Exempel:  textgranskning modeller lista")(lista)
    app.add_typer(grupp, name="modeller")


def lista() -> None:
    """Lista modellernas filer och storlek."""
    for fil in sorted(fil for fil in modellmapp().rglob("*") if fil.is_file()):
        typer.echo(f"{fil.relative_to(modellmapp()).as_posix():40s} {fil.stat().st_size / 1e6:8.2f} MB")
