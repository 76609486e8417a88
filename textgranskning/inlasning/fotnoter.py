"""Footnotes: the lines at the foot of a page that answer to marks in its text.

A note begins with its number or sign, without the full stop of a list, and counts up from note to note; and the text above has a mark to
answer to, a raised figure or what an engine takes one for. A figure in a date or an amount is no mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from textgranskning.typer import Rad, Radslag

UPPHOJDA = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")
TECKEN = frozenset("¹²³⁴⁵⁶⁷⁸⁹0123456789*†‡?!>®»°")  # what a note may begin with
SIGN = "*†‡"  # marks that are no figures; the others are figures that damage has taken
LANGST_NOT = 8  # lines
VID_FOTEN = 8  # lines from the end of the page, for a note by itself whose mark the engine has lost
_NOT = re.compile(
    r"""\s*(?:([¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3})\s* | (\d{1,3})(?:\s?['’´`)]\s?|\s+|(?=[A-ZÅÄÖ][a-zåäö])) | ([*†‡?!>®»°])\s*)
        (?:[A-ZÅÄÖ"”(<]|http|www).{7,}""",
    re.VERBOSE,
)
_MARKE = re.compile(r"(?<=[^\W\d_])[.,;:)\"”]?(?:([¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3})|(\d{1,2})(?![\d:./-]|\w)|([*†‡])(?!\w))")
_SKADAD = re.compile(  # a raised figure, as an engine that has none reads it: a second sign after a stop, or one inside a sentence
    r"(?<=[^\W\d_])(?:[.,][!?*®°>™]|[!?*®°>™](?=\s+[a-zåäö]|\s*\Z))"
)
_AVSLUTAD = re.compile(r"[.!?][\"”)]*\s*\Z")
_TEXT = (Radslag.BROD, Radslag.LISTA)


def fotnoter(rader: Sequence[Rad]) -> dict[int, Rad]:
    """The lines of the notes of a page, the first of each with the mark that it answers to.

    >>> sidan = [Rad("Det stöds av forskning.1 Enheten har"), Rad("en handläggare."), Rad(""), Rad("1 SBU (2018) Insatser mot hemlöshet.")]
    >>> [(plats, rad.slag.value, rad.marke) for plats, rad in fotnoter(sidan).items()]
    [(3, 'fotnot', '1')]
    """
    borjor = [plats for plats, rad in enumerate(rader) if rad.text.lstrip()[:1] in TECKEN and rad.slag in _TEXT and _NOT.match(rad.text)]
    ut: dict[int, Rad] = {}
    for foljd in _foljder(_raknade([(plats, _marke(rader[plats].text)) for plats in borjor])):
        if not _besvarar(rader, foljd):
            continue
        for nummer, (plats, marke) in enumerate(foljd):
            grans = foljd[nummer + 1][0] if nummer + 1 < len(foljd) else len(rader)
            for rad in range(plats, _slut(rader, plats, grans)):
                if rader[rad].text.strip():
                    ut[rad] = replace(rader[rad], slag=Radslag.FOTNOT, marke=marke if rad == plats else None)
    return ut


def _marke(text: str) -> str:
    traff = _NOT.match(text)
    return next((grupp.translate(UPPHOJDA) for grupp in traff.groups() if grupp), "") if traff else ""


def _raknade(noter: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """The notes with the numbers that damage has taken: what stands before note 3 is note 2."""
    ut = list(noter)
    for nummer in range(len(ut) - 2, -1, -1):
        nasta = ut[nummer + 1][1]
        if not ut[nummer][1].isdigit() and nasta.isdigit() and int(nasta) > 1:
            ut[nummer] = (ut[nummer][0], str(int(nasta) - 1))
    return [(plats, marke) for plats, marke in ut if marke.isdigit() or marke in SIGN]


def _foljder(noter: Sequence[tuple[int, str]]) -> list[list[tuple[int, str]]]:
    """Runs of notes that count up by one; a sign is a run of its own."""
    ut: list[list[tuple[int, str]]] = []
    for plats, marke in noter:
        if ut and marke.isdigit() and ut[-1][-1][1].isdigit() and int(marke) == int(ut[-1][-1][1]) + 1:
            ut[-1].append((plats, marke))
        else:
            ut.append([(plats, marke)])
    return ut


def _besvarar(rader: Sequence[Rad], foljd: Sequence[tuple[int, str]]) -> bool:
    """Whether the text above a run of notes has their marks, or as many that damage has made unlike figures."""
    over = [rad.text for rad in rader[: foljd[0][0]] if rad.slag in _TEXT]
    marken = {next(grupp for grupp in traff.groups() if grupp).translate(UPPHOJDA) for text in over for traff in _MARKE.finditer(text)}
    tydliga = sum(marke in marken for _, marke in foljd)
    skadade = sum(len(_SKADAD.findall(text)) for text in over)
    if len(foljd) == 1 and not tydliga:
        return skadade > 0 and len(rader) - foljd[0][0] <= VID_FOTEN and foljd[0][1] == "1"
    return tydliga + skadade >= len(foljd)


def _slut(rader: Sequence[Rad], start: int, grans: int) -> int:
    """Where a note ends: at the next, at a footer, or at white space after a full stop."""
    slut = start + 1
    while slut < min(grans, start + 2 * LANGST_NOT) and (rader[slut].slag in _TEXT or not rader[slut].text.strip()):
        sista = next(rad.text for rad in reversed(rader[start:slut]) if rad.text.strip())
        if grans == len(rader) and not rader[slut].text.strip() and _AVSLUTAD.search(sista):
            break
        slut += 1
    return slut
