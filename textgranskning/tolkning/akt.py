"""The texts of one akt -> its `Tolkning`: handlingar, persons, mentions joined into events."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from textgranskning.tolkning.begrepp import alla_begrepp
from textgranskning.tolkning.handlingar import dela
from textgranskning.tolkning.omnamnanden import Sokare, Traff
from textgranskning.tolkning.sammanforing import for_samman
from textgranskning.typer import Handelse, Handling, Sidlage, Text, Tolkning

LASLIG = 0.35  # a page whose share of wrong words after restoration is above this proves nothing by what it does not say


def tolka(akt: str, texter: Sequence[Text]) -> Tolkning:
    """What is documented in an akt. `texter` are its documents, restored, in order."""
    handlingar: list[Handling] = []
    traffar: dict[str, list[Traff]] = {}
    sokare = Sokare(alla_begrepp(), {})
    for text in texter:
        for handling in dela(text, forsta_nummer=len(handlingar)):
            handlingar.append(handling)
            for traff in sokare.sok(text, handling):
                traffar.setdefault(traff.omnamnande.begrepp, []).append(traff)
    handelser: list[Handelse] = []
    for begrepp in alla_begrepp():
        handelser += for_samman(begrepp, traffar.get(begrepp.id, ()))
    dagar = [dag for handling in handlingar if (dag := _dag(handling))]
    return Tolkning(
        akt=akt,
        handlingar=tuple(handlingar),
        handelser=tuple(handelser),
        personer=(),
        sidor=tuple(_sidlage(text, nummer) for text in texter for nummer in range(len(text.sidor))),
        forsta_dag=min(dagar, default=None),
        sista_dag=max(dagar, default=None),
    )


def _dag(handling: Handling) -> dt.date | None:
    datum = handling.handelsedatum or handling.inkommen or handling.registrerad
    return datum.till if datum and not handling.annan_akt else None


def _sidlage(text: Text, nummer: int) -> Sidlage:
    sida = text.sidor[nummer]
    if sida.olast:
        return Sidlage(text.dokument, sida.nummer, 0.0, sida.olast)
    return Sidlage(
        text.dokument, sida.nummer, round(max(0.0, 1 - sida.skada.efter / LASLIG) if sida.skada.efter > 0.1 else 1 - sida.skada.efter, 3)
    )
