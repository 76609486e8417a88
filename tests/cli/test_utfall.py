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
from textgranskning.rapport.protokoll import DOMMARKE, FORSTA
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


def test_ett_ifyllt_protokoll_raknas_in_en_gang(omgang: Path, tmp_path: Path) -> None:
    bok = openpyxl.load_workbook(omgang / "protokoll.xlsx")
    blad = next(ett for ett in bok if ett.title == "barn-unga")
    kolumner = [cell.column for cell in blad[1] if str(cell.value or "").startswith(DOMMARKE)]
    rad = next(nr for nr in range(FORSTA + 1, blad.max_row + 1) if blad.cell(nr, 1).value)
    for kolumn in kolumner[:3]:
        blad.cell(rad, kolumn).value = "saknas"
    bok.save(tmp_path / "ifyllt.xlsx")
    forst, sen = (kor("utfall", omgang, "--protokoll", tmp_path / "ifyllt.xlsx", "--json") for _ in range(2))
    assert "3 nya domar" in forst.stderr
    assert "0 nya domar" in sen.stderr
    assert json.loads(sen.stdout)["granskade"] == 3


def test_ett_protokoll_ur_en_annan_omgang(omgang: Path, tmp_path: Path) -> None:
    (omgang / "flaggor.jsonl").write_text("", encoding="utf-8")
    bok = openpyxl.load_workbook(omgang / "protokoll.xlsx")
    blad = next(ett for ett in bok if ett.title == "barn-unga")
    rad = next(nr for nr in range(FORSTA + 1, blad.max_row + 1) if blad.cell(nr, 1).value)
    blad.cell(rad, next(cell.column for cell in blad[1] if str(cell.value or "").startswith(DOMMARKE))).value = "finns"
    bok.save(tmp_path / "ifyllt.xlsx")
    svar = kor("utfall", omgang, "--protokoll", tmp_path / "ifyllt.xlsx")
    assert (svar.returncode, "en annan omgång" in svar.stderr) == (2, True)


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
