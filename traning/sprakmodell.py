"""Counts of words after one another and of letters after one another, made into log probabilities with backing off."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import numpy as np
import numpy.typing as npt

from traning.lexikon import GRANS, ORD, Lexikon

Ider = npt.NDArray[np.uint64]
STEG = 0.1  # nats a unit: log probabilities are kept as one byte
RABATT = 0.75  # absolute discounting
MINST_PAR, MINST_TRE = 2, 3  # rarer ones are left to backing off
# So much is kept at least for words never seen after a context: case files say what law and parliament never did, and a word that has many
# followers there must not be shunned for it. The sum over all words then goes a little beyond one; scores are compared, not added.
MINST_BAK_PAR, MINST_BAK_TRE = 0.3, 0.55
SKIFT = np.uint64(21)  # bits of an id: three of them in one key
TAL, GRANSEN, OKAND, ARTAL, NAMN = range(5)  # the first ids: a number, the end of a sentence, a word the lexicon lacks, a year, a name
FORSTA = 5
AR = re.compile(r"(?<![\d:/.-])(?:1[89]|20)\d\d(?![\d:/]|-\d\d?(?!\d))")


def byte(logp: npt.NDArray[np.float64] | float) -> npt.NDArray[np.uint8]:
    return np.clip(np.round(-np.asarray(logp) / STEG), 0, 255).astype(np.uint8)


def foljd(stycken: Iterable[str], id_av: Callable[[str], int | None]) -> Ider:
    """All words of the corpora as ids, with the ends of sentences; a number is one id, a capitalised word that no lexicon has a name."""
    ut: list[int] = [GRANSEN]
    for stycke in stycken:
        slut = 0
        for traff in ORD.finditer(stycke):
            _mellan(stycke[slut : traff.start()], ut)
            form = traff.group()
            ut.append(id_av(form.lower()) or (NAMN if form[0].isupper() else OKAND))
            slut = traff.end()
        _mellan(stycke[slut:], ut)
        if ut[-1] != GRANSEN:
            ut.append(GRANSEN)
    return np.array(ut, dtype=np.uint64)


def _mellan(tecken: str, ut: list[int]) -> None:
    if any(ett.isdigit() for ett in tecken):
        ut.append(ARTAL if AR.search(tecken) else TAL)
    if GRANS.search(tecken) and ut[-1] != GRANSEN:
        ut.append(GRANSEN)


def ordfoljder(ord_: Ider, unigram: npt.NDArray[np.float64]) -> dict[str, npt.NDArray[np.generic]]:
    """Bigrams and trigrams: sorted keys, log probabilities, and the backing-off weight of every context; `unigram` is log P by id.

    P(w | v) = (c(vw) - RABATT)/c(v) + back(v) P(w) as Katz-style tables: a seen pair's value holds both terms, an unseen one backs off.
    """
    antal_ett = np.bincount(ord_.astype(np.int64), minlength=len(unigram))
    par, antal = _rakna((ord_[:-1] << SKIFT) | ord_[1:], MINST_PAR)
    forsta, andra = (par >> SKIFT).astype(np.int64), (par & ((np.uint64(1) << SKIFT) - np.uint64(1))).astype(np.int64)
    rabatterad = (antal - RABATT) / np.maximum(antal_ett[forsta], 1)
    kvar = 1.0 - np.bincount(forsta, weights=rabatterad, minlength=len(unigram))
    bak = np.where(antal_ett > 0, np.clip(kvar, MINST_BAK_PAR, 1.0), 1.0)
    p_par = rabatterad + bak[forsta] * np.exp(unigram[andra])

    tre, antal_tre = _rakna((ord_[:-2] << (SKIFT + SKIFT)) | (ord_[1:-1] << SKIFT) | ord_[2:], MINST_TRE)
    sammanhang = np.searchsorted(par, tre >> SKIFT)
    finns = (sammanhang < len(par)) & (par[np.minimum(sammanhang, len(par) - 1)] == tre >> SKIFT)
    tre, antal_tre, sammanhang = tre[finns], antal_tre[finns], sammanhang[finns]
    rabatterad_tre = (antal_tre - RABATT) / antal[sammanhang]
    kvar_tre = np.clip(1.0 - np.bincount(sammanhang, weights=rabatterad_tre, minlength=len(par)), MINST_BAK_TRE, 1.0)
    slutpar = tre & ((np.uint64(1) << (SKIFT + SKIFT)) - np.uint64(1))
    plats = np.minimum(np.searchsorted(par, slutpar), len(par) - 1)
    sista = (tre & ((np.uint64(1) << SKIFT) - np.uint64(1))).astype(np.int64)
    mitten = ((tre >> SKIFT) & ((np.uint64(1) << SKIFT) - np.uint64(1))).astype(np.int64)
    p_slut = np.where(par[plats] == slutpar, p_par[plats], bak[mitten] * np.exp(unigram[sista]))
    p_tre = rabatterad_tre + kvar_tre[sammanhang] * p_slut
    return {
        "par": par,
        "par_logp": byte(np.log(p_par)),
        "par_bak": byte(np.log(kvar_tre)),
        "ett_bak": byte(np.log(bak)),
        "tre": tre,
        "tre_logp": byte(np.log(p_tre)),
    }


def _rakna(nycklar: Ider, minst: int) -> tuple[Ider, npt.NDArray[np.int64]]:
    unika, antal = np.unique(nycklar, return_counts=True)
    kvar = antal >= minst
    return unika[kvar], antal[kvar]


KLASSER = 255  # endings of words, by which words that were never seen together are judged
ANDELSE = 3  # letters of an ending
VANLIGA = 2000  # words whose neighbours' endings are counted
DRAG = 10.0  # kinds of neighbours: so much weighs what endings are like in general
HOGST_KVOT = 40  # units


def klasser(ord_: Sequence[str], p: dict[str, float]) -> npt.NDArray[np.uint8]:
    """The class of every word: its ending, if that is among the most frequent; 0 for the rest."""
    antal: Counter[str] = Counter()
    for ett in ord_:
        antal[ett[-ANDELSE:]] += p.get(ett, 0.0) ** 0.5 if len(ett) > ANDELSE else 0.0  # type: ignore[assignment]
    nummer = {andelse: i for i, (andelse, _) in enumerate(antal.most_common(KLASSER), 1)}
    return np.array([nummer.get(ett[-ANDELSE:], 0) if len(ett) > ANDELSE else 0 for ett in ord_], dtype=np.uint8)


def klassfoljder(foljd: Ider, klass: npt.NDArray[np.uint8]) -> dict[str, npt.NDArray[np.generic]]:
    """For the most frequent words, how much more often than words in general they meet each ending, after them and before them.

    Counted over kinds of pairs, not over pairs: what is asked for is how new neighbours look (as Kneser & Ney 1995 back off).
    """
    alla = np.concatenate([np.zeros(FORSTA, dtype=np.int64), klass])
    antal = np.bincount(foljd.astype(np.int64), minlength=len(alla))
    antal[:FORSTA] = 0
    vanliga = np.sort(np.argsort(-antal, kind="stable")[:VANLIGA])
    plats = np.full(len(alla), -1, dtype=np.int64)
    plats[vanliga] = np.arange(VANLIGA)
    par = np.unique((foljd[:-1] << SKIFT) | foljd[1:])
    forsta, andra = (par >> SKIFT).astype(np.int64), (par & ((np.uint64(1) << SKIFT) - np.uint64(1))).astype(np.int64)
    return {
        "vanliga": vanliga.astype(np.uint32),
        "klass": klass,
        "efter_klass": _kvoter(plats[forsta], alla[andra]).ravel(),
        "fore_klass": _kvoter(plats[andra], alla[forsta]).ravel(),
    }


def _kvoter(rad: npt.NDArray[np.int64], kolumn: npt.NDArray[np.int64]) -> npt.NDArray[np.int8]:
    """log P(class | word) / P(class) in units, a row a frequent word."""
    med = rad >= 0
    antal = np.bincount(rad[med] * (KLASSER + 1) + kolumn[med], minlength=VANLIGA * (KLASSER + 1)).reshape(VANLIGA, KLASSER + 1)
    allmant = antal.sum(axis=0) / antal.sum()
    andel = (antal + DRAG * allmant) / (antal.sum(axis=1, keepdims=True) + DRAG)
    with np.errstate(divide="ignore", invalid="ignore"):
        kvot = np.where(allmant > 0, np.log(andel / allmant), 0.0) / STEG
    return np.clip(np.round(kvot), -HOGST_KVOT, HOGST_KVOT).astype(np.int8)


TECKEN = "^abcdefghijklmnopqrstuvwxyzåäöéü:'-?"  # ^ is the border of a word, ? any other letter


def teckenfoljder(lexikon: Lexikon) -> npt.NDArray[np.uint8]:
    """log P(letter | the three before it) as a cube of bytes, learned from the lexicon, frequent words weighing more."""
    n = len(TECKEN)
    nummer = {tecken: i for i, tecken in enumerate(TECKEN)}
    antal = np.zeros((n, n, n, n), dtype=np.float64)
    for ord_, p in lexikon.p.items():
        vikt = 1.0 + max(np.log10(p) + 8.5, 0.0)
        a = b = c = 0
        for tecken in [*ord_, "^"]:
            d = nummer.get(tecken, n - 1)
            antal[a, b, c, d] += vikt
            a, b, c = b, c, d
    p_lagre = np.full((n,), 1.0 / n)
    for grad in (3, 2, 1, 0):
        summa = antal.sum(axis=tuple(range(grad)))
        totalt = summa.sum(axis=-1, keepdims=True)
        olika = np.maximum((summa > 0).sum(axis=-1, keepdims=True), 1)
        p_lagre = (summa + olika * p_lagre) / (totalt + olika)  # Witten & Bell 1991
    return byte(np.log(p_lagre))
