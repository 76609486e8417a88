"""Whether the characters of a PDF page are those it shows: a font without a map to Unicode leaves others, or none."""

from __future__ import annotations

import re

SKRAP = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ufffd\ue000-\uf8ff]")
MEST_SKRAP = 0.2  # of the characters that are no letter of any alphabet: more, and the font has no map to Unicode
VANLIGA, VANLIGANDEL = (
    "eantrsi",
    0.35,
)  # of letters, half in the languages of Europe, also read badly; a sixth where glyph numbers are taken for them
MINST_BOKSTAVER, PROV = 60, 600  # letters that say something, and characters of a page that are looked at


def ar_skrap(text: str) -> bool:
    """Whether so many characters are none that the font of a page has no map to Unicode."""
    prov = text[:PROV]
    return len(SKRAP.findall(prov)) > MEST_SKRAP * len(prov)


def ser_oversatt_ut(text: str) -> bool:
    """Whether the letters of a page stand in the shares that a language has. Few letters say nothing, nor do those of other alphabets.

    >>> ser_oversatt_ut("Nämnden beslutade att inleda utredning. " * 3), ser_oversatt_ut("1lPQGHQ EHVOXWDGH DWW LQOHGD XWUHGQLQJ " * 3)
    (True, False)
    """
    prov = text[:PROV].lower()
    bokstaver = sum(map(str.isalpha, prov))
    if bokstaver < MINST_BOKSTAVER or sum(map(prov.count, VANLIGA)) > VANLIGANDEL * bokstaver:
        return True
    return _annan_skrift(prov)


def _annan_skrift(text: str) -> bool:
    return sum(tecken > "\u024f" and tecken.isalpha() for tecken in text) > len(text) / 4
