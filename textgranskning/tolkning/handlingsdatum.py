"""The three dates of a handling that is no journal note: when it came in, when it was done, when it was registered."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from textgranskning.tolkning.datum import Datumtraff, hitta_datum
from textgranskning.tolkning.rader import Bladrad
from textgranskning.typer import Datum, Radslag


@dataclass(frozen=True, slots=True)
class TreDatum:
    """`inkommen`: the stamp; `handelse`: when the act was done; `registrerad`: when it was entered. Each may be unknown."""

    inkommen: Datum | None = None
    handelse: Datum | None = None
    registrerad: Datum | None = None


_INKOMMEN = re.compile(
    r"\b(?:inkom(?:men|met|mit|st)?|kom(?:mit)? in|ink\.|ankom(?:st)?|ankomststämpel|mottag(?:en|et|na|ning)|mottogs?"
    r"|inregistrerad|inkomststämplad)\b",
    re.IGNORECASE,
)
_REGISTRERAD = re.compile(
    r"\b(?:registrerad|registreringsdatum|reg\.?datum|diarieförd|öppnad|skapad|inskannad|journalförd)\b", re.IGNORECASE
)
_KLAR = re.compile(
    r"\b(?:avslut(?:ad|ades|at)?|slutdatum|slutförd|färdig(?:ställd|datum)?|klar|slut|stängd|undertecknad)\b",
    re.IGNORECASE,
)
_BESLUTAD = re.compile(r"\b(?:beslutsdatum|beslutat?|datum för beslut)\b|\A\s*beslut\s*(?:den\s*)?\Z", re.IGNORECASE)
_DATUM = re.compile(
    r"\A\s*bokad\b|\b(?:datum(?: för [\wåäö]+)?|upprättad|upprättande|skriven|daterad|dat\.|gjord|genomförd|utförd|besöksdatum|samtalsdatum"
    r"|mötesdatum|bedömningsdatum|reviderad|"
    r"sammanträdesdatum|skickad|skickat|gäller från|genomfördes|bedömningen gjord|utfärdad|tid|när)\b",
    re.IGNORECASE,
)
_UNDERSKRIFT = re.compile(r"\b(?:ort|underskrift|namnteckning|sign)", re.IGNORECASE)
_EJ = re.compile(
    r"\b(?:född|f\.|beslutet? gäller|utskri\w*|gäller (?:till|t\.?o\.?m)|giltig|nästa|uppföljning planeras|senast|bevaka\w*"
    r"|aktualiserad|inledd|påbörjad|startad|(?<=\w\s)bokad|planera\w*|beräkna\w*|kontr\w*|utdrag)\b",
    re.IGNORECASE,
)
_FRIST = re.compile(
    r"\b(?:ska vara|senast|beräkna\w*|planera\w*|förläng\w*|t\.?o\.?m\.?|till och med|utskri\w*|född|löper ut)\b", re.IGNORECASE
)
_BARA_BESLUT = re.compile(r"\s*beslut\s*:?\s*\Z", re.IGNORECASE)
_ETIKETTER: tuple[tuple[str | None, re.Pattern[str]], ...] = (
    ("inkommen", _INKOMMEN),
    ("registrerad", _REGISTRERAD),
    ("klar", _KLAR),
    ("beslutad", _BESLUTAD),
    (None, _EJ),
    ("datum", _DATUM),
)
_SLUTAR = re.compile(r"[\s.:,–-]*(?:beslut\b|avslut|klar\b|utredning(?:en)? (?:inleds|avslut))", re.IGNORECASE)  # "2025-10-02 Beslut: …"
_HANVISNING = re.compile(r"\W*(?:se|jfr|enligt)\b", re.IGNORECASE)
_OM_DOKUMENT = re.compile(r"(?:utredningen|beslutet|anmälan|planen|intyget|ansökan|bedömningen)\s\(?\w+\Z", re.IGNORECASE)
_CELLSLUT = re.compile(r"\s{2,}|\t|\||[.;]\s+(?=[A-ZÅÄÖ])")
_HAR_SIFFRA = re.compile(r"\d")
_EGET_DATUM = re.compile(r"\b(?:besluts)?datum\s*[:|]?\s*\Z", re.IGNORECASE)
_HUVUD = 22  # lines in which a handling says its dates
_SVANS = 6


def tre_datum(rader: Sequence[Bladrad], dokument: str, *, ensam: bool, utifran: bool, utredning: bool) -> TreDatum:
    """The dates of a handling from its head, its last lines and, where it is the whole document, the file's name.

    `utifran`: it came from outside, so that a stamp on it is its own. `utredning`: it runs over days and is dated by its end, not by a
    decision it names.
    """
    skrivna = [rad for rad in rader if not rad.tom]
    sagda: dict[str, Datum] = {}
    omtalade: dict[str, Datum] = {}  # what a sentence says of some document's date: this one's only where nothing else does
    for nummer, rad in enumerate(skrivna[:_HUVUD]):
        if not _HAR_SIFFRA.search(rad.text):
            continue
        for traff, etikett in _etiketter(rad.text):
            slag = None if traff.relativ else _slag(traff, etikett, rad.text, nummer)
            if utredning and not etikett.strip() and _SLUTAR.match(rad.text, traff.span[1]):
                slag = "beslutad"
            if not etikett.strip() and nummer and _BARA_BESLUT.match(skrivna[nummer - 1].text):
                slag = "beslutad"
            if slag == "inkommen" and not (utifran and (len(rad.text.split()) <= 14 or _INKOMMEN.match(rad.text.lstrip()))):
                continue
            if slag is not None:
                (omtalade if _i_mening(etikett, rad.text, traff) else sagda).setdefault(slag, traff.datum)
    sagda = _utan_svaret_pa_anmalan(sagda) if utifran else sagda
    ordning = ("klar", "beslutad", "datum") if utredning else ("datum", "klar") if utifran else ("beslutad", "klar", "datum")
    handelse = (
        next((sagda[slag] for slag in (*ordning, "los") if slag in sagda), None)
        or _lopande(skrivna)
        or next((omtalade[slag] for slag in ordning if slag in omtalade), None)
        or _sist(skrivna, utifran=utifran)
        or (_i_sidhuvud(rader) if ensam else None)
    )
    if handelse is None and ensam and "inkommen" not in sagda:
        handelse = _ur_namn(dokument)
    return TreDatum(sagda.get("inkommen"), handelse, sagda.get("registrerad"))


def _i_mening(etikett: str, rad: str, traff: Datumtraff) -> bool:
    """Whether the words before a date are part of a sentence about some document and not its own label: "Se utredning daterad …",
    "Utredningen (avslutad …) visar att"."""
    bit = _CELLSLUT.split(etikett)[-1].strip()
    efter = rad[traff.span[1] :].lstrip(" )")
    return _HANVISNING.match(bit) is not None or (efter[:1].isalpha() and _OM_DOKUMENT.search(bit) is not None) or len(bit.split()) > 5


def _utan_svaret_pa_anmalan(sagda: dict[str, Datum]) -> dict[str, Datum]:
    """What came in was done no later than it came: a later end is that of our answer to it."""
    inkom, klar = sagda.get("inkommen"), sagda.get("klar")
    return {slag: datum for slag, datum in sagda.items() if slag != "klar"} if inkom and klar and klar.fran > inkom.till else sagda


def _slag(traff: Datumtraff, etikett: str, rad: str, nummer: int) -> str | None:
    """What the words before a date say that it is; a date on a short line near the top needs none."""
    if _FRIST.search(etikett):
        return None
    for slag, monster in _ETIKETTER:
        if monster.search(etikett):
            return None if slag == "beslutad" and not traff.datum.sakert else slag
    forst = not etikett.strip() or len(rad.split()) <= 14
    return "los" if nummer < 5 and not traff.period and traff.datum.sakert and forst else None


def _etiketter(rad: str) -> list[tuple[Datumtraff, str]]:
    """Each date of a line with the words before it, back to the date before."""
    ut, slut = [], 0
    for traff in hitta_datum(rad):
        ut.append((traff, rad[max(slut, traff.span[0] - 60) : traff.span[0]]))
        slut = traff.span[1]
    return ut


def _sist(rader: Sequence[Bladrad], *, utifran: bool) -> Datum | None:
    """A date beside the signature: "Norrhamra den 10 december 2024". The date of a field is that only if its label says so."""
    for rad in reversed(rader[-_SVANS:]):
        if len(rad.text.split()) <= 8 and not _INKOMMEN.search(rad.text) and not _EJ.search(rad.text):
            for traff, etikett in _etiketter(rad.text):
                falt = etikett.rstrip().endswith(":") or etikett.endswith("   ")
                egen = any(monster.search(etikett) for monster in (_DATUM, _KLAR, _UNDERSKRIFT)) or (
                    not utifran and _BESLUTAD.search(etikett)
                )
                if traff.datum.sakert and not traff.relativ and (egen or not (falt or _BESLUTAD.search(etikett))):
                    return traff.datum
    return None


def _lopande(rader: Sequence[Bladrad]) -> Datum | None:
    """The first day in the text: "Den 26 juni 2025 beslutade socialnämnden"."""
    for rad in rader[:6]:
        if re.match(r"\s*(?:den\s)?\d", rad.text, re.IGNORECASE):
            for traff in hitta_datum(rad.text[:40]):
                if traff.datum.sakert:
                    return traff.datum
    return None


def _i_sidhuvud(rader: Sequence[Bladrad]) -> Datum | None:
    """The day that a document's page header says it is of: "Datum 2024-05-02" beside the sender and the number of the case."""
    dagar = (
        traff.datum
        for rad in rader
        if rad.slag is Radslag.SIDHUVUD
        for traff, etikett in _etiketter(rad.text)
        if _EGET_DATUM.search(etikett) and traff.datum.sakert and not traff.relativ
    )
    return next(dagar, None)


def _ur_namn(dokument: str) -> Datum | None:
    namn = dokument.rsplit("/", 1)[-1].rsplit(".", 1)[0].replace("_", " ")
    traffar = [traff for traff in hitta_datum(namn) if traff.datum.sakert]
    return traffar[0].datum if len(traffar) == 1 else None


def forsta_dag(rader: Sequence[Bladrad]) -> dt.date | None:
    """The first full date in some lines: what dates without a year hang on."""
    for rad in rader:
        for traff in hitta_datum(rad.text):
            if not traff.relativ:
                return traff.datum.fran
    return None
