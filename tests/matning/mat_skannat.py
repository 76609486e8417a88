"""How well scanned pages are read: page images under the text layer of an engine without Swedish, against what was printed.

Shares of wrong words: `layer` as the file has it, `restored` that layer alone, `swe` and `eng` what Tesseract reads in the images,
`reconciled` all readings as one text (`--ocr alltid`). `share` is the reconciled errors against those of the best single way: below 1, or
reading again is not worth its time. `seconds`: for a page, both languages.
"""

from __future__ import annotations

import shutil
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from tests.conftest import ROT
from tests.matning.mat_restaurering import ord_i
from textgranskning.inlasning import las_dokument
from textgranskning.normalisering import normalisera
from textgranskning.typer import Dokument, Ursprung

SHARED = ROT.parent / "shared" / "skannat"
SKOGLUND = "06 Skoglund, skannad/Personakt skannad"
EXEMPEL = (ROT / f"exempel/akter/{SKOGLUND}.pdf", ROT / f"exempel/kallor/{SKOGLUND}.skannad.pdf.txt")


def mat() -> dict[str, dict[str, float]]:
    """`exempel`: the scanned akt of the examples; `shared`: the scans beside the repository, where they are there."""
    if shutil.which("tesseract") is None:
        return {}
    delade = [(fil, fil.with_name("scan.gold.txt")) for fil in sorted(SHARED.glob("*/scan.pdf"))]
    return {"exempel": figurer([EXEMPEL])} | ({"shared": figurer(delade)} if delade else {})


def figurer(par: Iterable[tuple[Path, Path]]) -> dict[str, float]:
    """The figures of scans, each with the file of what was printed."""
    fel: Counter[str] = Counter()
    ord_ = sidor = 0
    sekunder = 0.0
    for fil, facit in par:
        start = time.perf_counter()
        dokument = las_dokument(fil, ocr="alltid")
        sekunder += time.perf_counter() - start
        sidor += len(dokument.sidor)
        tryckta = ord_i(facit.read_text(encoding="utf-8"))
        ord_ += len(tryckta)
        fel.update({namn: Levenshtein.distance(tryckta, ord_i(text)) for namn, text in _satt(dokument)})
    andelar = {namn: antal / ord_ for namn, antal in fel.items()}
    bast = min(andel for namn, andel in andelar.items() if namn != "reconciled")
    return {**andelar, "share": andelar["reconciled"] / bast if bast else 1.0, "seconds": sekunder / sidor}


def _satt(dokument: Dokument) -> Iterator[tuple[str, str]]:
    """Each way to read the document, and its text."""
    lager = _bara(dokument, Ursprung.TEXTLAGER)
    yield "layer", _som_last(lager)
    yield "restored", normalisera(lager).text
    yield "swe", _som_last(_bara(dokument, Ursprung.OCR_SWE))
    yield "eng", _som_last(_bara(dokument, Ursprung.OCR_ENG))
    yield "reconciled", normalisera(dokument).text


def _bara(dokument: Dokument, ursprung: Ursprung) -> Dokument:
    """The document with the readings of one origin only."""
    return replace(
        dokument,
        sidor=tuple(
            replace(sida, lasningar=tuple(lasning for lasning in sida.lasningar if lasning.ursprung is ursprung)) for sida in dokument.sidor
        ),
    )


def _som_last(dokument: Dokument) -> str:
    return "\f".join(lasning.text for sida in dokument.sidor for lasning in sida.lasningar)
