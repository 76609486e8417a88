"""The forms that damage makes of every word, so that most damaged words are restored by looking them up."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass

from traning.lexikon import Lexikon

Kanal = dict[str, dict[str, float]]
SALLSYNT = 1.2e-9  # a damaged form less probable than this (word times damage) is left to the search
SANNOLIKAST = 0.25  # ... but any word's form at least this probable is kept
VANLIGT = 8e-9  # ... if the word itself is at least this probable
HOGST = 60  # forms of one word
AVSTAND = 9.0  # nats: a candidate so much worse than the best is never chosen
AVSTAND_VERSAL = 5.0  # ... nor one so much worse than the best with a capital (Par: par, but Pär)


@dataclass(frozen=True)
class Kandidat:
    ord: str
    kanal: float  # log P(form | word)


def skadade(ord_: str, kanal: Kanal, minst: float) -> dict[str, float]:
    """Every form of a word at least `minst` probable, with its probability."""
    ut: dict[str, float] = defaultdict(float)

    def vidare(i: int, form: str, p: float) -> None:
        if i == len(ord_):
            ut[form] += p
            return
        for langd in (1, 2, 3):
            bit = ord_[i : i + langd]
            if len(bit) < langd:
                break
            for last, vikt in kanal.get(bit, {bit: 1.0} if langd == 1 else {}).items():
                if p * vikt >= minst:
                    vidare(i + langd, form + last, p * vikt)

    vidare(0, "", 1.0)
    return ut


def alla(lexikon: Lexikon, kanal: Kanal) -> dict[str, list[Kandidat]]:
    """Form -> the entries it can have come from, best first. Every entry is its own candidate: leave it."""
    former: dict[str, list[Kandidat]] = defaultdict(list)
    vikt = {led: max(lexikon.p.get(led, 0.0), 0.02 * p) for led, p in lexikon.forled.items()}
    vikt = {**lexikon.p, **vikt}
    for ord_, p in vikt.items():
        gjorda = skadade(ord_, kanal, min(max(SALLSYNT / p, 2e-5), SANNOLIKAST if p >= VANLIGT else 1.0))
        for form, q in sorted(gjorda.items(), key=lambda par: (-par[1], par[0]))[:HOGST]:
            if form and form != ord_:
                former[form].append(Kandidat(ord_, math.log(q)))
        former[ord_].append(Kandidat(ord_, 0.0))
    ut = {}
    versala = {ord_: p * lexikon.versal.get(ord_, 0.0) + 1e-12 for ord_, p in vikt.items()}
    for form, kandidater in former.items():
        if len(kandidater) == 1:
            ut[form] = kandidater
            continue
        sorterade = sorted(kandidater, key=lambda ett: (-_vikt(ett, vikt), ett.ord))
        bast, bast_versal = _vikt(sorterade[0], vikt), max(_vikt(ett, versala) for ett in kandidater)
        ut[form] = [
            ett
            for ett in sorterade
            if _vikt(ett, vikt) > bast - AVSTAND or _vikt(ett, versala) > bast_versal - AVSTAND_VERSAL or ett.ord == form
        ]
    return ut


def _vikt(kandidat: Kandidat, vikt: dict[str, float]) -> float:
    """log P of a word and its damage."""
    return kandidat.kanal + math.log(vikt[kandidat.ord])
