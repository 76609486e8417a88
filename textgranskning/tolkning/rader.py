"""The content lines of a text: what the writers of the akt wrote, without the furniture that printing put around it.

Reading marks page headers and footers (`Textrad.slag`). An export pasted into one text file has no pages to compare, so its headers are
also known here by what only a printed page says: page numbers, who printed it and when, the stamp of secrecy.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from textgranskning.tolkning.exportform import utan_form
from textgranskning.tolkning.utsmyckning import utan_ram
from textgranskning.typer import Radslag, Span, Text


@dataclass(frozen=True, slots=True)
class Bladrad:
    """One line as it stands in the restored text, blanks for what is drawn around it. Furniture and rules are kept, marked, so that lines
    can be counted and joined over them."""

    span: Span
    text: str
    slag: Radslag
    niva: int | None
    mobel: bool  # page header, footer, print line, comment in the margin
    linje: bool  # drawn with characters
    tom: bool  # nothing written: blank, a rule or furniture
    sidtopp: bool  # the first content after furniture or a page break
    modul: str | None = None  # the code of the system's module that begins here, where an export writes codes before its lines

    @property
    def indrag(self) -> int:
        return len(self.text) - len(self.text.lstrip())


_LINJE = re.compile(r"\s*(?:(?P<t>[-=_*~─═–—·#+█▬])(?:\s?(?P=t)){2,}|[-=_.*~─═–—·]{5,})\s*\Z")
_SIDNUMMER = re.compile(
    r"(?:^|\s{2,}|[|(·•-]\s*)(?:sida?n?|s\.|blad|page)\s*:?\s*\d{1,4}(?:\s*(?:av|/|\(|of)\s*\d{1,4}\s*\)?)?\s*\|*\s*(?:$|\s{2,}\S)"
    r"|\|\|\s*\d{1,3}/\d{1,3}\s*\|\||\A\s*(?:handling|dokument|dok\.?|post)\s*(?:nr\.?\s*)?\d{1,3}\s*(?:av|/|\()\s*\d{1,3}\s*\)?\s*\Z",
    re.IGNORECASE,
)
_UTSKRIFT = re.compile(
    r"\b(?:utskri(?:ft|ven|vet|vna)|utskr\.|uttag(?:et|en)?|utdraget|körd|printad|skrivet? ut)\b.{0,24}?(?:\d|:)|\A#(?:EXPORT"
    r"|URVAL|OSL|SLUT)\b",
    re.IGNORECASE,
)
_SLUT = re.compile(
    r"\s*(?:slut på (?:utskrift|utdrag|urval|akt|journal)|antal (?:anteckningar|poster|händelser)\b|\d+ (?:rader|poster|anteckningar)\.)",
    re.IGNORECASE,
)
_SEKRETESS = re.compile(r"sekretess.{0,40}(?:osl|26\s*(?:kap|:)|offentlighets)|\bosl\s+26\b", re.IGNORECASE)
_BARA_NUMMER = re.compile(r"\s*[-–(]?\s*\d{1,4}\s*(?:(?:/|av|\()\s*\d{1,4}\s*\)?)?\s*[-–)]?\s*\Z")
_SIFFROR = re.compile(r"\d+")
_BLANKA = re.compile(r"\s+")


def bladrader(text: Text) -> tuple[Bladrad, ...]:
    """All lines of a text, in order."""
    return _blad(_Samma(text))[0]


def rader_i(text: Text, span: Span) -> tuple[Bladrad, ...]:
    """The lines that begin inside a span."""
    alla, starter = _blad(_Samma(text))
    return alla[bisect_left(starter, span[0]) : bisect_left(starter, span[1])]


class _Samma:
    """A text compared by identity, so that remembering its lines never costs a reading of its characters."""

    __slots__ = ("text",)

    def __init__(self, text: Text) -> None:
        self.text = text

    def __hash__(self) -> int:
        return id(self.text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Samma) and other.text is self.text


@lru_cache(maxsize=64)  # the documents of one akt, which is read several times over
def _blad(samma: _Samma) -> tuple[tuple[Bladrad, ...], list[int]]:
    raa = _raa(samma.text)
    rena = utan_form([utan_ram(rad) for _, rad, _, _ in raa])
    moblerade = _mobler([ren.text for ren in rena])
    ut: list[Bladrad] = []
    topp = False
    for nummer, ((start, _, slag, niva), ren) in enumerate(zip(raa, rena, strict=True)):
        rad = ren.text
        mobel = slag in (Radslag.SIDHUVUD, Radslag.SIDFOT, Radslag.KOMMENTAR) or nummer in moblerade
        linje = not mobel and _LINJE.match(rad) is not None
        tom = mobel or linje or not rad.strip()
        topp = topp or mobel or rad.startswith("\f")
        ut.append(Bladrad((start, start + len(rad)), rad, slag, niva, mobel, linje, tom, topp and not mobel, ren.modul))
        topp = topp and tom
    return tuple(ut), [rad.span[0] for rad in ut]


def _raa(text: Text) -> list[tuple[int, str, Radslag, int | None]]:
    """Lines with what reading knew of them; a text without pages is split at its line ends."""
    if any(sida.rader for sida in text.sidor):
        return [(rad.span[0], text.text[rad.span[0] : rad.span[1]], rad.slag, rad.niva) for sida in text.sidor for rad in sida.rader]
    ut: list[tuple[int, str, Radslag, int | None]] = []
    plats = 0
    for rad in text.text.split("\n"):
        ut.append((plats, rad, Radslag.BROD, None))
        plats += len(rad) + 1
    return ut


def _mobler(rader: list[str]) -> frozenset[int]:
    """Which lines are page furniture, from the text alone.

    A line with a page number, print mark or secrecy stamp is furniture. So is the block around it (at most five lines between rules or
    blank lines) where the block has a page number or print mark, and returns on another page; one that stands but once must be framed by
    two rules.
    """
    saker = {nummer for nummer, rad in enumerate(rader) if _ar_mobel(rad)}
    if not saker:
        return frozenset()
    grannar = {nummer: tuple(_grannar(rader, nummer)) for nummer in saker}
    nycklar = {nummer: _BLANKA.sub(" ", _SIFFROR.sub("0", rader[nummer])).strip() for nummer in {*saker, *chain(*grannar.values())}}
    antal = Counter(nycklar[nummer] for nummer in saker)
    jamte = Counter((nycklar[nummer], nycklar[granne], granne - nummer) for nummer in saker for granne in grannar[nummer])
    ut = set(saker)
    for nummer in sorted(saker):
        for steg in (-1, 1):
            for granne in _grannar(rader, nummer, steg):
                ensam = antal[nycklar[nummer]] < 2
                aterkommer = jamte[nycklar[nummer], nycklar[granne], granne - nummer] > antal[nycklar[nummer]] // 2
                if granne not in saker and not (_inramad(rader, granne) if ensam else aterkommer):
                    break
                ut.add(granne)
    return frozenset(ut)


def _grannar(rader: list[str], nummer: int, *stegen: int) -> Iterator[int]:
    """The lines of the block around a line, at most four to each side."""
    for steg in stegen or (-1, 1):
        granne = nummer + steg
        while 0 <= granne < len(rader) and abs(granne - nummer) <= 4 and rader[granne].strip() and not _LINJE.match(rader[granne]):
            yield granne
            granne += steg


_TECKEN = re.compile(r"\d|[Ss][Ee][Kk][Rr][Ee][Tt]|#|OSL|[Ss]lut på|[Aa]ntal ")  # without one of these a line is no furniture


def _ar_mobel(rad: str) -> bool:
    if len(rad) > 170 or not _TECKEN.search(rad):
        return False
    lag = rad.lower()
    if ("sekretess" in lag or "osl" in lag) and _SEKRETESS.search(rad) and len(rad.split()) <= 22:
        return True
    if _BARA_NUMMER.match(rad):
        return "/" in rad or "av" in rad or "(" in rad or "-" in rad
    if any(del_ in lag for del_ in ("utskr", "uttag", "utdrag", "körd", "printad", "skriven ut", "#")) and _UTSKRIFT.search(rad):
        return True
    if _SLUT.match(rad):
        return True
    return any(del_ in lag for del_ in ("sid", "blad", "s. ", "||", "page", "handling", "dok", "post")) and (
        _SIDNUMMER.search(rad) is not None and not rad.rstrip().endswith(".")
    )


def _inramad(rader: list[str], nummer: int) -> bool:
    """Between two drawn rules at most five lines apart."""
    fore = next((i for i in range(nummer - 1, max(nummer - 6, -1), -1) if _LINJE.match(rader[i]) or not rader[i].strip()), None)
    efter = next((i for i in range(nummer + 1, min(nummer + 6, len(rader))) if _LINJE.match(rader[i]) or not rader[i].strip()), None)
    start_ok = nummer < 5 if fore is None else bool(rader[fore].strip()) or fore < 5
    return start_ok and efter is not None and bool(rader[efter].strip()) and efter - (fore if fore is not None else 0) <= 6
