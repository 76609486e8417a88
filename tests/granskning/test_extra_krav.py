"""The krav beyond the case files of ../shared: each with small akter, one a status at least, through the whole way."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.tolkning.texter import FALL
from textgranskning.granska import granska_akt
from textgranskning.granskning.mall import mallar
from textgranskning.typer import Flagga, Status

AKTER = json.loads((FALL / "extra_krav.json").read_text(encoding="utf-8"))
EXTRA = ("lvm_innehall", "lvm_lakarundersokning", "utredning_forlangd", "barn_hort", "aberopad_handling")


def flagga(fall: dict[str, Any], mapp: Path) -> Flagga:
    """The flag of a case: its documents are lists of lines."""
    for namn, rader in fall["dokument"].items():
        (mapp / namn).write_text("\n".join(rader) + "\n", encoding="utf-8")
    flaggor = granska_akt(mapp, fall["mall"], ocr="aldrig")
    return next(ett for ett in flaggor if ett.krav == fall["krav"])


@pytest.mark.parametrize("fall", AKTER, ids=lambda fall: f"{fall['krav']}-{fall['vad']}")
def test_each_extra_krav(fall: dict[str, Any], tmp_path: Path) -> None:
    svar = flagga(fall, tmp_path)
    assert (svar.status.value, svar.skal.value) == (fall["status"], fall["skal"])


def test_each_has_a_case_of_every_status() -> None:
    visade = {krav: {fall["status"] for fall in AKTER if fall["krav"] == krav} for krav in EXTRA}
    assert visade == {krav: {status.value for status in Status} for krav in EXTRA}


def test_what_an_akt_refers_to_is_asked_of_in_every_template() -> None:
    assert all("aberopad_handling" in {krav.id for krav in mall.krav} for mall in mallar())
