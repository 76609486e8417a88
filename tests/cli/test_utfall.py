"""`utfall` and `jamfor` as a user runs them, on a screened example with made-up verdicts."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from tests.cli.kor import kor
from tests.conftest import ROT
from textgranskning.utfall.domar import FIL, Andring, Domar, Nyckel, ny_handling
from textgranskning.utfall.omgang import las_flaggor


@pytest.fixture(scope="module")
def granskad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    ut = tmp_path_factory.mktemp("utfall") / "ut"
    assert kor("granska", ROT / "exempel" / "akter", "--ut", ut, "--ocr", "aldrig").returncode in {0, 1}
    return ut


@pytest.fixture
def omgang(granskad: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(granskad, tmp_path / "omgång"))


def bedom_allt(ut: Path) -> None:
    """A reviewer who agrees with every flag."""
    with closing(Domar(ut / FIL)) as domar:
        for flagga in las_flaggor(ut):
            nyckel = Nyckel(flagga.akt, flagga.mall, flagga.krav)
            verktyget = {"status": flagga.status.value}
            domar.skriv("prov", ny_handling(), [Andring(nyckel, "status", flagga.status.value, verktyget, domar.dom(nyckel).version)])


def test_innan_nagon_granskat(omgang: Path) -> None:
    svar = kor("utfall", omgang)
    assert svar.returncode == 0
    assert "Ingen har bedömt något ännu" in svar.stdout


def test_allt_granskat(omgang: Path, tmp_path: Path) -> None:
    bedom_allt(omgang)
    svar = kor("utfall", omgang, "--prov", "10", "--kalibrera", tmp_path / "egen.toml", "--json")
    assert svar.returncode == 0
    utfall = json.loads(svar.stdout)
    assert utfall["precision"]["varde"] == 1.0
    assert (utfall["missade"]["i_provet"], utfall["missade"]["funna"]) == (10, 0)
    assert utfall["missade"]["hog"] > 0
    assert (tmp_path / "egen.toml").read_text(encoding="utf-8").count("[") == len({flagga.status for flagga in las_flaggor(omgang)})
    berattat = kor("utfall", omgang)
    assert "I stickprovet bland" in berattat.stdout
    assert "Höll säkerheten?" in berattat.stdout


def test_provet_dras_bara_en_gang(omgang: Path) -> None:
    antal = json.loads(kor("utfall", omgang, "--prov", "10", "--json").stdout)["missade"]["i_provet"]
    assert json.loads(kor("utfall", omgang, "--prov", "50", "--json").stdout)["missade"]["i_provet"] == antal


def test_jamfor_med_sig_sjalv(omgang: Path, tmp_path: Path) -> None:
    svar = kor("jamfor", omgang, omgang, "--xlsx", tmp_path / "j.xlsx", "--bild", tmp_path / "j.svg")
    assert svar.returncode == 0
    assert "0 bara i" in svar.stdout
    assert openpyxl.load_workbook(tmp_path / "j.xlsx").sheetnames == ["Krav för krav", "Nya och stängda luckor"]
    assert (tmp_path / "j.svg").read_text(encoding="utf-8").startswith("<svg")


def test_ingen_omgang(tmp_path: Path) -> None:
    svar = kor("utfall", tmp_path)
    assert (svar.returncode, "ingen färdig granskning" in svar.stderr) == (2, True)
    assert kor("jamfor", tmp_path, tmp_path).returncode == 2
