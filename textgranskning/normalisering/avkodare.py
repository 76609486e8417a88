"""The search over damaged lines: of all words that the forms can have been, the sequence that is most probable together."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from operator import itemgetter

from textgranskning.modellfil import las_restaurering
from textgranskning.normalisering.initialer import ratta_initialer
from textgranskning.normalisering.kandidater import Kandidater
from textgranskning.normalisering.lexikon import UTAN_PRICKAR, Kandidat, Lexikon
from textgranskning.normalisering.omprovning import VIDD, Omprovning
from textgranskning.normalisering.ordplatser import TALEN, Ordplats, Slag, ordplatser
from textgranskning.normalisering.segment import Andring
from textgranskning.normalisering.skiftlage import ar_egennamn, borjar_stort, i_skiftlage
from textgranskning.normalisering.sprakmodell import FORSTA, GRANS
from textgranskning.typer import Rattelseskal

TROLIG_VERSAL = 0.9  # of a capital that was read as small
HYPOTESER = 24  # kept at each word
ENSAM_SANNOLIKHET = 0.99  # of a change that had no rival
TRIGRAMVIKT, VIDVIKT = 0.85, 0.7  # trigrams and the wider context are no independent witnesses: tried on pages of their own
KVAR = 8  # units: to leave a word that is one is right more often than the models know, which saw little of what case files say ...
KVAR_VERSAL = 14  # ... the more so one with a capital, which may be a name
AVGJORT = 60  # units: what is so much dearer is out of the question
STEG = 0.1  # nats a unit

Led = tuple["Led | None", Kandidat]
Hypotes = tuple[int, int, int, "Led | None"]  # cost, the last two words, the way there


class Avkodare:
    def __init__(self, egna: frozenset[str] = frozenset()) -> None:
        self._kandidater = Kandidater(egna)
        self._sprak = self._kandidater.sprak
        self._omprovning = Omprovning(las_restaurering())
        self.lexikon: Lexikon = self._kandidater.lexikon

    def ratta(self, text: str) -> Iterator[Andring]:
        """The edits that restore a damaged text."""
        platser = list(ordplatser(text))
        val = [self._kandidater.av(plats) for plats in platser]
        valda = self._basta(platser, val)
        foljd, lagen = _foljd(platser, valda)
        ratta, andringar = [plats.form for plats in platser], dict[int, Andring]()
        bredd = max(map(len, text.split("\n")))
        for i, plats in enumerate(platser):
            if plats.slag is not Slag.ORD and plats.slag is not Slag.ENSAM:
                continue
            sannolikhet = ENSAM_SANNOLIKHET
            if len(val[i]) > 1:
                valda[i], sannolikhet = self._omprovad(plats.form, val[i], foljd, lagen[i])
                foljd[lagen[i]] = valda[i].id
            if valda[i].ord != plats.form or ar_egennamn(plats.form, valda[i]):
                ratta[i] = i_skiftlage(platser, valda, i, self._sprak)
            ny_rad = plats.grans or text[plats.span[0] - 1] == "\n"
            if ny_rad and ratta[i][0].islower() and borjar_stort(text, plats, bredd):
                ratta[i], sannolikhet = ratta[i][0].upper() + ratta[i][1:], min(sannolikhet, TROLIG_VERSAL)
            if ratta[i] != plats.form:
                andringar[i] = Andring(plats.span, ratta[i], sannolikhet, valda[i].skal)
        for i, efter in ratta_initialer(text, platser, ratta):
            andringar[i] = Andring(platser[i].span, efter, ENSAM_SANNOLIKHET, Rattelseskal.SAMMANHANG)
        yield from (andring for i, andring in andringar.items() if andring.efter != platser[i].form)

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
            val_har = [(ett.kostnad, ett.id, ett.ord if ett.id < FORSTA else "", ett) for ett in kandidater]
            nya: dict[tuple[int, int, str], Hypotes] = {}
            for kostnad, forrforra, forra, led in hypoteser:
                for egen, id_, ord_, ett in val_har:
                    summa = kostnad + egen + tre(forrforra, forra, id_)
                    nyckel = (forra, id_, ord_)
                    hittills = nya.get(nyckel)
                    if hittills is None or summa < hittills[0]:
                        nya[nyckel] = (summa, forra, id_, (led, ett))
            hypoteser = sorted(nya.values(), key=_kostnad)[:HYPOTESER]
        return _vagen(min(hypoteser, key=_kostnad)[3])

    def _omprovad(self, form: str, kandidater: Sequence[Kandidat], foljd: Sequence[int], i: int) -> tuple[Kandidat, float]:
        """The best candidate of a place, its neighbours as chosen, and how probable it is among all."""
        tre, (a, b, _, d, e) = self._sprak.tre, foljd[i - 2 : i + 3]
        last = form.lower()
        kvar = KVAR if form == last else KVAR_VERSAL
        kostnader = [
            ett.kostnad - kvar * (ett.ord == last) + TRIGRAMVIKT * (tre(a, b, ett.id) + tre(b, ett.id, d) + tre(ett.id, d, e))
            for ett in kandidater
        ]
        lika = _lika(kandidater, kostnader)
        if len(lika) > 1:
            bevis = self._omprovning.bevis(foljd, i, [kandidater[j].id for j in lika])
            for j, talar_for in zip(lika, bevis, strict=True):
                kostnader[j] -= VIDVIKT * talar_for
        bast = min(kostnader)
        summa = sum(math.exp(-STEG * (kostnad - bast)) for kostnad in kostnader)
        return kandidater[kostnader.index(bast)], 1.0 / summa


def _lika(kandidater: Sequence[Kandidat], kostnader: Sequence[float]) -> list[int]:
    """Which candidates are the best one with other dots, and near enough to be judged by the wider context."""
    bast = min(kostnader)
    utan = kandidater[kostnader.index(bast)].ord.translate(UTAN_PRICKAR)
    return [
        j
        for j, (ett, kostnad) in enumerate(zip(kandidater, kostnader, strict=True))
        if kostnad < bast + AVGJORT and ett.id >= FORSTA and ett.ord.translate(UTAN_PRICKAR) == utan
    ]


def _foljd(platser: Sequence[Ordplats], valda: Sequence[Kandidat]) -> tuple[list[int], list[int]]:
    """The ids as the models see them, ends of sentences among them and around them, a date as one number; and where each word stands."""
    ider, lagen = [GRANS] * VIDD, []
    forra_tal = False
    for plats, vald in zip(platser, valda, strict=True):
        tal = plats.slag in TALEN
        if plats.grans:
            ider.append(GRANS)
        if not (tal and forra_tal and not plats.grans):
            ider.append(vald.id)
        lagen.append(len(ider) - 1)
        forra_tal = tal
    return ider + [GRANS] * VIDD, lagen


_kostnad = itemgetter(0)


def _vagen(led: Led | None) -> list[Kandidat]:
    bakifran = []
    while led is not None:
        bakifran.append(led[1])
        led = led[0]
    return bakifran[::-1]
