"""Looking for concepts in an akt: which patterns hold where, in sentences, labels, boxes, columns and headings."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from textgranskning.tolkning.andra_personer import AndraPersoner
from textgranskning.tolkning.avsnitt import Mening, MeningsSlag, meningar
from textgranskning.tolkning.begrepp import Begrepp
from textgranskning.tolkning.meningsrad import Rad, radetikett
from textgranskning.tolkning.omgivning import SKRIVET
from textgranskning.tolkning.omnamnanden import Funna, Traff
from textgranskning.tolkning.passager import Passager
from textgranskning.tolkning.tidpunkt import KRYSS
from textgranskning.tolkning.upphov import Frammande
from textgranskning.tolkning.uttryck import Frastabell, Ordlasare, Tokener, Uttrycksbank, Uttryckslista, ordgrupp
from textgranskning.typer import Handling, Text

_SIFFRA = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Sokt:
    """A handling looked through: in which sentences each concept may be, and which concepts the handling as a whole is."""

    funna: Funna
    platser: Mapping[str, Sequence[int]]
    hela: Collection[str]

    @property
    def begrepp(self) -> set[str]:
        """The concepts that it may mention."""
        return {*self.platser, *self.hela}

    def av(self, begrepp: Begrepp) -> Iterator[Traff]:
        """The mentions of a concept."""
        if begrepp.galler_i(self.funna.handling.typ):
            yield from self.funna.av(begrepp, self.platser.get(begrepp.id, ()), hel=begrepp.id in self.hela)


class Sokare:
    """Looks for concepts in one akt; `namn` gives the slots that its persons' names fill, e.g. ``{"hilma": "{barn}"}``."""

    def __init__(self, begrepp: Sequence[Begrepp], namn: Mapping[str, str], frammande: Frammande, andra: AndraPersoner) -> None:
        self._frammande, self._andra = frammande, andra
        self._banker = _banker(tuple(begrepp))
        self._ord = Ordlasare(self._banker.tabell, namn).las

    def sok(self, text: Text, handling: Handling) -> Sokt:
        """Look a handling through for every concept."""
        rader = [self._rad(ett) for ett in meningar(text, handling)]
        i_titeln = self._banker.titlar.traffar(self._ord(handling.rubrik or ""))
        platser: dict[str, list[int]] = {}
        for nummer, rad in enumerate(rader):
            for begrepp in {self._banker.agare[lista].id for lista in rad.traffar}:
                platser.setdefault(begrepp, []).append(nummer)
        hela = {self._banker.agare[lista].id for lista in i_titeln}.union(self._banker.per_typ.get(handling.typ, ()))
        return Sokt(Funna(Passager(text, handling, rader), self._frammande, self._andra), platser, hela)

    def _rad(self, mening: Mening) -> Rad:
        ord_ = self._ord(mening.text)
        celler = {
            lista: cell
            for namn, cell in mening.kolumner
            for lista in self._banker.kolumner.traffar(self._ord(namn))
            if self._lucka(self._banker.agare[lista], mening)
        }
        return Rad(mening, ord_, self._traffar(mening, ord_) | dict.fromkeys(celler, (0, 0)), celler)

    def _lucka(self, begrepp: Begrepp, mening: Mening) -> bool:
        """Whether a row leaves the column empty that the concept wants empty; most want none."""
        return not begrepp.tom_kolumn.uttryck or any(begrepp.tom_kolumn.i(self._ord(namn)) for namn in mening.tomma)

    def _traffar(self, mening: Mening, ord_: Tokener) -> dict[Uttryckslista, tuple[int, int]]:
        """The lists of patterns that hold: in a heading, or in a sentence, the label it stands at and the heading above."""
        banker = self._banker
        if mening.slag is MeningsSlag.RUBRIK:
            return banker.titlar.traffar(ord_)
        funna = banker.meningar.traffar(ord_)
        etikett = self._ord(falt) if (falt := mening.falt or radetikett(mening)) else None
        if mening.slag in KRYSS:  # a box, ticked or not, whose label or question is the concept
            funna |= banker.kryss.traffar(ord_) | (banker.kryss.traffar(etikett) if etikett else {})
        if etikett and mening.slag in SKRIVET and not mening.tom and _star_i_faltet(mening):  # the label of a filled-in field
            funna |= banker.falt.traffar(etikett)
        if mening.rubrik and mening.slag is MeningsSlag.TABELLRAD and mening.datum is not None:  # a dated row of a list
            funna |= banker.listor.traffar(self._ord(mening.rubrik))
        if mening.rubrik and _SIFFRA.search(mening.text):
            funna |= dict(self._under_rubrik(ord_, self._ord(mening.rubrik)))
        return funna

    def _under_rubrik(self, ord_: Tokener, rubrik: Tokener) -> Iterator[tuple[Uttryckslista, tuple[int, int]]]:
        """Words that mean a concept under a heading of its kind ("Avslutad 2025-04-01" under UTREDNING); a day must stand with them."""
        for lista in self._banker.under:
            for uttryck in lista.uttryck:
                plats = ord_.nagon(uttryck.delar[0])
                if plats and all(rubrik.nagon(del_) for del_ in uttryck.delar[1:]) and not rubrik.nagon(uttryck.forbud):
                    yield lista, plats
                    break


def _star_i_faltet(mening: Mening) -> bool:
    """Whether the sentence is the value of its label, or the first of it."""
    return mening.slag is not MeningsSlag.BROD or mening.text.startswith(mening.falt or "")


@dataclass(frozen=True, slots=True)
class _Banker:
    """All patterns that open a mention, by where they are looked for; whose each list is; the concepts that a type of handling is."""

    tabell: Frastabell
    meningar: Uttrycksbank
    titlar: Uttrycksbank
    falt: Uttrycksbank
    kryss: Uttrycksbank
    kolumner: Uttrycksbank
    listor: Uttrycksbank
    under: Sequence[Uttryckslista]
    agare: Mapping[Uttryckslista, Begrepp]
    per_typ: Mapping[str, Sequence[str]]


@lru_cache(maxsize=4)
def _banker(begrepp: tuple[Begrepp, ...]) -> _Banker:
    """Kept between akter."""
    fraser = [fras for ett in begrepp for fras in ett.fraser]
    agare: dict[Uttryckslista, Begrepp] = {}
    per_typ: dict[str, list[str]] = {}
    for ett in begrepp:
        agare |= dict.fromkeys((ett.nekande, ett.utfall, ett.termer, ett.svaga, ett.titlar), ett)
        agare |= dict.fromkeys((ett.falt, ett.kryss, ett.kolumner, ett.listor, ett.under), ett)
        for typ in ett.typer:
            per_typ.setdefault(typ, []).append(ett.id)
    return _Banker(
        tabell=Frastabell((*fraser, *ordgrupp("gjort"), *ordgrupp("utfort"), *ordgrupp("en_till"))),
        meningar=Uttrycksbank(lista for ett in begrepp for lista in (ett.nekande, ett.utfall, ett.termer, ett.svaga)),
        titlar=Uttrycksbank(ett.titlar for ett in begrepp),
        falt=Uttrycksbank(ett.falt for ett in begrepp),
        kryss=Uttrycksbank(ett.kryss for ett in begrepp),
        kolumner=Uttrycksbank(ett.kolumner for ett in begrepp),
        listor=Uttrycksbank(ett.listor for ett in begrepp),
        under=[ett.under for ett in begrepp if ett.under.uttryck],
        agare=agare,
        per_typ=per_typ,
    )
