"""Sentences as ten writers would put them: which concepts they mention and how; `-`: none of it; `?`: not as done."""

from __future__ import annotations

import json

import pytest

from tests.conftest import ROT
from textgranskning.normalisering import normalisera
from textgranskning.tolkning import tolka

ALLA = json.loads((ROT / "tests" / "fall" / "begrepp_vuxen.json").read_text(encoding="utf-8"))
KAND = pytest.mark.xfail(strict=False, reason="a known fault: take the mark away when it is mended")
FALL = [pytest.param(ett, marks=KAND) if ett.get("brist") else ett for ett in ALLA]
HUVUD = "Socialförvaltningen i Dalby\nJOURNAL\nAvser: Kim Ek, 19840312-TF12\n\n2025-03-04 Anteckning\n"
STARK = 0.5


@pytest.mark.parametrize("fall", FALL, ids=[f"{ett['begrepp']}: {ett['text'][:60]}" for ett in ALLA])
def test_how_a_sentence_states_a_concept(fall: dict[str, str]) -> None:
    tolkning = tolka("akt", [normalisera(f"{HUVUD}{fall['text']}\n")])
    egna = [ett for handelse in tolkning.per_begrepp.get(fall["begrepp"], ()) for ett in handelse.omnamnanden]
    starka = {ett.hallning.value for ett in egna if ett.styrka >= STARK}
    if fall["hallning"] == "-":
        assert not starka
    elif fall["hallning"] == "?":
        assert "intraffat" not in starka
    else:
        assert fall["hallning"] in starka
        assert fall["hallning"] == "intraffat" or "intraffat" not in starka
