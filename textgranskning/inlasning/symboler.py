"""Characters of symbol fonts (Wingdings, Symbol) as what they look like: a ticked box is written so in Word's older forms."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def _fonter() -> dict[str, dict[int, str]]:
    tabeller = tomllib.loads((Path(__file__).parent / "symboler.toml").read_text(encoding="utf-8"))
    return {font: {int(kod, 16): tecken for kod, tecken in tabell.items()} for font, tabell in tabeller.items()}


def ar_symbolfont(font: str | None) -> bool:
    return (font or "").strip().lower() in _fonter()


def symbol(font: str | None, kod: int) -> str:
    """The character that a symbol font shows for a code (also within U+F000 to U+F0FF), or a bullet-like stand-in where it is unknown.

    >>> symbol("Wingdings", 0xF0FE), symbol("Symbol", 0xB7), symbol("Arial", 0x41)
    ('☑', '•', 'A')
    """
    tabell = _fonter().get((font or "").strip().lower())
    if tabell is None:
        return chr(kod) if 0 < kod < 0xD800 else ""
    kod &= 0xFF
    return tabell.get(kod, "•" if kod > 0x7F else chr(kod) if kod >= 0x20 else "")


def symboltext(font: str | None, text: str) -> str:
    """A run of text in a symbol font as what it looks like."""
    return "".join(tecken if tecken.isspace() else symbol(font, ord(tecken)) for tecken in text) if ar_symbolfont(font) else text
