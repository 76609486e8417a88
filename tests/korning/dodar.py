"""Kill runs at random moments and compare what comes of them with an undisturbed one.

python -m tests.korning.dodar [KILLS] [SEED]      says how many kills and comparisons there were
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.korning.hjalp import ANTECKNING, RESULTAT, akter, avbryt, kor, resultat, starta

ANTAL = 16


def doda(plats: Path, antal: int, fro: int) -> tuple[int, int]:
    """Kill so many runs, each into a folder that one before it was killed in or into a new one; (kills, comparisons made). A killed run is
    gone on with until one ends by itself; its files must then be those of the undisturbed run, byte for byte."""
    slump = random.Random(fro)
    mapp = akter(
        plats / "akter", {f"{nummer:02d}/journal.txt": ANTECKNING.replace("03-11", f"03-{nummer + 10}") for nummer in range(ANTAL)}
    )
    start = time.monotonic()
    kor("granska", mapp, "--ut", plats / "ostord", "--processer", 2)
    hel = time.monotonic() - start
    ostord = resultat(plats / "ostord")
    dodade = jamforda = 0
    while dodade < antal:
        ut = plats / f"ut{jamforda}"
        while dodade < antal:
            process = starta("granska", mapp, "--ut", ut, "--processer", 2)
            try:
                process.communicate(timeout=slump.uniform(0.2, 1.1) * hel)
                break
            except subprocess.TimeoutExpired:
                avbryt(process, signal.SIGKILL)
                dodade += 1
        kod, sagt = kor("granska", mapp, "--ut", ut, "--processer", 2)
        assert kod == 0, sagt
        assert resultat(ut) == ostord, f"seed {fro}: {', '.join(namn for namn in RESULTAT if resultat(ut)[namn] != ostord[namn])}"
        assert not list(ut.rglob(".skrivs-*"))
        jamforda += 1
    return dodade, jamforda


if __name__ == "__main__":
    kills, seed = int(sys.argv[1]) if len(sys.argv) > 1 else 100, int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as tillfallig:
        gjorda, lika = doda(Path(tillfallig), kills, seed)
    sys.stdout.write(f"{gjorda} kills, {lika} comparisons of {len(RESULTAT)} files, all the same bytes (seed {seed})\n")
