"""The case of a restored word: that in which its form was printed, so far as what was read shows it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from textgranskning.normalisering.lexikon import Kandidat
from textgranskning.normalisering.ordplatser import TALEN, Ordplats, Skiftlage, Slag
from textgranskning.normalisering.sprakmodell import NAMN, TAL, Sprakmodell

NAMNLIKT = 77  # of 255: a word this often capitalised inside sentences keeps the capital it was read with
LIKA_FORM = "cosuvwxzö"  # letters whose capital has the same form, and is now and then read as small
EGENNAMN = 190  # of 255: a word this often capitalised is never meant with a small letter
KORTAST_NAMN = 4  # letters: a shorter one may be an abbreviation
KORTAST = 3  # letters
CELLKANT = re.compile(r" {3,}|\t|\| *")
FLERA = 2  # cells
FULL_RAD = 0.85  # of the widest line: where the word would have gone beyond, its row may go on with the one above
SLUT = re.compile(r"[^\W_]{3,}[.:!?]$")
OAVSLUTAT = re.compile(r"[,–-]$|(?<![^\W_]{3})\.$")  # or an abbreviation
GRANNSKAP = 1000  # characters looked at
# Words that go on with what the line above said, though it ends early.
BINDER = {"samt", "senast", "som", "såsom", "varav", "vars", "varvid", "vilka", "vilken", "vilket"}
FORTSATTER = re.compile(r" {1,2}[^\W_]| *[:(] ?[^\W_]")  # not a lone word, an abbreviation, a key, a title under a name
RAKNAT = 40  # units: what follows a number this often is counted by it (år), and begins no cell


def i_skiftlage(platser: Sequence[Ordplats], valda: Sequence[Kandidat], i: int, sprak: Sprakmodell) -> str:
    """The word chosen for a place, in its case."""
    plats, vald = platser[i], valda[i]
    form, ord_ = plats.form, vald.ord
    if ar_egennamn(form, vald):
        return ord_[0].upper() + ord_[1:]
    if form.lower() == ord_:
        return form
    if form.isupper() and sum(tecken.isalpha() for tecken in form) > 1:
        return ord_.upper()
    if form[0].isupper():
        gemen = plats.lage is Skiftlage.INNE and vald.versal < NAMNLIKT and _last_av_gemen(platser, valda, i, sprak)
        return ord_ if gemen else ord_[0].upper() + ord_[1:]
    stor = plats.grans and (plats.slag is Slag.ENSAM or (form[0] == "l" and ord_[0] == "i"))  # only a capital I is read as l
    return ord_[0].upper() + ord_[1:] if stor else ord_


def ar_egennamn(form: str, vald: Kandidat) -> bool:
    """Whether a form in small letters is a name whose capital was read as small."""
    return vald.id == NAMN and vald.versal >= EGENNAMN and form[0] in LIKA_FORM and len(form) >= KORTAST_NAMN


def _last_av_gemen(platser: Sequence[Ordplats], valda: Sequence[Kandidat], i: int, sprak: Sprakmodell) -> bool:
    """Whether a capital was read of a small letter: å, ä and ö are as high as one, l as slim as I. Not where a new cell or note begins."""
    if platser[i].form[0] == "I":
        return valda[i].ord[0] == "l"
    if valda[i].ord[0] not in "åäö":
        return False
    forra, nasta = platser[i - 1], platser[i + 1] if i + 1 < len(platser) else None
    if forra.slag in TALEN:
        return sprak.par(TAL, valda[i].id)[0] < RAKNAT
    rubrik = forra.form[0].isupper() and forra.lage is Skiftlage.INNE and valda[i - 1].versal < NAMNLIKT
    return not (rubrik or forra.form.isupper() or (nasta is not None and not nasta.grans and nasta.form[0].isupper()))


def borjar_stort(text: str, plats: Ordplats, bredd: int) -> bool:
    """Whether a word read with a small letter begins a row among rows, or a cell among cells, that begin with capitals.

    `bredd` is the length of the text's widest line.
    """
    (start, slut), form = plats.span, plats.form
    if form[0] not in LIKA_FORM or len(form) < KORTAST or form in BINDER or not FORTSATTER.match(text, slut):
        return False
    fran, till = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    till = till if till >= 0 else len(text)
    rad = text[fran:till]
    if rad[: start - fran].strip():
        return _borjar_cell(rad, start - fran)
    ovan = text[max(fran - GRANNSKAP, 0) : fran].rstrip().rpartition("\n")[2]
    under = text[till : till + GRANNSKAP].lstrip().partition("\n")[0]
    full = len(ovan) + len(form) >= FULL_RAD * bredd
    return _borjar_rad(ovan.lstrip(), under, full=full)


def _borjar_cell(rad: str, plats: int) -> bool:
    kanter = [0, *(traff.end() for traff in CELLKANT.finditer(rad))]
    borjan = [rad[kant] for kant in kanter if rad[kant : kant + 1].isalpha() and rad[kant] not in LIKA_FORM]
    return plats in kanter and len(borjan) >= FLERA and all(ett.isupper() for ett in borjan)


def _borjar_rad(ovan: str, under: str, *, full: bool) -> bool:
    """Whether a row begins anew: what stands above it is said, and neither neighbour begins with a small letter."""
    if not ovan or (full and not SLUT.search(ovan)) or OAVSLUTAT.search(ovan):
        return False
    return not any(granne[:1].islower() and granne[0] not in LIKA_FORM for granne in (ovan, under))
