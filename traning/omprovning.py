"""Evidence of the wider context for words that damage makes alike (här, har; säng, sång): a log-linear model over hashed features.

For every set of words that are one without their dots, P(word | context) ~ prior * exp(sum of the weights of its features), fitted by
gradient steps over all places of the corpora where one of them stands. The prior is left to the language model; the table holds the rest.
The features are those of `textgranskning.normalisering.omprovning`, which reads the table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from textgranskning.normalisering.omprovning import BITAR, DELAR, ETT, KLASS, NARA, PAR, PLATSER, SPECIALKLASS, STEG, VANLIGT, A, B, plats
from traning.sprakmodell import FORSTA, GRANSEN, Ider

UTAN_PRICKAR = str.maketrans("åäöé", "aaoe")
MINST = 2.0  # places of a word
FLEST = 4  # words of a set
JAMN = 1e-4  # a set whose second word is rarer than this is decided
SATS = 16_384  # places a step
VARV = 4
TAKT = 0.4
Varden = npt.NDArray[np.int64]


def mangder(ord_: Sequence[str], antal: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
    """The sets as rows of ids, most frequent first, -1 where there are fewer; `ord_` by number, `antal` by id."""
    grupper: defaultdict[str, list[int]] = defaultdict(list)
    for i, ett in enumerate(ord_, FORSTA):
        if antal[i] >= MINST:
            grupper[ett.translate(UTAN_PRICKAR)].append(i)
    rader = []
    for _, ider in sorted(grupper.items()):
        ordnade = sorted(ider, key=lambda i: (-antal[i], i))[:FLEST]
        if len(ordnade) > 1 and antal[ordnade[1]] >= JAMN * antal[ordnade[0]]:
            rader.append(ordnade + [-1] * (FLEST - len(ordnade)))
    return np.array(rader, dtype=np.int64).reshape(-1, FLEST)


def sardrag(foljd: Varden, platser: Varden, klass: Varden, ovanlig: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """The features of places, a column each; -1 for one that is not there."""
    granne = {steg: foljd[platser + steg] for steg in PLATSER}
    kolumner = [slag + granne[steg] * DELAR for steg, slag in ETT.items()]
    kolumner += [slag + ((granne[a] * A + granne[b]) & B) * DELAR for (a, b), slag in PAR.items()]
    kolumner += [slag + klass[granne[steg]] * DELAR for steg, slag in KLASS.items()]
    kolumner += [np.where(ovanlig[granne[steg]], NARA[steg < 0] + granne[steg] * DELAR, -1) for steg in PLATSER]
    return np.stack(kolumner, axis=1)


def lar(
    delar: Sequence[tuple[Ider, float]], ord_: Sequence[str], klass: npt.NDArray[np.uint8], logp: npt.NDArray[np.uint8]
) -> tuple[int, npt.NDArray[np.int8]]:
    """How many sets there are, and the table of weights. `delar` are texts as ids, each with what a place of it counts."""
    f, vikt = _i_foljd(delar)
    klass_av = np.concatenate([np.arange(FORSTA) + SPECIALKLASS, klass.astype(np.int64)])
    ovanlig = np.concatenate([np.zeros(FORSTA, dtype=bool), logp > VANLIGT])
    antal = np.bincount(f, weights=vikt, minlength=len(klass_av))
    rader = mangder(ord_, antal)
    mangd = np.full(len(klass_av), -1, dtype=np.int64)
    for kolumn in range(FLEST):
        finns = rader[:, kolumn] >= 0
        mangd[rader[finns, kolumn]] = np.nonzero(finns)[0]
    platser = np.nonzero(mangd[f] >= 0)[0]
    slump = np.random.default_rng(1)
    vikter, kvadrater = np.zeros(1 << BITAR), np.ones(1 << BITAR)
    for _ in range(VARV):
        slump.shuffle(platser)
        for start in range(0, len(platser), SATS):
            har = platser[start : start + SATS]
            kandidater = rader[mangd[f[har]]]
            finns = kandidater >= 0
            drag = sardrag(f, har, klass_av, ovanlig)
            rutor = plats(np.maximum(kandidater, 0)[:, :, None], np.maximum(drag, 0)[:, None, :])
            med = finns[:, :, None] & (drag >= 0)[:, None, :]
            forst = np.log(np.maximum(antal[np.maximum(kandidater, 0)], 1e-9))
            p = _andelar(np.where(finns, forst + (vikter[rutor] * med).sum(axis=2), -np.inf))
            skillnad = ((kandidater == f[har][:, None]) - p) * vikt[har][:, None]
            lutning = np.bincount(rutor[med], weights=np.broadcast_to(skillnad[:, :, None], med.shape)[med], minlength=1 << BITAR)
            kvadrater += lutning**2
            vikter += TAKT * lutning / np.sqrt(kvadrater)
    return len(rader), np.clip(np.round(vikter / STEG), -127, 127).astype(np.int8)


def _i_foljd(delar: Sequence[tuple[Ider, float]]) -> tuple[Varden, npt.NDArray[np.float64]]:
    """The texts as one, with ends of sentences before and behind it, and what every place counts."""
    kant = np.full(max(PLATSER), GRANSEN)
    f = np.concatenate([kant, *(text.astype(np.int64) for text, _ in delar), kant])
    vikt = np.concatenate([np.zeros(len(kant)), *(np.full(len(text), hur_mycket) for text, hur_mycket in delar), np.zeros(len(kant))])
    return f, vikt


def _andelar(logit: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    p = np.exp(logit - logit.max(axis=1, keepdims=True))
    andelar: npt.NDArray[np.float64] = p / p.sum(axis=1, keepdims=True)
    return andelar
