"""How an analyst would use the library: a DataFrame, a pivot by quality area, a plot.

    python exempel/analys.py [AKTER] [BILD.png]

Needs matplotlib for the plot.
"""

from __future__ import annotations

import sys
from pathlib import Path

import matplotlib
import matplotlib.pyplot as plt
import pandas as pd

import textgranskning as tg

HAR = Path(__file__).resolve().parent
FARGER = {"finns": "#2e7d32", "saknas": "#b71c1c", "oklart": "#f9a825", "ej_tillampligt": "#9e9e9e"}


def per_kvalitetsomrade(flaggor: pd.DataFrame) -> pd.DataFrame:
    """Number of flags by quality area and status."""
    tabell = flaggor.pivot_table(index="kvalitetsomrade", columns="status", values="krav", aggfunc="count", fill_value=0, observed=True)
    return tabell.reindex(columns=list(FARGER), fill_value=0)


def main(akter: Path = HAR / "akter", bild: Path = HAR / "kvalitetsomraden.png") -> None:
    matplotlib.use("Agg")
    omgang = tg.granska_mapp(akter)
    flaggor = omgang.till_dataframe()
    luckor = flaggor[flaggor["status"] == "saknas"].sort_values("prioritet", ascending=False)
    print(luckor[["akt", "krav", "motivering"]].to_string(index=False))

    tabell = per_kvalitetsomrade(flaggor)
    print(tabell.to_string())
    tabell.plot.barh(stacked=True, color=list(FARGER.values()), title="Flaggor per kvalitetsområde", ylabel="", figsize=(9, 4))
    plt.tight_layout()
    plt.savefig(bild)
    plt.close()


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:]))
