"""`textgranskning mallar`: the review templates."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from textgranskning.cli.svenska import Grupp, Kommando
from textgranskning.fel import MallFel, MappFel


def registrera(app: typer.Typer) -> None:
    grupp = typer.Typer(
        cls=Grupp,
        options_metavar="[VAL]",
        subcommand_metavar="KOMMANDO ...",
        help="Granskningsmallarna: visa, kontrollera.",
        no_args_is_help=True,
    )
    grupp.command(cls=Kommando, options_metavar="[VAL]", epilog="Exempel:  textgranskning mallar lista")(lista)
    grupp.command(cls=Kommando, options_metavar="[VAL]", epilog="Exempel:  textgranskning mallar visa barn-unga")(visa)
    grupp.command(cls=Kommando, options_metavar="[VAL]", epilog="Exempel:  textgranskning mallar kontrollera min-mall.toml")(kontrollera)
    grupp.command(cls=Kommando, options_metavar="[VAL]", epilog="Exempel:  textgranskning mallar schema > mall.schema.json")(schema)
    app.add_typer(grupp, name="mallar")


def lista() -> None:
    """Lista mallarna."""
    from textgranskning.granskning.mall import mallar

    for mall in mallar():
        typer.echo(f"{mall.id:22s} {mall.namn} ({len(mall.krav)} krav)")


def visa(mall: Annotated[str, typer.Argument(metavar="MALL", help="Mallens namn eller en mallfil.")]) -> None:
    """Visa en mall: varje krav med fråga, vad som svarar på det och vilka lagrum det vilar på."""
    from textgranskning.granskning.lagrum import rum_for
    from textgranskning.granskning.mall import kanda_begrepp, las_mall

    vald = las_mall(mall)
    typer.echo(f"{vald.namn}\n")
    for krav in vald.krav:
        typer.echo(f"{krav.id}: {krav.fraga}")
        typer.echo(f"    svar: {', '.join(kanda_begrepp()[begrepp] for begrepp in krav.kravs)}")
        typer.echo(f"    grund: {'; '.join(rum_for(krav.lagrum, None))}")


def kontrollera(fil: Annotated[Path, typer.Argument(metavar="FIL", help="Mallfilen (TOML).")]) -> None:
    """Kontrollera en egen mall; alla fel visas på en gång."""
    from textgranskning.granskning.mall import kontrollera as prova

    try:
        kalla = fil.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fel:
        raise MappFel(f"{fil} gick inte att läsa.", "Kontrollera sökvägen.") from fel
    _, brister = prova(kalla, fil.name)
    if brister:
        raise MallFel(f"Mallen har {len(brister)} fel:\n" + "\n".join(brister) + "\n", "Rätta felen och försök igen.")
    typer.echo("Mallen är hel.")


def schema() -> None:
    """Skriv mallspråkets JSON-schema, för redigerare."""
    from textgranskning.granskning.mall import Mall

    typer.echo(json.dumps(Mall.model_json_schema(), ensure_ascii=False, indent=1))
