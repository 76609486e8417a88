"""`textgranskning normalisera`: restored text on standard output."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from textgranskning.cli.ordlista import Ordlistefil
from textgranskning.cli.svenska import Kommando
from textgranskning.fel import MappFel


def registrera(app: typer.Typer) -> None:
    app.command(cls=Kommando, options_metavar="[VAL]", epilog="Exempel:  textgranskning normalisera skadad.txt > lagad.txt")(normalisera)


def normalisera(
    fil: Annotated[Path | None, typer.Argument(metavar="[FIL]", help="Filen att läsa; utan fil läses standard in.")] = None,
    ordlista: Ordlistefil = None,
) -> None:
    """Återställ skadad svensk text."""
    from textgranskning.inlasning import las_dokument
    from textgranskning.normalisering import las_ordlista
    from textgranskning.normalisering import normalisera as aterstall

    egna = las_ordlista(ordlista) if ordlista else None
    if fil is None or str(fil) == "-":
        sys.stdout.write(aterstall(sys.stdin.buffer.read().decode("utf-8", errors="replace"), ordlista=egna).text)
        return
    dokument = las_dokument(fil)
    if dokument.fel:
        raise MappFel(f"{fil} gick inte att läsa: {dokument.fel}", dokument.atgard or "")
    sys.stdout.write(aterstall(dokument, ordlista=egna).text + "\n")
