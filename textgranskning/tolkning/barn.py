"""The children of a grown-up client: named, counted, with birth year or age, minor or grown up at the time."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from textgranskning.tolkning.rader import bladrader
from textgranskning.typer import Datum, Kon, Person, Text

_N = r"[A-ZÅÄÖ][a-zåäöé]{1,14}"
_TAL = {"ett": 1, "en": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "nio": 9, "tio": 10, "elva": 11,
        "tolv": 12,
        "tretton": 13, "fjorton": 14, "femton": 15, "sexton": 16, "sjutton": 17, "arton": 18, "nitton": 19, "tjugo": 20}  # fmt: skip
_TALORD = "|".join(_TAL)
_ALDER = (
    rf"(?:\s*[,(]?\s*(?:som\s)?(?:är\s|fyllda\s)?(?:f\.?\s?|född(?:a)?\s(?:i\s\w+\s)?|f\s)(?P<ar>(?:19|20)\d\d)"
    rf"|\s?\((?P<par>\d{{1,2}}|(?:19|20)\d\d)(?:\sår)?\)|,?\s-(?P<kort>\d\d)\b"
    rf"|,?\s(?:som\s)?(?:är\s(?:nu\s)?|nyss\sfyllda\s|fyll(?:de|er|t)\s)?(?P<alder>\d{{1,2}}"
    rf"|{_TALORD})(?:\sår|(?=[,.;)]|\s(?:och|samt|o|bor|går|i)\b|\Z)))"
)
_NARA = re.compile(
    rf"\b(?P<slag>[Dd]otter[ns]?|[Ss]on(?:en|s)?|[Bb]arnet|[Tt]vill\w+|[Yy]ngsta|[Ää]ldsta)\s(?P<namn>{_N})(?:\s{_N})?(?:{_ALDER})?"
)
_UPPRAKNADE = re.compile(rf"\b[Bb]arn(?:en)?:?\s(?P<namn>{_N})\s?\((?P<par>\d{{1,2}}|(?:19|20)\d\d)(?:\sår)?\)")
_UTAN_NAMN = re.compile(
    rf"\b(?P<slag>dottern?|son(?:en)?)\s?(?:\((?P<par>\d{{1,2}})(?:\sår)?\)|,\s(?P<alder>\d{{1,2}}|{_TALORD})\sår)", re.IGNORECASE
)
_LISTA = re.compile(rf"(?P<namn>{_N})(?:\s{_N})?{_ALDER}")
_LISTRAD = re.compile(
    r"^\s*(?:barn(?:en)?(?:\s(?:i hushållet|under 18 år|som berörs|namn\S*))?|hemmavarande barn"
    r"|umgängesbarn)\b[^:=\n]{0,40}?(?:[:=]|\s{3,}|\.{4,})\s*(?P<rest>\S.*)",
    re.IGNORECASE,
)
_FODD_FALT = re.compile(rf"\bnamn/född\s*:\s*(?P<namn>{_N}),?\s*(?P<ar>(?:19|20)\d\d)", re.IGNORECASE)
_ANTAL = re.compile(
    rf"(?P<fore>\b[\wåäöÅÄÖ]+\s)?\b(?P<n>{_TALORD}|\d)\s(?P<vuxna>vuxna\s|utflugna\s|stora\s)?(?:små\s|minderåriga\s|gemensamma\s"
    rf"|egna\s|yngre\s|äldre\s)?barn\b",
    re.IGNORECASE,
)
_ANDRAS = re.compile(r"\b(?!hennes|hans|deras|parets|familjens|makarnas|sökandes|klientens|sina?s|egnas)[a-zåäö]{3,}s\s*\Z", re.IGNORECASE)
_OM_BARN = re.compile("[Bb]arn|BARN|otter|[Ss]on|[Tt]vill|yngst|äldst|[Yy]ngst|Äldst|född")
_EJ = re.compile(r"\b(?:inga|utan|inte|ej|varken|syskon|kusin|norm)\b", re.IGNORECASE)


@dataclass(slots=True)
class _Barn:
    namn: str | None
    kon: Kon | None
    fodd: Datum | None
    vuxen: bool | None


def barn_i(texter: Sequence[Text], klient: str | None, nu: dt.date | None) -> list[Person]:
    """The children of the client: by name where named, else as many as are counted. Other people's children are left out."""
    kanda: dict[str, _Barn] = {}
    antal = vuxna = 0
    for text in texter:
        lista = False
        for rad in bladrader(text):
            if rad.mobel or not rad.text:
                continue
            lista = _LISTRAD.match(rad.text) is not None or (lista and rad.indrag >= 8)  # a list goes on below its label
            if not lista and not _OM_BARN.search(rad.text):
                continue
            _lagg_till(kanda, rad.text, klient, nu, lista=lista)
            for m in _ANTAL.finditer(rad.text):
                if rad.text[m.end() : m.end() + 1] in {",", ":", "("} and not _ANDRAS.search(m["fore"] or ""):
                    _lagg_till(kanda, f"barn: {rad.text[m.end() + 1 :].partition('.')[0]}", klient, nu, lista=True)
                if not _ANDRAS.search(m["fore"] or "") and not _EJ.search(rad.text[max(m.start() - 14, 0) : m.start("n")]):
                    n = _TAL.get(m["n"].lower()) or int(m["n"])
                    if m["vuxna"]:
                        vuxna = max(vuxna, n)
                    elif n <= 12:
                        antal = max(antal, n)
    ut = [Person("barn", b.namn, None, b.kon, b.fodd, bool(b.vuxen)) for b in kanda.values()]
    ut += [Person("barn", vuxen=True)] * max(vuxna - sum(p.vuxen for p in ut), 0)
    if not ut:
        ut += [Person("barn")] * antal
    return ut


