"""Concepts in sentences that were written without a look at the rules: ten ways to say it, other ways to state it, and look-alikes.

`tests/fall/begrepp_parafraser*.json`: half, drawn by lot for each concept, is for development (`utveckling`); the other (`osedda`) is only
ever scored. `hallning` null: the sentence is about something else; `annan` and `aterberattat`: about somebody else's, or what the law says.

- `recall`: of the sentences about this akt's own, where the concept is found and stated as it should be; `gjort`: of those that say it was
  done; `ovrigt`: of the rest;
- `larm`: of all other sentences, where it is found as this akt's own;
- `pastatt`: of all sentences that do not say it was done, where it is found as done;
- `f1`: of `recall` and the share right of what was found as this akt's own;
- `nyckelord`: the baseline, done wherever the words of the concept's id stand in the text, with whatever endings.

    python -m tests.matning.mat_begrepp             each concept's figures
    python -m tests.matning.mat_begrepp BEGREPP …   what fails among the development sentences of these (`alla`: of every concept)
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from tests.conftest import ROT
from tests.tolkning.begreppsfall import stammer, starka

FALL = ROT / "tests" / "fall"
MANGDER = {"utveckling": "begrepp_parafraser.json", "osedda": "begrepp_parafraser_osedda.json"}
GJORT = "intraffat"
STAM = 6  # letters of a word that endings leave alone
_PRICKAR = str.maketrans("åäö", "aao")
ANDRAS = {"annan", "aterberattat"}  # found, but as somebody else's or as what the law says


@dataclass(frozen=True, slots=True)
class Utfall:
    begrepp: str
    text: str
    vill: str | None
    fick: frozenset[str]

    @property
    def egen(self) -> bool:
        return self.vill is not None and self.vill not in ANDRAS

    @property
    def funnen(self) -> bool:
        return bool(self.fick - ANDRAS)

    @property
    def ratt(self) -> bool:
        return stammer(self.vill, self.fick) if self.egen and self.vill else not self.funnen


def figurer(utfall: Sequence[Utfall]) -> dict[str, float]:
    egna = [ett for ett in utfall if ett.egen]
    ratta, funna = sum(ett.ratt for ett in egna), sum(ett.funnen for ett in utfall)
    return {
        "antal": len(utfall),
        "recall": _andel(ett.ratt for ett in egna),
        "gjort": _andel(ett.ratt for ett in egna if ett.vill == GJORT),
        "ovrigt": _andel(ett.ratt for ett in egna if ett.vill != GJORT),
        "larm": _andel(ett.funnen for ett in utfall if not ett.egen),
        "pastatt": _andel(GJORT in ett.fick for ett in utfall if ett.vill != GJORT),
        "f1": 2 * ratta / ((len(egna) + funna) or 1),
    }


def _andel(svar: Iterable[bool]) -> float:
    alla = list(svar)
    return sum(alla) / len(alla) if alla else 0.0


@cache
def utfall(mangd: str) -> tuple[Utfall, ...]:
    fall = json.loads((FALL / MANGDER[mangd]).read_text(encoding="utf-8"))
    return tuple(Utfall(ett["begrepp"], ett["text"], ett["hallning"], starka(ett["akt"], ett["begrepp"], ett["text"])) for ett in fall)


def _nyckelord(ett: Utfall) -> Utfall:
    text = ett.text.lower().translate(_PRICKAR)
    orden = ett.begrepp.removeprefix("tu_").split("_")
    traff = all(re.search(rf"\b{ord_[:STAM]}", text) for ord_ in orden)
    return Utfall(ett.begrepp, ett.text, ett.vill, frozenset([GJORT] if traff else []))


def mat() -> dict[str, dict[str, float]]:
    ut = {}
    for mangd in MANGDER:
        ut[mangd] = figurer(utfall(mangd))
        ut[f"{mangd} nyckelord"] = figurer([_nyckelord(ett) for ett in utfall(mangd)])
    return ut


def _per_begrepp(mangd: str) -> None:
    grupper = defaultdict(list)
    for ett in utfall(mangd):
        grupper[ett.begrepp].append(ett)
    for begrepp, grupp in sorted(grupper.items(), key=lambda par: figurer(par[1])["f1"]):
        print(f"{mangd:10s} {begrepp:32s} " + "  ".join(f"{figur} {varde:.2f}" for figur, varde in figurer(grupp).items()))


def main(valda: list[str]) -> None:
    if not valda:
        for mangd in MANGDER:
            _per_begrepp(mangd)
    for ett in utfall("utveckling") if valda else ():
        if not ett.ratt and (ett.begrepp in valda or "alla" in valda):
            print(f"{ett.begrepp}: {ett.vill or '-'} <> {', '.join(sorted(ett.fick)) or '-'}: {ett.text}")


if __name__ == "__main__":
    main(sys.argv[1:])
