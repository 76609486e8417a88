"""What a system or a printer drew around the words of a line: the frames of tables.

A line keeps its length, so that every place in it stays what it was: what is drawn becomes blanks.
"""

from __future__ import annotations

import re

_RITADE = str.maketrans(dict.fromkeys("│║┃¦", "|") | dict.fromkeys("─━═┄┈╌", "-") | dict.fromkeys("┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╭╮╰╯", "+"))
_RAM = re.compile(r"\s*\|(?!\|)(?P<inne>.*)(?<!\|)\|\s*\Z")  # one line, two are a marker: "|| JOURNAL ||"
_REGEL = re.compile(r"\s*[|+][-=+|: ]{3,}[|+]\s*\Z")  # between the rows of a table


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
