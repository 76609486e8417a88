"""What a system or a printer drew around the words of a line: frames of tables, and the module's code repeated in the left margin.

A line keeps its length, so that every place in it stays what it was: what is drawn becomes blanks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_RITADE = str.maketrans(dict.fromkeys("│║┃¦", "|") | dict.fromkeys("─━═┄┈╌", "-") | dict.fromkeys("┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╭╮╰╯", "+"))
_RAM = re.compile(r"\s*\|(?!\|)(?P<inne>.*)(?<!\|)\|\s*\Z")  # one line, two are a marker: "|| JOURNAL ||"
_REGEL = re.compile(r"\s*[|+][-=+|: ]{3,}[|+]\s*\Z")  # between the rows of a table
_KOD = re.compile(r"(?P<kod>[A-ZÅÄÖ][A-ZÅÄÖ0-9]{1,5})(?=\s{2,}\S|\s*\Z)")
_TALANDE = frozenset(("HJÄLP", "HJLP", "INFO", "LOGG", "LOG", "SYS", "AUTO", "BEVAK"))  # codes that say what the line is
MINSTA_RAD, MINSTA_ANDEL, MINSTA_UPPREPNING = 10, 0.3, 3  # a margin of codes: on so many lines, of so many, each returning


def utan_ram(rad: str) -> str:
    """A row of a drawn table without its outer lines; a rule between rows is blank."""
    ritad = rad.translate(_RITADE)
    if _REGEL.match(ritad):
        return " " * len(rad)
    m = _RAM.match(ritad)
    if m is None:
        return ritad
    start, slut = m.span("inne")
    return ritad[: start - 1] + " " + ritad[start:slut] + " " * (len(ritad) - slut)


def utan_marginalkoder(rader: Sequence[str]) -> list[str]:
    """The lines without the module's code ("UTR", "BESL") that some systems print at the left of each. A code that stands but once, or over
    a block of its own, is left: it may be a heading."""
    koder = [m["kod"] if (m := _KOD.match(rad)) else None for rad in rader]
    antal = Counter(kod for kod in koder if kod)
    marginal = {kod for kod, gangen in antal.items() if gangen >= MINSTA_UPPREPNING} - _TALANDE
    kodade = sum(kod in marginal for kod in koder)
    skrivna = sum(bool(rad.strip()) for rad in rader)
    if len(marginal) < 2 or kodade < max(MINSTA_RAD, MINSTA_ANDEL * skrivna):
        return list(rader)
    return [
        " " * len(kod) + rad[len(kod) :] if kod and kod not in _TALANDE and antal[kod] > 1 else rad
        for kod, rad in zip(koder, rader, strict=True)
    ]
