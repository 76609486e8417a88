"""`textgranskning visa`: the local review page."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import Annotated

import typer

from textgranskning.cli.svenska import Kommando
from textgranskning.fel import TextgranskningFel


def registrera(app: typer.Typer) -> None:
    app.command(cls=Kommando, options_metavar="[VAL]", epilog="Exempel:  textgranskning visa granskning")(visa)


def visa(
    ut: Annotated[Path, typer.Argument(metavar="UT", help="Mappen som gavs med --ut till granska.")],
    granskare: Annotated[str | None, typer.Option(metavar="NAMN", help="Vem som granskar; annars namnet på användaren i datorn.")] = None,
    akter: Annotated[Path | None, typer.Option(metavar="MAPP", help="Var akterna ligger nu, om de har flyttats.")] = None,
    port: Annotated[int, typer.Option(metavar="HELTAL", min=0, max=65535, help="Porten på den egna datorn; 0 tar en ledig.")] = 0,
    webblasare: Annotated[
        bool, typer.Option("--webblasare/--ingen-webblasare", help="Öppna sidan i webbläsaren, eller bara skriv länken.")
    ] = True,
) -> None:
    """Granska flaggorna en akt i taget i webbläsaren. Sidan nås bara från den egna datorn; stäng med Ctrl-C."""
    try:
        from textgranskning.webb.server import visa as servera
    except ModuleNotFoundError as fel:
        raise TextgranskningFel("Granskningssidan är inte installerad.", 'Installera den: pip install "textgranskning[webb]".') from fel

    def klar(lank: str) -> None:
        typer.echo(lank)
        typer.echo("Granskningen är öppen på den här datorn. Stäng med Ctrl-C; allt sparas efter hand.", err=True)
        if webblasare:
            import webbrowser

            webbrowser.open(lank)

    servera(ut, granskare or getpass.getuser(), akter=akter, port=port, klar=klar)
    typer.echo("Granskningen är stängd. Allt är sparat.", err=True)
