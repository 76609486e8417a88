"""How much of each format comes back: the samples of `tests/inlasning/prov` against what a reader of them sees.

`tecken`: the share of the characters of the gold that are read as they stand, line ends included, blank lines left out. `filer`: samples.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from tests.conftest import ROT
from textgranskning.inlasning import las_fil

PROV = ROT / "tests" / "inlasning" / "prov"
BILDER = ("jpg", "png", "tiff")


def mat() -> dict[str, dict[str, float]]:
    formaten = sorted(mapp.name for mapp in PROV.iterdir() if mapp.is_dir())
    return {namn: figurer(PROV / namn) for namn in formaten if namn not in BILDER or shutil.which("tesseract")}


def figurer(mapp: Path) -> dict[str, float]:
    prov = [(fil, fil.with_name(f"{fil.name}.gold.txt")) for fil in sorted(mapp.iterdir()) if not fil.name.endswith(".gold.txt")]
    fel = tecken = 0
    for fil, facit in prov:
        gold = _rader(facit.read_text(encoding="utf-8"))
        fel += Levenshtein.distance(gold, _rader(last_text(fil)))
        tecken += len(gold)
    return {"tecken": 1 - fel / tecken, "filer": float(len(prov))}


def last_text(fil: Path) -> str:
    """What is read of a file: the first reading of each page, attachments after it."""
    return "\n".join(sida.lasningar[0].text for ett in las_fil(fil) for sida in ett.sidor if sida.lasningar)


def _rader(text: str) -> str:
    return "\n".join(rad.rstrip() for rad in text.splitlines() if rad.strip())
