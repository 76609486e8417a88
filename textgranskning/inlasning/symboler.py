"""Characters of symbol fonts (Wingdings, Symbol) as what they look like: a ticked box is written so in forms of every format."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

_SKUGGADE = "❏❐❑❒"  # boxes with a shadow, that some programs write for those of symbol fonts
_EGNA = re.compile("[\uf020-\uf0ff]")  # where Word keeps the characters of symbol fonts
_TILLNAMN = re.compile(r"\A[a-z]{6}\+|\bitc\b|regular|[^a-z0-9]|mt\Z")  # what programs add to the name of a font


@cache
def _fonter() -> dict[str, dict[int, str]]:
    tabeller = tomllib.loads((Path(__file__).parent / "symboler.toml").read_text(encoding="utf-8"))
    return {font: {int(kod, 16): tecken for kod, tecken in tabell.items()} for font, tabell in tabeller.items()}


@cache
def _tabell(font: str) -> dict[int, str] | None:
    """The table of a font, whatever a program has added to its name."""
    namn = _TILLNAMN.sub("", font.lower())
    return _fonter().get("zapfdingbats" if namn == "dingbats" else namn)


def ar_symbolfont(font: str | None) -> bool:
    """
    >>> [ar_symbolfont(namn) for namn in ("Wingdings", "BCDEEE+Wingdings-Regular", "Wingdings 2", "SymbolMT", "ITC Zapf Dingbats", "Arial")]
    [True, True, True, True, True, False]
    """
    return font is not None and _tabell(font) is not None


def symbol(font: str | None, kod: int) -> str:
    """The character that a symbol font shows for a code (also within U+F000 to U+F0FF), or a bullet-like stand-in where it is unknown.

    >>> symbol("Wingdings", 0xF0FE), symbol("Symbol", 0xB7), symbol("Arial", 0x41)
    ('☒', '•', 'A')
    """
    tabell = _tabell(font or "")
    if tabell is None:
        return chr(kod) if 0 < kod < 0xD800 else ""
    if kod > 0xFF and not 0xF000 <= kod <= 0xF0FF:  # a program has told what it looks like
        return "☐" if chr(kod) in _SKUGGADE else chr(kod)
    kod &= 0xFF
    return tabell.get(kod, "•" if kod > 0x7F else chr(kod) if kod >= 0x20 else "")


def symboltext(font: str | None, text: str) -> str:
    """A run of text as what it looks like. Characters that only symbol fonts have are Wingdings', where no font is told, if it has them.

    >>> symboltext("Wingdings", "¨ ü"), symboltext(None, "\uf0fe Ja \uf0b7"), symboltext("Arial", "¨")
    ('☐ ✓', '☒ Ja \uf0b7', '¨')
    """
    if text.isascii() and not (font and ar_symbolfont(font)):
        return text
    if ar_symbolfont(font):
        return "".join(tecken if tecken.isspace() else symbol(font, ord(tecken)) for tecken in text)
    return _EGNA.sub(lambda traff: _fonter()["wingdings"].get(ord(traff[0]) & 0xFF, traff[0]), text)
