"""Seconds of processor for a whole run, by number of pages: is the cost linear?

`python -m tests.prestanda linje` measures 10 to 10,000 pages and writes what it found to docs/kostnad.csv; docs/kostnad.py draws it.
"""

from __future__ import annotations

import csv
import os
import time
from pathlib import Path

from tests.conftest import ROT
from tests.prestanda.underlag import skriv_akter
from textgranskning.korning import granska_mapp

SIDOR = tuple(int(ett) for ett in os.environ.get("PRESTANDA_SIDOR", "10 100 1000 10000").split())
CSV = ROT / "docs" / "kostnad.csv"


def mat(mapp: Path) -> dict[str, float]:
    ut: dict[str, float] = {}
    rader = []
    for antal in SIDOR:
        akter = skriv_akter(mapp / str(antal), antal)
        fore, start = _processorsekunder(), time.monotonic()
        omgang = granska_mapp(akter, ut=mapp / f"ut{antal}", processer=2)
        processor, vagg = _processorsekunder() - fore, time.monotonic() - start
        ut[f"{antal} sidor: processorsekunder"] = processor
        ut[f"{antal} sidor: ms/sida"] = 1000 * processor / omgang.summering.sidor
        rader.append((omgang.summering.sidor, round(processor, 2), round(vagg, 2)))
    with CSV.open("w", encoding="utf-8", newline="") as fil:
        csv.writer(fil).writerows([("sidor", "processorsekunder", "sekunder"), *rader])
    return ut


def _processorsekunder() -> float:
    """Of this process and of its workers that have ended."""
    tid = os.times()
    return tid.user + tid.system + tid.children_user + tid.children_system
