"""The confusion model: what a printed piece of a word is read as, learned by EM from words printed and read.

A pair is (printed, read), pieces of at most three characters: ``ä`` -> ``a``, ``rn`` -> ``m``, ``ä`` -> ``ii``, ``ö`` -> nothing. The
alignment is hidden; EM sums over all ways to divide both words into pieces (Ristad & Yianilos 1998, with pieces as Brill & Moore 2000).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from rapidfuzz.distance import Indel, Levenshtein

Par = tuple[str, str]
LANGST = 3  # characters of a piece
VARV = 6  # of EM: the weights move by less than a thousandth after that


def ordpar(mapp: Path) -> Counter[Par]:
    """Words as printed and as read (lower case), from the pages of `traning.par`, aligned page by page."""
    par: Counter[Par] = Counter()
    for guld in sorted(mapp.glob("*.gold.txt")):
        last = guld.with_name(guld.name.replace(".gold.", ".ocr.")).read_text(encoding="utf-8").split()
        tryckt = guld.read_text(encoding="utf-8").split()
        for op in Indel.opcodes(tryckt, last):
            if op.tag == "equal":
                par.update((_karna(ord_), _karna(ord_)) for ord_ in tryckt[op.src_start : op.src_end])
        for op in Levenshtein.opcodes(tryckt, last):
            a, b = tryckt[op.src_start : op.src_end], last[op.dest_start : op.dest_end]
            if op.tag == "replace" and len(a) == len(b):
                par.update((_karna(x), _karna(y)) for x, y in zip(a, b, strict=True) if _lika(x, y))
    return par


def _karna(ord_: str) -> str:
    return re.sub(r"^[\W_]+(?=\w)|(?<=\w)[^\w&|!$£€@]+$", "", ord_).lower()


def _lika(a: str, b: str) -> bool:
    return Levenshtein.normalized_distance(a, b) <= 0.6 and bool(re.search(r"[^\W\d_]", a))


def bitar(par: Par) -> Iterator[Par]:
    """The pieces of one pair by its shortest edit: a first guess at what EM may use."""
    tryckt, last = par
    a = b = ""
    for op in Levenshtein.opcodes(tryckt, last):
        if op.tag == "equal":
            if a or b:
                yield a, b
                a = b = ""
            yield from ((tecken, tecken) for tecken in tryckt[op.src_start : op.src_end])
        else:
            a, b = a + tryckt[op.src_start : op.src_end], b + last[op.dest_start : op.dest_end]
    if a or b:
        yield a, b


def lar(par: Counter[Par], *, minst: int = 3) -> dict[str, dict[str, float]]:
    """P(read | printed) of every piece that was seen at least `minst` times in the first alignment."""
    forsta: Counter[Par] = Counter()
    tryckta: Counter[str] = Counter()
    for (tryckt, last), antal in par.items():
        for bit in bitar((tryckt, last)):
            forsta[bit] += antal
        for langd in range(1, LANGST + 1):
            for i in range(len(tryckt) - langd + 1):
                tryckta[tryckt[i : i + langd]] += antal
    sannolik = {bit: antal / tryckta[bit[0]] for bit, antal in forsta.items() if bit[0] and max(map(len, bit)) <= LANGST and antal >= minst}
    for _ in range(VARV):
        vantat: defaultdict[Par, float] = defaultdict(float)
        for ett, antal in par.items():
            for bit, vikt in _vantade(ett, sannolik):
                vantat[bit] += vikt * antal
        sannolik = {bit: antal / tryckta[bit[0]] for bit, antal in vantat.items() if antal >= 0.5}
    ut: dict[str, dict[str, float]] = {}
    for (tryckt, last), p in sannolik.items():
        ut.setdefault(tryckt, {})[last] = p
    return ut


def _vantade(par: Par, sannolik: dict[Par, float]) -> list[tuple[Par, float]]:
    """Expected counts of pieces in one pair, by forward and backward sums over all divisions."""
    a, b = par
    n, m = len(a), len(b)
    fram = {(0, 0): 1.0}
    kanter: list[tuple[tuple[int, int], tuple[int, int], Par, float]] = []
    for i in range(n + 1):
        for j in range(m + 1):
            harifran = fram.get((i, j), 0.0)
            if not harifran:
                continue
            for di in range(1, min(LANGST, n - i) + 1):
                for dj in range(min(LANGST, m - j) + 1):
                    bit = (a[i : i + di], b[j : j + dj])
                    p = sannolik.get(bit)
                    if p:
                        till = (i + di, j + dj)
                        fram[till] = fram.get(till, 0.0) + harifran * p
                        kanter.append(((i, j), till, bit, p))
    totalt = fram.get((n, m), 0.0)
    if not totalt:
        return []
    bak = {(n, m): 1.0}
    for fran, till, _, p in reversed(kanter):
        if till in bak:
            bak[fran] = bak.get(fran, 0.0) + p * bak[till]
    return [(bit, fram[fran] * p * bak[till] / totalt) for fran, till, bit, p in kanter if till in bak]
