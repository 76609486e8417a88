"""Fit `granskning/sakerhet.toml` to the development akter: for each reason the share of right verdicts, smoothed.

python -m tests.matning.anpassa_sakerhet
"""

from __future__ import annotations

from collections import Counter

from tests.conftest import ROT
from tests.matning.mat_flaggor import MANGDER, las_facit
from textgranskning.granska import granska_akt
from textgranskning.inlasning import las_akt
from textgranskning.typer import Akt, Skal

FIL = ROT / "textgranskning" / "granskning" / "sakerhet.toml"
GRUND, VIKT = 0.6, 8  # what is believed before anything is seen, and its weight in verdicts
HUVUD = """# The share of verdicts with each reason that were right on the development akter (tests/matning/akter_utveckling and
# the examples), smoothed towards {grund} with the weight of {vikt} verdicts. Made by `python -m tests.matning.anpassa_sakerhet`; do so
# again when interpretation changes.
[skal]
"""


def main() -> None:
    antal: Counter[Skal] = Counter()
    ratt: Counter[Skal] = Counter()
    for mangd in ("utveckling", "exempel"):
        for facit in las_facit(*MANGDER[mangd]):
            last = las_akt(facit.akt, ocr="aldrig")
            akt = Akt(last.namn, tuple(dokument for dokument in last.dokument if not dokument.namn.endswith("facit.json")))
            for flagga in granska_akt(akt, facit.mall):
                if flagga.krav in facit.krav:
                    antal[flagga.skal] += 1
                    ratt[flagga.skal] += facit.krav[flagga.krav]["status"] == flagga.status
    rader = [f"{skal.value} = {(ratt[skal] + GRUND * VIKT) / (antal[skal] + VIKT):.2f}\n" for skal in Skal]
    FIL.write_text(HUVUD.format(grund=GRUND, vikt=VIKT) + "".join(rader), encoding="utf-8")


if __name__ == "__main__":
    main()
