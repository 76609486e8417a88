"""`textgranskning jamfor`: what changed between two rounds."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from textgranskning.cli.svenska import Kommando

if TYPE_CHECKING:
    from textgranskning.utfall.jamforelse import Jamforelse, Kravjamforelse

EXEMPEL = "Exempel:  textgranskning jamfor granskning-2024 granskning-2025 --xlsx jamforelse.xlsx --bild jamforelse.svg"


def registrera(app: typer.Typer) -> None:
    app.command(cls=Kommando, options_metavar="[VAL]", epilog=EXEMPEL)(jamfor)


def jamfor(
    omgang1: Annotated[Path, typer.Argument(metavar="OMGÅNG1", help="Den första granskningens mapp (UT).")],
    omgang2: Annotated[Path, typer.Argument(metavar="OMGÅNG2", help="Den senare granskningens mapp (UT).")],
    xlsx: Annotated[Path | None, typer.Option(metavar="FIL", help="Skriv jämförelsen som arbetsbok.")] = None,
    bild: Annotated[Path | None, typer.Option(metavar="FIL", help="Skriv jämförelsen som bild (svg).")] = None,
    som_json: Annotated[bool, typer.Option("--json", help="Skriv jämförelsen som JSON.")] = False,
) -> None:
    """Jämför två granskningar: vad som har blivit bättre och sämre, krav för krav."""
    from textgranskning.korning.skriva import skriv_helt
    from textgranskning.utfall.jamforelse import jamfor as jamfor_omgangar
    from textgranskning.utfall.omgang import las_omgang

    jamforelse = jamfor_omgangar(las_omgang(omgang1), las_omgang(omgang2))
    if xlsx is not None:
        from textgranskning.utfall.jamforelseblad import blad

        skriv_helt(xlsx, blad(jamforelse))
    if bild is not None:
        from textgranskning.utfall.jamforelsebild import bild as rita

        skriv_helt(bild, rita(jamforelse).encode())
    if som_json:
        typer.echo(json.dumps(asdict(jamforelse), ensure_ascii=False))
    else:
        _beratta(jamforelse)


def _beratta(jamforelse: Jamforelse) -> None:
    from textgranskning.utfall.berattelse import procent, tabell

    typer.echo(
        f"{jamforelse.gemensamma} akter finns i båda omgångarna, {jamforelse.bara_fore} bara i {jamforelse.fore}"
        f" och {jamforelse.bara_efter} bara i {jamforelse.efter}.\n"
    )
    jamforda = tabell(
        "Andel luckor av de akter där kravet gäller",
        ("krav", "mall", jamforelse.fore, jamforelse.efter, "skillnad", "nya", "stängda"),
        (
            (krav.krav, krav.mall, procent(krav.fore), procent(krav.efter), _skillnad(krav), str(len(krav.nya)), str(len(krav.stangda)))
            for krav in jamforelse.krav
        ),
    )
    typer.echo(jamforda)
    if any(krav.saker for krav in jamforelse.krav):
        typer.echo("* större än vad slumpen ensam brukar ge (95 %).")


def _skillnad(krav: Kravjamforelse) -> str:
    if krav.fore.for_fa or krav.efter.for_fa:
        return "–"
    return f"{100 * krav.skillnad:+.0f} ({100 * krav.lag:+.0f} till {100 * krav.hog:+.0f}){'*' if krav.saker else ''}"
