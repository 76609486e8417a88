"""What the akt refers to, and whether it holds it: "se separat beslut", "bilaga 2", pages that were not printed.

A reference names a document. Where its own words do not ("se eget dokument"), the sentence before it must; a sentence that names none is no
reference.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from textgranskning.tolkning.rader import Bladrad, bladrader
from textgranskning.typer import Belagg, Handling, Hanvisning, Span, Text

_SE = re.compile(
    r"\b(?P<hur>se|jfr|enligt|framgår av|redovisas i)\s+(?:även\s|också\s)?"
    r"(?P<vilken>(?:separat|särskil[dt]t?|eget|egen|bifoga[dt]|bilag[dt]|inskanna[dt])\s+)?"
    r"(?P<vad>[\wåäö-]+(?:\s(?:individuell plan|bedömning))?)\.?(?:\s(?P<nummer>\d{1,3})\b(?![-./:]\d))?",
    re.IGNORECASE,
)
_SE_SEPARAT = re.compile(r"\bse (?:separat|bifogat|inskannat)\s*(?:[.,;)]|\Z)", re.IGNORECASE)
_BILAGA = re.compile(r"\b(?:[Bb]ilag(?:a|orna?)|BILAGA)\s?(?:nr\s?)?(?P<id>\d{1,2}|[A-ZÅÄÖ]\d{1,2}|[A-ZÅÄÖ](?=[\s,.;)]))(?!\w)")
_BILAGANS_NAMN = re.compile(r"\bbilagan?\s[\"”“»](?P<namn>[^\"”“«]{3,60})[\"”“«]", re.IGNORECASE)
_UTELAMNAT = re.compile(
    r"\b(?:sid(?:a|orna|an|or)?|blad)\s?(?P<sidor>\d{1,3}(?:\s?[-–]\s?\d{1,3})?)\b(?:(?!\bsid|\bblad).){0,60}"
    r"\b(?:ej utskriv\w+|skrivs? inte ut|inte utskriv\w+|utelämna\w+|ingår inte|saknas|ej i (?:detta )?urval)"
    r"|\b(?P<bilagor>bilagor|kvitton\b.{0,20}|handlingar)\b.{0,30}\b(?:ej utskriv\w+|ej i (?:detta )?urval|utelämna\w+|ingår inte)",
    re.IGNORECASE,
)
_ANNANSTANS = re.compile(
    r"\b(?:finns|ligger|förvaras|arkivera[dt]|spara[dt]|sitter)\b(?P<mellan>[^.;]{0,40}?)\b(?:i|hos|på)\s(?:en |gul |röd )?"
    r"(?P<plats>pappersakt\w*|närarkiv\w*|pärm\w*|mapp\w*|fysisk akt|annan akt|arkivet)|\bse\s(?P<dar>pappersakt\w*|närarkiv\w*)",
    re.IGNORECASE,
)
_BORJAR = re.compile(r"(?:\A|[.,;:()|–-])\s*\Z|\s{2,}\Z")  # what stands before "se" as a word of its own, not a verb in a sentence
_OVISST = re.compile(r"\b(?:tror|kanske|påstår|hittar (?:ingen|inte)|oklart|osäker)\b", re.IGNORECASE)
_INTE_HAR = re.compile(
    r"\b(?:finns|är|ligger)?\s?(?:inte|ej)\s(?:med\s)?(?:bland (?:handlingarna|(?:de )?utskrivna)|i (?:akten|mappen|utskriften))"
    r"|\bsaknas i (?:akten|mappen|utskriften)",
    re.IGNORECASE,
)
_KAN = re.compile(r"\b[Ss]e \w|jfr|eparat|ärskil|ilag|BILAG|nskan|skriv|elämna|ingår|saknas|urval|arkiv|pärm|mapp|akt|bland")
_SIDA_AV = re.compile(r"(?:sida?n?|blad|s\.)\s*:?\s*(?P<n>\d{1,4})\s*(?:av|/|\(|of)\s*(?P<m>\d{1,4})", re.IGNORECASE)
_SIDSPANN = re.compile(r"sidorna (\d+)\s?[–-]\s?(\d+)")
_MENINGSSLUT = re.compile(r"[.;!?]\s+(?=[A-ZÅÄÖ])")
_BOJNING = r"(?:en|et|n|t|na|ar|er|erna|arna|s)?"


@dataclass(frozen=True, slots=True)
class _Akten:
    """What the akt holds, as references name it."""

    typer: frozenset[str]
    namn: str  # titles and names of files


@dataclass(frozen=True, slots=True)
class _Sak:
    """A document as a text names it, and the types of handling that answer to it."""

    namn: str
    typer: tuple[str, ...]


def hanvisningar(texter: Sequence[Text], handlingar: Sequence[Handling]) -> tuple[Hanvisning, ...]:
    """Everything the akt refers to by name, in order, each once a handling; `finns` says whether a handling answers to it."""
    akten = _Akten(
        frozenset(handling.typ for handling in handlingar),
        " ".join(f"{handling.rubrik or ''} {handling.dokument}" for handling in handlingar).lower(),
    )
    ut: dict[tuple[str, str], Hanvisning] = {}
    for text in texter:
        rader = bladrader(text)
        egna = [handling for handling in handlingar if handling.dokument == text.dokument and not handling.annan_akt]
        starter = [handling.span[0] for handling in egna]
        for vad, finns, span in [*_i_raderna(rader, akten), *_sidluckor(rader)]:
            handling = egna[bisect_right(starter, span[0]) - 1] if egna else None
            dag = handling.datum if handling and handling.typ == "journalanteckning" else None
            namn = f"{vad}, {dag}" if dag and dag.sakert and not vad.startswith(("bilaga", "sid")) else vad
            ut.setdefault((text.dokument, namn), Hanvisning(namn, finns, _belagg(text, span)))
    return tuple(hanvisning for hanvisning in ut.values() if not _inom(hanvisning, ut.values()))


def _inom(en: Hanvisning, alla: Iterable[Hanvisning]) -> bool:
    """Whether left out pages are told of as part of a longer stretch."""
    a = _SIDSPANN.match(en.vad)
    return a is not None and any(
        (b := _SIDSPANN.match(annan.vad)) is not None
        and annan.belagg.dokument == en.belagg.dokument
        and int(b[1]) <= int(a[1])
        and int(a[2]) <= int(b[2])
        and annan.vad != en.vad
        for annan in alla
    )


def _i_raderna(rader: Sequence[Bladrad], akten: _Akten) -> Iterator[tuple[str, bool, Span]]:
    for rad in rader:
        if rad.tom and not rad.mobel:
            continue
        if not _KAN.search(rad.text):
            continue
        for vad, finns in (*_sedda(rad.text, akten), *_bilagor(rad.text, rader, rad, akten), *_annanstans(rad.text, akten)):
            yield vad, finns, rad.span
        if m := _UTELAMNAT.search(rad.text):
            yield _sidor(m["sidor"]) if m["sidor"] else m["bilagor"].strip(" ,").lower(), False, rad.span


def _sedda(rad: str, akten: _Akten) -> Iterator[tuple[str, bool]]:
    """ "Se utredning", "se separat beslut", "se handling 03", "FIA på kontoret, se dokument", "utredningen klar, se separat"."""
    if (m := _SE_SEPARAT.search(rad)) and (sak := next(_saker_i(_satsen_fore(rad, m.start())), None)):
        yield sak.namn, _har(sak, akten)
    for m in _SE.finditer(rad):
        vad = re.sub(r"(?:en|et|n)\Z", "", m["vad"].lower())
        numrerad = (vad == "blad" and m["nummer"]) or _BILAGA.match(rad, m.start("vad")) or _BILAGANS_NAMN.match(rad, m.start("vad"))
        if numrerad or not (m["vilken"] or (m["hur"].lower() == "se" and _BORJAR.search(rad, 0, m.start()))):
            continue  # a page of the print; an attachment with a number, found by it; law and the like
        sak = next(_saker_i(_satsen_fore(rad, m.start())), None) if vad in _barare() else _namngiven(m["vad"])
        if vad in _barare() and m["nummer"]:
            yield f"{vad} {m['nummer']}", re.search(rf"\b0*{int(m['nummer'])}\b", akten.namn) is not None
        elif vad == "bilaga":
            yield f"bilaga ({sak.namn})" if sak else "bilaga", "bilaga" in akten.typer or (sak is not None and _har(sak, akten))
        elif sak is not None:
            yield sak.namn, _har(sak, akten)
        elif vad in _barare() and m["vilken"]:
            yield f"{m['vilken'].strip().lower()} {vad}", False


def _bilagor(rad: str, rader: Sequence[Bladrad], egen: Bladrad, akten: _Akten) -> Iterator[tuple[str, bool]]:
    if ("ilag" not in rad and "BILAG" not in rad) or "överklag" in rad.lower():
        return
    for m in _BILAGA.finditer(rad):
        namn = m["id"].lower()
        finns = re.search(rf"bilaga[ _]?{namn}\b", akten.namn) is not None or any(
            re.match(rf"\s*bilaga\s?{namn}\b", annan.text, re.IGNORECASE)
            for annan in rader
            if annan is not egen and "ilag" in annan.text.lower()
        )
        yield f"bilaga {m['id']}", finns
    if namngiven := _BILAGANS_NAMN.search(rad):
        ord_ = re.findall(r"\w{4,}", namngiven["namn"].lower())
        yield f"bilagan ”{namngiven['namn']}”", bool(ord_) and all(ett[:5] in akten.namn for ett in ord_)


def _annanstans(rad: str, akten: _Akten) -> Iterator[tuple[str, bool]]:
    """ "Skyddsbedömningen ligger i mappen", "grafen finns inte bland handlingarna"."""
    if (m := _ANNANSTANS.search(rad)) and not _OVISST.search(fore := _satsen_fore(rad, m.start())):
        sak = _sista_sak(fore + (m["mellan"] or ""))
        if sak is not None:
            yield f"{sak.namn} ({(m['plats'] or m['dar']).lower()})", m["dar"] is None and _har(sak, akten)
    if m := _INTE_HAR.search(rad):
        sak = _sista_sak(_satsen_fore(rad, m.start()))
        if sak is not None:
            yield sak.namn, False


def _satsen_fore(rad: str, slut: int) -> str:
    """The words of the sentence before a place in the line."""
    return _MENINGSSLUT.split(rad[:slut])[-1]


def _har(sak: _Sak, akten: _Akten) -> bool:
    return bool(akten.typer & set(sak.typer)) or sak.namn in akten.namn


def _namngiven(ord_: str) -> _Sak | None:
    m = _saker().fullmatch(ord_.lower())
    return None if m is None else _sak(m)


def _sista_sak(sats: str) -> _Sak | None:
    """The document that a sentence names last."""
    return next(reversed(tuple(_saker_i(sats))), None)


def _saker_i(sats: str) -> Iterator[_Sak]:
    yield from (_sak(m) for m in _saker().finditer(sats.lower()))


def _sak(m: re.Match[str]) -> _Sak:
    return _Sak(m["fore"] + m["sak"], tuple(_data()["saker"][m["sak"]]))


@lru_cache(maxsize=1)
def _data() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((Path(__file__).parent / "data" / "hanvisningar.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _saker() -> re.Pattern[str]:
    namn = "|".join(re.escape(sak) for sak in sorted(_data()["saker"], key=len, reverse=True))
    return re.compile(rf"\b(?P<fore>[a-zåäö-]*?)(?P<sak>{namn}){_BOJNING}\b")


@lru_cache(maxsize=1)
def _barare() -> frozenset[str]:
    return frozenset(_data()["barare"]["ord"])


def _sidor(skrivet: str) -> str:
    return f"sidorna {skrivet}" if re.search(r"[-–]", skrivet) else f"sida {skrivet}"


def _sidluckor(rader: Sequence[Bladrad]) -> Iterator[tuple[str, bool, Span]]:
    """Pages that the numbering counts and the document does not hold."""
    sedda: dict[int, Span] = {}
    totalt = 0
    for rad in rader:
        if rad.mobel and (m := _SIDA_AV.search(rad.text)):
            sedda.setdefault(int(m["n"]), rad.span)
            totalt = max(totalt, int(m["m"]))
    if len(sedda) < 2 or totalt > 400:
        return
    saknas = [n for n in range(1, totalt + 1) if n not in sedda]
    start = None
    for n in saknas:
        if n - 1 not in saknas:
            start = n
        if n + 1 not in saknas and start is not None:
            vad = f"sida {n}" if start == n else f"sidorna {start}–{n}"
            yield vad, False, sedda[max(k for k in sedda if k < n)] if any(k < n for k in sedda) else next(iter(sedda.values()))


def _belagg(text: Text, span: Span) -> Belagg:
    rad = text.text[span[0] : span[1]]
    start, slut = span[0] + len(rad) - len(rad.lstrip()), span[0] + len(rad.rstrip())
    plats = text.till_original((start, slut))
    return Belagg(text.dokument, plats.sida, plats.ruta, plats.original, text.text[start:slut])
