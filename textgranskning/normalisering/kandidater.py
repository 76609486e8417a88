"""What a form may have been printed as, by its cost before its neighbours are asked. To leave it is always among the candidates."""

from __future__ import annotations

import math
from functools import lru_cache

from textgranskning.modellfil import las_restaurering
from textgranskning.normalisering.kanal import Kanal
from textgranskning.normalisering.lexikon import INGEN, Kandidat, Lexikon
from textgranskning.normalisering.ordplatser import Ordplats, Skiftlage, Slag, skiftlage
from textgranskning.normalisering.prickar import UTAN, Prickar
from textgranskning.normalisering.sprakmodell import ARTAL, NAMN, OKAND, TAL, Sprakmodell
from textgranskning.typer import Rattelseskal

FLEST = 5  # candidates of a form
AVSTAND = 55  # units of 0.1 nats: a candidate so much dearer than the best, before its neighbours are asked, is dropped
ANNAT_ORD = 9  # units: two in five unknown words are no compounds
NAMNKOSTNAD = 30  # units: an unknown word with a capital is a name more often than a damaged word
SIFFRA = 60  # units: no word is printed with a figure in it
PRICKVIKT = 0.5  # of what the letters of a compound say for its dots: its parts have told most of it
EGET = 20  # units: a word of the user's own, among all that are unknown
KORT = 4  # letters: a form so short may be an abbreviation or initials, whatever else it can be
# What a lone sign may be, what that costs, and what it costs that it is itself (units): one i in 20 is read as 1, one number in seven is 1;
# a lone | is seldom a stroke in running text.
ENSAMMA = {"1": ("i", 30, 20), "|": ("i", 0, 40), "4": ("å", 40, 22)}
IHOP, SMAORD, VANLIGT_ORD = 70, 62, 115  # units: one space in a thousand is lost, between words this frequent
VERSAL_AV_GEMEN = 0.08  # of words that begin with å, ä or ö so many are read with a capital
HOGSTA_VERSALKOSTNAD = 45  # units
STEG = 0.1  # nats a unit


