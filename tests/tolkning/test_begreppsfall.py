"""Sentences as ten writers would put them: which concepts they mention and how; `-`: none of it; `?`: not as done."""

from __future__ import annotations

import json

import pytest

from tests.conftest import ROT
from textgranskning.normalisering import normalisera
from textgranskning.tolkning import tolka

AKTER = {
    "begrepp_vuxen.json": "Avser: Kim Ek, 19840312-TF12",
    "begrepp_barn.json": "Avser: Alma Ek, 20160312-TF12\nHandläggare: Eva Lund",
}
KAND = pytest.mark.xfail(reason="a known fault: take the mark away when it is mended")
FALL = [
    pytest.param(om, fall, id=f"{fall['begrepp']}: {fall['text'][:60]}", marks=[KAND] if fall.get("brist") else [])
    for fil, om in AKTER.items()
    for fall in json.loads((ROT / "tests" / "fall" / fil).read_text(encoding="utf-8"))
]
STARK = 0.5


@pytest.mark.parametrize(("om", "fall"), FALL)
def test_how_a_sentence_states_a_concept(om: str, fall: dict[str, str]) -> None:
    text = f"Socialförvaltningen i Dalby\nJOURNAL\n{om}\n\n2025-03-04 Anteckning\n{fall['text']}\n"
    tolkning = tolka("akt", [normalisera(text)])
    egna = [ett for handelse in tolkning.per_begrepp.get(fall["begrepp"], ()) for ett in handelse.omnamnanden]
    starka = {ett.hallning.value for ett in egna if ett.styrka >= STARK}
    if fall["hallning"] == "-":
        assert not starka
    elif fall["hallning"] == "?":
        assert "intraffat" not in starka
    else:
        assert fall["hallning"] in starka
        assert fall["hallning"] == "intraffat" or "intraffat" not in starka
