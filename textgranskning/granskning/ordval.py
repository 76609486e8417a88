"""The words that reasons are made of: what a concept is called, days and places as a reader says them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence

from textgranskning.granskning.mall import kanda_begrepp
from textgranskning.typer import Datum, Handelse

_MANADER = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december")
FLEST_SIDOR = 6  # more pages than these are counted, not listed


def namn(begrepp: str) -> str:
    return kanda_begrepp().get(begrepp, begrepp)


def eller(begrepp: Sequence[str]) -> str:
    """The names of several concepts, any of which will do; a name that stands inside another adds nothing."""
    alla = list(dict.fromkeys(namn(ett) for ett in begrepp))
    return " eller ".join(ett for ett in alla if not any(ett != annat and ett in annat for annat in alla))


def stort(text: str) -> str:
    return text[:1].upper() + text[1:]


def dag(datum: Datum) -> str:
    """A date as a reader says it: a whole month or year by its name.

    >>> import datetime as dt
    >>> dag(Datum(dt.date(2025, 3, 1), dt.date(2025, 3, 31))), dag(Datum(dt.date(2025, 3, 1), dt.date(2025, 3, 9)))
    ('mars 2025', 'mellan 2025-03-01 och 2025-03-09')
    """
    fran, till = datum.fran, datum.till
    if datum.sakert:
        return fran.isoformat()
    if (fran.month, fran.day, till.month, till.day, till.year) == (1, 1, 12, 31, fran.year):
        return str(fran.year)
    if fran.day == 1 and till == fran.replace(day=calendar.monthrange(fran.year, fran.month)[1]):
        return f"{_MANADER[fran.month - 1]} {fran.year}"
    return f"mellan {fran.isoformat()} och {till.isoformat()}"


def handelse(ett: Handelse) -> str:
    """What it is, of what or from whom, and when."""
    sak = _sak(ett)
    return f"{namn(ett.begrepp)}{f' ({sak})' if sak else ''}{f' {dag(ett.datum)}' if ett.datum else ''}"


def _sak(ett: Handelse) -> str | None:
    """What it is about in the document's own word, for `sak` is a stem or a label; several words are quoted as they stand."""
    sak = (ett.sak or "").strip(" ,;:.")
    if not sak or _ar_datum(sak):
        return None
    traff = re.search(rf"\b{re.escape(sak)}\w*", ett.bast.belagg.text, re.IGNORECASE)
    if " " in sak:
        return f"”{traff[0]}”" if traff else sak
    return traff[0].lower() if traff else None


def _ar_datum(sak: str) -> bool:
    return re.fullmatch(r"\d{4}-\d\d-\d\d", sak) is not None


def stalle(ett: Handelse) -> str:
    return f"{ett.bast.belagg.dokument}, sidan {ett.bast.belagg.sida}"


def stalle_och_dag(ett: Handelse) -> str:
    return stalle(ett) + (f" ({dag(ett.datum)})" if ett.datum else "")


def sidor(olasta: Sequence[tuple[str, int]]) -> str:
    """The pages that could not be read, by name where they are few.

    >>> sidor([("a.pdf", 2)]), sidor([("a.pdf", 2), ("a.pdf", 3), ("b.pdf", 1)])
    ('a.pdf, sidan 2, ', 'a.pdf, sidorna 2 och 3, och b.pdf, sidan 1, ')
    """
    if len(olasta) > FLEST_SIDOR:
        return f"{len(olasta)} sidor "
    per_dokument: dict[str, list[int]] = {}
    for dokument, sida in olasta:
        per_dokument.setdefault(dokument, []).append(sida)
    return "och ".join(
        f"{dokument}, {f'sidan {nummer[0]}' if len(nummer) == 1 else f'sidorna {_och(nummer)}'}, "
        for dokument, nummer in per_dokument.items()
    )


def _och(nummer: Sequence[int]) -> str:
    return f"{', '.join(str(ett) for ett in nummer[:-1])} och {nummer[-1]}"
