"""What a line looks like as a title, and what handling the title says it is (the patterns are data: `data/titlar.toml`)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from rapidfuzz import fuzz, process

from textgranskning.tolkning.datummonster import DATUM
from textgranskning.tolkning.malltext import ar_hjalptext, ar_uppmaning
from textgranskning.tolkning.monster import nagon
from textgranskning.tolkning.rader import Bladrad
from textgranskning.typer import Radslag

Titelslag = Literal["handling", "journal", "avsnitt"]


@dataclass(frozen=True, slots=True)
class Titel:
    """What a title announces: a handling of its own, a journal of many, or a part of a handling."""

    typ: str
    slag: Titelslag


@dataclass(frozen=True, slots=True)
class Rubrik:
    """A heading. `styrka`: 1 a line of its own, 2 capitals or a heading of the format, 3 set apart by markers; one more at the top of
    a page or under a rule, and one more where it has columns of its own ("UTREDNING   Ärende 24-77"). `titel` is None where the words say
    nothing.
    """

    rad: int
    text: str
    styrka: int
    titel: Titel | None


_MARKERAD = re.compile(
    r"\s*(?:\[(?P<a>(?-i:[A-ZÅÄÖ]{2})[^\]\n]{0,50})\]|\[\d{1,2}[.)]?\s+(?P<h>[^\]\n]{2,50})\]\s*$|\|\|\s*(?P<b>[^|\n]{2,60}?)\s*\|\|"
    r"|(?:[-=#*>:~+<]{2,}\s?|#\s?|[■▪►▶●◆◇»§¤]\s?(?=[A-ZÅÄÖ]{3}))(?:\d{1,2}[.)]?\s+)?(?P<c>[A-ZÅÄÖ][^\n]{1,60}?)\s*[-=#*:~+><]*\s*(?:\(.*)?$"
    r"|\[(?P<k>[A-ZÅÄÖ][^\[\]\n]{2,70})\]\s*$|<(?P<i>[A-ZÅÄÖ][\wåäöÅÄÖ ./-]{2,30})>\s*(?:\(.*)?$"
    r"|\d{1,3}\s*[;|]\s*\d{4}-\d\d-\d\d\s*[;|]\s*(?P<f>(?-i:[A-ZÅÄÖ]{3})[^\n;|]{1,60})(?=[;|])|(?:sida?"
    r"|bilaga)\s*\d{1,3}\s*:\s+(?P<g>[^\n]{4,})|(?P<j>bilaga\s*:\s+lag(?:rum|text)\b.*)|(?:modul|moment|flik)\s*:\s*(?P<d>[^\n]{2,60})|(?:dokument"
    r"|handling)\s*(?:nr\s*)?\(?\d{1,3}(?:\s*(?:av|/|\()\s*\d{1,3})?\)?[ :.–-]+(?P<e>[^\n]{2,}))",
    re.IGNORECASE,
)
_TYPFALT = re.compile(r"\btyp\s*:\s*", re.IGNORECASE)
_NUMRERAD = re.compile(
    r"(?:(?:del|avsnitt|kapitel|steg|fas|etapp|moment|blankett|formulär)\s+[A-Z]?[\dIVX]+|[A-Z]?\d{1,2}(?:\.\d{1,2})*)[.):]?\s+(?=[A-ZÅÄÖa-zåäö(])",
    re.IGNORECASE,
)
_HANDLINGSNUMMER = re.compile(
    r"(?:handling|dokument|dok|blad|flik|modul|post|händelse|aktivitet)\s*(?:nr\.?\s*)?\d{1,3}[a-z]?\s*(?:(?:av|/|\()\s*\d{1,3}\)?)?\s*[:.)·–—-]+\s*(?=\S)"
)
_TVA_VERSALER = re.compile(r"[A-ZÅÄÖ]{2}")
_UNDERNUMMER = re.compile(r"\s*\d{1,2}\.\d")
_CELL = re.compile(r"\s{3,}|\t|\s*\|\s*")
_KANT = ' \t:.–—-=#*_>|[]()»«"”'
_RUBRIKKANT = " \t:–—-=#*_>|[]»«"
_DATUMSVANS = re.compile(r"[\s,(]*(?:den\s)?(?<=[\s,(])(?:\d{1,4}[-/.]\d|\d{1,2}\s[a-zåäö]{3}|(?:19|20)\d\d\b).*$")
_TILLAGG = re.compile(r"(?<=\w)\s*[,(–]|\s-\s")  # what follows the title proper
_LEDARE = re.compile(r"\s\.{4,}\s|_{4,}")  # dots or a line to write on, from a label to its value
_SYSTEM = frozenset(("AUTO", "SYS", "SYSTEM", "LOGG"))  # who wrote the line, not what it is about
_ADRESSAT = re.compile(r"^till (?:[a-zåäö]*nämnden|socialtjänsten)\b(?: i [a-zåäö]+)?[ ,:–-]+(?=[a-zåäö])")
_KRYSS = re.compile(r"[☐☒☑]|\[[ xX]?\]|\([ xX•]?\)")
_LAGFORKORTNING = ("SoL.", "LVM.", "LVU.", "FL.")
_DATUMETIKETT = re.compile(
    r"\s*(?:(?:[a-zåäö]*datum|inkom(?:men|mit|st)?|ankom|upprätta[dt]|skriven|avsluta[dt]|klar|bokad|möte|gjord"
    r"|daterad|utfärda[dt])\b[ :]*)?",
    re.IGNORECASE,
)
_HELA_DAGAR = frozenset(("iso", "punkt", "omvand", "kort", "strecka", "ord", "hel"))
_DATERING = re.compile(  # a dated label is no heading
    r"(?:upprättad|inkom(?:men|st)?|ink\.|ankom(?:st\w*)?|datum|den|skriven|daterad|gjord|reviderad|inledd|avslutad|påbörjad|registrerad)\b[^.]{0,24}\d",
    re.IGNORECASE,
)
_BREVHUVUD = re.compile(
    r"\b(?:kommuns?|stad|stads|region(?:en)?|förvaltning(?:en)?|nämnd(?:en)?|myndighet(?:en)?|enhet(?:en)?|mottagning(?:en)?"
    r"|avdelning(?:en)?|omsorg(?:en)?|socialkontoret"
    r"|socialtjänst(?:en)?|sjukhus(?:et)?|polis(?:en)?|vårdcentral(?:en)?)\b",
    re.IGNORECASE,
)


def rubrik(rader: Sequence[Bladrad], nummer: int) -> Rubrik | None:
    """The line as a heading, or None where it is text, a field or a row."""
    rad = rader[nummer]
    ren = rad.text.strip()
    if len(ren) < 3 or rad.tom:
        return None
    if len(ren) > 140:  # only what is set apart by markers can have so much after it
        return _markerad(nummer, ren) if ren[:2] == "||" else None
    if ren[0].islower() and ":" not in ren:  # markers, capitals, digits and quotes begin headings
        return None
    return _markerad(nummer, ren) or (
        None if ren[-1] in ".,;" and "   " not in ren and not ren.endswith(_LAGFORKORTNING) else _fri(rader, nummer, ren)
    )


def _markerad(nummer: int, ren: str) -> Rubrik | None:
    """A heading that markers set apart: "[BESLUT]", "|| JOURNAL ||", "Dokument 2: …", "Sid 7: Läkarutlåtande"."""
    m = _MARKERAD.match(ren)
    if m is None:
        return None
    inne = next(del_ for del_ in m.groups() if del_)
    typfalt = _TYPFALT.search(inne)
    namn = _CELL.split(inne[typfalt.end() :] if typfalt else inne)[0].strip(_RUBRIKKANT)
    if _KRYSS.search(inne) or not any(t.isalpha() for t in namn) or (m["k"] and not _ar_klammerrubrik(m["k"])):
        return None
    return Rubrik(nummer, namn, 3, titel(namn))


def _ar_klammerrubrik(inne: str) -> bool:
    """Whether words in brackets are a heading and no place to write in: a title, or a few words that ask for nothing."""
    return not ar_uppmaning(inne) and (len(inne.split()) <= 4 or titel(inne) is not None)


BREVHUVUD = 6  # lines at the top of a text


def _i_brevhuvud(rader: Sequence[Bladrad], nummer: int, ren: str) -> bool:
    """A title in the stack of a letterhead, no blank lines about it ("Dalby kommun / Tjänsteutlåtande / 2025-03-04"): one long word."""
    if not ren.isalpha() or len(ren) < 12 or sum(not rad.tom for rad in rader[:nummer]) >= BREVHUVUD:
        return False
    kant = titel(ren)
    return kant is not None and kant.slag == "handling"


def _fri(rader: Sequence[Bladrad], nummer: int, ren: str) -> Rubrik | None:
    """A heading that only its place, its capitals or its format shows."""
    if _i_brevhuvud(rader, nummer, ren):
        return Rubrik(nummer, ren, 2, titel(ren))
    if not _kan_sta_ensam(rader, nummer) and not _TVA_VERSALER.search(ren, 0, 40):
        return None
    celler = _utan_brevhuvud(_CELL.split(ren.lstrip("> "), 1))
    numrerad = _NUMRERAD.match(celler[0])
    forsta = celler[0][numrerad.end() :] if numrerad else celler[0]
    if not forsta or not _kan_vara_rubrik(forsta, ren):
        return None
    kant = titel(forsta)
    versal = _versal(forsta) or (kant is not None and len(forsta.split()[0]) >= 6 and _versal(forsta.split()[0]))
    flera = len(celler) > 1
    given = kant is not None and kant.typ != "arendeoversikt" and (nummer == 0 or rader[nummer - 1].tom)
    if (
        (not versal and (len(forsta.split()) > 12 or not _ensam(rader, nummer, falt=flera)))
        or (forsta.rstrip().endswith(":") and (kant is None or kant.slag != "journal"))
        or (flera and not given and _i_rutnat(rader, nummer))
    ):
        return None
    rad = rader[nummer]
    styrka = 2 if versal or (rad.slag is Radslag.RUBRIK and (rad.niva or 1) <= 1) else 1
    if numrerad and (not versal or _UNDERNUMMER.match(celler[0])) and not celler[0].lower().startswith("del"):
        styrka = 0
    overst = rad.sidtopp or (nummer > 0 and rader[nummer - 1].linje) or (not flera and _understruken(rader, nummer))
    kolumner = flera and (styrka or overst) and any(t.isdigit() for t in celler[1])
    return Rubrik(nummer, forsta.strip(_RUBRIKKANT), styrka + bool(overst) + bool(kolumner), kant)


def _kan_sta_ensam(rader: Sequence[Bladrad], nummer: int) -> bool:
    """A quick look before the slow ones: body text has a line above it, and none deeper below."""
    rad = rader[nummer]
    return (
        nummer == 0
        or rader[nummer - 1].tom
        or rad.slag is Radslag.RUBRIK
        or _daterad_titel(rader, nummer)
        or any(under.indrag > rad.indrag for under in rader[nummer + 1 : nummer + 3] if not under.tom)
    )


def har_eget_datum(rad: str) -> bool:
    """Whether the line under a title is its date: "Datum: …", "Inkom …", or the day first."""
    m = _DATUMETIKETT.match(rad)
    dag = DATUM.match(rad, m.end()) if m else None
    return dag is not None and dag.lastgroup in _HELA_DAGAR and len(rad.rstrip()) - dag.end() < 60


def _daterad_titel(rader: Sequence[Bladrad], nummer: int) -> bool:
    """A title right under the last sentence of what stands before it, its own date right under it."""
    nasta = rader[nummer + 1] if nummer + 1 < len(rader) else None
    return (
        nasta is not None
        and len(rader[nummer].text) <= 60
        and rader[nummer - 1].text.rstrip()[-1:] in (".", "!", "?")
        and har_eget_datum(nasta.text)
        and titel(rader[nummer].text) is not None
    )


def _utan_brevhuvud(celler: list[str]) -> list[str]:
    """A title in the second column, beside the name of the authority: "NORRHAMRA KOMMUN        BESLUT"."""
    if len(celler) == 2 and titel(celler[0]) is None and ar_brevhuvud(celler[0]):
        hoger = _CELL.split(celler[1], 1)
        if titel(hoger[0]) is not None and _versal(hoger[0]):
            return hoger
    return celler


def _understruken(rader: Sequence[Bladrad], nummer: int) -> bool:
    """A double rule right under the line, about as long: a heading of the first rank, and no head of a table."""
    nasta = rader[nummer + 1] if nummer + 1 < len(rader) else None
    return (
        nasta is not None
        and nasta.linje
        and nasta.text.strip()[0] in "=═━#"
        and len(nasta.text.strip()) <= len(rader[nummer].text.strip()) + 6
    )


def _kan_vara_rubrik(forsta: str, ren: str) -> bool:
    """Not a field with a value, a ticked box, a row with a date first, or a sentence."""
    if _LEDARE.search(ren) or (forsta.rstrip(":") in _SYSTEM and ren != "LOGG") or _DATERING.match(ren):
        return False
    if ren[0] in "([<*" and ar_hjalptext(ren):
        return False
    if _KRYSS.search(ren) or not (forsta[0].isupper() or forsta[0] in '("”') or not any(t.isalpha() for t in forsta):
        return False
    if (
        ": " in forsta.rstrip(": ")
        or (forsta.rstrip().endswith(":") and len(ren) > len(forsta.rstrip()))
        or forsta.rstrip().endswith((",", ";", "!", "?", " och", "/"))
    ):
        return False
    return not forsta.rstrip(' "”»').endswith(".") or forsta.rstrip().endswith(_LAGFORKORTNING)


def _versal(text: str) -> bool:
    bokstaver = [t for t in _TILLAGG.split(text, maxsplit=1)[0] if t.isalpha()]
    return len(bokstaver) >= 2 and sum(t.isupper() for t in bokstaver) >= 0.75 * len(bokstaver)


def _ensam(rader: Sequence[Bladrad], nummer: int, *, falt: bool) -> bool:
    """A line of its own: nothing above it, or less indented than what follows. A line with columns may be a field, that needs more."""
    if rader[nummer].modul is not None:
        return False
    if nummer == 0 or rader[nummer - 1].tom or rader[nummer].slag is Radslag.RUBRIK or _daterad_titel(rader, nummer):
        return True
    if falt:
        return False
    nasta = next((rad for rad in rader[nummer + 1 : nummer + 3] if not rad.tom), None)
    return nasta is not None and nasta.indrag > rader[nummer].indrag


def _i_rutnat(rader: Sequence[Bladrad], nummer: int) -> bool:
    """Whether the second column goes on in the line above or below: then the line is a field among fields."""
    rad = rader[nummer].text
    m = re.search(r"\S\s{3,}(?=\S)|\S\t+(?=\S)", rad)
    if m is None:
        return False
    for granne in (nummer - 1, nummer + 1):
        text = rader[granne].text if 0 <= granne < len(rader) and not rader[granne].tom else ""
        if len(text) > m.end() and text[m.end()] != " " and text[m.end() - 2 : m.end()].strip(" \t|") == "":
            return True
    return False


def ar_brevhuvud(text: str) -> bool:
    """The name of an authority or unit, as it stands above a title."""
    return len(text.split()) <= 14 and _BREVHUVUD.search(text) is not None and not text.rstrip().endswith(".")


def ar_annan_akt(text: str) -> bool:
    """A heading over what belongs to other cases: misplaced documents, other clients of the same worker."""
    return _annan_akt().search(text.lower()) is not None


@lru_cache(maxsize=1)
def _annan_akt() -> re.Pattern[str]:
    return re.compile("|".join(_data()["annan_akt"]))


def titel_av_kod(kod: str) -> Titel | None:
    """What the code of a system's module announces: "UTR", "BESL", "JNL"."""
    return titel(_koder().get(kod.lower(), kod))


