"""`textgranskning utfall`: how good a screening was, from what the reviewers said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from textgranskning.cli.svenska import Kommando

if TYPE_CHECKING:
    from textgranskning.utfall.utfall import Missade, Utfall

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
        _beratta(resultat)


def _beratta(resultat: Utfall) -> None:
    from textgranskning.cli.tabell import procent, skriv_tabell, tal

    typer.echo(f"{resultat.akter} akter, {resultat.flaggor} krav, varav {resultat.granskade} är bedömda av en person.\n")
    if not resultat.granskade:
        typer.echo("Ingen har bedömt något ännu. Börja med: textgranskning visa UT")
        return
    typer.echo(f"Av luckorna som visades (saknas, oklart) stämde {procent(resultat.precision)}.")
    typer.echo(_om_missade(resultat.missade))
    if resultat.tackning:
        mitt, lag, hog = (100 * ett for ett in resultat.tackning)
        typer.echo(f"Flaggorna visade uppskattningsvis {mitt:.0f} % av alla luckor (95 % intervall {lag:.0f}–{hog:.0f}).")
    typer.echo()
    skriv_tabell(
        "Luckor, krav för krav",
        ("krav", "mall", "visade", "bedömda", "stämde"),
        ((ett.krav, ett.mall, str(ett.flaggade), str(ett.granskade), procent(ett.precision)) for ett in resultat.krav),
    )
    skriv_tabell(
        "Höll säkerheten?",
        ("säkerhet", "antal", "utlovad", "rätt"),
        ((f"{tal(ett.fran, 1)}–{tal(ett.till, 1)}", str(ett.antal), tal(ett.utlovad, 2), procent(ett.ratt)) for ett in resultat.sakerhet),
    )
    typer.echo(f"Brier {tal(resultat.brier, 3)}, förväntat kalibreringsfel {tal(resultat.kalibreringsfel, 3)}.")


def _om_missade(missade: Missade) -> str:
    from textgranskning.cli.tabell import tal

    egna = f" Granskarna har dessutom själva lagt till {missade.egna} luckor." if missade.egna else ""
    if missade.antal is None:
        if not missade.i_provet:
            return f"Hur många luckor som missats går inte att säga: inget stickprov är inblandat (--prov ANTAL).{egna}"
        return f"Hur många luckor som missats går inte att säga än: inget i stickprovet ({missade.i_provet} krav) är bedömt.{egna}"
    kvar = f" {missade.kvar} i stickprovet är inte bedömda än." if missade.kvar else ""
    return (
        f"I stickprovet bland {missade.omarkta} krav som inte flaggats fanns {missade.funna} luckor på {missade.granskade} bedömda."
        f" Det motsvarar {tal(missade.antal)} missade luckor i hela omgången"
        f" (95 % intervall {tal(missade.lag)}–{tal(missade.hog)}).{kvar}{egna}"
    )
