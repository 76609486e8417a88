"""How damaged a text is, and how, from the text alone: a leaf that reading and normalising both ask.

Every word weighs for one of three: clean Swedish, damaged Swedish, another language. A line sums its words; neighbouring lines are likely
of the same kind (a hidden Markov model over lines), so a damaged line in a clean page is found by itself.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from textgranskning.modellfil import FLER, INGEN, las_restaurering
from textgranskning.typer import Skadebild, Skadeslag

ORD = re.compile(r"[\w&|£€@$\ufffd]+")
TAK = 60  # units of 0.1 nats: no single word decides a line
SVAGT = 8  # units: at most so much for a form that only lost letters can explain; it may as well be an abbreviation or code (str, står)
SIFFRA_I_ORD = re.compile(r"[a-z]\d[a-z]|^[46][a-z]{3}")
OKAND_SKADAD, OKAND_HEL = 20, -8  # units: an unknown word that is a compound only if it was damaged; one that is a compound as it stands
KORTAST_SAMMANSATT, LANGST_SAMMANSATT, KORTAST_LED = 8, 40, 3  # letters
INGET_LED = 255
OKAND_MED_PRICKAR = -30  # units: an unknown word with å, ä or ö was not damaged by an engine without them
KORTAST = 2  # characters: a single letter says nothing
UPPREPAT = 2  # times: a word that comes again and again on a page is its own way of writing (code, an abbreviation), not damage
BYTE = -30  # units: one line in 20 is of another kind than the line before
FORST = [-1, -24, -32]  # units: of pages nine in ten are clean, one in 11 is damaged, one in 25 in another language
FA_ORD = 10  # a text of fewer words is not called unreadable for its unknown ones: a name and an address
UTAN_PRICKAR = str.maketrans("åäöé", "aaoe")
_MOJIBAKE = re.compile("\ufffd|Ã[\x80-\xbf¤¥¶–…„†]|â€")


class Lag(IntEnum):
    """The state of a line."""

    REN = 0
    SKADAD = 1
    FRAMMANDE = 2


class Ordbild(NamedTuple):
    """What a word says of its line: units for damaged, and for another language, against clean Swedish; and what it looks like itself."""

    ord: str
    skadad: int
    annan: int
    okand: bool = False  # no table has it
    visad: bool = False  # its likeliest origin is another word
    motor: bool = False  # ... and more than dots were lost


@lru_cache(maxsize=50_000)
def ordbild(ord_: str) -> Ordbild | None:
    """The picture of one word in lower case; None for what says nothing: a number, a single letter."""
    if len(ord_) < KORTAST or not (ord_.isalpha() or any(tecken.isalpha() for tecken in ord_)):
        return None
    if "\ufffd" in ord_:
        return Ordbild(ord_, TAK, 0, visad=True)
    modell = las_restaurering()
    i, tabeller = modell.former.get(ord_), modell.tabeller
    if i is None:
        return Ordbild(ord_, *_okand(ord_), okand=True)
    skadad, kand = max(min(tabeller["bevis"][i], TAK), -TAK), tabeller["kand"][i]
    if kand == INGEN:
        return Ordbild(ord_, skadad, 0)
    nummer = kand & ~FLER
    if tabeller["form"][nummer] == i:
        return Ordbild(ord_, skadad, max(min(tabeller["frammande"][nummer], TAK), -TAK))
    ursprung = modell.ord(nummer)
    if len(ursprung) > len(ord_):
        skadad = min(skadad, SVAGT)
    return Ordbild(ord_, skadad, 0, visad=True, motor=ursprung.translate(UTAN_PRICKAR) != ord_)


def _okand(ord_: str) -> tuple[int, int]:
    """What a word that no table has says of its line: a compound, whole or with damaged parts, a figure among letters, dots."""
    if any(tecken in "åäö" for tecken in ord_):
        return OKAND_MED_PRICKAR, OKAND_MED_PRICKAR
    if SIFFRA_I_ORD.search(ord_):
        return OKAND_SKADAD, 0
    delningar = list(_delningar(ord_)) if KORTAST_SAMMANSATT <= len(ord_) <= LANGST_SAMMANSATT else []
    if not delningar:
        return 0, 0
    return (OKAND_HEL, 0) if any(delningar) else (OKAND_SKADAD, 0)


def _delningar(ord_: str) -> Iterator[bool]:
    """The ways to divide a word into a first and a last part, each by whether both stand as they are."""
    modell = las_restaurering()
    for fore in modell.former.prefixes(ord_[:-KORTAST_LED]):
        if len(fore) < KORTAST_LED:
            continue
        forsta = [kanal == 0 for i, kanal in modell.kandidater(fore) if modell.tabeller["forled"][i] != INGET_LED]
        andra = [kanal == 0 for i, kanal in modell.kandidater(ord_[len(fore) :]) if modell.tabeller["efterled"][i] != INGET_LED]
        if forsta and andra:
            yield any(forsta) and any(andra)


def radlagen(text: str) -> list[Lag]:
    """The most probable states of the lines of a page together (Viterbi)."""
    return _bilder(text)[1]


@lru_cache(maxsize=2)
def _bilder(text: str) -> tuple[list[list[Ordbild]], list[Lag]]:
    """The words of every line, and its state; kept for the page at hand, which is asked about more than once."""
    bilder = [_ordbilder(rad) for rad in text.lower().split("\n")]
    antal: Counter[Ordbild] = Counter()
    vagda: list[tuple[int, int]] = []
    for rad in bilder:
        antal.update(rad)
        skadad = sum(bild.skadad for bild in rad if bild.skadad < 0 or antal[bild] <= UPPREPAT)
        vagda.append((skadad, sum(bild.annan for bild in rad)))
    return bilder, _lagen(vagda)


def _ordbilder(rad: str) -> list[Ordbild]:
    return [bild for ord_ in ORD.findall(rad) if (bild := ordbild(ord_)) is not None]


def _lagen(rader: Sequence[tuple[int, int]]) -> list[Lag]:
    """The states of lines, from their evidence for damaged and for another language."""
    summor = FORST
    bakat: list[list[int]] = []
    for skadad, annan in rader:
        bast = summor.index(max(summor))
        steg = [i if summor[i] >= summor[bast] + BYTE else bast for i in range(3)]
        vagda = [summor[i] if i == j else summor[i] + BYTE for j, i in enumerate(steg)]
        summor = [vagda[0], vagda[1] + skadad, vagda[2] + annan]
        bakat.append(steg)
    lage = summor.index(max(summor))
    lagen: list[Lag] = []
    for steg in reversed(bakat):
        lagen.append(Lag(lage))
        lage = steg[lage]
    return lagen[::-1]


@dataclass(frozen=True, slots=True)
class Matt:
    """Counts of the words of a text: `ord` in all; of damaged lines `skadade`, `visade` that cannot stand, `motor` of them hurt in other
    ways than by lost dots; `okanda` that no table knows; `mojibake` that show it."""

    ord: int
    skadade: int
    visade: int
    motor: int
    okanda: int
    okanda_skadade: int
    mojibake: int


def mat(text: str) -> Matt:
    """What a text shows of damage."""
    bilder, lagen = _bilder(text)
    antal = dict.fromkeys(Matt.__dataclass_fields__, 0)
    antal["mojibake"] = len(_MOJIBAKE.findall(text))
    for rad, lage in zip(bilder, lagen, strict=True):
        antal["ord"] += len(rad)
        if lage is not Lag.FRAMMANDE:
            antal["okanda"] += sum(bild.okand for bild in rad)
        if lage is Lag.SKADAD:
            antal["skadade"] += len(rad)
            antal["okanda_skadade"] += sum(bild.okand for bild in rad)
            antal["visade"] += sum(bild.visad for bild in rad)
            antal["motor"] += sum(bild.motor for bild in rad)
    return Matt(**antal)


@lru_cache(maxsize=1)
def _kurva() -> dict[str, dict[str, float]]:
    return tomllib.loads((Path(__file__).parent / "skada.toml").read_text(encoding="utf-8"))


def bedom(text: str) -> Skadebild:
    """What has happened to a text, and the expected share of wrong words as it stands and after restoration."""
    matt, kurva = mat(text), _kurva()
    if not matt.ord:
        return Skadebild(Skadeslag.INGEN, 0.0, 0.0) if re.search(r"\d", text) else Skadebild(Skadeslag.TOM, 1.0, 1.0)
    okant = matt.okanda / matt.ord
    if okant > kurva["granser"]["olasligt"] and matt.ord >= FA_ORD:
        return Skadebild(Skadeslag.OCR, okant, okant)
    if matt.mojibake > matt.ord / 200:
        return Skadebild(Skadeslag.MOJIBAKE, min(matt.mojibake / matt.ord, 1.0), 0.0)
    if not matt.visade:
        return Skadebild(Skadeslag.INGEN, 0.0, 0.0)
    visat, okant = matt.visade / matt.ord, matt.okanda_skadade / matt.ord
    fore, efter = (min(kurva[nar]["visat"] * visat + kurva[nar]["okant"] * okant, 1.0) for nar in ("fore", "efter"))
    ocr = matt.motor >= kurva["granser"]["ocr"] * matt.visade
    return Skadebild(Skadeslag.OCR if ocr else Skadeslag.DIAKRITER, fore, efter)
