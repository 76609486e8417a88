"""Small interpreted akter built by hand."""

from __future__ import annotations

import datetime as dt
from typing import Any

from textgranskning.flaggor import Flaggor
from textgranskning.granskning import granskning
from textgranskning.granskning.mall import Krav, Mall
from textgranskning.typer import (
    Begreppsslag,
    Belagg,
    Datum,
    Flagga,
    Hallning,
    Handelse,
    Handling,
    Omnamnande,
    Person,
    Sidlage,
    Tolkning,
)


def dag(text: str | None) -> Datum | None:
    """ "2025-03-12", or an interval "2025-03-01..2025-03-31"."""
    if text is None:
        return None
    fran, _, till = text.partition("..")
    return Datum(dt.date.fromisoformat(fran), dt.date.fromisoformat(till or fran))


def handelse(begrepp: str, datum: str | None = "2025-03-12", **val: Any) -> Handelse:
    """An event with one mention; `val` sets hallning, sak, innehall, styrka, handling, egen, person."""
    hallning = Hallning(val.get("hallning", "intraffat"))
    belagg = Belagg("journal.txt", 1, None, f"Citat om {begrepp} {datum}.", f"Citat om {begrepp} {datum}.", dag(datum), hallning)
    ett = Omnamnande(
        begrepp,
        val.get("handling", 0),
        (0, 10),
        hallning,
        belagg,
        dag(datum),
        val.get("person"),
        val.get("sak"),
        val.get("egen", False),
        val.get("innehall", True),
        val.get("styrka", 1.0),
    )
    return Handelse(begrepp, Begreppsslag.HANDELSE, hallning, (ett,), dag(datum), ett.person, ett.sak, ett.innehall)


def tolkning(*handelser: Handelse, sista: str = "2025-12-31", lasbart: float = 1.0, barn: tuple[str, ...] = ()) -> Tolkning:
    journal = Handling(0, "journal.txt", (1,), "journalanteckning", (0, 100))
    personer = (Person("klient", "Kim Ek", vuxen=True), *(Person("barn", namn) for namn in barn))
    sidor = (Sidlage("journal.txt", 1, 1.0), Sidlage("journal.txt", 2, lasbart))
    return Tolkning("akt", (journal,), handelser, personer, sidor, sista_dag=dt.date.fromisoformat(sista))


def dom(akt: Tolkning, **krav: Any) -> Flagga:
    """The flag of one krav on an akt."""
    ett = Krav.model_validate({"id": "k", "fraga": "?", "kvalitetsomrade": "effektivitet", "kravs": ["svar"], "lagrum": ["utreda"], **krav})
    flaggor: Flaggor = granskning(akt, Mall(id="m", namn="M", krav=(ett,)))
    flagga: Flagga = flaggor[0]
    return flagga
