"""How sure a verdict is: a calibrated probability from its reason and from what it rests on."""

from __future__ import annotations

import math
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from textgranskning.granskning.domslut import Domslut
from textgranskning.granskning.kandidater import OGJORT
from textgranskning.typer import Skal, Status

FIL = Path(__file__).with_name("sakerhet.toml")
LAGST, HOGST = 0.01, 0.99


@cache
def _tabell() -> dict[str, Any]:
    return tomllib.loads(FIL.read_text(encoding="utf-8"))


def sakerhet(dom: Domslut, lasbart: float) -> float:
    """The probability that the verdict is right: what verdicts with this reason are on the whole, moved by what this one rests on."""
    tabell = _tabell()
    vikter = tabell["vikter"][dom.status.value]
    logit = log_odds(tabell["skal"][dom.skal.value]) + vikter["grund"]
    logit += sum(vikter[namn] * varde for namn, varde in drag(dom, lasbart).items())
    return round(min(HOGST, max(LAGST, 1 / (1 + math.exp(-logit)))), 3)


def log_odds(andel: float) -> float:
    return math.log(andel / (1 - andel))


def drag(dom: Domslut, lasbart: float) -> dict[str, float]:
    """What a verdict rests on, as numbers that are nought where there is nothing out of the ordinary."""
    vilar_pa = dom.svar if dom.status is Status.FINNS else (*((dom.utlosare,) if dom.utlosare else ()), *dom.villkor, *dom.svar)
    skal = [skal for _, skal in dom.avvisade]
    return {
        "omnamnanden": math.log(max(1, sum(len(ett.omnamnanden) for ett in vilar_pa))),
        "svaghet": 1.0 - max((ett.bast.styrka for ett in vilar_pa), default=1.0),
        "avvisade": math.log1p(len(skal)),
        "ogjort": math.log1p(sum(ett in OGJORT for ett in skal)),
        "innehallslost": math.log1p(skal.count(Skal.INNEHALLSLOST)),
        "inget": float(not dom.svar and not skal),
        "osaker_dag": float(bool(dom.svar) and not (dom.svar[0].datum and dom.svar[0].datum.sakert)),
        "olasbart": 1.0 - lasbart,
    }
