"""Sentences as ten writers would put them: which concepts they mention and how; `-`: none of it; `?`: not as done."""

from __future__ import annotations

import hashlib
import json

import pytest

from tests.conftest import ROT
from tests.tolkning.begreppsfall import AKTER, stammer, starka
from textgranskning.typer import Hallning

MAPP = ROT / "tests" / "fall"
KAND = pytest.mark.xfail(reason="a known fault: take the mark away when it is mended")
FALL = [
    pytest.param(akt, fall, id=f"{fall['begrepp']}: {fall['text'][:60]}", marks=[KAND] if fall.get("brist") else [])
    for akt in ("vuxen", "barn")
    for fall in json.loads((MAPP / f"begrepp_{akt}.json").read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(("akt", "fall"), FALL)
def test_how_a_sentence_states_a_concept(akt: str, fall: dict[str, str]) -> None:
    funna = starka(akt, fall["begrepp"], fall["text"])
    if fall["hallning"] == "-":
        assert not funna
    elif fall["hallning"] == "?":
        assert "intraffat" not in funna
    else:
        assert stammer(fall["hallning"], funna)


@pytest.mark.parametrize("fil", ["begrepp_parafraser.json", "begrepp_parafraser_osedda.json"])
def test_the_measured_sentences_are_whole(fil: str) -> None:
    fall = json.loads((MAPP / fil).read_text(encoding="utf-8"))
    assert len({(ett["begrepp"], ett["text"]) for ett in fall}) == len(fall)
    for ett in fall:
        assert (ROT / "textgranskning" / "begrepp" / f"{ett['begrepp']}.toml").is_file()
        assert ett["akt"] in AKTER
        assert ett["hallning"] is None or Hallning(ett["hallning"])
        assert ett["text"].strip()
        assert ett["kommentar"]


def test_the_unseen_sentences_are_untouched() -> None:
    summa = hashlib.sha256((MAPP / "begrepp_parafraser_osedda.json").read_bytes()).hexdigest()
    assert summa == (MAPP / "begrepp_parafraser_osedda.sha256").read_text(encoding="utf-8").split()[0]
