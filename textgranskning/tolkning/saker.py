"""What an event is about, so that two of a kind are told apart: who sent it, what was applied for, until when."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from textgranskning.tolkning.datum import hitta_datum
from textgranskning.tolkning.perioder import manader
from textgranskning.tolkning.uttryck import stam
from textgranskning.typer import Handling

_ANSOKT = re.compile(
    r"(?:ansök\w*\s+(?:\w+\s+){0,2}?om|avslag\s+(?:på|för|gällande|avseende|rörande|:)"
    r"|avslå\w*\s+(?:\w+\s+){0,4}?(?:om|avseende|gällande)|nekas|begäran om)"
    r"\s+(?P<vad>[^.,;:(]{2,80})",
    re.IGNORECASE,
)
_AVSLAGSRAD = re.compile(r"\s*(?P<vad>[A-ZÅÄÖa-zåäö-]{3,})\b[^,]*,.*,\s*avslag\b", re.IGNORECASE)  # a row of a table
_BELOPP = re.compile(r"^(?:[\d\s]+(?:kr|kronor|:-)?\s*(?:till|för|i)?\s*)+", re.IGNORECASE)
_NP_SLUT = re.compile(
    r"\b(?:avsl\w+|bevilja\w*|nekas|nekades|enligt|eftersom|då|för|från|genom|till|med|på|hos|i|via|är|har|den|och|som|kan|ska)\b",
    re.IGNORECASE,
)


def sak(slag: str | None, text: str, handling: Handling, fore: str = "") -> str | None:
    """The matter of a mention, or None where nothing is said.

    `slag` is the concept file's `sak`; `fore` is what the note has said before.
    """
    if slag == "avsandare":
        return avsandare(text) or avsandare(" ".join(filter(None, (handling.rubrik, handling.forfattare))))
    if slag == "anmalare":
        return utpekad_avsandare(text)
    if slag == "ansokt":
        return ansokt(text)
    if slag == "datum":
        return _sista_dag(text)
    if slag == "period":
        ankare = handling.datum.till if handling.datum else handling.ankare
        return ",".join(next(filter(None, (manader(ett, ankare) for ett in (text, handling.rubrik or "", fore))), ())) or None
    return None


def flera_saker(slag: str | None, text: str) -> tuple[str, ...]:
    """The matters of a mention of several: "två anmälningar, en från skolan och en från polisen".

    >>> flera_saker("avsandare", "Två anmälningar i dag: en från skolan och en från polisen."), flera_saker("avsandare", "En från skolan.")
    (('skola', 'polis'), ())
    """
    if slag != "avsandare":
        return ()
    alla = [namn for m in _EN_FRAN.finditer(text.lower()) if (namn := _forst_namnd(m["vem"]))]
    return tuple(dict.fromkeys(alla)) if len(set(alla)) > 1 else ()


_EN_FRAN = re.compile(r"\b(?:en|ena|andra|den andra)\s(?:från|av)\s(?P<vem>[^,.;]{3,40}?)(?=\soch\s|[,.;]|\Z)")


def avsandare(text: str) -> str | None:
    """Who sent it: the one that a word of coming ("från", "anmälare") or of notifying stands beside, else the first named.

    >>> avsandare("LVM-anmälan från Polismyndigheten inkommer."), avsandare("Anmälan läst.")
    ('polis', None)
    >>> avsandare("Från: skolsköterskan, som har kontakt med BUP."), avsandare("Grannens anmälan om att polisen kommit dit")
    ('skola', 'granne')
    """
    return utpekad_avsandare(text) or _forst_namnd(text.lower())


def utpekad_avsandare(text: str) -> str | None:
    """Who is said outright to have sent it."""
    for m in _UTPEKAR.finditer(text.lower()):
        if namn := _forst_namnd(m["efter"] or m["fore"]):
            return namn
    return None


_UTPEKAR = re.compile(
    r"\b(?:från|fr\.?|anmälare|avsändare|avs|uppgiftslämnare)\b\W{1,4}(?P<efter>[^.;\n]{3,60})"
    r"|\b(?P<fore>[^.;:\n]{3,50}?)\s(?:anmäler|anmälde|orosanmäl|anmälan)"
)


def _forst_namnd(lag: str) -> str | None:
    """The sender whose name stands first; of two names in the same place the first of the list."""
    platser = [(m.start(), nummer, namn) for nummer, (namn, monster) in enumerate(_avsandare()) if (m := monster.search(lag))]
    return min(platser)[2] if platser else None


@cache
def _avsandare() -> tuple[tuple[str, re.Pattern[str]], ...]:
    data = tomllib.loads((Path(__file__).parent / "data" / "avsandare.toml").read_text(encoding="utf-8"))
    return tuple((namn, re.compile(monster)) for namn, monster in data.items())


def ansokt(text: str) -> str | None:
    """The stem of what was applied for.

    >>> ansokt("Ansökan om 3 400 kr till begagnad tv avslås."), ansokt("Avslag på egen lägenhet genom kommunen")
    ('tv', 'lägen')
    """
    traff = _ANSOKT.search(text)
    if not traff:
        rad = _AVSLAGSRAD.match(text)
        return stam(rad["vad"].lower()) if rad else None
    fras = _BELOPP.sub("", traff["vad"])
    ord_ = re.findall(r"[a-zåäöé-]+", _NP_SLUT.split(fras)[0].lower())
    return stam(ord_[-1]) if ord_ else None


def _sista_dag(text: str) -> str | None:
    traffar = hitta_datum(text)
    return max(traff.datum.till for traff in traffar).isoformat() if traffar else None
