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
    """An event with one mention; `val` sets hallning, sak, innehall, styrka, handling, egen, person, slag."""
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
    slag = Begreppsslag(val.get("slag", "handelse"))
    return Handelse(begrepp, slag, hallning, (ett,), dag(datum), ett.person, ett.sak, ett.innehall)


def tolkning(
    *handelser: Handelse,
    forsta: str | None = None,
    sista: str = "2025-12-31",
    lasbart: float = 1.0,
    barn: tuple[str, ...] = (),
    barnklient: bool = False,
) -> Tolkning:
    """An akt of one journal of two pages, the second of which may be unread; `barnklient` makes the client a child."""
    journal = Handling(0, "journal.txt", (1,), "journalanteckning", (0, 100))
    personer = (Person("klient", "Kim Ek", vuxen=not barnklient), *(Person("barn", namn) for namn in barn))
    sidor = (Sidlage("journal.txt", 1, 1.0), Sidlage("journal.txt", 2, lasbart))
    forsta_dag = dt.date.fromisoformat(forsta) if forsta else None
    return Tolkning("akt", (journal,), handelser, personer, sidor, forsta_dag=forsta_dag, sista_dag=dt.date.fromisoformat(sista))


def ett_krav(**krav: Any) -> Krav:
    """A krav with what a krav must have."""
    return Krav.model_validate(
        {"id": "k", "fraga": "?", "kvalitetsomrade": "effektivitet", "kravs": ["svar"], "lagrum": ["utreda"], **krav}
    )


def dom(akt: Tolkning, *, per: str | None = None, period: tuple[str, str] | None = None, **krav: Any) -> Flagga:
    """The flag of one krav on an akt."""
    dagar = (dt.date.fromisoformat(period[0]), dt.date.fromisoformat(period[1])) if period else None
    mall = Mall(id="m", namn="M", krav=(ett_krav(**krav),))
    flaggor: Flaggor = granskning(akt, mall, per=dt.date.fromisoformat(per) if per else None, period=dagar)
    flagga: Flagga = flaggor[0]
    return flagga


def utfall(*handelser: Handelse, **krav: Any) -> tuple[str, str]:
    """Status and reason of one krav on an akt that reads well."""
    flagga = dom(tolkning(*handelser), **krav)
    return flagga.status.value, flagga.skal.value
