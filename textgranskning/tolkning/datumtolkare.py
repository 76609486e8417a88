"""What each way of writing a date means: a match of the pattern, and what it hangs on -> days."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from textgranskning.tolkning.datummonster import MANADER, TAL, VECKODAGAR
from textgranskning.typer import Datum, Span


@dataclass(frozen=True, slots=True)
class Datumtraff:
    """A date in a text. `period`: a stretch of time stated as such, not one uncertain day. `relativ`: counted from the anchor."""

    span: Span
    datum: Datum
    period: bool = False
    relativ: bool = False


@dataclass(frozen=True, slots=True)
class Ram:
    """What a date without a year, or a relative one, hangs on."""

    ankare: dt.date | None  # the day of writing
    nast: dt.date | None  # the date named last, for "dagen efter"
    framat: bool = False  # "till 11/9": a day ahead


Tolkare = Callable[[re.Match[str], Ram], Datumtraff | None]
_LASTA = str.maketrans("OolI|", "00111")  # what the misread digits were
_DELAR = {"början": (1, 12), "mitten": (10, 20), "slutet": (18, 31)}
_ARSTIDER = {"vint": (12, 2), "vår": (3, 5), "sommar": (6, 8), "somr": (6, 8), "höst": (9, 11), "vintr": (12, 2)}


def kalenderdag(ar: int, manad: int, dag: int) -> dt.date | None:
    if not (1900 <= ar <= 2099 and 1 <= manad <= 12 and 1 <= dag <= 31):
        return None
    try:
        return dt.date(ar, manad, dag)
    except ValueError:
        return None


def _ar(skrivet: str | None) -> int | None:
    """1988, -25, '25 as a year; two digits over 45 belong to the last century."""
    if not skrivet:
        return None
    ar = int(re.sub(r"\D", "", skrivet.translate(_LASTA)))
    return ar if ar > 99 else 2000 + ar if ar <= 45 else 1900 + ar


def _nara(manad: int, dag: int, ankare: dt.date | None, *, framat: bool = False) -> dt.date | None:
    """The day of that name nearest the anchor; the future counts one and a half times as far, or the past where the words look ahead."""
    if ankare is None:
        return None
    bak, fram = (1.5, 1.0) if framat else (1.0, 1.5)
    kandidater = [d for ar in (ankare.year - 1, ankare.year, ankare.year + 1) if (d := kalenderdag(ar, manad, dag))]
    return min(kandidater, key=lambda d: (d - ankare).days * fram if d > ankare else (ankare - d).days * bak, default=None)


def _manad(namn: str) -> int:
    return MANADER.index(namn[:3].lower()) + 1


def _hela(ar: int, manad: int, del_: str | None = None) -> Datum:
    sista = calendar.monthrange(ar, manad)[1]
    fran, till = _DELAR[del_.lower()] if del_ else (1, 31)
    return Datum(dt.date(ar, manad, fran), dt.date(ar, manad, min(till, sista)))


def _traff(m: re.Match[str], dag: dt.date | None, *, relativ: bool = False) -> Datumtraff | None:
    return None if dag is None else Datumtraff(m.span(), Datum.dag(dag), relativ=relativ)


def _spann(m: re.Match[str], fran: dt.date, till: dt.date, *, relativ: bool = False) -> Datumtraff:
    return Datumtraff(m.span(), Datum(fran, till), relativ=relativ)


def _siffror(m: re.Match[str], ram: Ram) -> Datumtraff | None:
    """Year, month and day in digits, in any order; without a year near the anchor."""
    slag = m.lastgroup
    ar = None if slag == "dagpunkt" else _ar(m[f"{slag}_y"])
    manad, dag = (int(m[f"{slag}_{del_}"].translate(_LASTA)) for del_ in "md")
    return _traff(m, _nara(manad, dag, ram.ankare, framat=ram.framat) if ar is None else kalenderdag(ar, manad, dag))


def _hel(m: re.Match[str], ram: Ram) -> Datumtraff | None:
    """20250312 and 250312. Six digits are a date only in our time: twenty years back to three ahead of the anchor."""
    traff = _siffror(m, ram)
    if traff is None or len(m["hel_y"]) == 4:
        return traff
    ar = traff.datum.fran.year
    return traff if (ram.ankare is None and 2000 <= ar <= 2040) or (ram.ankare and -25 <= ar - ram.ankare.year <= 3) else None


def _ord(m: re.Match[str], ram: Ram) -> Datumtraff | None:
    manad, dag, ar = _manad(m["ord_m"]), int(m["ord_d"].translate(_LASTA)), _ar(m["ord_y"])
    till = _nara(manad, dag, ram.ankare, framat=ram.framat) if ar is None else kalenderdag(ar, manad, dag)
    if till is None or not m["ord_d0"]:
        return _traff(m, till)
    fran = kalenderdag(till.year, manad, int(m["ord_d0"]))
    return None if fran is None or fran > till else Datumtraff(m.span(), Datum(fran, till), period=True)


