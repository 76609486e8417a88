"""`textgranskning modeller`: the trained models."""

from __future__ import annotations

import typer

from textgranskning.cli.svenska import Grupp, Kommando
from textgranskning.modellfil import kontrollera
from textgranskning.resurser import modellmapp


def registrera(app: typer.Typer) -> None:
    grupp = typer.Typer(
        cls=Grupp, options_metavar="[VAL]", subcommand_metavar="KOMMANDO ...", help="De tränade modellerna.", no_args_is_help=True
    )
    grupp.command(cls=Kommando, options_metavar="[VAL]", epilog="Exempel:  textgranskning modeller lista")(lista)
    grupp.command(cls=Kommando, options_metavar="[VAL]", epilog="Exempel:  textgranskning modeller verifiera")(verifiera)
    app.add_typer(grupp, name="modeller")


def lista() -> None:
    """Lista modellernas filer och storlek."""
    for fil in sorted(fil for fil in modellmapp().rglob("*") if fil.is_file()):
        typer.echo(f"{fil.relative_to(modellmapp()).as_posix():40s} {fil.stat().st_size / 1e6:8.2f} MB")


def verifiera() -> None:
    """Kontrollera att modellernas filer är de som följde med: sha256 för varje fil."""
    for summor in sorted(modellmapp().rglob("SHA256SUMS")):
        kontrollera(summor.parent)
        for rad in summor.read_text(encoding="ascii").splitlines():
            typer.echo(f"stämmer: {summor.parent.name}/{rad.split('  ', 1)[1]}")
