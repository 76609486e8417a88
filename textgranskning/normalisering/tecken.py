"""Everything deterministic about single characters, line by line and idempotent: what no reading of the page can have meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from textgranskning.normalisering.segment import Andring
from textgranskning.typer import Rattelseskal

# Control characters but tab, line feed and form feed; marks of writing direction; zero-width characters; soft hyphens; a byte order mark.
OSYNLIGA = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]+")
LIGATURER = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
SAMMANSATT = re.compile("[^\\W\\d_]?[\u0300-\u036f]+")  # a letter and what is to stand above or below it


def stada(text: str) -> Iterator[Andring]:
    """The edits that make a text NFC, without invisible characters and typographic ligatures; nothing a reader sees is changed."""
    if text.isascii() and not OSYNLIGA.search(text):
        return
    for traff in re.finditer(f"{OSYNLIGA.pattern}|[{''.join(LIGATURER)}]|{SAMMANSATT.pattern}", text):
        ny = _ersattning(traff.group())
        if ny != traff.group():
            yield Andring(traff.span(), ny, 1.0, Rattelseskal.TECKEN)


def _ersattning(tecken: str) -> str:
    if tecken in LIGATURER:
        return LIGATURER[tecken]
    if OSYNLIGA.fullmatch(tecken):
        return ""
    return unicodedata.normalize("NFC", tecken)
