"""Fit `granskning/sakerhet.toml`: for each reason the share of right verdicts, smoothed; then, for each status, how what a verdict rests on
moves it (logistic regression with the reason as its offset, held towards what is believed).

Rules are mended by the development akter, so that verdicts on them are right more often than on akter nobody has seen. Hence
`forsta_domar.csv`: the verdicts on sixty-four of those akter as they were first met, before any rule was mended by them (no text: the
reason, what it rested on, whether it was right). They count in full, today's verdicts on the development akter by `VIKT_SEDDA`.

    python -m tests.matning.anpassa_sakerhet            fit, and write the table
    python -m tests.matning.anpassa_sakerhet --prova    each hand's first-met akter by a fit on the others'
"""

from __future__ import annotations

import csv
import math
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests.matning.mat_flaggor import MANGDER, las_facit
from textgranskning.granska import tolka_akt
from textgranskning.granskning.bedomning import doma
from textgranskning.granskning.flagga import lasbart
from textgranskning.granskning.lage import Lage
from textgranskning.granskning.mall import las_mall
from textgranskning.granskning.sakerhet import FIL, drag, log_odds
from textgranskning.inlasning import las_akt
from textgranskning.typer import Akt, Skal, Status

FORSTA = Path(__file__).with_name("forsta_domar.csv")
GRUND, VIKT = 0.7, 8  # what is believed of a reason before anything is seen, and its weight in verdicts
VIKT_SEDDA = 0.5
STYVHET = 1.0  # how hard the weights of what a verdict rests on are held towards what is believed of them
TRO = {"svaghet": -1.0, "olasbart": -1.0}  # weak cues and unread text make any verdict less sure; of the rest nothing is believed
LOGARITMER = {"omnamnanden": math.log, "avvisade": math.log1p, "ogjort": math.log1p, "innehallslost": math.log1p}
HUVUD = """# How sure verdicts are. Made by `python -m tests.matning.anpassa_sakerhet`; do so again when interpretation changes.
# {forsta} verdicts on akter as they were first met, {sedda} on the development akter, these by a weight of {vikt_sedda}.
# Each hand's first-met akter by a fit on the others': Brier {brier:.4f}, the best constant's {konstant:.4f}.

# The share of verdicts with each reason that were right, smoothed towards {grund} with the weight of {vikt} verdicts.
[skal]
"""
VIKTHUVUD = """
# How the log odds move with the status (`grund`) and with what a verdict rests on: the logarithm of the mentions, how weak the strongest
# cue is, the logarithm of what nearly answered, of that the not done and the empty; that nothing did; a day that is not sure; the share
# that could not be read.
"""


@dataclass(frozen=True, slots=True)
class Exempel:
    """A verdict with what it rested on; `hand`: who wrote its akt; `vikt`: how much it counts."""

    hand: str
    status: Status
    skal: Skal
    drag: dict[str, float]
    ratt: bool
    vikt: float


def forsta() -> Iterator[Exempel]:
    """The verdicts on akter as they were first met."""
    with FORSTA.open(encoding="utf-8", newline="") as fil:
        for rad in csv.DictReader(fil):
            akt, status, skal, ratt = rad.pop("akt"), rad.pop("status"), rad.pop("skal"), rad.pop("ratt")
            dragen = {namn: LOGARITMER.get(namn, float)(float(varde)) for namn, varde in rad.items()}
            yield Exempel(akt[0], Status(status), Skal(skal), dragen, ratt == "1", 1.0)


def sedda() -> Iterator[Exempel]:
    """Today's verdicts on the development akter and the examples."""
    for mangd in ("utveckling", "exempel"):
        for facit in las_facit(*MANGDER[mangd]):
            last = las_akt(facit.akt, ocr="aldrig")
            tolkning = tolka_akt(Akt(last.namn, tuple(ett for ett in last.dokument if not ett.namn.endswith("facit.json"))))
            lage = Lage.av(tolkning)
            for krav in las_mall(facit.mall).krav:
                if krav.id in facit.krav:
                    dom = doma(krav, lage)
                    ratt = facit.krav[krav.id]["status"] == dom.status
                    yield Exempel(facit.akt.name[0], dom.status, dom.skal, drag(dom, lasbart(tolkning)), ratt, VIKT_SEDDA)


