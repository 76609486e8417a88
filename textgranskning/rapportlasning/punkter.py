"""The numbered points under a heading that proposes a decision."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from textgranskning.rapportlasning.rader import Rapportrad, ihop
from textgranskning.rapportlasning.rubriker import Rubrik

_FORSLAG = re.compile(r"förslag till (?:nämnd)?beslut|beslutsförslag|\Abeslut\Z|förslag till .{0,30}beslut", re.IGNORECASE)
_PUNKT = re.compile(r"(\d{1,2}|[lI|])[.,)]\s*(\S.*)")
FORVAXLAS = {"l": 1, "I": 1, "|": 1}  # what an engine makes of the figure one


def beslutspunkter(rubriker: Sequence[Rubrik], rader: Sequence[Rapportrad]) -> tuple[tuple[int, str], ...]:
    """The points of every proposal, each joined over its lines."""
    ut: list[tuple[int, str]] = []
    for nummer, rubrik in enumerate(rubriker):
        if _FORSLAG.search(rubrik.text):
            slut = rubriker[nummer + 1].start if nummer + 1 < len(rubriker) else len(rader)
            ut += _punkter(rader[rubrik.slut : slut])
    return tuple(ut)


def _punkter(rader: Sequence[Rapportrad]) -> Iterator[tuple[int, str]]:
    """Points that count up from one; a list inside a point belongs to it. A paragraph after the last point's full stop does not."""
    punkter: list[list[str]] = []
    for rad in rader:
        traff = _PUNKT.match(rad.text)
        if traff and (FORVAXLAS.get(traff[1]) or int(traff[1])) == len(punkter) + 1:
            punkter.append([traff[2].strip()])
        elif punkter and not (rad.luft and re.search(r"[.!?]\Z", punkter[-1][-1]) and not rad.punkt):
            punkter[-1].append(rad.text)
        elif punkter:
            break
    yield from ((nummer, ihop(delar)) for nummer, delar in enumerate(punkter, start=1))
