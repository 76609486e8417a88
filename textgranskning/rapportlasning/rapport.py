"""A file read as a report, and as the object that other programs read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textgranskning.inlasning import las_dokument
from textgranskning.inlasning.bas import OcrLage
from textgranskning.inlasning.fotnoter import UPPHOJDA
from textgranskning.normalisering import normalisera
from textgranskning.rapportlasning.avsnitt import Rapportavsnitt, trad
from textgranskning.rapportlasning.punkter import beslutspunkter
from textgranskning.rapportlasning.rader import ihop, rapportrader
from textgranskning.rapportlasning.rubriker import rubriker
from textgranskning.tolkning.handlingar import dela
from textgranskning.typer import Dokument, Handling, Radslag, Text, Textsida

_SVENSKA = re.compile(r"\b(?:och|att|är|för|som|inte|på|med|av|den|det|till)\b", re.IGNORECASE)
_NOTMARKE = re.compile(r"\A\s*(?:[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}|\d{1,3}|[*†‡?!>®»°])['’´`)]?\s*")


@dataclass(frozen=True, slots=True)
class Fotnot:
    """A footnote: the mark in the text that it answers to, what it says, the page at whose foot it stands."""

    marke: str
    text: str
    sida: int


@dataclass(frozen=True, slots=True)
class Rapport:
    """A read file with its parts found."""

    dokument: Dokument
    text: Text
    titel: str | None
    avsnitt: tuple[Rapportavsnitt, ...]  # the highest ones; the others lie under them
    beslutspunkter: tuple[tuple[int, str], ...]
    fotnoter: tuple[Fotnot, ...]
    handlingar: tuple[Handling, ...]

    @property
    def rubriker(self) -> tuple[Rapportavsnitt, ...]:
        """All sections in the order of the text."""
        return tuple(_alla(self.avsnitt))

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
                    "kvalitetsomrade": rubrik.kvalitetsomrade,
                }
                for rubrik in self.rubriker
            ],
            "beslutspunkter": [{"nummer": nummer, "text": punkt} for nummer, punkt in self.beslutspunkter],
            "fotnoter": [{"marke": not_.marke, "text": not_.text, "sida": not_.sida} for not_ in self.fotnoter],
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


def las_rapport(
    fil: Path | str, *, ocr: OcrLage = "auto", losenord: tuple[str, ...] = (), ordlista: frozenset[str] | None = None
) -> Rapport:
    """Read one file and find its parts. A file that could not be read gives an empty report; `dokument.fel` says why."""
    dokument = las_dokument(fil, ocr=ocr, losenord=losenord)
    text = normalisera(dokument, ordlista=ordlista)
    rader = rapportrader(text)
    funna = rubriker(rader)
    return Rapport(
        dokument,
        text,
        funna[0].text if funna and funna[0].niva == 1 else None,
        trad(funna, rader, len(text.text)),
        beslutspunkter(funna, rader),
        tuple(_fotnoter(text)),
        dela(text),
    )


def _alla(avsnitt: tuple[Rapportavsnitt, ...]) -> Iterator[Rapportavsnitt]:
    for ett in avsnitt:
        yield ett
        yield from _alla(ett.under)


def _fotnoter(text: Text) -> Iterator[Fotnot]:
    """The notes of every page, each joined over its lines."""
    for sida in text.sidor:
        noter: list[tuple[str, list[str]]] = []
        for rad in sida.rader:
            if rad.slag is Radslag.FOTNOT:
                skrivet = text.text[slice(*rad.span)].strip()
                if rad.marke is not None or not noter:
                    noter.append(((rad.marke or "").translate(UPPHOJDA), [_NOTMARKE.sub("", skrivet, count=1)]))
                else:
                    noter[-1][1].append(skrivet)
        yield from (Fotnot(marke, ihop(rader), sida.nummer) for marke, rader in noter)


def sprak(text: str) -> str:
    """``sv`` where the common words are Swedish, else ``okänt``.

    >>> sprak("Det är inte på det sättet som vi ser på saken och den."), sprak("This is a short note in English.")
    ('sv', 'okänt')
    """
    antal = len(text.split())
    return "sv" if antal and len(_SVENSKA.findall(text)) >= 0.08 * antal else "okänt"
