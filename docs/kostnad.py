"""The figure of docs/drift.md, from docs/kostnad.csv (measured by `python -m tests.prestanda linje`).

python docs/kostnad.py
"""

from __future__ import annotations

import csv
from pathlib import Path

import matplotlib as mpl

mpl.use("svg")
import matplotlib.pyplot as plt

HAR = Path(__file__).parent
LANGST = 100_000  # pages to which the line is drawn on


def main() -> None:
    with (HAR / "kostnad.csv").open(encoding="utf-8", newline="") as fil:
        rader = [(int(rad["sidor"]), float(rad["processorsekunder"])) for rad in csv.DictReader(fil)]
    sidor, sekunder = zip(*rader, strict=True)
    start = sekunder[0] - sidor[0] * (sekunder[-1] - sekunder[0]) / (sidor[-1] - sidor[0])
    per_sida = (sekunder[-1] - sekunder[0]) / (sidor[-1] - sidor[0])
    linje = [10 * 10 ** (steg / 20) for steg in range(81)]
    mpl.rcParams["svg.hashsalt"] = "kostnad"  # the same data give the same file
    figur, axel = plt.subplots(figsize=(6.5, 4))
    fram = [ett for ett in linje if ett >= sidor[-1]]
    bak = [ett for ett in linje if ett <= sidor[-1]]
    axel.plot(bak, [start + per_sida * ett for ett in bak], color="#1F4E79", linewidth=1)
    axel.plot(fram, [start + per_sida * ett for ett in fram], "--", color="#1F4E79", linewidth=1, label="framskrivet, inte mätt")
    axel.plot(sidor, sekunder, "o", color="#1F4E79", label="mätt")
    axel.set(xscale="log", yscale="log", xlabel="sidor", ylabel="processorsekunder", xlim=(8, 1.2 * LANGST))
    axel.set_title(f"{1000 * per_sida:.0f} ms per sida och {start:.0f} s för att börja", fontsize=10)
    axel.grid(alpha=0.3)
    axel.legend(frameon=False)
    figur.tight_layout()
    figur.savefig(HAR / "kostnad.svg", metadata={"Date": None})


if __name__ == "__main__":
    main()
