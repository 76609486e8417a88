"""Whether a worker's memory grows with the number of files: FILER small ones, each an akt of its own, through one worker.

`PRESTANDA_FILER=20000 python -m tests.prestanda minne` takes an hour on a machine that others use.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import psutil

from tests.prestanda.underlag import anteckningar
from textgranskning.korning import Lage, granska_mapp

FILER = int(os.environ.get("PRESTANDA_FILER", "2000"))
RADER = 12  # of a file
UPPVARMNING = 0.1  # of the files: by then every cache that has a bound is on its way to it


def mat(mapp: Path) -> dict[str, float]:
    akter = mapp / "akter"
    akter.mkdir()
    for nummer in range(FILER):
        rader = anteckningar(random.Random(nummer))
        (akter / f"{nummer:06d}.txt").write_text("\n".join(next(rader) for _ in range(RADER)), encoding="utf-8")
    arbetare: dict[int, float] = {}
    agare: dict[int, float] = {}

    def framsteg(lage: Lage) -> None:
        if lage.klara % max(FILER // 100, 1) == 0:
            jag = psutil.Process()
            arbetare[lage.klara] = max((barn.memory_full_info().uss / 1e6 for barn in jag.children()), default=0.0)
            agare[lage.klara] = jag.memory_full_info().uss / 1e6

    granska_mapp(akter, "ekonomiskt-bistand", mapp / "ut", akt="fil", processer=1, framsteg=framsteg)
    varm = min(klara for klara in arbetare if klara >= UPPVARMNING * FILER)
    sist = max(klara for klara in arbetare if klara < FILER)
    return {
        "filer": float(FILER),
        f"arbetaren efter {varm} MB": arbetare[varm],
        f"arbetaren efter {sist} MB": arbetare[sist],
        f"ägaren efter {varm} MB": agare[varm],
        f"ägaren efter {sist} MB": agare[sist],
    }
