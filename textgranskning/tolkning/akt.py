"""The texts of one akt -> its `Tolkning`: handlingar, persons, mentions joined into events."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from textgranskning.tolkning.andra_personer import AndraPersoner
from textgranskning.tolkning.begrepp import Begrepp, alla_begrepp
from textgranskning.tolkning.handlingar import dela
from textgranskning.tolkning.hanvisningar import hanvisningar
from textgranskning.tolkning.perioder import OBESLUTAT, TALAR_OM_MANADER, obeslutade
from textgranskning.tolkning.personer import annan_akt, enhet, personer
from textgranskning.tolkning.sammanforing import for_samman
from textgranskning.tolkning.sokare import Sokare, Sokt
from textgranskning.tolkning.tidsram import tidsram
from textgranskning.tolkning.upphov import med_upphov
from textgranskning.typer import (
    Begreppsslag,
    Hallning,
    Handelse,
    Handling,
    Hanvisning,
    Omnamnande,
    Person,
    Sidlage,
    Text,
    Textsida,
    Tolkning,
)


class Tolkare:
    """Interprets one akt. What no concept changes is found at once; the events of a concept when it is first asked for, since a template
    asks about less than half of them."""

    def __init__(self, akt: str, texter: Sequence[Text]) -> None:
        """`texter` are the documents of the akt, restored, in order."""
        ankare = tidsram(text.text for text in texter)
        delade: list[Handling] = []
        for text in texter:
            delade += dela(text, forsta_nummer=len(delade), ankare=ankare)
        alla = personer(texter, delade)
        handlingar, frammande = med_upphov(texter, annan_akt(texter, delade, alla))
        hanvisade = hanvisningar(texter, handlingar)
        dagar = [datum.till for handling in handlingar if not handling.annan_akt and (datum := handling.handelsedatum or handling.datum)]
        self._grund = Tolkning(
            akt=akt,
            handlingar=handlingar,
            handelser=tuple(ett for hanvisning in hanvisade for ett in _av_hanvisning(hanvisning)),
            personer=alla,
            sidor=tuple(_sidlage(text.dokument, sida) for text in texter for sida in text.sidor),
            hanvisningar=hanvisade,
            enhet=enhet(texter),
            forsta_dag=min(dagar, default=None),
            sista_dag=_sista_dag(handlingar, max(dagar, default=None)),
        )
        per_dokument = {text.dokument: text for text in texter}
        andra = AndraPersoner.av(texter, alla)
        sokare = Sokare(alla_begrepp(), _namnluckor(alla) | _initial(texter, alla), frammande, andra)
        self._sokta: dict[str, list[Sokt]] = {}  # the handlingar that may mention a concept
        for handling in handlingar:
            sokt = sokare.sok(per_dokument[handling.dokument], handling)
            for begrepp in sokt.begrepp:
                self._sokta.setdefault(begrepp, []).append(sokt)
        self._funna: dict[str, tuple[Handelse, ...]] = {}

    def tolkning(self, begrepp: Collection[str] | None = None) -> Tolkning:
        """What is documented in the akt: the events of the concepts asked for, without any of every concept."""
        fragade = [ett for ett in alla_begrepp() if begrepp is None or ett.id in begrepp]
        handelser = [handelse for ett in fragade for handelse in self._handelser(ett)]
        if begrepp is None or OBESLUTAT in begrepp:
            handelser += obeslutade([handelse for ett in alla_begrepp() if ett.id in TALAR_OM_MANADER for handelse in self._handelser(ett)])
        return replace(self._grund, handelser=(*handelser, *self._grund.handelser))

    def _handelser(self, begrepp: Begrepp) -> tuple[Handelse, ...]:
        if begrepp.id not in self._funna:
            self._funna[begrepp.id] = for_samman(begrepp, [traff for sokt in self._sokta.get(begrepp.id, ()) for traff in sokt.av(begrepp)])
        return self._funna[begrepp.id]


def tolka(akt: str, texter: Sequence[Text]) -> Tolkning:
    """All that is documented in an akt."""
    return Tolkare(akt, texter).tolkning()


def _namnluckor(alla: Sequence[Person]) -> dict[str, str]:
    """The names that fill ``{barn}``, ``{klient}`` and ``{handlaggare}`` in patterns: first names, of officials surnames too."""
    luckor: dict[str, str] = {}
    for person in alla:
        if person.namn and person.roll == "handlaggare":
            luckor |= {namn.lower(): "{handlaggare}" for namn in person.namn.split()}
    for person in alla:
        barn = person.roll == "barn" or (person.roll == "klient" and not person.vuxen)
        if person.namn and (barn or person.roll == "klient"):
            luckor[person.namn.split()[0].lower()] = "{klient}" if not barn else "{vuxet_barn}" if person.vuxen else "{barn}"
    return luckor


_RAKNEORD = r"mål|punkt|del|bilaga|steg|grupp|klass|nr|alternativ|vitamin|plan|kolumn|hus|ingång|typ"


def _initial(texter: Sequence[Text], alla: Sequence[Person]) -> dict[str, str]:
    """The initial of a child that notes write for the name ("samtal m N"): a lone capital that recurs, and is nobody else's."""
    barn = [p for p in alla if p.namn and (p.roll == "barn" or (p.roll == "klient" and not p.vuxen))]
    andras = {del_[0] for p in alla if p.namn and p not in barn for del_ in p.namn.split()}
    ut: dict[str, str] = {}
    for bokstav in {p.namn[0] for p in barn if p.namn} - andras - {"I"}:
        ensam = re.compile(rf"(?<![\w.:/-]){bokstav}(?=(?::s)?[ ,;])")
        fore = re.compile(rf"(?:{_RAKNEORD})\s\Z", re.IGNORECASE)
        antal = sum(not fore.search(text.text[max(m.start() - 12, 0) : m.start()]) for text in texter for m in ensam.finditer(text.text))
        if antal >= 2:
            ut[bokstav] = "{barn}"
    return ut


def _av_hanvisning(hanvisning: Hanvisning) -> Iterator[Handelse]:
    """A reference is an event that wants an answer; where the akt holds what it names, that answers."""
    for begrepp in ("hanvisning", "hanvisad_handling") if hanvisning.finns else ("hanvisning",):
        ett = Omnamnande(begrepp, -1, (0, 0), Hallning.INTRAFFAT, hanvisning.belagg, sak=hanvisning.vad)
        yield Handelse(begrepp, Begreppsslag.HANDELSE, Hallning.INTRAFFAT, (ett,), sak=hanvisning.vad)


def _sista_dag(handlingar: Sequence[Handling], annars: dt.date | None) -> dt.date | None:
    """The day of the last dated journal note; without a journal, of the last dated handling."""
    anteckningar = [handling.datum.till for handling in handlingar if handling.typ == "journalanteckning" and handling.datum]
    return max(anteckningar, default=annars)


def _sidlage(dokument: str, sida: Textsida) -> Sidlage:
    lasbart = 0.0 if sida.olast else round(max(0.0, 1 - sida.skada.efter), 3)
    return Sidlage(dokument, sida.nummer, lasbart, sida.olast)
