"""Fit the curve of `textgranskning/skada.toml`: from what pages show to how many of their words are wrong, before and after.

python -m traning.skadekurva PAR …      folders of `NNNN.gold.txt` and `NNNN.ocr.txt` that nothing was learned from
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from rapidfuzz.distance import Levenshtein

from textgranskning.normalisering import normalisera
from textgranskning.skada import mat


def main() -> None:
    matta, fore, efter = [], [], []
    for guld in sorted(fil for mapp in sys.argv[1:] for fil in Path(mapp).glob("*.gold.txt")):
        tryckt = guld.read_text(encoding="utf-8")
        last = guld.with_name(guld.name.replace(".gold.", ".ocr.")).read_text(encoding="utf-8")
        for text in (last, tryckt):
            matt = mat(text)
            matta.append([matt.visade / matt.ord, matt.okanda_skadade / matt.ord])
            fore.append(_fel(tryckt, text))
            efter.append(_fel(tryckt, normalisera(text).text))
    for namn, fel in (("fore", fore), ("efter", efter)):
        vikter, *_ = np.linalg.lstsq(np.array(matta), np.array(fel), rcond=None)
        vikter = np.maximum(vikter, 0.0)
        kvar = np.array(matta) @ vikter - np.array(fel)
        print(f"[{namn}]\nvisat = {vikter[0]:.4f}\nokant = {vikter[1]:.4f}  # error {np.abs(kvar).mean():.4f}, bias {kvar.mean():+.4f}\n")


def _fel(tryckt: str, text: str) -> float:
    a, b = (["".join(tecken for tecken in ord_ if tecken.isalnum()) for ord_ in ett.split()] for ett in (tryckt, text))
    return Levenshtein.distance([x for x in a if x], [x for x in b if x]) / max(len(a), 1)


if __name__ == "__main__":
    main()
