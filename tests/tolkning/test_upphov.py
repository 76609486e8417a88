"""Whose a handling is: letterheads, recipients, copies, exports with another municipality's papers in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.tolkning.texter import FALL
from textgranskning.granska import tolka_akt
from textgranskning.inlasning import las_akt


@pytest.mark.parametrize("fall", json.loads((FALL / "upphov.json").read_text(encoding="utf-8")), ids=lambda fall: fall["namn"])
def test_vems_handlingen_ar(tmp_path: Path, fall: dict[str, Any]) -> None:
    for namn, text in fall["filer"].items():
        (tmp_path / namn).write_text(text, encoding="utf-8")
    handlingar = tolka_akt(las_akt(tmp_path, ocr="aldrig")).handlingar
    assert {namn: {h.upphov.value for h in handlingar if h.dokument == namn} for namn in fall["upphov"]} == {
        namn: set(vantat) for namn, vantat in fall["upphov"].items()
    }
