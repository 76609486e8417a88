"""The weights by which letters tell whether an a or o between them has dots: fitted by gradient steps over all words of the lexicon.

The features are those of `textgranskning.normalisering.prickar`, which reads the table.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from textgranskning.normalisering.prickar import BITAR, MASK, NAMNSTRACKOR, SKIFT, SPRIDNING, STEG, UTAN, VARIANTER, sardrag
from traning.lexikon import Lexikon

KORTAST = 4  # letters
NAMNLIK = 0.5  # a word this often capitalised inside sentences is learned from as a name ...
NAMNVIKT = 3.0  # ... which are few
SATS = 8192
VARV = 4
TAKT = 0.3
FLEST = len(SPRIDNING)


def lar(lexikon: Lexikon) -> npt.NDArray[np.int8]:
    """The table of weights."""
    rader: list[list[int]] = []
    ratt: list[int] = []
    antal: list[int] = []
    vikt: list[float] = []
    for ord_, p in lexikon.p.items():
        if len(ord_) < KORTAST or not ord_.isalpha():
            continue
        namn = lexikon.versal.get(ord_, 0.0) >= NAMNLIK
        utan = ord_.translate(UTAN)
        for i, tecken in enumerate(utan):
            if tecken in VARIANTER and ord_[i] in VARIANTER[tecken]:
                drag = list(sardrag(utan, i, namn=namn))
                rader.append(drag if namn else drag + [-1] * len(NAMNSTRACKOR))
                ratt.append(VARIANTER[tecken].index(ord_[i]))
                antal.append(len(VARIANTER[tecken]))
                vikt.append((1.0 + max(math.log10(p) + 8.5, 0.0)) * (NAMNVIKT if namn else 1.0))
    return _anpassade(np.array(rader, dtype=np.int64), np.array(ratt), np.array(antal), np.array(vikt))


def _anpassade(
    drag: npt.NDArray[np.int64], ratt: npt.NDArray[np.int64], antal: npt.NDArray[np.int64], vikt: npt.NDArray[np.float64]
) -> npt.NDArray[np.int8]:
    platser, slump = np.arange(len(drag)), np.random.default_rng(1)
    vikter, kvadrater = np.zeros(1 << BITAR), np.ones(1 << BITAR)
    varianter = np.arange(FLEST)
    for _ in range(VARV):
        slump.shuffle(platser)
        for start in range(0, len(platser), SATS):
            har = platser[start : start + SATS]
            rutor = np.stack([drag[har] * spridning >> SKIFT & MASK for spridning in SPRIDNING], axis=2)
            med = (drag[har] >= 0)[:, :, None] & (varianter < antal[har][:, None])[:, None, :]
            logit = np.where(varianter < antal[har][:, None], (vikter[rutor] * med).sum(axis=1), -np.inf)
            p = np.exp(logit - logit.max(axis=1, keepdims=True))
            p /= p.sum(axis=1, keepdims=True)
            skillnad = ((varianter == ratt[har][:, None]) - p) * vikt[har][:, None]
            lutning = np.bincount(rutor[med], weights=np.broadcast_to(skillnad[:, None, :], med.shape)[med], minlength=1 << BITAR)
            kvadrater += lutning**2
            vikter += TAKT * lutning / np.sqrt(kvadrater)
    return np.clip(np.round(vikter / STEG), -127, 127).astype(np.int8)
