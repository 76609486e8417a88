"""The lexicon: which words there are, how frequent, how often capitalised, and which parts compounds are made of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import wordfreq

from traning.hunspell import Ordbok

ORD = re.compile(r"[^\W\d_]+(?:[:'’][^\W\d_]+)*")
GRANS = re.compile(r"[.!?:;]")  # ends a sentence, or what is as good
ALFABET = re.compile(r"[a-zåäöéèüáàóêëçñæøôíúâãšžćčń:'’]+")
VIKT_KORPUS = 0.25  # against general Swedish: the corpora are law and parliament, the pages to restore are neither
VIKT_FALTTEXT = 0.25
GOLV = 2e-9  # of a word that only the dictionary knows
FALT = 3e-6  # of a term of the field
EGENNAMN = 5e-7  # of a name in the list
NAMNLED = 2e-5  # of each part that names are made of, among parts of compounds
UTAN_PRICKAR = str.maketrans("åäöéèüáà", "aaoeeuaa")
BRUSKVOT = 150  # a form without its dots this much rarer than the form with them is a misprint of it
KORTAST_LED = 3
KORT_EFTERLED = 3e-5  # a last part of three letters is a common word (vår, bok, dag), never a stray ending


@dataclass(frozen=True)
class Namn:
    """Names, and what surnames and place names begin and end with."""

    ord: frozenset[str]
    led: frozenset[str]
    slut: frozenset[str]


@dataclass
class Lexikon:
    p: dict[str, float]  # lower-case word -> probability
    versal: dict[str, float]  # share of a word's occurrences inside sentences with an initial capital
    forled: dict[str, float]  # first part of a compound -> probability among first parts
    efterled: dict[str, float]  # last part -> probability among last parts
    hela: frozenset[str] = field(default_factory=frozenset)  # written in capitals as a rule: LVM, BUP


def rakna(stycken: Iterable[str]) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Counts of words in lower case, of those capitalised inside a sentence, and of all words inside a sentence."""
    ord_: Counter[str] = Counter()
    versala: Counter[str] = Counter()
    inne: Counter[str] = Counter()
    for stycke in stycken:
        slut = 0
        for traff in ORD.finditer(stycke):
            form = traff.group()
            liten = form.lower()
            ord_[liten] += 1
            if slut and not GRANS.search(stycke, slut, traff.start()):
                inne[liten] += 1
                versala[liten] += form[0].isupper()
            slut = traff.end()
    return ord_, versala, inne


def bygg(
    stycken: Iterable[str], falttext: Iterable[str], ordbok: Ordbok, termer: Iterable[str], namn: Namn, sallsynta: dict[str, float]
) -> Lexikon:
    """The lexicon of corpora, texts of the field, general frequencies, the dictionary, the terms of the field, and names.

    `sallsynta` says by how much some words are rarer than all that shows.
    """
    korpus, versala, inne = rakna(stycken)
    eget, eget_versala, eget_inne = rakna(falttext)
    versala, inne = versala + eget_versala, inne + eget_inne
    allman = {ord_: p for ord_, p in wordfreq.get_frequency_dict("sv", "large").items() if ALFABET.fullmatch(ord_)}
    kanda = {ord_.lower() for ord_ in ordbok.ord}
    summa = sum(korpus.values())
    p = {ord_: (1 - VIKT_KORPUS) * vikt for ord_, vikt in allman.items()}
    for ord_, antal in korpus.items():
        if ALFABET.fullmatch(ord_) and (antal > 1 or ord_ in allman or ord_ in kanda):
            p[ord_] = p.get(ord_, 0.0) + VIKT_KORPUS * antal / summa
    eget_summa = sum(eget.values())
    for ord_, antal in eget.items():
        if ALFABET.fullmatch(ord_) and (antal > 1 or ord_ in kanda):
            p[ord_] = p.get(ord_, 0.0) + VIKT_FALTTEXT * antal / eget_summa
    for ord_ in kanda:
        if ALFABET.fullmatch(ord_):
            p[ord_] = max(p.get(ord_, 0.0), GOLV)
    av_faltet = set(ORD.findall(" ".join(termer).lower()))
    for ord_ in av_faltet:
        p[ord_] = max(p.get(ord_, 0.0), FALT)
    bara_egna = {ord_ for ord_ in eget if ord_ in p and ord_ not in allman and ord_ not in kanda and ord_ not in korpus}
    for ord_ in [*_misstryck(p, kanda, bara_egna), *_ihopskrivna(p, kanda, korpus)]:
        if ord_ not in av_faltet:
            p.pop(ord_, None)
    for ord_, andel in sallsynta.items():
        if ord_ in p:
            p[ord_] *= andel
    egennamn = {ord_.lower() for ord_ in namn.ord}
    for ord_ in egennamn:
        p[ord_] = max(p.get(ord_, 0.0), EGENNAMN)
    forled, efterled = _led(p, ordbok, kanda)
    _med_namnled(forled, efterled, namn)
    p = {ord_: p[ord_] for ord_ in sorted(p) if p[ord_] > GOLV or not _sammansatt(ord_, forled, efterled)}
    return Lexikon(p, _versal(p, versala, inne, ordbok, egennamn), forled, efterled)


