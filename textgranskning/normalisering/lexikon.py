"""What a form can be: words that the table knows, compounds of known parts, the user's own words."""

from __future__ import annotations

from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from textgranskning.modellfil import Restaureringsmodell
from textgranskning.normalisering.sprakmodell import FORSTA, OKAND
from textgranskning.typer import Rattelseskal

INGEN = 255  # in a table: not of this kind
KORTAST_FORLED = 3
KORTAST_EFTERLED = 3
SAMMANSATT = 15  # units of 0.1 nats: of unknown words one in four or five is a compound
NYTT_LED = 15  # a word that no known compound ends in
NYTT_LED_KORTAST = 5
KORTAST_NARA, LANGT_ORD = 7, 12  # letters
LIKA_BORJAN = 4  # letters that must be right, so that not the whole lexicon is looked through
FLEST_NARA = 4
FELLAST = 85  # units: a letter misread in a way of its own, one in 5,000
SALLSYNT = 170  # units: a rarer word than this makes no last part
LANGST = 60  # characters of a compound that is looked for


class Kandidat(NamedTuple):
    """What a form may have been printed as. `kostnad` is in units of 0.1 nats; it holds the word's own if the language model has none."""

    ord: str
    id: int
    kostnad: int
    skal: Rattelseskal


class Lexikon:
    def __init__(self, modell: Restaureringsmodell, egna: frozenset[str] = frozenset()) -> None:
        self._modell = modell
        tabeller = modell.tabeller
        self._ord_logp, self._forled, self._efterled = tabeller["ord_logp"], tabeller["forled"], tabeller["efterled"]
        self._versal = tabeller["versal"]
        self.egna = frozenset(ord_.lower() for ord_ in egna)

    def ord_kostnad(self, ord_: str) -> int:
        """Units of -log P(word), or `INGEN`."""
        i = self._modell.nummer(ord_)
        return INGEN if i is None else self._ord_logp[i]

    def versal(self, id_: int) -> float:
        """How often a word, by its id in the language model, has an initial capital inside a sentence; a half if it has none."""
        return self._versal[id_ - FORSTA] / 255 if id_ >= FORSTA else 0.5

    def sla_upp(self, form: str) -> list[Kandidat]:
        """The words that the table has for a form in lower case, best first."""
        return [
            Kandidat(self._modell.ord(i), i + FORSTA, kanal, Rattelseskal.KANAL)
            for i, kanal in self._modell.kandidater(form)
            if self._ord_logp[i] != INGEN
        ]

    def sammansatta(self, form: str) -> list[Kandidat]:
        """Compounds of two or three known parts that a form can have been printed as."""
        return [Kandidat(ord_, OKAND, kostnad + SAMMANSATT, Rattelseskal.LEXIKON) for ord_, kostnad in self._led(form, djup=2).items()]

    def nara(self, form: str) -> list[Kandidat]:
        """Words one letter away (two, of long words) from a form in any way, for damage that the channel has never seen."""
        if not KORTAST_NARA <= len(form) <= LANGST:
            return []
        grannar = self._modell.former.keys(form[:LIKA_BORJAN])
        hogst = 2 if len(form) >= LANGT_ORD else 1
        funna = process.extract(form, grannar, scorer=Levenshtein.distance, score_cutoff=hogst, limit=FLEST_NARA)
        return [
            Kandidat(ett.ord, ett.id, ett.kostnad + FELLAST * int(avstand), Rattelseskal.LEXIKON)
            for granne, avstand, _ in funna
            for ett in self.sla_upp(granne)[:1]
        ]

    def _led(self, form: str, *, djup: int) -> dict[str, int]:
        ut: dict[str, int] = {}
        if not KORTAST_FORLED + KORTAST_EFTERLED <= len(form) <= LANGST:
            return ut
        for fore in self._modell.former.prefixes(form[:-KORTAST_EFTERLED]):
            forsta = self._delar(fore, self._forled) if len(fore) >= KORTAST_FORLED else None
            if not forsta:
                continue
            rest = form[len(fore) :]
            andra = self._delar(rest, self._efterled, sist=True)
            if djup > 1:
                for ord_, kostnad in self._led(rest, djup=djup - 1).items():
                    andra[ord_] = min(kostnad, andra.get(ord_, kostnad))
            for a, p in forsta.items():
                for b, q in andra.items():
                    ut[a + b] = min(p + q, ut.get(a + b, p + q))
        return ut

    def _delar(self, form: str, tabell: memoryview, *, sist: bool = False) -> dict[str, int]:
        """The parts a form can be, with their cost."""
        ut = {}
        for i, kanal in self._modell.kandidater(form):
            p = tabell[i]
            if p == INGEN and sist and self._ord_logp[i] < SALLSYNT and len(form) >= NYTT_LED_KORTAST:
                p = self._ord_logp[i] + NYTT_LED
            if p != INGEN:
                ut[self._modell.ord(i)] = p + kanal
        return ut
