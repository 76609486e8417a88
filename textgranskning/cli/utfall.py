"""`textgranskning utfall`: how good a screening was, from what the reviewers said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from textgranskning.cli.svenska import Kommando

EXEMPEL = "Exempel:  textgranskning utfall granskning --kalibrera var_kommun.toml"


def registrera(app: typer.Typer) -> None:
    app.command(cls=Kommando, options_metavar="[VAL]", epilog=EXEMPEL)(utfall)


def utfall(
    ut: Annotated[Path, typer.Argument(metavar="UT", help="Mappen som gavs med --ut till granska.")],
    protokoll: Annotated[Path | None, typer.Option(metavar="FIL", help="Räkna in domarna i ett ifyllt protokoll.xlsx.")] = None,
    granskare: Annotated[str, typer.Option(metavar="NAMN", help="Vem som fyllde i de rader som inte säger det.")] = "protokollet",
    prov: Annotated[
        int | None,
        typer.Option(metavar="ANTAL", min=1, help="Blanda in så många krav som inte flaggats bland dem som visa frågar efter (slumpvis)."),
    ] = None,
    fro: Annotated[str, typer.Option(metavar="TEXT", help="Slumpens frö: samma frö drar samma krav.")] = "1",
    kalibrera: Annotated[
        Path | None, typer.Option(metavar="FIL", help="Skriv en egen kalibrering av säkerheten, för granska --kalibrering.")
    ] = None,
    som_json: Annotated[bool, typer.Option("--json", help="Skriv siffrorna som JSON.")] = False,
) -> None:
    """Visa hur bra granskningen var: hur ofta flaggorna stämde och hur många luckor som kan ha missats."""
    from textgranskning.korning.skriva import skriv_helt
    from textgranskning.korning.utmapp import URVAL
    from textgranskning.utfall.berattelse import berattelse
    from textgranskning.utfall.kalibrering import anpassa
    from textgranskning.utfall.omgang import blanda_in, las_domar, las_flaggor, las_in_protokoll, las_prov
    from textgranskning.utfall.urval import las_vikter
    from textgranskning.utfall.utfall import utfall as rakna

    flaggor = las_flaggor(ut)
    if protokoll is not None:
        antal = las_in_protokoll(ut, protokoll, granskare)
        typer.echo(f"{antal} {'ny dom' if antal == 1 else 'nya domar'} ur protokollet.", err=True)
    if prov is not None:
        antal = blanda_in(ut, flaggor, prov, fro)
        typer.echo(f"{antal} krav som inte flaggats blandas in bland dem som visa frågar efter.", err=True)
    domar = las_domar(ut)
    if kalibrera is not None:
        skriv_helt(kalibrera, anpassa(flaggor, domar).som_toml().encode())
        typer.echo(f"Kalibreringen: {kalibrera}", err=True)
    resultat = rakna(flaggor, domar, las_prov(ut), las_vikter(ut / URVAL))
    if som_json:
        typer.echo(json.dumps(resultat.till_dict(), ensure_ascii=False))
    else:
        typer.echo(berattelse(resultat), nl=False)
