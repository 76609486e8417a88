"""One file read as a report: everything that `las --json` shows (DESIGN.md, chapter 6)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from textgranskning.inlasning import las_dokument
from textgranskning.inlasning.bas import OcrLage
from textgranskning.normalisering import normalisera
from textgranskning.tolkning.avsnitt import Avsnitt, avsnitt
from textgranskning.tolkning.handlingar import dela
from textgranskning.typer import Dokument, Handling, Radslag, Text, Textsida

_PUNKT = re.compile(r"\s*(\d{1,2})[.)]\s+(\S.*)")
_FORSLAG = re.compile(r"förslag till beslut|beslutsförslag", re.IGNORECASE)
_FOTNOT = re.compile(r"\s*([¹²³⁴⁵⁶⁷⁸⁹⁰]{1,2}|\d{1,2})\s+(\S.{8,})")
_SVENSKA = re.compile(r"\b(?:och|att|är|för|som|inte|på|med|av|den|det|till)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rapport:
    """A read file with its parts found: headings as a tree by level, decision points, footnotes, running headers."""

    dokument: Dokument
    text: Text
    handlingar: tuple[Handling, ...]
    rubriker: tuple[Avsnitt, ...]
    beslutspunkter: tuple[tuple[int, str], ...]

    def till_dict(self) -> dict[str, Any]:
        text = self.text
        return {
            "dokument": self.dokument.namn,
            "format": self.dokument.format,
            "sprak": sprak(text.text),
            "skada": round(max((sida.skada.fore for sida in text.sidor), default=0.0), 3),
            "sidor": [self._sida(sida) for sida in text.sidor],
            "rubriker": [
                {
                    "text": rubrik.rubrik,
                    "niva": rubrik.niva,
                    "sida": text.sida_vid(rubrik.span[0]).nummer,
                    "kvalitetsomrade": kvalitetsomrade(rubrik.rubrik),
                }
                for rubrik in self.rubriker
            ],
            "beslutspunkter": [{"nummer": nummer, "text": punkt} for nummer, punkt in self.beslutspunkter],
            "fotnoter": list(self._fotnoter()),
            "sidhuvuden": self._rader(Radslag.SIDHUVUD),
            "sidfotter": self._rader(Radslag.SIDFOT),
            "handlingar": [self._handling(handling) for handling in self.handlingar],
            "rattelser": [
                {
                    "sida": text.sida_vid(ett.span[0]).nummer,
                    "fore": ett.fore,
                    "efter": ett.efter,
                    "sannolikhet": round(ett.sannolikhet, 3),
                    "skal": ett.skal.value,
                }
                for ett in text.rattelser
            ],
        }

    def _sida(self, sida: Textsida) -> dict[str, Any]:
        ursprung = [ett.value for ett in sida.ursprung]
        return {"nummer": sida.nummer, "ursprung": ursprung, "skada": round(sida.skada.fore, 3), "text": self.text.text[slice(*sida.span)]}

    def _rader(self, slag: Radslag) -> list[str]:
        rader = (self.text.text[slice(*rad.span)].strip() for sida in self.text.sidor for rad in sida.rader if rad.slag is slag)
        return list(dict.fromkeys(rad for rad in rader if rad))

    def _fotnoter(self) -> Iterator[dict[str, Any]]:
        for sida in self.text.sidor:
            for rad in sida.rader:
                traff = _FOTNOT.match(self.text.text[slice(*rad.span)])
                if traff and (rad.slag is Radslag.FOTNOT or not traff[1].isdigit()):
                    yield {"marke": traff[1], "text": traff[2].strip(), "sida": sida.nummer}

    def _handling(self, handling: Handling) -> dict[str, Any]:
        datum = {
            "inkommen": handling.inkommen,
            "handelsedatum": handling.handelsedatum,
            "registrerad": handling.registrerad,
        }
        return {
            "typ": handling.typ,
            **{nyckel: str(varde) if varde else None for nyckel, varde in datum.items()},
            "forfattare": handling.forfattare,
            "rubrik": handling.rubrik,
            "sida": handling.sidor[0] if handling.sidor else None,
        }


def las_rapport(fil: Path | str, *, ocr: OcrLage = "auto") -> Rapport:
    """Read one file and find its parts. A file that could not be read gives an empty report; `dokument.fel` says why."""
    dokument = las_dokument(fil, ocr=ocr)
    text = normalisera(dokument)
    handlingar = dela(text)
    rubriker = tuple(rubrik for handling in handlingar for rubrik in avsnitt(text, handling))
    return Rapport(dokument, text, handlingar, rubriker, tuple(_beslutspunkter(text, rubriker)))


def _beslutspunkter(text: Text, rubriker: tuple[Avsnitt, ...]) -> Iterator[tuple[int, str]]:
    """The numbered points under a heading that proposes a decision, each joined over its lines."""
    for rubrik in rubriker:
        if _FORSLAG.search(rubrik.rubrik):
            punkter: list[list[str]] = []
            for rad in text.text[slice(*rubrik.span)].splitlines()[1:]:
                if traff := _PUNKT.match(rad):
                    punkter.append([traff[1], traff[2].strip()])
                elif punkter and rad.strip():
                    punkter[-1][1] += f" {rad.strip()}"
            yield from ((int(nummer), punkt) for nummer, punkt in punkter)


def sprak(text: str) -> str:
    """``sv`` where the common words are Swedish, else ``okänt``.

    >>> sprak("Det är inte på det sättet som vi ser på saken och den."), sprak("This is a short note in English.")
    ('sv', 'okänt')
    """
    antal = len(text.split())
    return "sv" if antal and len(_SVENSKA.findall(text)) >= 0.08 * antal else "okänt"


def kvalitetsomrade(rubrik: str) -> str | None:
    """The quality area that a heading speaks of, or None.

    >>> kvalitetsomrade("Samverkan med regionen"), kvalitetsomrade("Bakgrund")
    ('helhetssyn_samordning', None)
    """
    lag = rubrik.lower()
    return next((omrade for omrade, ord_ in _omraden().items() if any(ett in lag for ett in ord_)), None)


@cache
def _omraden() -> dict[str, list[str]]:
    fil = Path(__file__).parent / "tolkning" / "data" / "kvalitetsomraden.toml"
    return tomllib.loads(fil.read_text(encoding="utf-8"))
