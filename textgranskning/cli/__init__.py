"""The command line: `textgranskning KOMMANDO`. One thin module a command; the work is done elsewhere."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import typer

from textgranskning import __version__
from textgranskning.cli.svenska import Grupp, anvandningsfel
from textgranskning.fel import TextgranskningFel, Utgangskod

KOMMANDON = ("granska", "visa", "utfall", "jamfor", "normalisera", "las", "mallar", "modeller", "rensa")

app = typer.Typer(
    name="textgranskning",
    cls=Grupp,
    options_metavar="[VAL]",
    subcommand_metavar="KOMMANDO ...",
    help="Läser socialtjänstakter, återställer skadad text och visar vad som verkar saknas. Allt sker på den egna datorn.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _version(visa: bool) -> None:
    if visa:
        typer.echo(f"textgranskning {__version__}")
        raise typer.Exit


@app.callback()
def _huvud(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Visa versionen och sluta."),
) -> None:
    pass


for _kommando in KOMMANDON:
    import_module(f"textgranskning.cli.{_kommando}").registrera(app)


def main() -> int:
    """Run a command; the exit codes are those of DESIGN.md, chapter 6."""
    for strom in (sys.stdout, sys.stderr):
        if hasattr(strom, "reconfigure"):
            strom.reconfigure(encoding="utf-8")
    try:
        kod = int(app(standalone_mode=False, prog_name="textgranskning") or 0)  # Ctrl-C comes back as a code, not an exception
        sys.stdout.flush()
    except TextgranskningFel as fel:
        typer.echo(f"textgranskning: {fel}", err=True)
        return int(fel.utgangskod)
    except (KeyboardInterrupt, typer.Abort):
        kod = int(Utgangskod.AVBRUTET)
    except (BrokenPipeError, SystemExit):  # the parser turns a closed pipe into an exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader has gone: nothing more to say
        return int(Utgangskod.KLART)
    except Exception as fel:  # noqa: BLE001  a fault of ours: its message may quote a document
        if not hasattr(fel, "format_message"):  # not a usage error of the command-line parser
            typer.echo(f"textgranskning: internt fel ({_var(fel)}). Meddela den som förvaltar programmet.", err=True)
            return int(Utgangskod.INTERNT_FEL)
        typer.echo(anvandningsfel(fel), err=True)
        return int(Utgangskod.FEL_ANVANDNING)
    if kod == Utgangskod.AVBRUTET:
        typer.echo("textgranskning: avbrutet. Det som hann bli klart är sparat.", err=True)
    return kod


def _var(fel: BaseException) -> str:
    """What kind of fault it is and where it arose; its message may quote a document."""
    spar = fel.__traceback__
    while spar is not None and spar.tb_next is not None:
        spar = spar.tb_next
    plats = f" i {spar.tb_frame.f_globals.get('__name__', '?')} rad {spar.tb_lineno}" if spar is not None else ""
    return f"{type(fel).__name__}{plats}"
