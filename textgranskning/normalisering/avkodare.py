"""The search over damaged lines: of all words that the forms can have been, the sequence that is most probable together."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from textgranskning.normalisering.kandidater import Kandidater
from textgranskning.normalisering.lexikon import Kandidat, Lexikon
from textgranskning.normalisering.ordplatser import Ordplats, Skiftlage, Slag, ordplatser
from textgranskning.normalisering.segment import Andring
from textgranskning.normalisering.sprakmodell import GRANS, OKAND

HYPOTESER = 24  # kept at each word
ENSAM_SANNOLIKHET = 0.99  # of a change that had no rival
NAMNLIKT = 0.3  # a word this often capitalised inside sentences keeps the capital it was read with
STEG = 0.1  # nats a unit

Led = tuple["Led | None", Kandidat]
Hypotes = tuple[int, int, int, "Led | None"]  # cost, the last two words, the way there
TALEN = {Slag.TAL, Slag.AR}


class Avkodare:
    def __init__(self, egna: frozenset[str] = frozenset()) -> None:
        self._kandidater = Kandidater(egna)
        self._sprak = self._kandidater.sprak
        self.lexikon: Lexikon = self._kandidater.lexikon

    def ratta(self, text: str) -> Iterator[Andring]:
        """The edits that restore a damaged text."""
        platser = list(ordplatser(text))
        val = [self._kandidater.av(plats) for plats in platser]
        valda = self._basta(platser, val)
        forra = Slag.ORD
        for i, (plats, vald) in enumerate(zip(platser, valda, strict=True)):
            if plats.slag is Slag.ORD or plats.slag is Slag.ENSAM:
                efter = self._skiftlage(plats, vald, efter_tal=forra in TALEN)
                if efter != plats.form:
                    yield Andring(plats.span, efter, self._sannolikhet(val[i], platser, valda, i), vald.skal)
            forra = plats.slag

    def _basta(self, platser: Sequence[Ordplats], val: Sequence[Sequence[Kandidat]]) -> list[Kandidat]:
        """The best candidate of every word: a beam over trigrams, hypotheses with the same last two words being one."""
        tre = self._sprak.tre
        hypoteser: list[Hypotes] = [(0, GRANS, GRANS, None)]
        forra_tal = False
        for plats, kandidater in zip(platser, val, strict=True):
            if plats.grans:
                hypoteser = [(kostnad, forra, GRANS, led) for kostnad, _, forra, led in hypoteser]
            tal = plats.slag in TALEN
            if tal and forra_tal and not plats.grans:  # a date is one number
                hypoteser = [(kostnad, a, b, (led, kandidater[0])) for kostnad, a, b, led in hypoteser]
                continue
            forra_tal = tal
            if len(kandidater) == 1 and len(hypoteser) == 1:
                kostnad, _, forra, led = hypoteser[0]
                hypoteser = [(kostnad, forra, kandidater[0].id, (led, kandidater[0]))]
                continue
            nya: dict[tuple[int, int, str], Hypotes] = {}
            for kostnad, forrforra, forra, led in hypoteser:
                for ett in kandidater:
                    summa = kostnad + ett.kostnad + tre(forrforra, forra, ett.id)
                    nyckel = (forra, ett.id, ett.ord if ett.id == OKAND else "")
                    if nyckel not in nya or summa < nya[nyckel][0]:
                        nya[nyckel] = (summa, forra, ett.id, (led, ett))
            hypoteser = sorted(nya.values(), key=_kostnad)[:HYPOTESER]
        return _vagen(min(hypoteser, key=_kostnad)[3])

    def _sannolikhet(self, kandidater: Sequence[Kandidat], platser: Sequence[Ordplats], valda: Sequence[Kandidat], i: int) -> float:
        """How probable the chosen candidate is among all, its neighbours as chosen."""
        if len(kandidater) == 1:
            return ENSAM_SANNOLIKHET
        fore, efter = _grannar(platser, valda, i)
        kostnader = []
        for ett in kandidater:
            (a, b), c, (d, e) = fore, ett.id, efter
            kostnader.append(ett.kostnad + self._sprak.tre(a, b, c) + self._sprak.tre(b, c, d) + self._sprak.tre(c, d, e))
        bast = min(kostnader)
        vikter = [math.exp(-STEG * (kostnad - bast)) for kostnad in kostnader]
        return vikter[kandidater.index(valda[i])] / sum(vikter)

    def _skiftlage(self, plats: Ordplats, vald: Kandidat, *, efter_tal: bool) -> str:
        """A restored word in the case that its form was printed in."""
        form, ord_ = plats.form, vald.ord
        if form.lower() == ord_:
            return form
        if form.isupper() and sum(tecken.isalpha() for tecken in form) > 1:
            return ord_.upper()
        if form[0].isupper():
            last_av_gemen = ord_[0] in "åäö" and plats.lage is Skiftlage.INNE and not efter_tal
            return ord_ if last_av_gemen and self.lexikon.versal(vald.id) < NAMNLIKT else ord_[0].upper() + ord_[1:]
        return ord_[0].upper() + ord_[1:] if plats.slag is Slag.ENSAM and plats.grans else ord_


def _grannar(platser: Sequence[Ordplats], valda: Sequence[Kandidat], i: int) -> tuple[list[int], list[int]]:
    """The two ids before and after a word, as the language model saw them."""
    fore = [GRANS, GRANS]
    for j in range(max(i - 2, 0), i):
        fore += [GRANS, valda[j].id] if platser[j].grans else [valda[j].id]
    fore += [GRANS] if platser[i].grans else []
    efter: list[int] = []
    for j in range(i + 1, min(i + 3, len(platser))):
        efter += [GRANS, valda[j].id] if platser[j].grans else [valda[j].id]
    return fore[-2:], [*efter, GRANS, GRANS][:2]


def _kostnad(hypotes: Hypotes) -> int:
    return hypotes[0]


def _vagen(led: Led | None) -> list[Kandidat]:
    bakifran = []
    while led is not None:
        bakifran.append(led[1])
        led = led[0]
    return bakifran[::-1]
