"""The Swedish hunspell dictionary as plain word lists: whole words, and first parts of compounds with their binding sound."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Ordbok:
    ord: frozenset[str]
    forled: frozenset[str]  # as they stand before another part: "behandlings", "flick"


@dataclass(frozen=True)
class Regel:
    """A suffix rule: take away `bort`, add `till`, where the word ends as `villkor` says."""

    bort: str
    till: str
    flaggor: str
    villkor: re.Pattern[str]


def las_ordbok(mapp: Path, namn: str = "sv_SE") -> Ordbok:
    """Expand `namn`.dic by `namn`.aff; needs one level of suffix rules, which is all that the Swedish dictionary uses."""
    regler: dict[str, list[Regel]] = defaultdict(list)
    for rad in (mapp / f"{namn}.aff").read_text(encoding="utf-8").splitlines():
        delar = rad.split()
        if len(delar) >= 5 and delar[0] == "SFX" and delar[3] != "Y":
            till, _, flaggor = delar[3].partition("/")
            regler[delar[1]].append(Regel(_utan_noll(delar[2]), _utan_noll(till), flaggor, re.compile(f"(?:{delar[4]})$")))
    ord_, forled = set(), set()
    for rad in (mapp / f"{namn}.dic").read_text(encoding="utf-8").splitlines()[1:]:
        grund, _, flaggor = rad.split("\t")[0].split(" ")[0].partition("/")
        if "%" in flaggor or not grund:  # forbidden
            continue
        former = [(grund, flaggor)] if "¤" not in flaggor else []
        for flagga in flaggor:
            for regel in regler.get(flagga, ()):
                if grund.endswith(regel.bort) and regel.villkor.search(grund):
                    former.append((grund[: len(grund) - len(regel.bort)] + regel.till, regel.flaggor))
        for form, slag in former:
            if "Z" not in slag:
                ord_.add(form)
            if {"X", "U"} & set(slag):
                forled.add(form.lower().rstrip("-"))
    return Ordbok(frozenset(ord_), frozenset(forled))


def _utan_noll(del_: str) -> str:
    return "" if del_ == "0" else del_
