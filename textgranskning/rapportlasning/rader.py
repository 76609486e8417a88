"""The lines of a report that say something, and the white space between them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from textgranskning.typer import Radslag, Span, Text

_UTANFOR = (Radslag.SIDHUVUD, Radslag.SIDFOT, Radslag.FOTNOT, Radslag.KOMMENTAR)
_PUNKT = re.compile(r"\s*[•◦▪●○*+»«·–-]\s+\S|\s*\d{1,2}[.)]\s+[a-zåäö]")
_AVSLUTAD = re.compile(r"[.!?:;][\W¹²³⁴⁵⁶⁷⁸⁹⁰]{0,3}\Z")


@dataclass(frozen=True, slots=True)
class Rapportrad:
    """A line with what stands around it. `luft`: white space, or the edge of a page, is above it."""

    text: str
    span: Span
    slag: Radslag
    niva: int | None
    luft: bool

    @property
    def avslutad(self) -> bool:
        return _AVSLUTAD.search(self.text) is not None

    @property
    def punkt(self) -> bool:
        return self.slag is Radslag.LISTA or _PUNKT.match(self.text) is not None


def rapportrader(text: Text) -> list[Rapportrad]:
    """The written lines of a text, without headers, footers, footnotes and comments."""
    ut: list[Rapportrad] = []
    luft = True
    for sida in text.sidor:
        for rad in sida.rader:
            skrivet = text.text[slice(*rad.span)]
            if rad.slag in _UTANFOR or not skrivet.strip():
                luft = luft or not skrivet.strip()
                continue
            ut.append(Rapportrad(skrivet.strip(), rad.span, rad.slag, rad.niva, luft))
            luft = False
        luft = luft or not (ut and not ut[-1].avslutad)
    return ut


def ihop(rader: list[str]) -> str:
    """Lines as one text; a word divided at a line's end is joined.

    >>> ihop(["Nämnden godkänner års-", "rapporten för", "2025."])
    'Nämnden godkänner årsrapporten för 2025.'
    """
    ut = ""
    for rad in rader:
        ut = ut[:-1] + rad if re.search(r"[^\W\d_]-\Z", ut) and rad[:1].islower() else f"{ut} {rad}".strip()
    return ut
