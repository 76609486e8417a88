"""What a page costs, stage by stage, against pdfplumber and bare pypdfium2 on the same pages in the same run.

The references are taken akt by akt between the stages, so that a machine that others use slows all of them alike; each ratio is of one
round, and the median of several rounds counts.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pdfplumber
import pypdfium2

from tests.prestanda.underlag import skriv_akter
from textgranskning.granska import tolka_for
from textgranskning.granskning import granskning
from textgranskning.inlasning import las_akt
from textgranskning.normalisering import normalisera

SIDOR, VARV = 200, 5
STEG = ("inlasning", "normalisering", "tolkning", "granskning")
REFERENSER = ("pdfplumber", "pypdfium2")
T = TypeVar("T")


def mat(mapp: Path) -> dict[str, float]:
    """Milliseconds a page of each stage and reference, and the whole way as a ratio of each reference; medians of the rounds."""
    akter = sorted(skriv_akter(mapp / "steg", SIDOR).iterdir())
    for akt in akter[:2]:
        _gransk(akt, dict.fromkeys(STEG, 0.0))  # models, templates and concepts are loaded once
    varv = [_varv(akter) for _ in range(VARV)]
    ut = {f"{namn} ms/sida": statistics.median(ett[namn] for ett in varv) for namn in (*STEG, *REFERENSER)}
    for referens in REFERENSER:
        ut[f"hela vägen / {referens}"] = statistics.median(sum(ett[steg] for steg in STEG) / ett[referens] for ett in varv)
    ut["tolkning + granskning ms/sida"] = ut["tolkning ms/sida"] + ut["granskning ms/sida"]
    return ut


def _varv(akter: list[Path]) -> dict[str, float]:
    tid = dict.fromkeys((*STEG, *REFERENSER), 0.0)
    for akt in akter:
        _gransk(akt, tid)
        _ta_tid(tid, "pdfplumber", lambda fil=akt / "journal.pdf": _pdfplumber(fil))
        _ta_tid(tid, "pypdfium2", lambda fil=akt / "journal.pdf": _pypdfium2(fil))
    return {namn: 1000 * sekunder / SIDOR for namn, sekunder in tid.items()}


def _gransk(plats: Path, tid: dict[str, float]) -> None:
    akt = _ta_tid(tid, "inlasning", lambda: las_akt(plats))
    texter = _ta_tid(tid, "normalisering", lambda: [normalisera(dokument) for dokument in akt.dokument])
    mall, tolkning = _ta_tid(tid, "tolkning", lambda: tolka_for("auto", akt.namn, texter))
    _ta_tid(tid, "granskning", lambda: granskning(tolkning, mall))


def _ta_tid(tid: dict[str, float], namn: str, gor: Callable[[], T]) -> T:
    start = time.process_time()
    svar = gor()
    tid[namn] += time.process_time() - start
    return svar


def _pdfplumber(fil: Path) -> None:
    with pdfplumber.open(fil) as pdf:
        for sida in pdf.pages:
            sida.extract_text()
            sida.close()  # what it keeps of a page would slow the next


def _pypdfium2(fil: Path) -> None:
    with pypdfium2.PdfDocument(fil) as pdf:
        for sida in pdf:
            sida.get_textpage().get_text_range()
