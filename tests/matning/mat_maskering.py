"""Masking: how much of what points out a person is covered, by kind, and how much else is.

The cases mark each instance as «Kind:text»; every line is masked as an akt of its own together with the lines around it, as in a journal.
`osedda` are cases that nothing was tuned to. An instance is found when none of its letters and digits is left.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence

from tests.conftest import ROT
from textgranskning.rapport.maskering import Maskerare

MARKE = re.compile(r"«(?P<slag>\w+):(?P<text>[^»]*)»")
NYCKEL = b"0" * 32
BLOCK = 12  # lines of one made-up akt


def omarkt(rad: str) -> tuple[str, list[tuple[str, int, int]]]:
    """The line without its marks, and where each instance stands in it."""
    ren, funna, sist = "", [], 0
    for traff in MARKE.finditer(rad):
        ren += rad[sist : traff.start()]
        funna.append((traff["slag"], len(ren), len(ren) + len(traff["text"])))
        ren += traff["text"]
        sist = traff.end()
    return ren + rad[sist:], funna


def rakna(rader: Sequence[str]) -> Counter[str]:
    antal: Counter[str] = Counter()
    for start in range(0, len(rader), BLOCK):
        akt = [omarkt(rad) for rad in rader[start : start + BLOCK]]
        maskerare = Maskerare.for_akt(NYCKEL, [ren for ren, _ in akt])
        for ren, funna in akt:
            spann = [(ett.start, ett.slut) for ett in maskerare.funna(ren)]
            tackt = {plats for fran, till in spann for plats in range(fran, till)}
            for slag, fran, till in funna:
                antal[f"{slag} alla"] += 1
                antal[f"{slag} funna"] += all(plats in tackt for plats in range(fran, till) if ren[plats].isalnum())
            antal["maskerade"] += len(spann)
            antal["onodiga"] += sum(not any(fran < slut and start < till for _, start, slut in funna) for fran, till in spann)
    return antal


def figurer(antal: Counter[str]) -> dict[str, float]:
    slag = sorted(nyckel.removesuffix(" alla") for nyckel in antal if nyckel.endswith(" alla"))
    ut = {ett: antal[f"{ett} funna"] / antal[f"{ett} alla"] for ett in slag}
    return {"antal": float(sum(antal[f"{ett} alla"] for ett in slag)), **ut, "precision": 1 - antal["onodiga"] / max(antal["maskerade"], 1)}


def mat() -> dict[str, dict[str, float]]:
    ut = {}
    for mangd, fil in (("sedda", "maskering.json"), ("osedda", "maskering_osedda.json")):
        if (ROT / "tests" / "fall" / fil).is_file():
            fall = json.loads((ROT / "tests" / "fall" / fil).read_text(encoding="utf-8"))
            ut[mangd] = figurer(rakna([*fall["positiva"], *fall["negativa"]]))
    return ut