def _manadsar(m: re.Match[str], _: Ram) -> Datumtraff | None:
    ar = _ar(m["manar_y"])
    hela = _hela(ar, _manad(m["manar_m"]), m["manar_del"]) if ar else None
    return Datumtraff(m.span(), hela) if hela else None


def _manadsnummer(m: re.Match[str], _: Ram) -> Datumtraff:
    return Datumtraff(m.span(), _hela(int(m["manad_y"]), int(m["manad_m"])))


def _bar_manad(m: re.Match[str], ram: Ram) -> Datumtraff | None:
    manad = _manad(m["bar_m"])
    mitt = _nara(manad, 15, ram.ankare)
    return Datumtraff(m.span(), _hela(mitt.year, manad, m["del"]), relativ=True) if mitt else None


def _vecka(m: re.Match[str], ram: Ram) -> Datumtraff | None:
    forsta, sista, ar = int(m["vecka_1"]), int(m["vecka_2"] or m["vecka_1"]), _ar(m["vecka_y"])
    if not 1 <= forsta <= 53 or not 1 <= sista <= 53 or (ar is None and ram.ankare is None):
        return None
    ankare = ram.ankare or dt.date(2000, 1, 1)
    kandidater = [v for a in ((ar,) if ar else (ankare.year - 1, ankare.year, ankare.year + 1)) if (v := _veckor(a, forsta, sista))]
    if not kandidater:
        return None
    fran, till = min(kandidater, key=lambda v: (v[0] - ankare).days * 1.5 if v[0] > ankare else (ankare - v[0]).days)
    return Datumtraff(m.span(), Datum(fran, till), period=bool(m["vecka_2"]))


def _veckor(ar: int, forsta: int, sista: int) -> tuple[dt.date, dt.date] | None:
    try:
        fran, till = dt.date.fromisocalendar(ar, forsta, 1), dt.date.fromisocalendar(ar, sista, 7)
    except ValueError:
        return None
    return (fran, till) if fran <= till else None


def _arvecka(m: re.Match[str], _: Ram) -> Datumtraff | None:
    vecka = int(m["arvecka_1"])
    dagar = _veckor(int(m["arvecka_y"]), vecka, vecka) if 1 <= vecka <= 53 else None
    return Datumtraff(m.span(), Datum(*dagar)) if dagar else None


def _arstid(m: re.Match[str], _: Ram) -> Datumtraff | None:
    namn = next(namn for namn in ("vint", "vår", "sommar", "höst") if m["arstid_namn"].lower().startswith(namn[:4]))
    ar = _ar(m["arstid_y"])
    return _spann(m, *_arstidens(namn, ar)) if ar else None


def _termin(m: re.Match[str], _: Ram) -> Datumtraff | None:
    """ "HT24": August to December; "VT 2025": January to June."""
    ar = _ar(m["termin_y"])
    if ar is None:
        return None
    fran, till = (8, 12) if m["termin_namn"].lower() == "ht" else (1, 6)
    return _spann(m, dt.date(ar, fran, 1), dt.date(ar, till, calendar.monthrange(ar, till)[1]))


def _arstidens(namn: str, ar: int) -> tuple[dt.date, dt.date]:
    forsta, sista = _ARSTIDER[namn]
    return dt.date(ar - (forsta > sista), forsta, 1), dt.date(ar, sista, calendar.monthrange(ar, sista)[1])


def _nyss(m: re.Match[str], ram: Ram) -> Datumtraff | None:
    if ram.ankare is None:
        return None
    ar = ram.ankare.year
    fran, till = next(a for a in (_arstidens(m["nyss_namn"], ar - n) for n in range(3)) if a[0] < ram.ankare)
    return _spann(m, fran, min(till, ram.ankare), relativ=True)


def _om_dagar(dagar: int, *, fran_nast: bool = False) -> Tolkare:
    """So many days from the anchor, or from the date named last."""

    def tolka(m: re.Match[str], ram: Ram) -> Datumtraff | None:
        bas = ram.nast if fran_nast else ram.ankare
        return _traff(m, bas + dt.timedelta(days=dagar) if bas else None, relativ=True)

    return tolka


def _veckodag(m: re.Match[str], ram: Ram) -> Datumtraff | None:
    """ "i måndags": the last one before the anchor. "på torsdag": the first one after it."""
    if ram.ankare is None:
        return None
    slag = m.lastgroup
    mal = VECKODAGAR.index(m[f"{slag}_namn"].lower())
    nu = ram.ankare.weekday()
    dagar = -((nu - mal - 1) % 7 + 1) if slag == "ivdag" else (mal - nu - 1) % 7 + 1
    return _traff(m, ram.ankare + dt.timedelta(days=dagar), relativ=True)


