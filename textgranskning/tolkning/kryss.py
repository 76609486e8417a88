"""Boxes, ticked or not, attached to their labels: [x] [X] ☒ ☑ (x) (•) against [ ] ☐ ( ), the box before or after its label."""

from __future__ import annotations

import re
from dataclasses import dataclass

from textgranskning.typer import Span

_RUTA = re.compile(
    r"(?P<ja>\[\s?[xX×✓]\s?\]|[☒☑✓✔🗹■]|\(\s?[xX•×]\s?\)|_+\s?[xX]\s?_+)|(?P<nej>\[\s{0,3}\]|(?<![☐□▢-])[☐□▢](?![☐□▢-])|\(\s{0,3}\)|(?<=[Jj][Aa])\s?_{2,}|(?<=[Nn][Ee][Jj])\s?_{2,})"
)
_RUTTECKEN = re.compile(r"[\[(☐☒☑□✓✔■▢_]")
_CELL = re.compile(r"\s{3,}|\t+|\s\|\s")
_GLAPP = re.compile(r"\s{3,}|\t|\s\|\s")
_JA_NEJ_MER = re.compile(r"(\s*(?:ja|nej))\s*[,;:(–-]\s*(?=\S)", re.IGNORECASE)
_JA, _NEJ = frozenset(("ja", "yes", "finns")), frozenset(("nej", "no"))
_EFTER = re.compile(r"(?:^|[\s:|])(ja|nej)\s*:?\s*\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Kryss:
    """One answer of a row of boxes. `fraga` is what the row asks (None: the field or heading above); `ikryssad` None: neither
    yes nor no."""

    span: Span  # of the answer in the line
    fraga: str | None
    svar: str | None  # the label of the box; None for yes or no
    ikryssad: bool | None


@dataclass(frozen=True, slots=True)
class Kryssrad:
    """A line with boxes: its answers, and what is written after them and before their question."""

    kryss: tuple[Kryss, ...]
    anmarkning: Span | None
    fore: Span | None = None


def har_ruta(rad: str) -> bool:
    """Whether a line has a box."""
    return _RUTTECKEN.search(rad) is not None and _RUTA.search(rad) is not None


def kryssrad(rad: str) -> Kryssrad | None:
    """The answers of a line, or None where it has no box."""
    rutor = list(_RUTA.finditer(rad))
    if not rutor:
        return None
    celler = list(_CELL.finditer(rad, len(rad) - len(rad.lstrip()), rutor[0].start()))
    while celler and not rad[celler[-1].end() : rutor[0].start()].strip(" \t:.|="):
        celler.pop()
    if celler:  # only the cell beside the box is asked
        sista = kryssrad(rad[celler[-1].end() :])
        if sista is not None and sista.kryss and sista.kryss[0].fraga and not _ar_etikett(rad[: celler[-1].start()], len(celler)):
            return _flytta(sista, celler[-1].end(), (len(rad) - len(rad.lstrip()), celler[-1].start()))
    fore = rad[: rutor[0].start()]
    efter_etikett = _EFTER.search(fore) is not None or not _text_efter(rad, rutor)
    if efter_etikett:
        return _efterstallda(rad, rutor)
    fraga = fore.strip(" \t:.|=") or None
    svar: list[tuple[Span, str, bool]] = []
    anmarkning: Span | None = None
    for nummer, ruta in enumerate(rutor):
        slut = rutor[nummer + 1].start() if nummer + 1 < len(rutor) else len(rad)
        start = ruta.end()
        text = rad[start:slut]
        glapp = _GLAPP.search(text.rstrip(), len(text) - len(text.lstrip()))
        if glapp and (rest := text[glapp.end() :].strip()):
            anmarkning = (start + glapp.end(), start + glapp.end() + len(text[glapp.end() :].rstrip()))
            if nummer + 1 < len(rutor) and len(rest) < 60:  # a new question on the same line
                del_ = kryssrad(rad[start + glapp.end() :])
                egna = _svar(fraga, [*svar, ((ruta.start(), start + glapp.start()), text[: glapp.start()].strip(), ruta["ja"] is not None)])
                if del_ is None:
                    return Kryssrad(egna, None)
                resten = _flytta(del_, start + glapp.end(), None)
                return Kryssrad(egna + resten.kryss, resten.anmarkning)
            text = text[: glapp.start()]
        if (komma := _JA_NEJ_MER.match(text)) and anmarkning is None:  # "[x] Nej, hos mormor"
            anmarkning = (start + komma.end(), start + len(text.rstrip()))
            text = text[: komma.end(1)]
        svar.append(((ruta.start(), start + len(text.rstrip())), text.strip(" \t|"), ruta["ja"] is not None))
    return Kryssrad(_svar(fraga, svar), anmarkning)


def _ar_etikett(text: str, celler: int) -> bool:
    """A single short cell before the question is part of it: "Beslut   Bifall [x]"."""
    return celler == 1 and len(text.split()) <= 2 and not any(t.isdigit() for t in text)


def _flytta(rad: Kryssrad, steg: int, fore: Span | None) -> Kryssrad:
    """The answers of the end of a line, as spans of the whole."""
    kryss = tuple(Kryss((k.span[0] + steg, k.span[1] + steg), k.fraga, k.svar, k.ikryssad) for k in rad.kryss)
    anm = None if rad.anmarkning is None else (rad.anmarkning[0] + steg, rad.anmarkning[1] + steg)
    return Kryssrad(kryss, anm, fore)


def _text_efter(rad: str, rutor: list[re.Match[str]]) -> bool:
    """Whether labels follow their boxes closely."""
    for nummer, ruta in enumerate(rutor):
        slut = rutor[nummer + 1].start() if nummer + 1 < len(rutor) else len(rad)
        text = rad[ruta.end() : slut]
        if text.strip() and not text.lstrip().startswith("(") and len(text) - len(text.lstrip(" ")) <= 2 and "\t" not in text[:2]:
            return True
    return False


def _efterstallda(rad: str, rutor: list[re.Match[str]]) -> Kryssrad:
    """Boxes after their labels: "Ja [x] Nej [ ]", or a column of boxes: "Hembesök      ☒   anmärkning"."""
    fore = rad[: rutor[0].start()]
    traff = _EFTER.search(fore)
    if traff is None:
        kryss = Kryss((len(fore) - len(fore.lstrip()), rutor[0].end()), fore.strip(" \t:.|=") or None, None, rutor[0]["ja"] is not None)
        rest = rad[rutor[-1].end() :]
        start = rutor[-1].end() + len(rest) - len(rest.lstrip())
        return Kryssrad((kryss,), (start, len(rad.rstrip())) if rest.strip() else None)
    fraga = fore[: traff.start(1)].strip(" \t:.|=") or None
    svar = []
    plats = traff.start(1)
    for ruta in rutor:
        svar.append(((plats, ruta.end()), rad[plats : ruta.start()].strip(" \t:|"), ruta["ja"] is not None))
        plats = ruta.end()
    rest = rad[plats:].strip()
    return Kryssrad(_svar(fraga, svar), (len(rad.rstrip()) - len(rest), len(rad.rstrip())) if rest else None)


def _svar(fraga: str | None, svar: list[tuple[Span, str, bool]]) -> tuple[Kryss, ...]:
    """Yes and no to one question become one answer; other labels stand each for itself."""
    ut: list[Kryss] = []
    nummer = 0
    while nummer < len(svar):
        span, namn, ja = svar[nummer]
        nasta = svar[nummer + 1] if nummer + 1 < len(svar) else None
        if namn.lower() in _JA and nasta is not None and nasta[1].lower() in _NEJ:
            ut.append(Kryss((span[0], nasta[0][1]), fraga, None, None if ja == nasta[2] else ja))
            nummer += 2
            continue
        if namn.lower() in _NEJ and nasta is not None and nasta[1].lower() in _JA:
            ut.append(Kryss((span[0], nasta[0][1]), fraga, None, None if ja == nasta[2] else nasta[2]))
            nummer += 2
            continue
        if namn.lower() in _JA | _NEJ and fraga is not None:
            ut.append(Kryss(span, fraga, None, (namn.lower() in _JA) if ja else None))
        else:
            ut.append(Kryss(span, fraga, namn or None, ja))
        nummer += 1
    return tuple(ut)
