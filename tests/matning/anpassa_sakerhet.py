"""Fit `granskning/sakerhet.toml` to the development akter.

For each reason the share of right verdicts, smoothed; then, for each status, how what a verdict rests on moves it (logistic regression with
the reason as its offset, held towards what is believed).

python -m tests.matning.anpassa_sakerhet
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from tests.matning.mat_flaggor import MANGDER, las_facit
from textgranskning.granska import tolka_akt
from textgranskning.granskning.bedomning import doma
from textgranskning.granskning.domslut import Domslut
from textgranskning.granskning.flagga import lasbart
from textgranskning.granskning.lage import Lage
from textgranskning.granskning.mall import las_mall
from textgranskning.granskning.sakerhet import FIL, drag, log_odds
from textgranskning.inlasning import las_akt
from textgranskning.typer import Akt, Skal, Status

GRUND, VIKT = 0.6, 8  # what is believed of a reason before anything is seen, and its weight in verdicts
STYVHET = 3.0  # how hard the weights of what a verdict rests on are held towards what is believed of them
TRO = {"svaghet": -1.0, "olasbart": -1.0}  # weak cues and unread text make any verdict less sure; of the rest nothing is believed
HUVUD = """# How sure verdicts are, from the development akter (tests/matning/akter_utveckling and the examples). Made by
# `python -m tests.matning.anpassa_sakerhet`; do so again when interpretation changes.

# The share of verdicts with each reason that were right, smoothed towards {grund} with the weight of {vikt} verdicts.
[skal]
"""
VIKTHUVUD = """
# How the log odds move with what a verdict rests on: the logarithm of the mentions, how weak the strongest cue is, the logarithm of what
# nearly answered, the share of the text that could not be read.
"""


def domar() -> Iterator[tuple[Domslut, float, bool]]:
    """Every verdict on the development akter, the share of its akt that could be read, and whether it is right."""
    for mangd in ("utveckling", "exempel"):
        for facit in las_facit(*MANGDER[mangd]):
            last = las_akt(facit.akt, ocr="aldrig")
            tolkning = tolka_akt(Akt(last.namn, tuple(ett for ett in last.dokument if not ett.namn.endswith("facit.json"))))
            lage = Lage.av(tolkning)
            for krav in las_mall(facit.mall).krav:
                if krav.id in facit.krav:
                    dom = doma(krav, lage)
                    yield dom, lasbart(tolkning), facit.krav[krav.id]["status"] == dom.status


def anpassa(x: NDArray[np.float64], offset: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """Logistic regression with an offset and a ridge, by Newton's method."""
    vikter = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-(offset + x @ vikter)))
        lutning = x.T @ (y - p) - STYVHET * vikter
        krokning = (x.T * (p * (1 - p))) @ x + STYVHET * np.eye(len(vikter))
        vikter = vikter + np.linalg.solve(krokning, lutning)
    return vikter


def main() -> None:
    alla = list(domar())
    antal = Counter(dom.skal for dom, _, _ in alla)
    ratt = Counter(dom.skal for dom, _, ja in alla if ja)
    andel = {skal: (ratt[skal] + GRUND * VIKT) / (antal[skal] + VIKT) for skal in Skal}
    rader = [f"{skal.value} = {andel[skal]:.2f}\n" for skal in Skal]
    for status in Status:
        egna = [(dom, last, ja) for dom, last, ja in alla if dom.status is status]
        namn = list(drag(egna[0][0], egna[0][1]))
        x = np.array([list(drag(dom, last).values()) for dom, last, _ in egna])
        tro = np.array([TRO.get(ett, 0.0) for ett in namn])
        offset = np.array([log_odds(andel[dom.skal]) for dom, _, _ in egna]) + x @ tro
        vikter = tro + anpassa(x, offset, np.array([float(ja) for _, _, ja in egna]))
        rader += [VIKTHUVUD if status is Status.FINNS else "", f"\n[vikter.{status.value}]\n"]
        rader += [f"{ett} = {vikt:.2f}\n" for ett, vikt in zip(namn, vikter, strict=True)]
    FIL.write_text(HUVUD.format(grund=GRUND, vikt=VIKT) + "".join(rader), encoding="utf-8")


if __name__ == "__main__":
    main()
