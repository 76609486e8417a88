"""Runs over a sample of akter, with pseudonyms, and with a calibration of one's own."""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path

import pytest

from tests.cli.kor import kor
from textgranskning.granskning.kalibrering import Kalibrering, Skala
from textgranskning.korning import granska_mapp
from textgranskning.typer import Status

NAMN = ("Torvald", "Grimsvik", "19710304", "Myntgatan", "0522", "Siglinde")


@pytest.fixture
def akter(tmp_path: Path) -> Path:
    mapp = tmp_path / "akter"
    for nummer, kon in enumerate(("Hon", "Han", "Hon", "Han", "Hon")):
        akt = mapp / f"{nummer} Torvald Grimsvik"
        akt.mkdir(parents=True)
        (akt / "Journal Grimsvik.txt").write_text(
            f"Vuxenenheten i Dalköping\nJournal\nNamn: Torvald Grimsvik, 19710304-TF1{nummer}\nHandläggare: Siglinde Hov\n\n"
            f"2025-01-0{nummer + 1}\nTorvald bor på Myntgatan 4, tel 0522-11 22 33.\n"
            f"{kon} är hemlös. {kon} har inga barn. Torvald vill ha stödboende.\n",
            encoding="utf-8",
        )
    return mapp


def allt_i(ut: Path) -> str:
    """Everything that a run has left, packed pages and workbooks too."""
    delar = []
    for fil in ut.rglob("*"):
        if fil.is_file():
            data = fil.read_bytes()
            delar += [fil.name, (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("utf-8", "replace")]
            if fil.suffix == ".xlsx":
                import openpyxl

                bok = openpyxl.load_workbook(fil)
                delar += [
                    str(cell.value) + str(cell.comment or "") for blad in bok for rad in blad.iter_rows() for cell in rad if cell.value
                ]
    return "\n".join(delar)


def test_en_maskerad_korning_lamnar_inget_namn_efter_sig(akter: Path, tmp_path: Path) -> None:
    assert kor("granska", akter, "--ut", tmp_path / "ut", "--maskera", "--ocr", "aldrig").returncode == 0
    assert [namn for namn in NAMN if namn in allt_i(tmp_path / "ut")] == []
    flaggor = [json.loads(rad) for rad in (tmp_path / "ut" / "flaggor.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len({flagga["akt"] for flagga in flaggor}) == 5
    assert len({flagga["person"] for flagga in flaggor}) == 1


def test_pseudonymerna_star_sig_nar_korningen_gors_om(akter: Path, tmp_path: Path) -> None:
    svar = []
    for _ in range(2):
        kor("granska", akter, "--ut", tmp_path / "ut", "--maskera", "--ocr", "aldrig")
        svar.append((tmp_path / "ut" / "flaggor.jsonl").read_bytes())
    assert svar[0] == svar[1]
    assert kor("rensa", tmp_path / "ut").returncode == 0
    assert not (tmp_path / "ut").exists()


@pytest.mark.parametrize("forst", [True, False])
def test_namn_och_pseudonymer_blandas_inte_i_en_mapp(akter: Path, tmp_path: Path, forst: bool) -> None:
    val = [["--maskera"], []]
    kor("granska", akter, "--ut", tmp_path / "ut", "--ocr", "aldrig", *val[not forst])
    svar = kor("granska", akter, "--ut", tmp_path / "ut", "--ocr", "aldrig", *val[forst])
    assert (svar.returncode, "maskerad körning" in svar.stderr) == (2, True)


def test_urval_efter_genomlasning_ar_lika_manga_av_varje_kon(akter: Path, tmp_path: Path) -> None:
    svar = kor("granska", akter, "--ut", tmp_path / "ut", "--urval", "4", "--lika", "kon", "--fro", "3", "--ocr", "aldrig")
    assert svar.returncode == 0, svar.stderr
    assert "Dragna akter: 4" in svar.stderr
    rader = list(csv.DictReader((tmp_path / "ut" / "urval.csv").read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    assert sorted(rad["kon"] for rad in rader) == ["kvinna", "kvinna", "man", "man"]
    flaggor = [json.loads(rad) for rad in (tmp_path / "ut" / "flaggor.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {flagga["akt"] for flagga in flaggor} == {rad["akt"] for rad in rader}


def test_urval_ur_register_laser_bara_de_dragna(akter: Path, tmp_path: Path) -> None:
    namn = sorted(akt.name for akt in akter.iterdir())
    (tmp_path / "register.csv").write_text("akt;kon\n" + "".join(f"{ett};man\n" for ett in namn), encoding="utf-8")
    svar = kor("granska", akter, "--ut", tmp_path / "ut", "--urval", "2", "--register", tmp_path / "register.csv", "--ocr", "aldrig")
    assert "Läst som 2 akter" in svar.stderr


def test_ett_register_som_inte_stammer_sags(akter: Path, tmp_path: Path) -> None:
    namn = min(akt.name for akt in akter.iterdir())
    (tmp_path / "register.csv").write_text(f"akt\n{namn}\nFinns inte\n", encoding="utf-8")
    svar = kor("granska", akter, "--ut", tmp_path / "ut", "--urval", "2", "--register", tmp_path / "register.csv", "--ocr", "aldrig")
    assert (svar.returncode, "1 av de dragna akterna finns inte" in svar.stderr) == (2, True)
    assert "Finns inte" not in svar.stderr


@pytest.mark.parametrize("val", [["--lika", "kon"], ["--urval", "2", "--lika", "ålder"]])
def test_fel_val_till_urvalet(akter: Path, tmp_path: Path, val: list[str]) -> None:
    assert kor("granska", akter, "--ut", tmp_path / "ut", "--ocr", "aldrig", *val).returncode == 2


def test_en_egen_kalibrering_flyttar_bara_sakerheten(akter: Path, tmp_path: Path) -> None:
    egen = Kalibrering(tuple(Skala(status, 1.0, -1.0) for status in Status), 100)
    (tmp_path / "egen.toml").write_text(egen.som_toml(), encoding="utf-8")
    vanlig = granska_mapp(akter, ocr="aldrig", processer=1).flaggor
    kalibrerad = granska_mapp(akter, ocr="aldrig", processer=1, kalibrering=tmp_path / "egen.toml").flaggor
    assert [flagga.status for flagga in vanlig] == [flagga.status for flagga in kalibrerad]
    assert all(efter.sakerhet == egen.sakerhet(fore.status, fore.sakerhet) for fore, efter in zip(vanlig, kalibrerad, strict=True))
