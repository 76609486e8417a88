"""Throughput on one and on two processes, from the first akt that is done to the last; the best of several rounds taken in turn."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from tests.prestanda.underlag import skriv_akter
from textgranskning.korning import Lage, granska_mapp

SIDOR, VARV = 600, 3


def mat(mapp: Path) -> dict[str, float]:
    akter = skriv_akter(mapp / "akter", SIDOR)
    en, tva = [], []
    for _ in range(VARV):
        en.append(_sidor_per_sekund(akter, mapp / "ut", 1))
        tva.append(_sidor_per_sekund(akter, mapp / "ut", 2))
    return {"1 process sidor/s": max(en), "2 processer sidor/s": max(tva), "2 processer / 1": max(tva) / max(en)}


def _sidor_per_sekund(akter: Path, ut: Path, processer: int) -> float:
    lagen: list[tuple[float, int]] = []

    def framsteg(lage: Lage) -> None:
        if lage.klara:
            lagen.append((time.perf_counter(), lage.sidor))

    granska_mapp(akter, ut=ut, processer=processer, framsteg=framsteg)
    shutil.rmtree(ut)
    forst, sist = lagen[processer - 1], lagen[-1]  # when each process has done its first, that it waited for models with
    return (sist[1] - forst[1]) / (sist[0] - forst[0])
