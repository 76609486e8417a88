"""`make prestanda`: the benchmarks, one module each. Figures are medians or ratios within one run; nothing here is a test.

python -m tests.prestanda [NAME …]      only the named ones, e.g. steg
"""

from __future__ import annotations

import sys
import tempfile
from importlib import import_module
from pathlib import Path

MATNINGAR = ("start", "lasning", "steg", "processer", "minne", "linje")


def main(valda: list[str]) -> int:
    for namn in valda or MATNINGAR:
        with tempfile.TemporaryDirectory(prefix="prestanda-") as mapp:
            for vad, varde in import_module(f"tests.prestanda.{namn}").mat(Path(mapp)).items():
                print(f"{namn:10s} {vad:44s} {varde:10.3f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
