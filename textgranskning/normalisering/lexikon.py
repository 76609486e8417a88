"""What a form can be: words that the table knows, compounds of known parts, the user's own words."""

from __future__ import annotations

import math
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from textgranskning.modellfil import Restaureringsmodell
from textgranskning.normalisering.sprakmodell import FORSTA, NAMN, OKAND, ar_namn
from textgranskning.typer import Rattelseskal

UTAN_PRICKAR = str.maketrans("åäöéèüáàêëôóñç", "aaoeeuaaeeoonc")
OFTA_NAMN = 50  # of 255: a word this often capitalised inside sentences is a name, too
INGEN = 255  # in a table: not of this kind
KORTAST_FORLED = 3
KORTAST_EFTERLED = 3
SAMMANSATT = 15  # units of 0.1 nats: of unknown words one in four or five is a compound
NYTT_LED = 15  # a word that no known compound ends in
NYTT_LED_KORTAST = 5
KORTAST_NARA, LANGT_ORD = 7, 12  # letters
LIKA_BORJAN = 4  # letters that must be right, so that not the whole lexicon is looked through
FLEST_NARA = 4
KORTAST_ENBOKSTAV = 5
EN_BOKSTAV = 110  # units: less often than another letter misread
SMALA = "fijlrt"
FELLAST = 85  # units: a letter misread in a way of its own, one in 5,000
SALLSYNT = 170  # units: a rarer word than this makes no last part
LANGST = 60  # characters of a compound that is looked for


class Kandidat(NamedTuple):
    """What a form may have been printed as.

    `id` is the word's in the language model, `kostnad` in units of 0.1 nats: it holds the word's own where the model knows but its class.
    `versal` is how often of 255 it has an initial capital inside a sentence.
    """

    ord: str
    id: int
    kostnad: int
    skal: Rattelseskal
    versal: int = 128


class Lexikon:
    def __init__(self, modell: Restaureringsmodell, egna: frozenset[str] = frozenset()) -> None:
        self._modell = modell
        tabeller = modell.tabeller
        self._ord_logp, self._forled, self._efterled = tabeller["ord_logp"], tabeller["forled"], tabeller["efterled"]
        self._versal = tabeller["versal"]
        self._namn_logp = tabeller["special_logp"][NAMN]
        self.egna = frozenset(ord_.lower() for ord_ in egna)
        self._egna_utan_prickar = {ord_.translate(UTAN_PRICKAR): ord_ for ord_ in sorted(self.egna)}

    def eget(self, form: str) -> str | None:
        """The user's own word that a form is, or is without its dots."""
        if not self.egna:
            return None
        return form if form in self.egna else self._egna_utan_prickar.get(form.translate(UTAN_PRICKAR))

    def ord_kostnad(self, ord_: str) -> int:
        """Units of -log P(word), or `INGEN`."""
        i = self._modell.nummer(ord_)
        return INGEN if i is None else self._ord_logp[i]

    def sla_upp(self, form: str) -> list[Kandidat]:
        """The words that the table has for a form in lower case, best first."""
        return [self._kandidat(i, kanal) for i, kanal in self._modell.kandidater(form) if self._ord_logp[i] != INGEN]

    def _kandidat(self, i: int, kanal: int) -> Kandidat:
        logp, versal = self._ord_logp[i], self._versal[i]
        if ar_namn(logp, versal):
            return Kandidat(self._modell.ord(i), NAMN, kanal + logp - self._namn_logp, Rattelseskal.KANAL, versal)
        return Kandidat(self._modell.ord(i), i + FORSTA, kanal, Rattelseskal.KANAL, versal)

    def som_namn(self, kandidat: Kandidat) -> Kandidat | None:
        """A word that is a name as well (Rönn, Sten), as the name: its neighbours then know it by its class."""
        if kandidat.id < FORSTA or kandidat.versal < OFTA_NAMN:
            return None
        eget = self._ord_logp[kandidat.id - FORSTA] - round(10 * math.log(kandidat.versal / 255)) - self._namn_logp
        return kandidat._replace(id=NAMN, kostnad=kandidat.kostnad + eget)

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
            ett._replace(kostnad=ett.kostnad + FELLAST * int(avstand), skal=Rattelseskal.LEXIKON)
            for granne, avstand, _ in funna
            for ett in self.sla_upp(granne)[:1]
        ]

    def enbokstav(self, form: str) -> list[Kandidat]:
        """Words that a form is but for one letter too many, or for a slim one that is lost."""
        if not KORTAST_ENBOKSTAV <= len(form) <= LANGST:
            return []
        former = {form[:i] + form[i + 1 :] for i in range(len(form))}
        former |= {form[:i] + tecken + form[i:] for i in range(len(form) + 1) for tecken in SMALA}
        funna = (ett for granne in sorted(former) for ett in self.sla_upp(granne)[:1])
        return [ett._replace(kostnad=ett.kostnad + EN_BOKSTAV, skal=Rattelseskal.LEXIKON) for ett in funna]

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
