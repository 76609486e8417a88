"""Everything deterministic about single characters: what no reading of the page can have meant. Nothing that a reader sees is changed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from textgranskning.normalisering.segment import Andring, Lage
from textgranskning.typer import Rattelseskal

# Control characters but tab, line feed and form feed; marks of writing direction; zero-width characters; a byte order mark; soft hyphens
# inside a line (at its end one divides a word).
OSYNLIGA = "(?:[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]|\r|\u00ad(?![ \t]*\n))+"
LIGATURER = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
# A run of characters that UTF-8 read as Windows-1252 (or Latin-1) leaves behind, by its first byte: Ã¥, â€“, Â§.
MOJIBAKE = "[ÂÃÄÅâÎÏÐÑ][\x80-\xbfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™ ]{1,2}"
RIKTIGT = re.compile("[a-zåäöéèüáàóêëçñæøíúßžščÅÄÖÉÈÜÁÀÓÊËÇÑÆØÍÚ§–—’‘“”„…•€°²³½´·×«»−≤≥→☐☑☒✓■□\xa0\xad]")
TECKEN = re.compile(f"{MOJIBAKE}|{OSYNLIGA}|[{''.join(LIGATURER)}]")


def stada(lage: Lage) -> Lage:
    """A text in NFC, without invisible characters, typographic ligatures and mojibake; a second time changes nothing."""
    while True:
        nytt = lage.andrad(_andringar(lage.text))
        nytt = nytt.andrad(_sammansatta(nytt.text))
        if nytt.text == lage.text:
            return nytt
        lage = nytt  # what was taken away may have kept two characters apart that belong together


def _andringar(text: str) -> Iterator[Andring]:
    for traff in TECKEN.finditer(text):
        ny = _ersattning(traff.group())
        if ny != traff.group():
            yield Andring(traff.span(), ny, 1.0, Rattelseskal.TECKEN)


def _ersattning(tecken: str) -> str:
    if tecken in LIGATURER:
        return LIGATURER[tecken]
    return avkodad(tecken) if re.fullmatch(MOJIBAKE, tecken) else ""


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


def _sammansatta(text: str) -> Iterator[Andring]:
    """Letters with their marks apart, made one."""
    if unicodedata.is_normalized("NFC", text):
        return
    start = 0
    for slut in range(1, len(text) + 1):
        if slut < len(text) and unicodedata.combining(text[slut]):
            continue
        bit = text[start:slut]
        ny = bit if bit.isascii() else unicodedata.normalize("NFC", bit)
        if ny != bit:
            yield Andring((start, slut), ny, 1.0, Rattelseskal.TECKEN)
        start = slut
