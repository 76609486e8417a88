"""Personnummer in damaged text, where an engine has read a digit as a letter: O for 0, I and l for 1. A digit is never changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from textgranskning.normalisering.segment import Andring
from textgranskning.typer import Rattelseskal

PERSONNUMMER = re.compile(r"(?<![\w-])(?P<dag>(?:[12][\dOo])?[\dOoIl]{6})-(?P<slut>TF[\dOoIl]{2}|[\dOoIl]{4})(?!\w)")
SIFFROR = str.maketrans("OoIl", "0011")
SAKER = 0.98


def ratta_nummer(text: str, *, skadad: bool) -> Iterator[Andring]:
    """The personnummer of a damaged text, in digits."""
    for traff in PERSONNUMMER.finditer(text) if skadad else ():
        dag, slut = traff["dag"], traff["slut"]
        ny = f"{dag.translate(SIFFROR)}-{slut[:2] if slut.startswith('TF') else ''}{slut.removeprefix('TF').translate(SIFFROR)}"
        if ny != traff.group():
            yield Andring(traff.span(), ny, SAKER, Rattelseskal.SAMMANHANG)
