"""The examples run as they stand: the analyst's script and the notebook."""

from __future__ import annotations

import runpy
from pathlib import Path

import matplotlib
import nbformat
import pytest
from nbclient import NotebookClient

from tests.conftest import ROT

EXEMPEL = ROT / "exempel"


def test_the_script_prints_gaps_and_draws_a_picture(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    matplotlib.use("Agg")
    analys = runpy.run_path(str(EXEMPEL / "analys.py"))
    bild = tmp_path / "bild.png"
    analys["main"](EXEMPEL / "akter", bild)
    assert "lvm_beslut" in capsys.readouterr().out
    assert bild.stat().st_size > 5_000


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_notebook_runs() -> None:
    bok = nbformat.read(EXEMPEL / "analys.ipynb", as_version=4)
    NotebookClient(bok, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(EXEMPEL)}}).execute()
    assert any("lvm_beslut" in str(utdata) for cell in bok.cells for utdata in cell.get("outputs", []))
