"""The case of a restored word: that in which its form was printed, so far as what was read shows it."""

from __future__ import annotations

from collections.abc import Sequence

from textgranskning.normalisering.lexikon import Kandidat
from textgranskning.normalisering.ordplatser import TALEN, Ordplats, Skiftlage, Slag
from textgranskning.normalisering.sprakmodell import TAL, Sprakmodell

NAMNLIKT = 77  # of 255: a word this often capitalised inside sentences keeps the capital it was read with
RAKNAT = 40  # units: what follows a number this often is counted by it (år), and begins no cell


def i_skiftlage(platser: Sequence[Ordplats], valda: Sequence[Kandidat], i: int, sprak: Sprakmodell) -> str:
    """The word chosen for a place, in its case."""
    plats, vald = platser[i], valda[i]
    form, ord_ = plats.form, vald.ord
    if form.lower() == ord_:
        return form
    if form.isupper() and sum(tecken.isalpha() for tecken in form) > 1:
        return ord_.upper()
    if form[0].isupper():
        gemen = plats.lage is Skiftlage.INNE and vald.versal < NAMNLIKT and _last_av_gemen(platser, valda, i, sprak)
        return ord_ if gemen else ord_[0].upper() + ord_[1:]
    return ord_[0].upper() + ord_[1:] if plats.slag is Slag.ENSAM and plats.grans else ord_


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
