"""What it costs to begin: importing the package, showing the help, a worker with everything loaded. Seconds of processor, so that what else
the machine does counts for little; medians of several fresh processes."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROT

VARV = 7
ARBETARE = """
import psutil
from textgranskning.korning.arbete import varm
varm()
print(psutil.Process().memory_full_info().uss / 1e6)
"""


def mat(_mapp: Path) -> dict[str, float]:
    tomt = _median("pass")[0]
    arbetare, minne = _median(ARBETARE)
    return {
        "python utan något s": tomt,
        "import textgranskning s": _median("import textgranskning")[0] - tomt,
        "textgranskning --help s": _median("--help", modul=True)[0],
        "arbetare med alla modeller s": arbetare,
        "arbetarens egna minne MB": minne,
    }


def _median(kod: str, *, modul: bool = False) -> tuple[float, float]:
    """Seconds of processor that a fresh Python needs, and the number that it prints, if it does."""
    kommando = [sys.executable, "-m", "textgranskning", kod] if modul else [sys.executable, "-c", kod]
    tider, tal = [], 0.0
    for _ in range(VARV):
        fore = os.times()
        svar = subprocess.run(kommando, cwd=ROT, capture_output=True, text=True, check=True).stdout
        efter = os.times()
        tider.append(efter.children_user + efter.children_system - fore.children_user - fore.children_system)
        tal = float(svar) if svar and not modul else tal
    return statistics.median(tider), tal
