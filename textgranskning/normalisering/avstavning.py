"""Words divided at a line's end, joined again: the line break moves behind the word, so that no line is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from textgranskning.normalisering.lexikon import Lexikon
from textgranskning.normalisering.segment import Andring
from textgranskning.typer import Rattelseskal

# The last word of a line up to its hyphen, the first word of the next with what is glued to it, and the space behind.
DELAD = re.compile(
    r"(?P<fore>[^\W_]+(?:-[^\W_]+)*)[-‐\u00ad](?P<brott>[ \t]*\n[ \t]*)(?P<efter>[^\W_]+)(?P<tecken>[^\s\w]*)(?P<lucka>[ \t]*)"
)
BROTT = re.compile(r"[-‐\u00ad][ \t]*\n")
BINDER = {"och", "eller", "samt", "respektive", "resp", "men", "som"}  # "barn- och ungdomsvård": the hyphen stands for the rest
BREDAST = 130  # characters: a longer line is a paragraph, not a printed line, and its hyphen was not made by a page's edge
KORTAST = 2  # characters of either part


def foga(text: str, lexikon: Lexikon) -> Iterator[Andring]:
    """The edits that join divided words that the lexicon knows, damaged or not. `LVM-` keeps its hyphen: it is the word's own."""
    if not BROTT.search(text):
        return
    for traff in DELAD.finditer(text):
        fore, efter = traff["fore"], traff["efter"]
        if traff.start("brott") - (text.rfind("\n", 0, traff.start("brott")) + 1) > BREDAST or efter in BINDER or efter[0].isupper():
            continue
        sista = fore.rpartition("-")[2]
        if sista.isupper() and sista.isalpha() and len(sista) > 1:
            ihop, sannolikhet = f"{fore}-{efter}", 0.95
        elif min(len(sista), len(efter)) >= KORTAST and _kant(f"{sista}{efter}".lower(), lexikon):
            ihop, sannolikhet = f"{fore}{efter}", 0.98
        else:
            continue
        brott = traff["brott"].strip(" \t")
        yield Andring(traff.span(), f"{ihop}{traff['tecken']}{brott}", sannolikhet, Rattelseskal.AVSTAVNING)


def _kant(ord_: str, lexikon: Lexikon) -> bool:
    return bool(ord_ in lexikon.egna or lexikon.sla_upp(ord_) or lexikon.sammansatta(ord_))
