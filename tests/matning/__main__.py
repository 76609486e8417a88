"""`make mat`: run every measurement, print its figures, and fail where one is worse than its floor.

A measurement is a module `mat_*.py` here with `mat() -> dict[str, dict[str, float]]`: for each set its figures. `golv.toml` holds for each
module, set and figure either `minst` (at least) or `hogst` (at most). A set that cannot be taken here (its data is absent) is left out of
the dict and said aloud. Lowering a floor is a change of `golv.toml` that a reader of the commit sees.

    python -m tests.matning [NAME …]      only the named measurements, e.g. flaggor
"""

from __future__ import annotations

import sys
import time
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

HAR = Path(__file__).parent


def under_golv(namn: str, figurer: dict[str, dict[str, float]], golv: dict[str, Any]) -> list[str]:
    """The floors that the figures of one measurement break, in words."""
    fel = []
    for mangd, krav in golv.get(namn, {}).items():
        for figur, grans in krav.items():
            if mangd not in figurer:
                continue
            varde = figurer[mangd].get(figur)
            if varde is None:
                fel.append(f"{namn} {mangd} {figur}: not measured")
            elif "minst" in grans and varde < grans["minst"]:
                fel.append(f"{namn} {mangd} {figur}: {varde:.4f}, floor {grans['minst']}")
            elif "hogst" in grans and varde > grans["hogst"]:
                fel.append(f"{namn} {mangd} {figur}: {varde:.4f}, ceiling {grans['hogst']}")
    return fel


def main(valda: list[str]) -> int:
    golv = tomllib.loads((HAR / "golv.toml").read_text(encoding="utf-8"))
    namn = [fil.stem.removeprefix("mat_") for fil in sorted(HAR.glob("mat_*.py"))]
    fel: list[str] = []
    for ett in [ett for ett in namn if not valda or ett in valda]:
        start = time.perf_counter()
        figurer = import_module(f"tests.matning.mat_{ett}").mat()
        for mangd, varden in figurer.items():
            print(f"{ett:14s} {mangd:22s} " + "  ".join(f"{figur} {varde:.4f}" for figur, varde in varden.items()))
        utan = sorted(set(golv.get(ett, {})) - set(figurer))
        if utan:
            print(f"{ett:14s} not taken here (no data): {', '.join(utan)}")
        fel += under_golv(ett, figurer, golv)
        print(f"{ett:14s} took {time.perf_counter() - start:.0f} s", flush=True)
    print("\n".join(["", "BELOW THE FLOOR:", *fel] if fel else ["", "all floors hold"]))
    return 1 if fel else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
