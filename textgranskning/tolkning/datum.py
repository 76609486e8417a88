"""Dates in Swedish running text: absolute, partial, weeks, relative. One compiled pattern, one pass, linear time.

An uncertain date is an interval of possible days. A partial date takes its year from an anchor (the day of the note it stands in): the
year that brings it nearest, a little sooner in the past than in the future, since case notes mostly look back.
"""

from __future__ import annotations

import datetime as dt
import re

from textgranskning.tolkning.datummonster import DATUM, FRAMAT, INTE_EFTER, INTE_FORE, MELLAN, OCH, TILL
from textgranskning.tolkning.datumtolkare import TOLKARE, Datumtraff, Ram, forskjut, kalenderdag
from textgranskning.typer import Datum, Span

__all__ = ["Datumtraff", "hitta_datum"]

_OSAKRA = frozenset(("strecka", "hel", "kort"))
_UTAN_AR = frozenset(("strecka", "ord", "dagpunkt"))


def hitta_datum(text: str, ankare: dt.date | None = None) -> tuple[Datumtraff, ...]:
    """Every date in a text, in order, as spans of it.

    `ankare` is the day the text was written: relative dates count from it, and dates without a year fall near it. Without an anchor the
    last full date before serves; where there is none either, such dates are left out. A stretch of time (from–to) is one hit.
    """
    ut: list[Datumtraff] = []
    vantar: list[tuple[re.Match[str], int]] = []  # without a year, before any anchor: "1 april – 14 maj 2025"
    senaste: dt.date | None = None
    avstand: re.Match[str] | None = None  # "två veckor efter", with its date to come
    lista: re.Match[str] | None = None  # "12, 15 och" with its month to come
    for traff in DATUM.finditer(text):
        slag = traff.lastgroup or ""
        if slag == "fran":
            avstand = traff
            if senaste is not None and not text[traff.end() :].lstrip().removeprefix("den ")[:1].isdigit():
                ut.append(_forskjutet(traff, Datumtraff(traff.span(), Datum.dag(senaste))))  # of what was dated before
            continue
        if slag == "lista":
            lista = traff
            continue
        if slag in _OSAKRA and not _rimlig(text, traff):
            continue
        framat = slag in _UTAN_AR and FRAMAT.search(text, max(traff.start() - 16, 0), traff.end()) is not None
        ram = Ram(ankare or senaste, senaste or ankare, framat)
        funnet = TOLKARE[slag](traff, ram)
        if funnet is None:
            if ram.ankare is None and slag in _UTAN_AR:
                vantar.append((traff, len(ut)))
            continue
        if avstand is not None and avstand.end() == traff.start():
            funnet = _forskjutet(avstand, funnet)
        datum, span = funnet.datum, funnet.span
        if lista is not None and lista.end() == traff.start():
            ut += _listade(lista, datum.fran)
        if vantar:
            ut[vantar[0][1] :] = [t for m, _ in vantar if (t := TOLKARE[m.lastgroup or ""](m, Ram(datum.fran, None)))]
            vantar = []
        if ut and _ar_period(text, ut[-1].span, span) and ut[-1].datum.fran <= datum.till and not funnet.relativ:
            ut[-1] = Datumtraff((ut[-1].span[0], span[1]), Datum(ut[-1].datum.fran, datum.till), period=True)
        else:
            ut.append(funnet)
        senaste = datum.till if datum.sakert else senaste
    return tuple(ut)


def _ar_period(text: str, forra: Span, span: Span) -> bool:
    """Whether two days are the ends of one stretch of time: "3 mars till 4 april", "mellan den 3 mars och den 4 april"."""
    if TILL.match(text, forra[1], span[0]):
        return True
    return OCH.match(text, forra[1], span[0]) is not None and MELLAN.search(text, max(forra[0] - 12, 0), forra[0]) is not None


def _rimlig(text: str, traff: re.Match[str]) -> bool:
    """Whether a bare "2/3" or "250312" can be a date where it stands."""
    start, slut = traff.span()
    if INTE_FORE.search(text, max(start - 12, 0), start):
        return False
    return traff.lastgroup != "strecka" or traff["strecka_y"] is not None or not INTE_EFTER.match(text, slut)


def _forskjutet(m: re.Match[str], fran: Datumtraff) -> Datumtraff:
    """ "två veckor efter 12/3": the day so far from the date that follows."""
    datum = Datum(*forskjut(m, "fran", fran.datum.fran, bakat=m["fran_hur"] != "efter"))
    return Datumtraff((m.start(), fran.span[1]), datum, relativ=True)


def _listade(m: re.Match[str], sista: dt.date) -> list[Datumtraff]:
    """The days of "12, 15 och 18 november" before the last."""
    dagar = ((tal.span(), kalenderdag(sista.year, sista.month, int(tal[0]))) for tal in re.finditer(r"\d+", m[0]))
    return [Datumtraff((m.start() + a, m.start() + b), Datum.dag(en_dag)) for (a, b), en_dag in dagar if en_dag]
