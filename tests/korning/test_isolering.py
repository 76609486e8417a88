"""A file may kill, hang or break its worker: it costs that file, never its akt or the run."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROT
from tests.korning.hjalp import ANTECKNING, akter, journal, kor


@pytest.mark.parametrize("ord_", ["KILL", "HANG", "BREAK"])
def test_a_file_that_ends_its_worker_is_unread_and_its_akt_goes_on(ord_: str, tmp_path: Path) -> None:
    mapp = akter(tmp_path / "akter", {"A/journal.txt": ANTECKNING, "A/ond.txt": ord_, "B/journal.txt": ANTECKNING})
    kod, sagt = kor("granska", mapp, "--ut", tmp_path / "ut", "--mall", "ekonomiskt-bistand", "--processer", 1, onda=True)
    assert kod == 1, sagt
    assert "hemligt" not in sagt
    assert "ond.txt" not in sagt
    utfall = {(post["akt"], post["fil"]): post["utfall"] for post in journal(tmp_path / "ut") if "fil" in post}
    assert utfall == {("A", "journal.txt"): "last", ("A", "ond.txt"): "ej_last", ("B", "journal.txt"): "last"}
    flaggor = [json.loads(rad) for rad in (tmp_path / "ut" / "flaggor.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {flagga["akt"] for flagga in flaggor if flagga["krav"] == "hembesok" and flagga["belagg"]} == {"A", "B"}


def test_a_file_that_takes_all_memory_is_unread_and_says_so(tmp_path: Path) -> None:
    mapp = akter(tmp_path / "akter", {"A/journal.txt": ANTECKNING, "A/ond.txt": "MEMORY", "B/journal.txt": ANTECKNING})
    kod, sagt = kor("granska", mapp, "--ut", tmp_path / "ut", "--processer", 1, onda=True, MINNE="350000000")
    assert kod == 1
    assert "Filen tog för mycket minne att läsa." in sagt
    assert [post["utfall"] for post in journal(tmp_path / "ut") if "fil" in post] == ["last", "last", "ej_last"]  # the akt was set aside


def test_an_akt_that_cannot_be_interpreted_costs_itself_and_is_uncertain(tmp_path: Path) -> None:
    mapp = akter(tmp_path / "akter", {"A/journal.txt": "TOLKA " + ANTECKNING, "B/journal.txt": ANTECKNING})
    kod, sagt = kor("granska", mapp, "--ut", tmp_path / "ut", "--mall", "ekonomiskt-bistand", "--processer", 1, onda=True)
    assert kod == 1
    assert "Akten gick inte att bearbeta." in sagt
    assert "hemligt" not in sagt
    flaggor = [json.loads(rad) for rad in (tmp_path / "ut" / "flaggor.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {flagga["status"] for flagga in flaggor if flagga["akt"] == "A"} == {"oklart"}
    assert any(flagga["belagg"] for flagga in flaggor if flagga["akt"] == "B")


def test_a_plain_script_without_main_guard_runs_once(tmp_path: Path) -> None:
    akter(tmp_path / "akter", {f"{namn}/journal.txt": ANTECKNING for namn in "ABC"})
    skript = tmp_path / "skript.py"
    skript.write_text(
        "import textgranskning\n"
        "print('en gång')\n"
        "omgang = textgranskning.granska_mapp('akter', 'ekonomiskt-bistand', processer=2)\n"
        "print(len(omgang.akter), len(omgang.journal), omgang.till_dataframe().akt.nunique())\n",
        encoding="utf-8",
    )
    miljo = {"PYTHONPATH": str(ROT), "PYTHONUTF8": "1", "PATH": ""}
    svar = subprocess.run([sys.executable, skript], cwd=tmp_path, env=miljo, capture_output=True, encoding="utf-8", check=True)
    assert svar.stdout.splitlines() == ["en gång", "3 3 3"]


def test_a_worker_with_all_models_loads_no_part_that_only_results_need() -> None:
    kod = (
        "import sys, psutil, textgranskning.korning.arbete as arbete; arbete.varm(); "
        "print(psutil.Process().memory_full_info().uss, *sys.modules)"
    )
    minne, *moduler = subprocess.run([sys.executable, "-c", kod], cwd=ROT, capture_output=True, text=True, check=True).stdout.split()
    assert not {"pandas", "sklearn", "xlsxwriter", "openpyxl", "jinja2", "rich", "matplotlib", "spacy", "distributed"} & set(moduler)
    assert int(minne) < 250_000_000