def _med_namnled(forled: dict[str, float], efterled: dict[str, float], namn: Namn) -> None:
    """The parts of names among those of compounds."""
    for tabell, delar in ((forled, namn.led), (efterled, namn.slut)):
        former = delar if tabell is forled else delar | {f"{slut}s" for slut in delar if not slut.endswith("s")}
        for del_ in sorted(former):
            if len(del_) >= KORTAST_LED:
                tabell[del_] = max(tabell.get(del_, 0.0), NAMNLED)


def _sammansatt(ord_: str, forled: dict[str, float], efterled: dict[str, float]) -> bool:
    return any(ord_[:i] in forled and ord_[i:] in efterled for i in range(KORTAST_LED, len(ord_) - KORTAST_LED))


def _misstryck(p: dict[str, float], kanda: set[str], bara_egna: set[str]) -> list[str]:
    """Forms without dots that are so much rarer than the same with dots, or are only the field's, that someone just could not type them."""
    basta: dict[str, float] = {}
    for ord_, vikt in p.items():
        utan = ord_.translate(UTAN_PRICKAR)
        if utan != ord_:
            basta[utan] = max(basta.get(utan, 0.0), vikt)
    minst = {ord_: 0.0 if ord_ in bara_egna else BRUSKVOT * vikt for ord_, vikt in p.items() if ord_ not in kanda}
    return [ord_ for ord_, vikt in minst.items() if basta.get(ord_, 0.0) > vikt]


def _ihopskrivna(p: dict[str, float], kanda: set[str], korpus: Counter[str]) -> list[str]:
    """Two words written as one by mistake: "iprincip"."""
    sma = {ord_ for ord_, vikt in p.items() if vikt > 2e-3}
    return [
        ord_
        for ord_ in p
        if ord_ not in kanda
        and korpus[ord_] < 5
        and any(ord_[:i] in sma and p.get(ord_[i:], 0.0) > 2e-5 and len(ord_) - i > 3 for i in range(1, min(len(ord_) - 3, 5)))
    ]


def _versal(p: dict[str, float], versala: Counter[str], inne: Counter[str], ordbok: Ordbok, egennamn: set[str]) -> dict[str, float]:
    """How often each word is capitalised inside a sentence: as counted, drawn towards what the dictionary says of it."""
    sma = {ord_ for ord_ in ordbok.ord if ord_[0].islower()}
    namn = (egennamn | {ord_.lower() for ord_ in ordbok.ord if ord_[0].isupper()}) - sma
    ut = {}
    for ord_ in p:
        forst = 0.9 if ord_ in namn else 0.05 if ord_ in sma else 0.4
        ut[ord_] = (versala[ord_] + 4 * forst) / (inne[ord_] + 4)
    return ut


def _led(p: dict[str, float], ordbok: Ordbok, kanda: set[str]) -> tuple[dict[str, float], dict[str, float]]:
    """Which first and last parts the known compounds are made of: the more compounds, the more productive."""
    forled: Counter[str] = Counter()
    efterled: Counter[str] = Counter()
    mojliga = {led for led in sorted(ordbok.forled) if len(led) >= KORTAST_LED and ALFABET.fullmatch(led)}
    for ord_, vikt in p.items():
        if vikt < 2 * GOLV or len(ord_) < 7:
            continue
        for i in range(len(ord_) - KORTAST_LED, KORTAST_LED - 1, -1):
            fore, efter = ord_[:i], ord_[i:]
            if fore in mojliga and efter in kanda and (len(efter) > KORTAST_LED or p[efter] > KORT_EFTERLED):
                forled[fore] += 1
                efterled[efter] += 1
                break
    for led in sorted(mojliga):
        forled[led] += 0  # known to the dictionary, not seen
    n, m = sum(forled.values()) + 0.2 * len(forled), sum(efterled.values())
    return {led: (antal + 0.2) / n for led, antal in forled.items()}, {led: antal / m for led, antal in efterled.items()}
