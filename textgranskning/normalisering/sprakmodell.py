"""Which word follows which: trigrams with backing off, read from sorted, memory-mapped tables."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from textgranskning.modellfil import Restaureringsmodell

STEG = 0.1  # nats a unit
SKIFT = 21  # bits of a word's id
TAL, GRANS, OKAND, ARTAL, NAMN = range(5)  # ids of a number, the end of a sentence, a word the lexicon lacks, a year, a name
KLASSER = 256  # endings, 0 for all that are rare
KLASSVIKT = 0.7  # of what the endings say: they are no independent witnesses
FORSTA = 5  # added to the number of a word
NAMN_VERSAL = 190  # of 255: a word this often capitalised inside sentences ...
NAMN_SALLSYNT = 100  # units: ... and this rare is to its neighbours a name like any other


def ar_namn(ord_logp: int, versal: int) -> bool:
    """Whether a word is one of the many names that are known to its neighbours by their class alone."""
    return versal >= NAMN_VERSAL and ord_logp >= NAMN_SALLSYNT


class Sprakmodell:
    """log P(word | the two before it). Ids are word numbers plus `FORSTA`, but for names, which share one."""

    def __init__(self, modell: Restaureringsmodell) -> None:
        tabeller = modell.tabeller
        self._par, self._par_logp, self._par_bak = tabeller["par"], tabeller["par_logp"], tabeller["par_bak"]
        self._tre, self._tre_logp = tabeller["tre"], tabeller["tre_logp"]
        self._ett_bak, self._ord_logp, self._special = tabeller["ett_bak"], tabeller["ord_logp"], tabeller["special_logp"]
        self._klass, self._efter_klass, self._fore_klass = tabeller["klass"], tabeller["efter_klass"], tabeller["fore_klass"]
        self._rad = {ord_: i * KLASSER for i, ord_ in enumerate(tabeller["vanliga"])}
        self.par = lru_cache(maxsize=50_000)(self._raknat_par)
        self.tre = lru_cache(maxsize=50_000)(self._raknat_tre)

    def ett(self, ord_: int) -> int:
        """Units of -log P(word)."""
        return self._ord_logp[ord_ - FORSTA] if ord_ >= FORSTA else self._special[ord_]

    def _raknat_par(self, forra: int, ord_: int) -> tuple[int, int]:
        """Units of -log P(word | the one before), and where the pair stands in the table (-1: it does not)."""
        nyckel = forra << SKIFT | ord_
        plats = bisect_left(self._par, nyckel)
        if plats < len(self._par) and self._par[plats] == nyckel:
            return self._par_logp[plats], plats
        return self._ett_bak[forra] + self.ett(ord_) - self._klasskvot(forra, ord_), -1

    def _klasskvot(self, forra: int, ord_: int) -> int:
        """Units by which two words that were never seen together fit each other by their endings."""
        if forra < FORSTA or ord_ < FORSTA:
            return 0
        kvot = 0
        if (rad := self._rad.get(forra)) is not None:
            kvot += self._efter_klass[rad + self._klass[ord_ - FORSTA]]
        if (rad := self._rad.get(ord_)) is not None:
            kvot += self._fore_klass[rad + self._klass[forra - FORSTA]]
        return round(KLASSVIKT * kvot)

    def _raknat_tre(self, forrforra: int, forra: int, ord_: int) -> int:
        """Units of -log P(word | the two before)."""
        _, sammanhang = self.par(forrforra, forra)
        if sammanhang < 0:
            return self.par(forra, ord_)[0]
        nyckel = (forrforra << SKIFT | forra) << SKIFT | ord_
        plats = bisect_left(self._tre, nyckel)
        if plats < len(self._tre) and self._tre[plats] == nyckel:
            return self._tre_logp[plats]
        return self._par_bak[sammanhang] + self.par(forra, ord_)[0]
