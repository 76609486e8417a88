"""The search over damaged lines: of all words that the forms can have been, the sequence that is most probable together."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from textgranskning.modellfil import las_restaurering
from textgranskning.normalisering.kanal import Kanal
from textgranskning.normalisering.lexikon import INGEN, Kandidat, Lexikon
from textgranskning.normalisering.segment import Andring
from textgranskning.normalisering.sprakmodell import GRANS, OKAND, TAL, Sprakmodell
from textgranskning.typer import Rattelseskal, Span

ORD = re.compile(r"[\w&|£€@$]+(?:[:'’!][\w&|£€@$]+)*")
# E-mail and web addresses; numbers with letters in them (personnummer, diary numbers, ids): they stand as they are.
ORORT = re.compile(
    r"\S*(?:@\S+\.|://|www\.|\.(?:se|pdf|html?|docx?)/?(?!\w))\S*|\S*\d[-/.]?\d[-/.]?\d\S*|(?<!\S)[A-ZÅÄÖ]{1,3}-?\d+[^\sa-zåäö]*(?!\S)"
)
MENINGSSLUT = re.compile(r"[.!?:;]| {3}|\t|\n\s*\n")  # or a column's edge, or a paragraph's end
# A lone 1 or | where the word i can stand: one space from a word in small letters behind it, and from a word before it if any (columns have
# wider gaps, and their cells begin with capitals).
ENSAM = re.compile(r"(?:(?<=[^\W\d_][ \n])|(?<=[,.)”\"][ \n])|^)[1|](?=[ \n][a-zåäöé&46]{2})", re.MULTILINE)
FLEST = 5  # candidates of a form
AVSTAND = 80  # units: a candidate so much dearer than the best, before its neighbours are asked, is dropped
ANNAT_ORD = 9  # units: two in five unknown words are no compounds
ETTA_AV_I, ETTA = 30, 20  # units: one "i" in 20 is read as 1 where it is at all; of numbers one in seven is 1
HYPOTESER = 24
STRECK = 40  # units: a lone | is seldom a stroke in running text
KORT_RAD = 0.6  # of the widest line
VERSAL_AV_GEMEN = 0.08  # of words that begin with å, ä or ö so many are read with a capital
HOGSTA_VERSALKOSTNAD = 25
STEG = 0.1  # nats a unit


class Skiftlage(Enum):
    """The case of a form: no initial capital, one inside a sentence, one that says nothing (first in a sentence, or all capitals)."""

    LITEN = 0
    INNE = 1
    FORST = 2


Led = tuple["Led | None", Kandidat]


TALET = Kandidat("", TAL, 0, Rattelseskal.KANAL)


@dataclass(frozen=True, slots=True)
class Stalle:
    """A token with what it may have been; without candidates it stands as it is, with `id` for its neighbours."""

    span: Span
    form: str
    kandidater: tuple[Kandidat, ...]
    id: int
    grans: bool  # a sentence ends before it


class Avkodare:
    def __init__(self, egna: frozenset[str] = frozenset()) -> None:
        modell = las_restaurering()
        self.lexikon = Lexikon(modell, egna)
        self.kanal = Kanal(modell)
        self.sprak = Sprakmodell(modell)
        self.kandidater = lru_cache(maxsize=20_000)(self._kandidater)
        self.id_av = lru_cache(maxsize=1_000)(self._id_av)

    def ratta(self, text: str) -> Iterator[Andring]:
        """The edits that restore a damaged text."""
        stallen = list(self._stallen(text))
        valda = self._basta(stallen)
        for i, (stalle, vald) in enumerate(zip(stallen, valda, strict=True)):
            if vald is None:
                continue
            efter = self._skiftlage(stalle, vald.ord)
            if efter != stalle.form:
                yield Andring(stalle.span, efter, self._sannolikhet(stallen, valda, i), vald.skal)

    # --- tokens ------------------------------------------------------------------------------------------------------------------

    def _stallen(self, text: str) -> Iterator[Stalle]:
        orort = [traff.span() for traff in ORORT.finditer(text)]
        bredd = max(map(len, text.split("\n")))
        ensamma = {traff.start() for traff in ENSAM.finditer(text)}
        slut = 0
        for traff in ORD.finditer(text):
            form = traff.group()
            grans = (
                slut == 0 or MENINGSSLUT.search(text, slut, traff.start()) is not None or _efter_kort_rad(text, slut, traff.start(), bredd)
            )
            slut = traff.end()
            if traff.start() in ensamma:
                yield Stalle(traff.span(), form, self._ensam(form), TAL, grans)
            elif any(a <= traff.start() < b for a, b in orort) or not _ordlik(form) or _forkortning(text, traff):
                yield Stalle(traff.span(), form, (), TAL if form[0].isdigit() else self.id_av(form.lower()), grans)
            else:
                yield Stalle(traff.span(), form, self.kandidater(form.lower(), _lage(form, grans=grans)), OKAND, grans)

    def _id_av(self, ord_: str) -> int:
        return next((ett.id for ett in self.lexikon.sla_upp(ord_) if ett.ord == ord_), OKAND)

    def _ensam(self, form: str) -> tuple[Kandidat, ...]:
        """What a lone sign can be: the word i, or the sign itself."""
        kvar = Kandidat(form, TAL, ETTA if form == "1" else STRECK, Rattelseskal.SAMMANHANG)
        return (Kandidat("i", self.id_av("i"), ETTA_AV_I if form == "1" else 0, Rattelseskal.SAMMANHANG), kvar)

    # --- candidates --------------------------------------------------------------------------------------------------------------

    def _kandidater(self, form: str, lage: Skiftlage) -> tuple[Kandidat, ...]:
        """What a form can have been printed as, at most `FLEST`, by their cost without neighbours."""
        if form in self.lexikon.egna:
            return (Kandidat(form, OKAND, 0, Rattelseskal.LEXIKON),)
        alla = self.lexikon.sla_upp(form)
        if not alla:
            alla = self.lexikon.sammansatta(form) + self._sokta(form, versal=lage is not Skiftlage.LITEN)
        alla = [ett._replace(kostnad=ett.kostnad + self._versalkostnad(ett, form, lage)) for ett in alla]
        kostade = sorted((ett.kostnad + self.sprak.ett(ett.id), ett.ord, ett) for ett in alla)
        bast = kostade[0][0]
        sedda: set[str] = set()
        ut: list[Kandidat] = []
        for kostnad, ord_, ett in kostade:
            if ord_ not in sedda and kostnad <= bast + AVSTAND:
                sedda.add(ord_)
                ut.append(ett)
        return tuple(ut[:FLEST])

    def _versalkostnad(self, kandidat: Kandidat, form: str, lage: Skiftlage) -> int:
        """Units for a word in a case that it seldom has; an å, ä or ö that begins a word is often read as a capital."""
        if lage is Skiftlage.FORST or kandidat.id == OKAND:
            return 0
        versal = self.lexikon.versal(kandidat.ord)
        andel = max(versal, VERSAL_AV_GEMEN if form[0] != kandidat.ord[0] else 0.0) if lage is Skiftlage.INNE else 1.0 - versal
        return min(round(-math.log(max(andel, 1e-3)) / STEG), HOGSTA_VERSALKOSTNAD)

    def _sokta(self, form: str, *, versal: bool) -> list[Kandidat]:
        ut = []
        for ord_, skada, bokstaver in self.kanal.sok(form):
            i = self.lexikon.ord_kostnad(ord_)
            if i != INGEN:
                ut += [Kandidat(ord_, ett.id, skada, Rattelseskal.KANAL) for ett in self.lexikon.sla_upp(ord_) if ett.ord == ord_]
            ut.append(Kandidat(ord_, OKAND, skada + bokstaver + ANNAT_ORD + (15 if versal and ord_ != form else 0), Rattelseskal.KANAL))
            if ord_ != form:
                ut += [
                    Kandidat(ord_, OKAND, skada + ett.kostnad, Rattelseskal.LEXIKON)
                    for ett in self.lexikon.sammansatta(ord_)
                    if ett.ord == ord_
                ]
        return ut

    # --- the search --------------------------------------------------------------------------------------------------------------

    def _basta(self, stallen: Sequence[Stalle]) -> list[Kandidat | None]:
        """The best candidate of every token: a beam over trigrams, hypotheses with the same last two words being one."""
        tre = self.sprak.tre
        hypoteser: list[tuple[int, int, int, Led | None]] = [(0, GRANS, GRANS, None)]
        for stalle in stallen:
            if stalle.grans:
                hypoteser = [(kostnad, forra, GRANS, led) for kostnad, _, forra, led in hypoteser]
            if stalle.id == TAL and not stalle.kandidater and not stalle.grans and hypoteser[0][2] == TAL:
                hypoteser = [(kostnad, a, b, (led, TALET)) for kostnad, a, b, led in hypoteser]  # a date is one number
                continue
            val = stalle.kandidater or (Kandidat(stalle.form, stalle.id, 0, Rattelseskal.KANAL),)
            nya: dict[tuple[int, int, str], tuple[int, int, int, Led | None]] = {}
            ensam = len(val) == 1 and len(hypoteser) == 1
            for kostnad, forrforra, forra, led in hypoteser:
                for ett in val:
                    summa = kostnad if ensam else kostnad + ett.kostnad + tre(forrforra, forra, ett.id)
                    nyckel = (forra, ett.id, ett.ord if ett.id == OKAND else "")
                    if nyckel not in nya or summa < nya[nyckel][0]:
                        nya[nyckel] = (summa, forra, ett.id, (led, ett))
            hypoteser = sorted(nya.values(), key=_summa)[:HYPOTESER] if len(nya) > 1 else list(nya.values())
        led = min(hypoteser, key=_summa)[3]
        bakifran: list[Kandidat] = []
        while led is not None:
            bakifran.append(led[1])
            led = led[0]
        return [ett if stalle.kandidater else None for stalle, ett in zip(stallen, reversed(bakifran), strict=True)]

    def _sannolikhet(self, stallen: Sequence[Stalle], valda: Sequence[Kandidat | None], i: int) -> float:
        """How probable the chosen candidate is among all, its neighbours as chosen."""
        stalle, vald = stallen[i], valda[i]
        if vald is None or len(stalle.kandidater) == 1:
            return 0.99
        ider = [self._id(stallen, valda, j) for j in range(i - 2, i + 3)]
        kostnader = []
        for ett in stalle.kandidater:
            a, b, _, d, e = ider
            kostnader.append(ett.kostnad + self.sprak.tre(a, b, ett.id) + self.sprak.tre(b, ett.id, d) + self.sprak.tre(ett.id, d, e))
        bast = min(kostnader)
        vikter = [math.exp(-STEG * (kostnad - bast)) for kostnad in kostnader]
        return vikter[stalle.kandidater.index(vald)] / sum(vikter)

    @staticmethod
    def _id(stallen: Sequence[Stalle], valda: Sequence[Kandidat | None], j: int) -> int:
        if not 0 <= j < len(stallen):
            return GRANS
        vald = valda[j]
        return vald.id if vald is not None else stallen[j].id

    # --- case --------------------------------------------------------------------------------------------------------------------

    def _skiftlage(self, stalle: Stalle, ord_: str) -> str:
        """A restored word in the case that the form was printed in."""
        form = stalle.form
        if form.lower() == ord_:
            return form
        bokstaver = [tecken for tecken in form if tecken.isalpha()]
        if len(bokstaver) > 1 and all(tecken.isupper() for tecken in bokstaver):
            return ord_.upper()
        if form[0].isupper():
            liten = ord_[0] in "åäö" and not stalle.grans and self.lexikon.versal(ord_) < 0.3
            return ord_ if liten else ord_[0].upper() + ord_[1:]
        if not form[0].isalpha() and stalle.grans and len(form) == 1:
            return ord_[0].upper() + ord_[1:]
        return ord_


def _ordlik(form: str) -> bool:
    """Letters, and no more digits among them than damage makes of letters: `s4`, `6r`, `14ngsiktighet`, not `A4`, `s1`, `TF12`."""
    if len(form) == 1:
        return form in "aér"
    siffror = sum(tecken.isdigit() for tecken in form)
    if not siffror:
        return any(tecken.isalpha() for tecken in form)
    if len(form) == 2:
        return (form[0] in "46" and form[1].islower()) or (form[1] in "46" and form[0].islower())
    return siffror * 3 <= len(form) and form[1:] != form[1:].upper()


def _efter_kort_rad(text: str, slut: int, start: int, bredd: int) -> bool:
    """Whether a line that ends long before the page's edge lies between two words: a heading, or the last line of a paragraph."""
    brott = text.find("\n", slut, start)
    return brott >= 0 and brott - text.rfind("\n", 0, slut) < KORT_RAD * bredd


def _forkortning(text: str, traff: re.Match[str]) -> bool:
    """Two to four capitals in a line that has small letters: initials or an abbreviation, which no lexicon can judge."""
    form = traff.group()
    if not (1 < len(form) <= 4 and form.isupper() and form.isalpha()):
        return False
    slut = text.find("\n", traff.end())
    rad = text[text.rfind("\n", 0, traff.start()) + 1 : slut if slut >= 0 else len(text)]
    return rad.upper() != rad


def _lage(form: str, *, grans: bool) -> Skiftlage:
    if not form[0].isupper():
        return Skiftlage.LITEN
    return Skiftlage.FORST if grans or form.isupper() else Skiftlage.INNE


def _summa(hypotes: tuple[int, int, int, Led | None]) -> int:
    return hypotes[0]
