"""The documents are true: the reference is what the program says of itself, links lead somewhere, commands exist."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.conftest import ROT
from textgranskning.cli import KOMMANDON

SIDOR = runpy.run_path(str(ROT / "docs" / "bygg.py"))["SIDOR"]
TEXTER = [ROT / "README.md", ROT / "LÄSMIG.md", ROT / "CONTRIBUTING.md", *sorted((ROT / "docs").glob("*.md"))]


@pytest.mark.parametrize("fil", SIDOR)
def test_uppslagssidorna_ar_som_programmet(fil: str) -> None:
    skriven = (ROT / "docs" / fil).read_text(encoding="utf-8")
    assert skriven == SIDOR[fil](), f"docs/{fil} is not up to date: run python docs/bygg.py"


@pytest.mark.parametrize("fil", TEXTER, ids=lambda fil: fil.name)
def test_lankar_leder_nagonstans(fil: Path) -> None:
    lankar = re.findall(r"\]\((?!https?:|#)([^)#]+)", fil.read_text(encoding="utf-8"))
    assert [lank for lank in lankar if not (fil.parent / unquote(lank)).exists()] == []


@pytest.mark.parametrize("fil", TEXTER, ids=lambda fil: fil.name)
def test_varje_kommando_som_namns_finns(fil: Path) -> None:
    namnda = set(re.findall(r"^ {4,}(?:\S*[/\\])?textgranskning ([a-zåäö]+)", fil.read_text(encoding="utf-8"), re.MULTILINE))
    assert namnda - set(KOMMANDON) == set()


def test_varje_kommando_star_i_lasmig_eller_readme() -> None:
    allt = "".join((ROT / namn).read_text(encoding="utf-8") for namn in ("README.md", "LÄSMIG.md"))
    assert [namn for namn in KOMMANDON if f"textgranskning {namn}" not in allt] == []
