"""The notes of a journal: a line that begins with a date, however journals write it, and who signed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from textgranskning.tolkning.datum import hitta_datum
from textgranskning.tolkning.rader import Bladrad
from textgranskning.typer import Datum


@dataclass(frozen=True, slots=True)
class Post:
    """The first line of a note. `sort` is how the date is written, since a journal keeps to one way; `kropp` is where the words begin
    in the line."""

    datum: Datum
    sort: str
    indrag: int
    kropp: int
    rubrik: str | None
    sign: str | None


_MAN = r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?"
_POST = re.compile(
    rf"""(?P<fore>\s*(?:(?:kategori|typ|slag|rubrik|ärendetyp|händelsetyp)\s?:\s?[^:\n]{{2,40}}?\s{{2,}}|\d{{1,4}}[.)]?\s{{2,}}|v(?:ecka|\.)?\s?\d{{1,2}}[,:]\s+|[*•–-]\s?|\[|(?:datum|den|mån|tis|ons|tors?|fre|lör|sön|händelsedatum|anteckningsdatum|journaldatum|anteckning)\w*\.?[:,]?\s+){{0,2}})(?P<datum>
    (?P<iso>[12l][90Oo][0-9OolI]{{2}}[-./][0-9OolI]{{1,2}}[-./][0-9OolI]{{1,2}}(?:(?:T|\s)\d{{2}}[:.]\d{{2}}(?::\d{{2}})?)?)
  | (?P<kortiso>\d\d-[01]\d-[0-3]\d)(?![-\d])
  | (?P<omvand>[0-3]?\d(?P<omvand_s>[-/])[01]?\d(?P=omvand_s)(?:19|20)\d\d)(?!\d)
  | (?P<punkt>[0-3]?\d\.[01]?\d\.(?:\d{{4}}|\d\d))(?!\d)
  | (?P<strecka>[0-3lI]?[0-9lI]/[01lI]?[0-9lI](?!/)(?:\s?[-–](?:20)?\d\d(?!\d|/)|\s?(?:19|20)\d\d\b)?)(?![0-9%])
  | (?P<ord>[0-3]?\d(?::?[ae])?\.?\s{_MAN}(?:\s?,?\s?(?:(?:19|20)\d\d|[-–'’]\d\d))?)(?![a-zåäö])
  | (?P<hel>(?:20)?\d\d[01]\d[0-3]\d)(?![\d]|[-+]\s?(?:\d{{4}}|TF|X))
  | (?P<manad>{_MAN}\s(?:19|20)\d\d)(?![a-zåäö0-9])
  | (?P<dagpunkt>[0-3]?\d\.[01]?\d\.?)(?=\s+\S)
  | (?P<vecka>v(?:ecka|\.)?\s?\d{{1,2}}(?:\s?[-–'’]\s?(?:20)?\d\d|\s20\d\d)?(?=\s{{2,}}|:\s|\s?[|;]|\s[-–]\s))
    )(?P<efter>[*\]]?\s*(?:$|[|;:.,–—-]\s*|(?<=\s)|(?<=[*\]])))""",
    re.VERBOSE | re.IGNORECASE,
)
_DAGPUNKT = re.compile(r"\s{0,4}(\d{1,2})\.(\d{1,2})\.?\s+\S")
_SLAKT = {"dagpunkt": "punkt"}  # the first note of a year may name it
_BORJAN = frozenset("0123456789*•–-[lIODdMmTtOoFfLlSsJjAaNnHhVvKkRrÄä")  # what a dated line can begin with: digits, a weekday, a month
_CELL = re.compile(r"\s{2,}|\t|\s*\|\s*|;")
_HUVUDCELL = re.compile(r"\s*(?:[|;]\s*)?(?P<cell>[^|;\t]*?)(?:\s{2,}|\t\s*|\s*[|;]\s*)(?=\S)")
_TIDSRUBRIK = re.compile(
    rf"\s*(?:(?:v\.?|vecka)\s?\d{{1,2}}(?:\s?[-–,]?\s?(?:20)?\d\d)?|{_MAN}\s?(?:[-–'’]?\d\d|20\d\d)?|20\d\d)\s*:?\s*\Z", re.IGNORECASE
)
_KLOCKSLAG = re.compile(r"(?:kl\.?\s?)?\d{1,2}[.:]\d{2}(?:\s?[-–]\s?\d{1,2}[.:]\d{2})?\Z")
_SIGN = re.compile(
    r"[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{0,2}[A-ZÅÄÖ](?:/[A-ZÅÄÖ]{1,3})?\Z|[A-ZÅÄÖ]{2,4}(?:/[A-ZÅÄÖ]{2,4})?\Z|[A-ZÅÄÖ]\.? [A-ZÅÄÖ]\.?\Z|SYSTEM\Z"
    r"|(?:id|anv|användare|user)[ :]\d+\Z|[a-zåäö]{2,8}\d{1,4}\Z|syst?(?:em)?\Z|auto\Z"
)
SYSTEM = frozenset(("SYS", "SYST", "SYSTEM", "AUTO"))  # who signs what nobody wrote
_SYSTEMFORST = re.compile(r"(?i:(syst?(?:em)?|auto))\b[:.]?\s")
_INITIALER = re.compile(r"[a-zåäö]{2,8}\Z")  # small letters in a column of their own: initials, or the name of a user

_ARENDEN = (  # what a note is about, when written small
    "tel telefon besök hembesök möte mejl mail epost brev sms samtal anteckn beslut ansökan anmälan övrigt notering journal händelse "
    "inkommet in ut vh hb bes ank utr kl obs mm ej nej ja ny se kontakt video digitalt fysiskt skola polis barn mamma pappa"
)
_EJ_INITIALER = frozenset(_ARENDEN.split())
_EJ_SIGN = frozenset(
    (
        "IB",
        "FIA",
        "ASI",
        "SIP",
        "LVM",
        "LVU",
        "LOB",
        "AUTO",
        "BKA",
        "BBIC",
        "HVB",
        "BUP",
        "FHB",
        "UTR",
        "ANT",
        "TEL",
        "LPT",
        "BVC",
        "GFP",
        "KP",
        "VH",
        "AF",
        "FK",
        "SMS",
        "INS",
        "ANM",
        "BES",
    )
)
_FALT = (
    ("rubrik", re.compile(r"(?:rubrik|typ|kategori|händelsetyp|ärendemening)\s*:\s*(\S.*?)(?:\s{2,}|\||\n|$)", re.IGNORECASE)),
    ("av", re.compile(r"(?:skriven av|skapad av|signatur|handläggare|av|sign)\s*:\s*(\S.*?)(?:\s{2,}|\||\n|\(|$)", re.IGNORECASE)),
)
_SNEDSTRECK = re.compile(r"/\s?([A-ZÅÄÖ][\w.,:åäöÅÄÖ-]*(?:\s[\w.,:åäöÅÄÖ-]+){0,6}|[a-zåäö]{2,4})\s*\Z")
_SIST = re.compile(
    r"(?:[.!?)\"”…]|\s)\s*(?:\|\s*)?([A-ZÅÄÖ]{2,4}(?:/[A-ZÅÄÖ]{2,4})?|[A-ZÅÄÖ]\.\s[A-ZÅÄÖ][a-zåäö]+|[A-ZÅÄÖ]-[A-ZÅÄÖ]\s[A-ZÅÄÖ])\s*\Z"
)
_MENINGSSLUT = re.compile(r"[.!?)\"”:|]\s*\Z|/\s?\w[\w .,:-]{0,40}\Z|\s[A-ZÅÄÖ]{2,4}\s*\Z")


def post(rader: Sequence[Bladrad], nummer: int, ankare: dt.date | None, forra: Post | None, *, punkter: bool) -> Post | None:
    """The note that begins on a line, or None. `forra` is the note before it in the same journal: the next one looks the same. `punkter`:
    "12.3" may be a day (`dagar_med_punkt`)."""
    rad = rader[nummer]
    if rad.text.lstrip()[:1] not in _BORJAN:
        return None
    m = _POST.match(rad.text)
    if m is None or ((rest := rad.text[m.end() :].strip())[:1].islower() and m.lastgroup == "strecka" and rest[:2] == "av"):
        return None
    sort = next(namn for namn in ("iso", "kortiso", "omvand", "punkt", "strecka", "ord", "hel", "manad", "dagpunkt", "vecka") if m[namn])
    if sort == "dagpunkt" and not punkter:
        return None
    if forra is not None and not _som_forra(rader, nummer, sort, rad.indrag, forra):
        return None
    datum = _datum(m["datum"], sort, ankare)
    if datum is None:
        return None
    kropp = rad.text[m.end() :].strip()
    celler = [ren for cell in _CELL.split(kropp) if (ren := cell.strip()) and not ren.isdigit()]
    falt = _falt(rader, nummer) if m["fore"].strip() else {}
    sign = next((cell for cell in celler[:1] if cell.upper() in SYSTEM), None) if ";" in m["efter"] else _kolumnsign(celler)
    if sign is None and (system := _SYSTEMFORST.match(kropp)):
        sign = system[1]
    rubrik = falt.get("rubrik") or _rubrik([cell for cell in celler if cell != sign], rader, nummer)
    if rubrik and sign is None and (slut := _SNEDSTRECK.search(rubrik)):
        rubrik, sign = rubrik[: slut.start()].rstrip() or None, slut[1]
    return Post(datum, sort, rad.indrag, m.end(), rubrik, sign or falt.get("av"))


def _som_forra(rader: Sequence[Bladrad], nummer: int, sort: str, indrag: int, forra: Post) -> bool:
    """Same way of writing and same column; otherwise only after a blank line. A wrapped line may begin with a date by chance: then the line
    above has not ended its sentence."""
    fore = rader[nummer - 1]
    if fore.tom or ar_tidsrubrik(fore.text):
        return abs(indrag - forra.indrag) <= 3
    if _SLAKT.get(sort, sort) != _SLAKT.get(forra.sort, forra.sort) or abs(indrag - forra.indrag) > 1:
        return False
    return fore.indrag > indrag + 2 or _MENINGSSLUT.search(fore.text) is not None or _CELL.search(rader[nummer].text.strip()) is not None


def dagar_med_punkt(rader: Sequence[Bladrad]) -> bool:
    """Whether lines that begin with "12.3" begin with a day: several do, and one is no number of a section."""
    tal = [(int(m[1]), int(m[2])) for rad in rader if not rad.tom and (m := _DAGPUNKT.match(rad.text))]
    dagar = [dag for dag, manad in tal if dag <= 31 and 1 <= manad <= 12]
    return len(dagar) >= 4 and len(dagar) == len(tal) and max(dagar) > 12


def efter_huvudet(rad: str, start: int, sign: str | None) -> int:
    """Where the words of a note begin on its first line: past columns of numbers, times and the signature."""
    while (m := _HUVUDCELL.match(rad, start)) and (
        not m["cell"] or m["cell"] == sign or m["cell"].isdigit() or _KLOCKSLAG.match(m["cell"])
    ):
        start = m.end()
    return start


_HOGER = re.compile(
    rf"\s{{3,}}(?P<datum>(?:20)?\d\d-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}\s?-?(?:20)?\d\d|\d{{1,2}}\s{_MAN}\s\d{{4}})(?:\s+\|?\s*(?P<sign>[A-ZÅÄÖ][\wåäöÅÄÖ]{{0,2}}[A-ZÅÄÖ]))?\s*\Z"
)


def utan_hogerdatum(rad: str) -> str:
    """A line without the date and signature in its right margin."""
    m = _HOGER.search(rad) if "   " in rad else None
    return rad if m is None else rad[: m.start()]


def hogerposter(rader: Sequence[Bladrad]) -> dict[int, Post]:
    """The notes of a journal whose dates stand in the right margin, by their first line: paragraphs that have one such date each."""
    funna: dict[int, Post] = {}
    start: int | None = None
    dagar: list[re.Match[str]] = []
    for nummer, rad in enumerate([*rader, None]):
        if rad is not None and not rad.tom:
            start = nummer if start is None else start
            if "   " in rad.text and (m := _HOGER.search(rad.text)):
                dagar.append(m)
        elif start is not None and (rad is None or not rad.mobel):
            if len(dagar) == 1 and (traffar := hitta_datum(_fyrsiffrigt(dagar[0]["datum"]))):
                funna[start] = Post(traffar[0].datum, "hoger", rader[start].indrag, 0, None, dagar[0]["sign"])
            start, dagar = None, []
    return funna if len(funna) >= 3 else {}


def _fyrsiffrigt(datum: str) -> str:
    return f"20{datum}" if re.match(r"\d\d-\d\d-\d\d\Z", datum) else datum


def ar_tidsrubrik(rad: str) -> bool:
    """A week, month or year alone on its line, over the notes of that time."""
    return _TIDSRUBRIK.match(rad) is not None


def _datum(skrivet: str, sort: str, ankare: dt.date | None) -> Datum | None:
    if sort == "kortiso":
        skrivet = f"20{skrivet}"
    if sort == "dagpunkt":
        skrivet = skrivet.rstrip(".").replace(".", "/")
    traffar = hitta_datum(skrivet, None if ankare is None or sort == "hel" else _utan_slagsida(ankare))
    return traffar[0].datum if traffar else None


def _utan_slagsida(ankare: dt.date) -> dt.date:
    """A journal runs on: the next note without a year is as likely after the last as before it."""
    return ankare + dt.timedelta(days=60)


def _rubrik(celler: list[str], rader: Sequence[Bladrad], nummer: int) -> str | None:
    """The note's own heading: a column of its own, or the only short words on the line of the date."""
    ord_ = [cell for cell in celler if not _KLOCKSLAG.match(cell) and _som_sign(cell) is None]
    if len(ord_) >= 2 and len(ord_[0]) <= (25 if ord_[0].endswith((".", ",")) else 40):
        return ord_[0]
    nasta = rader[nummer + 1] if nummer + 1 < len(rader) else None
    if (
        len(ord_) == 1
        and len(ord_[0].split()) <= 6
        and "." not in ord_[0]
        and not ord_[0].endswith(",")
        and nasta is not None
        and not nasta.tom
    ):
        return ord_[0] if nasta.indrag <= rader[nummer].indrag else None
    return None


def _falt(rader: Sequence[Bladrad], nummer: int) -> dict[str, str]:
    """What the labels at the head of a note say: its heading and who wrote it."""
    huvud = "\n".join(rad.text for rad in rader[nummer : nummer + 5])
    return {slag: m[1].strip() for slag, monster in _FALT if (m := monster.search(huvud))}


def _som_sign(cell: str) -> str | None:
    return cell if _SIGN.match(cell) and cell not in _EJ_SIGN else None


def _kolumnsign(celler: list[str]) -> str | None:
    """A signature in a column of its own, mostly last on the line or right after the date; there initials may be small."""
    if len(celler) < 2:
        return None
    if _INITIALER.match(celler[0]) and celler[0] not in _EJ_INITIALER:
        return celler[0]
    return next((sign for cell in (celler[-1], *celler[:-1]) if (sign := _som_sign(cell))), None)


_REGISTRERAD = re.compile(
    r"\b(?:registrera[dt]|reg\.?datum|skapad|införd|inskriven i systemet|antecknat|dokumenterad)\s*(?:den|:)?\s*(?=\d)"
)


def registrerad(rader: Sequence[Bladrad]) -> Datum | None:
    """When a note was entered, where its head or end says so."""
    for rad in [*rader[:4], *rader[-2:]]:
        if m := _REGISTRERAD.search(rad.text.lower()):
            traffar = hitta_datum(rad.text[m.end() : m.end() + 24])
            if traffar and traffar[0].span[0] == 0:
                return traffar[0].datum
    return None


def signatur(rader: Sequence[Bladrad]) -> str | None:
    """Who signed a note, from its last lines: "/ME", "/ Hanna Ek, soc.sekr.", " PH"."""
    sista = [rad.text.rstrip() for rad in rader if not rad.tom][-2:]
    for rad in reversed(sista):
        if m := _SNEDSTRECK.search(rad):
            return m[1].rstrip(" .") if not m[1].endswith("sekr.") else m[1]
        if (m := _SIST.search(rad)) and m[1] not in _EJ_SIGN:
            return m[1]
    return None
