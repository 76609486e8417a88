"""Whether the characters of a PDF page are those it shows, and those that are not as what they look like: a font without a map to Unicode
leaves others, or none."""

from __future__ import annotations

import re
from collections.abc import Callable

from textgranskning.inlasning.symboler import ar_symbolfont, symboltext

SKRAP = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ufffd\ue000-\uf8ff]")
MEST_SKRAP = 0.2  # of the characters that are no letter of any alphabet: more, and the font has no map to Unicode
VANLIGA, VANLIGANDEL = (
    "eantrsi",
    0.35,
)  # of letters, half in the languages of Europe, also read badly; a sixth where glyph numbers are taken for them
MINST_BOKSTAVER, PROV = 60, 600  # letters that say something, and characters of a page that are looked at
ENSAMT = re.compile(r"\s[*£§¨ûüýþOPQRSToqx❏-❒](?=[\sA-ZÅÄÖ])")  # what may be a symbol font's: alone, or right before a capital
OVANLIGA = re.compile("[\u4000-\uf8ff]")
SYMBOL = re.compile("[\uf020-\uf0ff]")  # and what only such fonts have
OMVAND = "".join(chr(ord(bokstav) << 8) for bokstav in "fijlt")  # of ligatures, whose map Ghostscript writes with its bytes turned round
LIGATUR = re.compile(f"[{OMVAND}]{{2,3}}")
FLEST_SYMBOLER = 300  # of a page whose font is asked for


def som_visas(text: str, font: Callable[[int], str]) -> str:
    """The text with the characters of symbol fonts, and ligatures, as what they look like, one for one. `font`: of the character at a
    place."""
    platser = [traff.start() for traff in ENSAMT.finditer(f"\n{text}\n")]
    if _har_ovanliga(text):
        text = LIGATUR.sub(_rattvand, text)
        platser += [traff.start() for traff in SYMBOL.finditer(text)]
    if not platser:
        return text
    tecken = list(text)
    for plats in platser[:FLEST_SYMBOLER]:
        namn = font(plats)
        tecken[plats] = symboltext(namn if ar_symbolfont(namn) else None, tecken[plats]) or tecken[plats]
    return "".join(tecken)


def _har_ovanliga(text: str) -> bool:
    """Whether there are characters far from those of European letters. Most pages have none, and are known by that in no time."""
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return OVANLIGA.search(text) is not None
    return False


def _rattvand(traff: re.Match[str]) -> str:
    """A ligature as its letters, where letters stand beside it."""
    intill = traff.string[max(traff.start() - 1, 0) : traff.start()] + traff.string[traff.end() : traff.end() + 1]
    return "".join(chr(ord(tecken) >> 8) for tecken in traff.group()) if re.search("[a-zåäö]", intill) else traff.group()


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
