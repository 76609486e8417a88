"""Everything deterministic about single characters, line by line and idempotent: what no reading of the page can have meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from textgranskning.normalisering.segment import Andring
from textgranskning.typer import Rattelseskal

# Control characters but tab, line feed and form feed; marks of writing direction; zero-width characters; a byte order mark; soft hyphens
# inside a line (at its end one divides a word).
OSYNLIGA = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]+|\u00ad(?![ \\t]*\n)"
)
LIGATURER = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
SAMMANSATT = re.compile("[^\\W\\d_]?[\u0300-\u036f]+")  # a letter and what is to stand above or below it


# A run of characters that UTF-8 read as Windows-1252 (or Latin-1) leaves behind, by its first byte: Ã¥, â€“, Â§.
MOJIBAKE = re.compile("[ÂÃÄÅâÎÏÐÑ][\x80-\xbfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™ ]{1,2}")
RIKTIGT = re.compile("[a-zåäöéèüáàóêëçñæøíúßžščÅÄÖÉÈÜÁÀÓÊËÇÑÆØÍÚ§–—’‘“”„…•€°²³½´·×«»\xa0]")


def stada(text: str) -> Iterator[Andring]:
    """The edits that make a text NFC, without invisible characters, typographic ligatures and mojibake; idempotent."""
    if text.isascii() and not OSYNLIGA.search(text):
        return
    for traff in TECKEN.finditer(text):
        ny = _ersattning(traff.group())
        if ny != traff.group():
            yield Andring(traff.span(), ny, 1.0, Rattelseskal.TECKEN)


TECKEN = re.compile(f"{MOJIBAKE.pattern}|{OSYNLIGA.pattern}|[{''.join(LIGATURER)}]|{SAMMANSATT.pattern}")


def _ersattning(tecken: str) -> str:
    if tecken in LIGATURER:
        return LIGATURER[tecken]
    if MOJIBAKE.fullmatch(tecken):
        return avkodad(tecken)
    if OSYNLIGA.fullmatch(tecken):
        return ""
    return unicodedata.normalize("NFC", tecken)


def avkodad(tecken: str) -> str:
    """What a run of mojibake stands for, or the run itself.

    >>> avkodad("Ã¥"), avkodad("Ã…"), avkodad("â€“"), avkodad("Ã ")
    ('å', 'Å', '–', 'Ã ')
    """
    for langd in (len(tecken), 2):
        try:
            ny = b"".join(_byte(ett) for ett in tecken[:langd]).decode("utf-8")
        except (UnicodeDecodeError, UnicodeEncodeError):
            continue
        if len(ny) == 1 and RIKTIGT.fullmatch(ny):
            return ny + tecken[langd:]
    return tecken


def _byte(tecken: str) -> bytes:
    """The byte that Windows-1252 shows as this character; for its five holes, Latin-1."""
    try:
        return tecken.encode("cp1252")
    except UnicodeEncodeError:
        return tecken.encode("latin-1")
