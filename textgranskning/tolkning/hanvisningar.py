"""What the akt refers to, and whether it holds it: "se separat beslut", "bilaga 2", pages that were not printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from textgranskning.tolkning.rader import Bladrad, bladrader
from textgranskning.typer import Belagg, Handling, Hanvisning, Span, Text

_SAK = (
    r"(?P<sak>beslut(?:slista|sbrev)?|dokument|handling(?:en)?|utredning(?:en)?|bilaga|plan(?:en)?|genomförandeplan(?:en)?"
    r"|protokoll(?:et)?|anteckning|blankett(?:en)?|intyg(?:et)?|läkarintyg|yttrande|anmälan|sip|bedömning|rapport(?:en)?|underlag"
    r"|sammanställning|avtal|blad)"
)
_SE = re.compile(
    rf"\b(?:se|enligt|jfr|redovisas i|framgår av)\s(?:även\s)?(?:separat|särskilt?|särskild|eget|egen|bifoga[dt]|bilag[dt]"
    rf"|inskanna[dt])\s{_SAK}\b",
    re.IGNORECASE,
)
_BILAGA = re.compile(r"\bbilag(?:a|orna?)\s?(?:nr\s?)?(?P<nummer>\d{1,2})\b", re.IGNORECASE)
_UTELAMNAT = re.compile(
    r"\b(?:sid(?:a|orna|an)?|blad)\s?(?P<sidor>\d{1,3}(?:\s?[-–]\s?\d{1,3})?)\b.{0,60}\b(?:ej utskriv\w+|skrivs? inte ut"
    r"|inte utskriv\w+|utelämna\w+|ingår inte|saknas|ej i (?:detta )?urval)"
    r"|\b(?P<bilagor>bilagor|kvitton\b.{0,20}|handlingar)\b.{0,30}\b(?:ej utskriv\w+|ej i (?:detta )?urval|utelämna\w+|ingår inte)",
    re.IGNORECASE,
)
_ANNANSTANS = re.compile(
    r"\b(?:finns|ligger|förvaras|arkiverad|sparad)\b.{0,40}\b(?:pappersakt(?:en)?|närarkiv(?:et)?|pärm(?:en)?|mapp(?:en)?"
    r"|fysisk akt|annan akt)\b",
    re.IGNORECASE,
)
_KAN = re.compile("eparat|ärskil|egna? |eget|egen|ifoga|ilag|BILAG|nskan|skriv|elämna|ingår|saknas|urval|arkiv|pärm|mapp|akt")
_SIDA_AV = re.compile(r"(?:sida?n?|blad|s\.)\s*:?\s*(?P<n>\d{1,4})\s*(?:av|/|\(|of)\s*(?P<m>\d{1,4})", re.IGNORECASE)
_TYPER = {
    "beslut": ("beslut", "beslut_avslag"),
    "utredning": ("utredning", "bbic_utredning", "lvm_utredning", "fordjupad_utredning"),
    "genomförandeplan": ("genomforandeplan",),
    "plan": ("genomforandeplan", "vardplan", "plan_eftervard", "planering", "sip"),
    "intyg": ("lakarintyg",),
    "läkarintyg": ("lakarintyg",),
    "yttrande": ("yttrande",),
    "anmälan": ("orosanmalan", "lvm_anmalan"),
    "sip": ("sip",),
}


def hanvisningar(texter: Sequence[Text], handlingar: Sequence[Handling]) -> tuple[Hanvisning, ...]:
    """Everything the akt refers to by name, in order, each once a document; `finns` says whether a handling answers to it."""
    ut: dict[tuple[str, str], Hanvisning] = {}
    typer = {handling.typ for handling in handlingar}
    namn = " ".join(f"{handling.rubrik or ''} {handling.dokument}" for handling in handlingar).lower()
    for text in texter:
        rader = bladrader(text)
        for vad, finns, span in [*_i_raderna(rader, typer, namn), *_sidluckor(rader)]:
            ut.setdefault((text.dokument, vad), Hanvisning(vad, finns, _belagg(text, span)))
    return tuple(ut.values())


def _i_raderna(rader: Sequence[Bladrad], typer: set[str], namn: str) -> Iterator[tuple[str, bool, Span]]:
    for rad in rader:
        if not _KAN.search(rad.text):
            continue
        lag = rad.text.lower()
        if m := _SE.search(rad.text):
            sak = re.sub(r"(?:en|et)\Z", "", m["sak"].lower())
            yield m[0], _har(sak, lag, typer, namn), rad.span
        if "ilag" in rad.text and (m := _BILAGA.search(rad.text)):
            finns = re.search(rf"bilaga[ _]?{m['nummer']}\b", namn) is not None or any(
                re.match(rf"\s*bilaga\s?{m['nummer']}\b", annan.text, re.IGNORECASE) for annan in rader if annan is not rad
            )
            yield f"bilaga {m['nummer']}", finns, rad.span
        if m := _UTELAMNAT.search(rad.text):
            yield (
                f"sidorna {m['sidor']}"
                if m["sidor"] and re.search(r"[-–]", m["sidor"])
                else f"sida {m['sidor']}"
                if m["sidor"]
                else m["bilagor"].strip(),
                False,
                rad.span,
            )
        if m := _ANNANSTANS.search(rad.text):
            yield m[0], False, rad.span


def _har(sak: str, rad: str, typer: set[str], namn: str) -> bool:
    """Whether the akt holds such a handling; "dokument" is what the line itself speaks of."""
    if sak in ("dokument", "handling", "blad", "blankett"):
        sak = next((ett for ett in _TYPER if ett in rad.split("se ", maxsplit=1)[0]), sak)
    return bool(typer & set(_TYPER.get(sak, ()))) or (sak not in _TYPER and sak in namn)


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