def _relativ_period(m: re.Match[str], ram: Ram) -> Datumtraff | None:
    if ram.ankare is None:
        return None
    vilken = m["rel_vilken"].lower()
    steg = 1 if vilken == "nästa" else -1 if vilken.startswith("för") else 0
    return _spann(m, *_enhet_kring(ram.ankare, m["rel_enhet"], steg), relativ=True)


def _enhet_kring(dag: dt.date, enhet: str, steg: int) -> tuple[dt.date, dt.date]:
    if enhet == "vecka":
        mandag = dag + dt.timedelta(days=7 * steg - dag.weekday())
        return mandag, mandag + dt.timedelta(days=6)
    if enhet == "månad":
        ar, manad = divmod(dag.year * 12 + dag.month - 1 + steg, 12)
        hela = _hela(ar, manad + 1)
        return hela.fran, hela.till
    return dt.date(dag.year + steg, 1, 1), dt.date(dag.year + steg, 12, 31)


def _fjol(m: re.Match[str], ram: Ram) -> Datumtraff | None:
    steg = -1 if m["fjol_namn"] == "fjol" else 0
    return _spann(m, *_enhet_kring(ram.ankare, "år", steg), relativ=True) if ram.ankare else None


def _helgen(m: re.Match[str], ram: Ram) -> Datumtraff | None:
    """The week-end just past, or to come: both are said alike, so the interval holds both unless the day is Monday or Tuesday."""
    if ram.ankare is None:
        return None
    lordag = ram.ankare - dt.timedelta(days=ram.ankare.weekday() + 2)
    return _spann(m, lordag, lordag + dt.timedelta(days=1 if ram.ankare.weekday() < 2 else 8), relativ=True)


def _forskjutning(m: re.Match[str], ram: Ram) -> Datumtraff | None:
    """ "för två veckor sedan", "om en månad", "tre dagar senare": exact in days, else give or take a quarter of the unit."""
    slag = m.lastgroup
    bas = ram.ankare if slag in ("sedan", "om") else ram.nast
    if bas is None:
        return None
    fran, till = forskjut(m, slag or "", bas, bakat=slag == "sedan" or (slag == "senare" and m["senare_hur"] == "tidigare"))
    return _spann(m, fran, till, relativ=True)


def forskjut(m: re.Match[str], slag: str, bas: dt.date, *, bakat: bool) -> tuple[dt.date, dt.date]:
    skrivet = re.sub(r"\s", " ", m[f"{slag}_n"]).lower()
    antal = TAL.get(skrivet) or int(skrivet)
    enhet = m[f"{slag}_e"]
    dagar, slack = next((d, s) for namn, d, s in _ENHETER if enhet.startswith(namn))
    mitt = bas + dt.timedelta(days=-antal * dagar if bakat else antal * dagar)
    return mitt - dt.timedelta(days=slack), mitt + dt.timedelta(days=slack)


_ENHETER = (("dag", 1, 0), ("dygn", 1, 0), ("veck", 7, 3), ("mån", 30, 10), ("år", 365, 120))


def _helt_ar(m: re.Match[str], _: Ram) -> Datumtraff:
    ar = int(m["ar_y"])
    fran, till = {"början": (1, 4), "mitten": (5, 8), "slutet": (9, 12)}.get(m["del"] or "", (1, 12))
    return _spann(m, dt.date(ar, fran, 1), dt.date(ar, till, calendar.monthrange(ar, till)[1]))


TOLKARE: dict[str, Tolkare] = {
    "iso": _siffror,
    "punkt": _siffror,
    "strecka": _siffror,
    "omvand": _siffror,
    "kort": _siffror,
    "dagpunkt": _siffror,
    "hel": _hel,
    "ord": _ord,
    "manad": _manadsnummer,
    "manar": _manadsar,
    "vecka": _vecka,
    "bar": _bar_manad,
    "arvecka": _arvecka,
    "arstid": _arstid,
    "termin": _termin,
    "nyss": _nyss,
    "igar": _om_dagar(-1),
    "gardag": _om_dagar(-1),
    "dennadag": _om_dagar(0),
    "forrgar": _om_dagar(-2),
    "idag": _om_dagar(0),
    "imorgon": _om_dagar(1),
    "overmorgon": _om_dagar(2),
    "samma": _om_dagar(0, fran_nast=True),
    "dagenefter": _om_dagar(1, fran_nast=True),
    "dageninnan": _om_dagar(-1, fran_nast=True),
    "ivdag": _veckodag,
    "pavdag": _veckodag,
    "rel": _relativ_period,
    "fjol": _fjol,
    "helgen": _helgen,
    "sedan": _forskjutning,
    "om": _forskjutning,
    "senare": _forskjutning,
    "ar": _helt_ar,
}