@lru_cache(maxsize=4096)
def titel(namn: str) -> Titel | None:
    """What a title announces. Damaged titles are compared with the usual spellings; short ones never are."""
    ren = _ren(namn)
    if not ren or len(ren) > 120:
        return None
    if _nagon().search(ren):
        return next((regel.titel for regel in _regler() if regel.monster.search(ren)), None)
    if len(ren) < 10 or len(ren) > 60:
        return None
    kanon = _kanon()
    hit = process.extractOne(ren, kanon.keys(), scorer=fuzz.ratio, score_cutoff=86)
    return kanon[hit[0]] if hit else None


def _ren(namn: str) -> str:
    kort = _ADRESSAT.sub("", " ".join(namn.lower().strip(_KANT).split()))
    for prefix in (_HANDLINGSNUMMER, _NUMRERAD):
        if m := prefix.match(kort):
            kort = kort[m.end() :]
    utan_datum = _DATUMSVANS.sub("", kort).strip(_KANT)
    return kort if re.search(r"\d ?(?:§|kap)", kort) or len(utan_datum) < 3 else utan_datum


@dataclass(frozen=True, slots=True)
class _Regel:
    titel: Titel
    monster: re.Pattern[str]
    kanon: tuple[str, ...]


@lru_cache(maxsize=1)
def _regler() -> tuple[_Regel, ...]:
    return tuple(
        _Regel(Titel(post["typ"], post.get("slag", "handling")), nagon(map(_talig, post["monster"])), tuple(post.get("kanon", ())))
        for post in _data()["titel"]
    )


@lru_cache(maxsize=1)
def _koder() -> dict[str, str]:
    return {kod: ord_ for ord_, koder in _data()["koder"].items() for kod in koder}


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "data" / "titlar.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _nagon() -> re.Pattern[str]:
    """All patterns in one: most lines are no titles, and one look says so."""
    return nagon(monster for post in _data()["titel"] for monster in map(_talig, post["monster"]))


_KLASS = re.compile(r"\[[^\]]*\]")
_SKADADE = str.maketrans({"å": "[åa]", "ä": "[äa]", "ö": "[öo0]"})


def _talig(monster: str) -> str:
    """A pattern that also knows titles whose å, ä and ö were lost."""
    ut, slut = [], 0
    for klass in _KLASS.finditer(monster):
        ut += [monster[slut : klass.start()].translate(_SKADADE), klass[0]]
        slut = klass.end()
    return "".join([*ut, monster[slut:].translate(_SKADADE)])


@lru_cache(maxsize=1)
def _kanon() -> dict[str, Titel]:
    return {namn: regel.titel for regel in _regler() for namn in regel.kanon}
