"""Law references come back, and numbers that are no reference stay."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.conftest import ROT
from textgranskning.normalisering.paragrafer import ratta_paragrafer
from textgranskning.normalisering.segment import Lage

FALL = json.loads((ROT / "tests" / "fall" / "paragrafer.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("fall", FALL, ids=[fall["text"] for fall in FALL])
def test_cases(fall: dict[str, Any]) -> None:
    text = fall["text"]
    assert Lage.orord(text).andrad(ratta_paragrafer(text, skadad=fall["skadad"])).text == fall["ratt"]
