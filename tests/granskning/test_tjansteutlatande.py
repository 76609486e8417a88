"""The parts of a tjänsteutlåtande: whole small ones in several voices, each krav judged through the whole way."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.tolkning.texter import FALL
from textgranskning.granska import granska_akt
from textgranskning.granskning.mall import las_mall

AKTER = json.loads((FALL / "tjansteutlatande.json").read_text(encoding="utf-8"))
VILLKORADE = {"bilagor", "aberopad_handling"}  # the others always apply


@pytest.mark.parametrize("fall", AKTER, ids=lambda fall: fall["vad"])
def test_the_parts(fall: dict[str, Any], tmp_path: Path) -> None:
    for namn, rader in fall["dokument"].items():
        (tmp_path / namn).write_text("\n".join(rader) + "\n", encoding="utf-8")
    flaggor = {flagga.krav: flagga.status.value for flagga in granska_akt(tmp_path, "tjansteutlatande", ocr="aldrig")}
    assert {krav: flaggor[krav] for krav in fall["krav"]} == fall["krav"]


def test_every_krav_has_cases_of_the_statuses_it_can_have() -> None:
    for krav in las_mall("tjansteutlatande").krav:
        visade = {fall["krav"][krav.id] for fall in AKTER if krav.id in fall["krav"]}
        vantade = {"finns", "saknas", "oklart", "ej_tillampligt"} if krav.id in VILLKORADE else {"finns", "saknas", "oklart"}
        assert visade == vantade, krav.id