class Kandidater:
    def __init__(self, egna: frozenset[str] = frozenset()) -> None:
        modell = las_restaurering()
        self.lexikon = Lexikon(modell, egna)
        self.sprak = Sprakmodell(modell)
        self._kanal = Kanal(modell)
        self._prickar = Prickar(modell)
        self._ord = lru_cache(maxsize=20_000)(self._av_ord)
        self._stort = lru_cache(maxsize=2_000)(self._som_star)

    def av(self, plats: Ordplats) -> tuple[Kandidat, ...]:
        """What stands at a place: at least one candidate, best first."""
        if plats.slag is Slag.ORD:
            return self._ord(plats.form, plats.grans)
        return self._stort(plats.form, plats.slag)

    def _som_star(self, form: str, slag: Slag) -> tuple[Kandidat, ...]:
        """A token that stands as it is; a lone sign may be a word."""
        if slag is Slag.TAL or slag is Slag.AR:
            return (Kandidat(form, ARTAL if slag is Slag.AR else TAL, 0, Rattelseskal.SAMMANHANG),)
        if slag is Slag.STAR:
            return (Kandidat(form, self._id_av(form.lower()), 0, Rattelseskal.SAMMANHANG),)
        ord_, dess_kostnad, egen_kostnad = ENSAMMA[form]
        kvar = Kandidat(form, TAL, egen_kostnad, Rattelseskal.SAMMANHANG)
        return (Kandidat(ord_, self._id_av(ord_), dess_kostnad, Rattelseskal.SAMMANHANG), kvar)

    def _id_av(self, ord_: str) -> int:
        return next((ett.id for ett in self.lexikon.sla_upp(ord_) if ett.ord == ord_), OKAND)

    def _av_ord(self, last: str, grans: bool) -> tuple[Kandidat, ...]:
        form, lage = last.lower(), skiftlage(last, grans=grans)
        if form in self.lexikon.egna:
            return (Kandidat(form, _okand_id(lage), 0, Rattelseskal.LEXIKON),)
        alla = self.lexikon.sla_upp(form)
        if lage is not Skiftlage.LITEN:
            alla += [namn for ett in alla if (namn := self.lexikon.som_namn(ett)) is not None]
        eget = self.lexikon.eget(form)
        if eget is not None:
            return self._basta([*alla, Kandidat(eget, _okand_id(lage), EGET, Rattelseskal.LEXIKON)], form, lage)
        if len(alla) == 1 and (alla[0].ord == form or len(form) > KORT):
            return tuple(alla)
        if not alla:
            alla = self._okand(form, lage)
        elif len(form) <= KORT and all(ett.ord != form for ett in alla):
            alla.append(self._som_last(form, lage))
        return self._basta(alla, form, lage)

    def _okand(self, form: str, lage: Skiftlage) -> list[Kandidat]:
        """What a form can be that no table has: a compound; else whatever the search finds. It may always stand as it is."""
        namn = lage is not Skiftlage.LITEN
        sammansatta = [ett._replace(id=_okand_id(lage)) for ett in self.lexikon.sammansatta(form)]
        if len(sammansatta) == 1 and not namn:  # the common case, and nothing to choose by the dots
            return [*sammansatta, Kandidat(form, OKAND, self._kanal.bokstaver(form) + ANNAT_ORD + _siffror(form), Rattelseskal.KANAL)]
        if sammansatta:
            return [*(self._prickad(ett, namn=namn) for ett in sammansatta), self._som_last(form, lage)]
        sokta = self._sokta(form, namn=namn)
        sokta += self.lexikon.enbokstav(form) + self.lexikon.nara(form)
        return sokta if namn else sokta + self._ihopskrivna(form)

    def _prickad(self, ett: Kandidat, *, namn: bool) -> Kandidat:
        """A compound, with what its letters say for its dots."""
        return ett._replace(kostnad=ett.kostnad + round(PRICKVIKT * self._prickar.kostnad(ett.ord, namn=namn)))

    def _som_last(self, form: str, lage: Skiftlage) -> Kandidat:
        """A form that no table has, left as it is: only its letters speak for it."""
        kostnad = self._bokstaver(form, namn=lage is not Skiftlage.LITEN) + ANNAT_ORD + _siffror(form)
        return Kandidat(form, _okand_id(lage), kostnad, Rattelseskal.KANAL)

    def _bokstaver(self, ord_: str, *, namn: bool) -> int:
        """Units of -log P(the letters of a word that no table has): the word without its dots, then the dots."""
        return self._kanal.bokstaver(self._prickar.basta(ord_.translate(UTAN), namn=namn)) + self._prickar.kostnad(ord_, namn=namn)

    def _basta(self, alla: list[Kandidat], form: str, lage: Skiftlage) -> tuple[Kandidat, ...]:
        """The best `FLEST`, each word once, with what its case costs."""
        kostade = []
        for ett in alla:
            versal = self._versalkostnad(ett, form, lage)
            kostade.append((ett.kostnad + versal + self.sprak.ett(ett.id), ett._replace(kostnad=ett.kostnad + versal)))
        kostade.sort()
        ut: dict[tuple[str, int], Kandidat] = {}
        for summa, ett in kostade:
            if summa > kostade[0][0] + AVSTAND or len(ut) == FLEST:
                break
            ut.setdefault((ett.ord, ett.id), ett)
        return tuple(ut.values())

    def _versalkostnad(self, kandidat: Kandidat, form: str, lage: Skiftlage) -> int:
        """Units for a word in a case that it seldom has; an å, ä or ö that begins a word is often read as a capital."""
        if lage is Skiftlage.FORST or kandidat.id == OKAND:
            return 0
        versal = kandidat.versal / 255
        andel = max(versal, VERSAL_AV_GEMEN if form[0] != kandidat.ord[0] else 0.0) if lage is Skiftlage.INNE else 1.0 - versal
        return min(round(-math.log(max(andel, 1e-3)) / STEG), HOGSTA_VERSALKOSTNAD)

    def _sokta(self, form: str, *, namn: bool) -> list[Kandidat]:
        """Words of no table: known ones damaged in rare ways, compounds of damaged letters, and words that only their letters speak for."""
        ut = []
        sokta = dict(self._kanal.sok(form))
        prickat = self._prickar.basta(form, namn=namn)
        sokta.setdefault(prickat, self._kanal.skada(form, prickat))
        for ord_, skada in sokta.items():
            if self.lexikon.ord_kostnad(ord_) != INGEN:
                ut += [ett._replace(kostnad=ett.kostnad + skada) for ett in self.lexikon.sla_upp(ord_) if ett.ord == ord_]
            nytt = NAMNKOSTNAD if namn and ord_.translate(UTAN) != form.translate(UTAN) else 0
            kostnad = skada + self._bokstaver(ord_, namn=namn) + ANNAT_ORD + nytt + _siffror(ord_)
            ut.append(Kandidat(ord_, NAMN if namn else OKAND, kostnad, Rattelseskal.KANAL))
            if ord_ != form:
                sammansatta = (ett for ett in self.lexikon.sammansatta(ord_) if ett.ord == ord_)
                ut += [Kandidat(ord_, OKAND, skada + ett.kostnad, Rattelseskal.LEXIKON) for ett in sammansatta]
        return ut

    def _ihopskrivna(self, form: str) -> list[Kandidat]:
        """Two frequent words whose space was lost, one of them of the most frequent: `iprincip`."""
        ut: list[Kandidat] = []
        for i in range(1, len(form) if len(form) > 2 else 0):
            forsta, andra = self.lexikon.sla_upp(form[:i]), self.lexikon.sla_upp(form[i:])
            if not (forsta and andra):
                continue
            a, b = forsta[0], andra[0]
            p, q = self.sprak.ett(a.id), self.sprak.ett(b.id)
            if min(p, q) <= SMAORD and max(p, q) <= VANLIGT_ORD:
                kostnad = IHOP + p + self.sprak.par(a.id, b.id)[0] - q + a.kostnad + b.kostnad
                ut.append(Kandidat(f"{a.ord} {b.ord}", b.id, kostnad, Rattelseskal.SAMMANHANG))
        return ut


def _siffror(ord_: str) -> int:
    """Units for figures among the letters of a word that is left as it is."""
    return SIFFRA * sum(tecken.isdigit() for tecken in ord_)


def _okand_id(lage: Skiftlage) -> int:
    return OKAND if lage is Skiftlage.LITEN else NAMN
