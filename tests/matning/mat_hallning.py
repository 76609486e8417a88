"""How a mention is stated, on sentences of our own that no cue was tuned to: F1 for each kind, overall, and for definite negation.

Each case of `tests/fall/hallning_osedda.json` is a small text and the words in it that are the mention; the text goes the same way as a
document: handlingar, sentences, cues. `nyckelord` is the baseline that calls everything stated as happened.
"""

from __future__ import annotations

import json
from collections import Counter

from tests.conftest import ROT
from textgranskning.normalisering import normalisera
from textgranskning.tolkning.avsnitt import MeningsSlag, meningar
from textgranskning.tolkning.hallning import Utsaga, hallning
from textgranskning.tolkning.handlingar import dela
from textgranskning.tolkning.omgivning import FOLJD, av_innehall, foljd
from textgranskning.typer import Hallning

FALL = ROT / "tests" / "fall" / "hallning_osedda.json"


def bedom(text: str, mal: str) -> Hallning | None:
    """How the words `mal` are stated in a small document; None where no sentence holds them."""
    last = normalisera(text)
    alla = [mening for handling in dela(last) for mening in meningar(last, handling)]
    for nummer, mening in enumerate(alla):
        plats = mening.text.find(mal)
        if plats < 0:
            continue
        if mening.slag is MeningsSlag.RUBRIK:
            slut = next((n for n in range(nummer + 1, len(alla)) if alla[n].slag is MeningsSlag.RUBRIK), len(alla))
            return av_innehall(alla[nummer + 1 : slut])
        utsaga = Utsaga(mening.text, foljd(alla[nummer + 1 : nummer + 1 + FOLJD]))
        return hallning(mening, (plats, plats + len(mal)), utsaga=utsaga)
    return None


def mat() -> dict[str, dict[str, float]]:
    fall = json.loads(FALL.read_text(encoding="utf-8"))
    par = [(ett["hallning"], svar.value if (svar := bedom(ett["text"], ett["mal"])) else "ingen") for ett in fall]
    vill, fick, bada = Counter(v for v, _ in par), Counter(f for _, f in par), Counter(v for v, f in par if v == f)
    f1 = {slag.value: 2 * bada[slag.value] / ((vill[slag.value] + fick[slag.value]) or 1) for slag in Hallning}
    return {
        "osedda": {"ratt": sum(bada.values()) / len(par), "f1": sum(f1.values()) / len(f1), **f1},
        "nyckelord": {"ratt": vill["intraffat"] / len(par)},
    }
