"""What an akt refers to, and whether it holds it (`tests/fall/hanvisningar.json`)."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.tolkning.texter import FALL, text
from textgranskning.tolkning.handlingar import dela
from textgranskning.tolkning.hanvisningar import hanvisningar
from textgranskning.typer import Handling

_FALL = json.loads((FALL / "hanvisningar.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("fall", _FALL, ids=lambda fall: fall["namn"])
def test_hanvisningar(fall: dict[str, Any]) -> None:
    texter = [text(innehall, namn) for namn, innehall in fall["dokument"].items()]
    handlingar: list[Handling] = []
    for ett in texter:
        handlingar += dela(ett, forsta_nummer=len(handlingar))
    assert [[hanvisning.vad, hanvisning.finns] for hanvisning in hanvisningar(texter, handlingar)] == fall["vantat"]