@dataclass(frozen=True)
class Modell:
    """The table of `sakerhet.toml`."""

    andel: dict[Skal, float]
    vikter: dict[Status, dict[str, float]]

    @classmethod
    def av(cls, alla: Sequence[Exempel]) -> Modell:
        antal, ratt = Counter[Skal](), Counter[Skal]()
        for ett in alla:
            antal[ett.skal] += ett.vikt  # type: ignore[assignment]
            ratt[ett.skal] += ett.vikt * ett.ratt  # type: ignore[assignment]
        andel = {skal: (ratt[skal] + GRUND * VIKT) / (antal[skal] + VIKT) for skal in Skal}
        return cls(andel, {status: cls._vikter([ett for ett in alla if ett.status is status], andel) for status in Status})

    @staticmethod
    def _vikter(egna: Sequence[Exempel], andel: dict[Skal, float]) -> dict[str, float]:
        namn = ["grund", *egna[0].drag]
        x = np.array([[1.0, *ett.drag.values()] for ett in egna])
        tro = np.array([TRO.get(ett, 0.0) for ett in namn])
        offset = np.array([log_odds(andel[ett.skal]) for ett in egna]) + x @ tro
        vikter = tro + anpassa(x, offset, np.array([float(ett.ratt) for ett in egna]), np.array([ett.vikt for ett in egna]))
        return dict(zip(namn, vikter.tolist(), strict=True))

    def sannolikhet(self, ett: Exempel) -> float:
        vikter = self.vikter[ett.status]
        return float(
            1 / (1 + math.exp(-log_odds(self.andel[ett.skal]) - vikter["grund"] - sum(vikter[n] * v for n, v in ett.drag.items())))
        )


def anpassa(x: NDArray[np.float64], offset: NDArray[np.float64], y: NDArray[np.float64], vikt: NDArray[np.float64]) -> NDArray[np.float64]:
    """Logistic regression with an offset, weights of the rows and a ridge, by Newton's method."""
    vikter = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-(offset + x @ vikter)))
        lutning = x.T @ (vikt * (y - p)) - STYVHET * vikter
        krokning = (x.T * (vikt * p * (1 - p))) @ x + STYVHET * np.eye(len(vikter))
        vikter = vikter + np.linalg.solve(krokning, lutning)
    return vikter


def prova(motta: Sequence[Exempel], ovriga: Sequence[Exempel]) -> tuple[float, float]:
    """Brier of each hand's first-met akter by a fit on all other hands', and of the best constant."""
    fel = []
    for hand in sorted({ett.hand for ett in motta}):
        modell = Modell.av([ett for ett in (*motta, *ovriga) if ett.hand != hand])
        fel += [(modell.sannolikhet(ett) - ett.ratt) ** 2 for ett in motta if ett.hand == hand]
    andel = sum(ett.ratt for ett in motta) / len(motta)
    return sum(fel) / len(fel), andel * (1 - andel)


def main(prova_bara: bool) -> None:
    motta, ovriga = list(forsta()), list(sedda())
    brier, konstant = prova(motta, ovriga)
    print(f"brier {brier:.4f}, the best constant's {konstant:.4f}: {1 - brier / konstant:.1%} under")
    if prova_bara:
        return
    modell = Modell.av([*motta, *ovriga])
    rader = [
        HUVUD.format(forsta=len(motta), sedda=len(ovriga), vikt_sedda=VIKT_SEDDA, brier=brier, konstant=konstant, grund=GRUND, vikt=VIKT)
    ]
    rader += [f"{skal.value} = {modell.andel[skal]:.2f}\n" for skal in Skal] + [VIKTHUVUD]
    for status in Status:
        rader += [f"\n[vikter.{status.value}]\n", *(f"{namn} = {vikt:.2f}\n" for namn, vikt in modell.vikter[status].items())]
    FIL.write_text("".join(rader), encoding="utf-8")


if __name__ == "__main__":
    main("--prova" in sys.argv)
