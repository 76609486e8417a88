"""Mentions joined into events, on small akter of our own: `sedda` is for development, nothing was tuned to `osedda`.

`ratt` is the share of cases whose events (of one concept, stated as happened) have just the days they should; `nyckelord` is the baseline
that counts every mention as an event of its own.
"""

from __future__ import annotations

import json
from typing import Any

from tests.conftest import ROT
from textgranskning.normalisering import normalisera
from textgranskning.tolkning import tolka
from textgranskning.typer import Dokument, Hallning, Handelse, Lasning, Rad, Sida, Ursprung

FALL = ROT / "tests" / "fall"
MANGDER = {"sedda": "handelser.json", "osedda": "handelser_osedda.json"}


def handelser(fall: dict[str, Any]) -> tuple[Handelse, ...]:
    texter = []
    for namn, text in fall["dokument"].items():
        lasning = Lasning(Ursprung.FIL, tuple(Rad(rad) for rad in text.split("\n")))
        texter.append(normalisera(Dokument(namn, "text", (Sida(1, (lasning,)),))))
    tolkning = tolka("akt", texter)
    return tuple(ett for ett in tolkning.per_begrepp.get(fall["begrepp"], ()) if ett.hallning is Hallning.INTRAFFAT)


def mat() -> dict[str, dict[str, float]]:
    ut = {}
    for mangd, fil in MANGDER.items():
        alla = json.loads((FALL / fil).read_text(encoding="utf-8"))
        ratt = antal = var_for_sig = 0
        for fall in alla:
            funna = handelser(fall)
            dagar = sorted(str(ett.datum) for ett in funna)
            ratt += dagar == sorted(dag for dag, _ in fall["handelser"])
            antal += len(funna) == len(fall["handelser"])
            var_for_sig += sum(len(ett.omnamnanden) for ett in funna) == len(fall["handelser"])
        ut[mangd] = {"ratt": ratt / len(alla), "antal": antal / len(alla)}
        ut[f"{mangd} nyckelord"] = {"antal": var_for_sig / len(alla)}
    return ut
