"""One plain Swedish sentence for each verdict, naming dates and documents."""

from __future__ import annotations

import re
from collections.abc import Sequence

from textgranskning.granskning.domslut import Domslut
from textgranskning.granskning.mall import Krav, kanda_begrepp
from textgranskning.typer import Handelse, Skal

AVVISNING: dict[Skal, str] = {
    Skal.BARA_PLANERAT: "bara planerat",
    Skal.BARA_FORSLAG: "bara föreslaget eller påbörjat",
    Skal.BARA_FORSOK: "bara ett försök",
    Skal.NEKAT: "uttryckligen inte gjort",
    Skal.UTAN_INNEHALL: "utan eget innehåll",
    Skal.GALLER_ANNAT: "gäller någon annan eller ett annat ärende",
    Skal.INNEHALLSLOST: "sägs vara gjort, men inte vad",
    Skal.SVAGT: "osäkert om det är detta som avses",
    Skal.ODATERAT: "går inte att datera säkert",
    Skal.FOR_SENT: "för sent",
}


def avvisningsskal(skal: Skal) -> str:
    """Why a passage was not accepted, in a few words."""
    return AVVISNING.get(skal, "räcker inte")


def motivering(krav: Krav, dom: Domslut, olasta: int) -> str:
    """Why the verdict is what it is; `olasta` is the number of pages that could not be read."""
    svar, utlosare, forfaller = dom.svar, dom.utlosare, dom.forfaller
    sokt = " eller ".join(dict.fromkeys(_namn(begrepp) for begrepp in krav.kravs))
    narmast = next((handelse for handelse, ett in dom.avvisade if ett is dom.skal), None)
    till = f" efter {_handelse(utlosare)}" if utlosare and krav.for_varje else ""
    stalle = f", se {_stalle(narmast)}" if narmast else ""
    dag = f" (sista dag {forfaller.isoformat()})" if forfaller else ""
    obesvarad = f"{_stort(_handelse(utlosare))} besvaras inte av {sokt}" if utlosare else ""
    vad_finns = _stort(_handelse(svar[0])) if svar else ""
    satser = {
        Skal.EGEN_HANDLING: f"{vad_finns} finns som egen handling i {_dokument(svar)}{dag}.",
        Skal.JOURNALANTECKNING: f"{vad_finns} är dokumenterat i en journalanteckning i {_dokument(svar)}{dag}.",
        Skal.ANNAN_RUBRIK: f"{vad_finns} är dokumenterat i {_dokument(svar)}{dag}.",
        Skal.INGET_BELAGG: f"{obesvarad}{dag}." if till else f"Inget belägg för {sokt} har hittats{dag}.",
        Skal.FOR_SENT: f"{_stort(sokt)}{till} kom för sent{dag}{stalle}.",
        Skal.BARA_PLANERAT: f"{_stort(sokt)}{till} finns bara som plan{stalle}.",
        Skal.BARA_FORSLAG: f"{_stort(sokt)}{till} finns bara som förslag, utkast eller påbörjat{stalle}.",
        Skal.BARA_FORSOK: f"Det finns bara försök till {sokt}{till}{stalle}.",
        Skal.NEKAT: f"Det står uttryckligen att {sokt}{till} inte finns eller inte har gjorts{stalle}.",
        Skal.INTE_FOR_ALLA: f"{obesvarad}, fast andra gör det{dag}.",
        Skal.UTAN_INNEHALL: f"{_stort(sokt)}{till} nämns, men utan det innehåll som krävs{stalle}.",
        Skal.GALLER_ANNAT: f"{_stort(sokt)} som nämns gäller någon annan eller ett annat ärende{stalle}.",
        Skal.OLASLIGT: f"Det går inte att avgöra: {olasta} sidor kunde inte läsas.",
        Skal.MOTSTRIDIGT: f"Akten säger emot sig själv om {sokt}{stalle}.",
        Skal.ODATERAT: f"{vad_finns or _stort(sokt)} finns, men det går inte att se om det skedde i rätt tid{dag}.",
        Skal.SVAGT: f"Något som kan vara {sokt} nämns, men det är osäkert{stalle}.",
        Skal.INNEHALLSLOST: f"Det framgår att {sokt} ska vara gjort, men inte vad det innehöll{stalle}.",
        Skal.VILLKOR_OKANT: "Det går inte att avgöra om kravet gäller, eftersom uppgift om villkoret saknas.",
        Skal.VILLKOR_EJ_UPPFYLLT: "Kravet gäller inte, eftersom det som utlöser det inte finns i akten.",
        Skal.EJ_FORFALLET: f"Tiden för {sokt}{till} har inte gått ut{dag}.",
    }
    return satser[dom.skal]


def _namn(begrepp: str) -> str:
    return kanda_begrepp().get(begrepp, begrepp)


def _handelse(handelse: Handelse) -> str:
    datum = f" {handelse.datum}" if handelse.datum else ""
    sak = _sak(handelse)
    return f"{_namn(handelse.begrepp)}{f' ({sak})' if sak else ''}{datum}"


def _sak(handelse: Handelse) -> str | None:
    """What it is about in the document's own word: `sak` is a stem or a label."""
    if not handelse.sak:
        return None
    traff = re.search(rf"\b{re.escape(handelse.sak)}\w*", handelse.bast.belagg.text, re.IGNORECASE)
    return traff[0].lower() if traff else None


def _stalle(handelse: Handelse) -> str:
    belagg = handelse.bast.belagg
    return f"{belagg.dokument}, sidan {belagg.sida}" + (f" ({handelse.datum})" if handelse.datum else "")


def _dokument(svar: Sequence[Handelse]) -> str:
    return svar[0].bast.belagg.dokument if svar else ""


def _stort(text: str) -> str:
    return text[:1].upper() + text[1:]