def _lagg_till(kanda: dict[str, _Barn], rad: str, klient: str | None, nu: dt.date | None, *, lista: bool) -> None:
    traffar: list[tuple[re.Match[str], str]] = []
    if lista:
        m = _LISTRAD.match(rad)
        if m is None or not _EJ.match(m["rest"]):
            traffar += [(traff, "") for traff in _LISTA.finditer(rad, m.start("rest") if m else 0)]
    if m := _FODD_FALT.search(rad):
        traffar.append((m, ""))
    if m := _UPPRAKNADE.search(rad):
        traffar += [(traff, "") for traff in _LISTA.finditer(rad, m.start("namn"))]
    if "otter" in rad or "on" in rad or "arn" in rad:
        traffar += [(m, m["slag"]) for m in _NARA.finditer(rad) if not _ANDRAS.search(rad[: m.start()])]
    for m, slag in traffar:
        namn = m["namn"]
        if namn == klient or namn in _EJ_NAMN:
            continue
        fodd = _fodelse(m, nu)
        barn = kanda.setdefault(namn, _Barn(namn, None, None, None))
        barn.kon = barn.kon or ("kvinna" if slag.lower().startswith("dotter") else "man" if slag.lower().startswith("son") else None)
        barn.fodd = barn.fodd or fodd
        if barn.vuxen is None and barn.fodd is not None and nu is not None:
            barn.vuxen = nu.year - barn.fodd.till.year >= 19 or (nu - barn.fodd.till).days >= 18 * 365.25


_EJ_NAMN = frozenset(
    ("Dottern", "Sonen", "Barnet", "Barnen", "Alla", "Barn", "Inga", "Född", "Antal", "Ingen", "Ja", "Nej", "Hon", "Han", "Det", "Den")
)


def _fodelse(m: re.Match[str], nu: dt.date | None) -> Datum | None:
    """A birth year, or an age turned into the two years it may mean."""
    grupper = m.groupdict()
    if grupper.get("ar"):
        ar = int(grupper["ar"])
        return Datum(dt.date(ar, 1, 1), dt.date(ar, 12, 31))
    if kort := grupper.get("kort"):
        ar = int(kort) + (1900 if nu is None or 2000 + int(kort) > nu.year else 2000)
        return Datum(dt.date(ar, 1, 1), dt.date(ar, 12, 31))
    skrivet = grupper.get("par") or grupper.get("alder")
    if not skrivet:
        return None
    tal = _TAL.get(skrivet) or int(skrivet)
    if tal > 1900:
        return Datum(dt.date(tal, 1, 1), dt.date(tal, 12, 31))
    return Datum(dt.date(nu.year - tal - 1, nu.month, 1), dt.date(nu.year - tal, 12, 31)) if nu and 0 < tal < 70 else None
