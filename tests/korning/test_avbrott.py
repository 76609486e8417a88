"""Killed, interrupted, run again: nothing is lost, nothing half written, nothing done twice."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from tests.conftest import ROT
from tests.korning.hjalp import ANTECKNING, akter, avbryt, journal, kor, resultat, starta

EXEMPEL = ROT / "exempel" / "akter"
POSIX = pytest.mark.skipif(os.name == "nt", reason="signals to a process group")


def vanta_pa(ut: Path, antal: int) -> None:
    """Wait until so many akter are kept."""
    slut = time.monotonic() + 30
    while len(list(ut.glob(".delresultat/*.json"))) < antal:
        assert time.monotonic() < slut, "the run keeps nothing"
        time.sleep(0.01)


@POSIX
def test_a_run_killed_at_any_moment_goes_on_to_the_same_bytes(tmp_path: Path) -> None:
    kor("granska", EXEMPEL, "--ut", tmp_path / "ostord", "--processer", 1)
    for vila in (0.1, 0.6, 0.9, 1.2, 1.5):
        process = starta("granska", EXEMPEL, "--ut", tmp_path / "ut", "--processer", 2)
        time.sleep(vila)
        avbryt(process, signal.SIGKILL)
    kod, sagt = kor("granska", EXEMPEL, "--ut", tmp_path / "ut", "--processer", 2)
    assert kod == 0, sagt
    assert resultat(tmp_path / "ut") == resultat(tmp_path / "ostord")
    assert not list(tmp_path.rglob(".skrivs-*"))


@POSIX
def test_ctrl_c_keeps_what_was_finished(tmp_path: Path) -> None:
    mapp = akter(tmp_path / "akter", {"A/journal.txt": ANTECKNING, "B/journal.txt": ANTECKNING, "C/ond.txt": "HANG"})
    ut = tmp_path / "ut"
    process = starta("granska", mapp, "--ut", ut, "--mall", "ekonomiskt-bistand", "--processer", 1, onda=True)
    vanta_pa(ut, 2)
    kod, sagt = avbryt(process, signal.SIGINT)
    assert kod == 130
    assert sagt == "textgranskning: avbrutet. Det som hann bli klart är sparat.\n"
    (mapp / "C" / "ond.txt").write_text(ANTECKNING, encoding="utf-8")
    kor("granska", mapp, "--ut", ut, "--mall", "ekonomiskt-bistand")
    assert [post["akt"] for post in journal(ut) if "flaggor" in post] == ["A", "B", "C"]


@POSIX
def test_two_runs_into_one_folder_the_second_is_refused(tmp_path: Path) -> None:
    mapp = akter(tmp_path / "akter", {"A/journal.txt": ANTECKNING, "B/ond.txt": "HANG"})
    ut = tmp_path / "ut"
    process = starta("granska", mapp, "--ut", ut, onda=True)
    vanta_pa(ut, 1)
    kod, sagt = kor("granska", mapp, "--ut", ut)
    avbryt(process, signal.SIGKILL)
    assert kod == 2
    assert "En annan körning pågår" in sagt
    assert kor("granska", mapp, "--ut", ut)[0] == 0  # the dead hold no lock


def test_only_what_changed_is_done_again(tmp_path: Path) -> None:
    mapp = akter(tmp_path / "akter", {"A/journal.txt": ANTECKNING, "B/journal.txt": ANTECKNING})
    ut = tmp_path / "ut"
    kor("granska", mapp, "--ut", ut)
    (mapp / "B" / "journal.txt").write_text(ANTECKNING.replace("03-11", "04-12"), encoding="utf-8")
    kor("granska", mapp, "--ut", ut)
    assert [post["akt"] for post in journal(ut) if "flaggor" in post] == ["A", "B", "B"]
    assert sorted(fil.name.partition(".")[2] for fil in ut.glob(".delresultat/*")) == ["json", "json", "sidor.gz", "sidor.gz"]
    kor("granska", mapp, "--ut", ut, "--per", "2025-12-31")  # other settings: all of it
    assert [post["akt"] for post in journal(ut) if "flaggor" in post] == ["A", "B", "B", "A", "B"]
