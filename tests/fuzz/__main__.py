"""Fuzzed files through the pool of a run, each a task of its own: no hang past its limit, no file lost, no run dead.

    python -m tests.fuzz [ANTAL] [--extra MAPP]      10,000 files if nothing is said; MAPP: what the coverage-guided fuzzer found, used
as seeds. Prints outcomes by kind of file. Fails where a file has no outcome or a reader needed the last guard.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from pathlib import Path

from pebble import ProcessPool

from tests.fuzz.mutation import muterade
from textgranskning.inlasning.filer import VAKT, Filutfall, las_utfall
from textgranskning.inlasning.format import format_av, kannetecken
from textgranskning.inlasning.granser import tidsgrans
from textgranskning.korning.pool import arbetare

FORSPRANG = 16


def genom(pool: ProcessPool, filer: Sequence[Path]) -> Iterator[str]:
    """The outcome of each file, in order. That a worker hung or died is an outcome too, and the pool goes on."""
    igang: deque[Future[Filutfall]] = deque()
    for fil in filer:
        igang.append(pool.schedule(las_utfall, args=(fil,), kwargs={"ocr": "aldrig"}, timeout=tidsgrans(fil, "aldrig")))
        if len(igang) == FORSPRANG:
            yield _utfall(igang.popleft())
    yield from (_utfall(ett) for ett in igang)


def _slag(fil: Path) -> str:
    """What a file is taken for."""
    with fil.open("rb") as oppen:
        formatet = format_av(kannetecken(oppen), fil.name)
    return formatet.namn if formatet else "okänt"


def _utfall(framtid: Future[Filutfall]) -> str:
    try:
        ett = framtid.result()
    except Exception as fel:  # noqa: BLE001  what a file did to its worker is what is asked
        return f"dog: {type(fel).__name__}"
    return "vakt" if ett.skal == VAKT else ett.utfall


def main() -> int:
    arg = argparse.ArgumentParser()
    arg.add_argument("antal", type=int, nargs="?", default=10_000)
    arg.add_argument("--fro", type=int, default=0)
    arg.add_argument("--extra", type=Path)
    val = arg.parse_args()
    extra = [(fil.name, fil.read_bytes()) for fil in sorted(val.extra.iterdir())] if val.extra else []
    with tempfile.TemporaryDirectory() as mapp:
        filer = []
        for namn, data in muterade(val.antal, val.fro, extra):
            filer.append(Path(mapp) / namn)
            filer[-1].write_bytes(data)
        start = time.monotonic()
        with arbetare(2) as pool:
            svar = list(genom(pool, filer))
        sekunder = time.monotonic() - start
        slag = [_slag(fil) for fil in filer]
    per = Counter(zip(slag, svar, strict=True))
    for ett in sorted(set(slag)):
        print(f"{ett:12s} " + "  ".join(f"{utfall} {antal}" for (s, utfall), antal in sorted(per.items()) if s == ett))
    totalt = Counter(svar)
    print(f"in {len(filer)}, ut {len(svar)}, {sekunder:.0f} s: " + ", ".join(f"{utfall} {antal}" for utfall, antal in totalt.most_common()))
    print(*(fil.name for fil, utfall in zip(filer, svar, strict=True) if utfall not in {"last", "delvis", "ej_last"}), sep="\n")
    return int(len(svar) != len(filer) or totalt["vakt"] > 0)


if __name__ == "__main__":
    raise SystemExit(main())
