"""Killed, interrupted, run again: nothing is lost, nothing half written, nothing done twice."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.korning.dodar import doda
from tests.korning.hjalp import ANTECKNING, akter, avbryt, journal, kor, poster, resultat, starta
from tests.korning.stromavbrott import avbrott

POSIX = pytest.mark.skipif(os.name == "nt", reason="signals to a process group")


def vanta_pa(ut: Path, antal: int) -> None:
    """Wait until so many akter are kept."""
    slut = time.monotonic() + 30
    while len(list(ut.glob(".delresultat/*.json"))) < antal:
        assert time.monotonic() < slut, "the run keeps nothing"
        time.sleep(0.01)


@POSIX
def test_a_run_killed_at_any_moment_goes_on_to_the_same_bytes(tmp_path: Path) -> None:
    dodade, jamforda = doda(tmp_path, antal=10, fro=random.SystemRandom().randrange(1 << 30))  # a failure names its seed
    assert dodade == 10
    assert jamforda >= 1


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
    assert sorted(post["akt"] for post in journal(ut) if "flaggor" in post) == ["A", "B", "C"]


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
    assert sorted(post["akt"] for post in journal(ut) if "flaggor" in post) == ["A", "B", "B"]
    assert sorted(fil.name.partition(".")[2] for fil in ut.glob(".delresultat/*")) == ["json", "json", "sidor.gz", "sidor.gz"]
    kor("granska", mapp, "--ut", ut, "--per", "2025-12-31")  # other settings: all of it
    assert sorted(post["akt"] for post in journal(ut) if "flaggor" in post) == ["A", "A", "B", "B", "B"]


def test_what_changed_is_told_and_a_result_kept_before_its_record_is_recorded(tmp_path: Path) -> None:
    mapp = akter(tmp_path / "akter", {"A/journal.txt": ANTECKNING, "B/journal.txt": ANTECKNING})
    ut = tmp_path / "ut"
    kor("granska", mapp, "--ut", ut)
    rader = (ut / "korning.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    (ut / "korning.jsonl").write_text("".join(rader[:-2]) + rader[-2][:20], encoding="utf-8")  # killed between keeping and recording
    _, sagt = kor("granska", mapp, "--ut", ut)
    assert "Redan klara sedan förut och oförändrade: 2 akter." in sagt
    assert sorted(post["akt"] for post in poster(ut) if "flaggor" in post) == ["A", "B"]
    (mapp / "B" / "journal.txt").write_text(ANTECKNING.replace("03-11", "04-12"), encoding="utf-8")
    _, sagt = kor("granska", mapp, "--ut", ut)
    assert "Bedömda på nytt eftersom filer i akten har ändrats: 1 akt." in sagt
    _, sagt = kor("granska", mapp, "--ut", ut, "--mall", "barn-unga")
    assert "Bedömda på nytt eftersom mallen och inställningarna har ändrats: 2 akter." in sagt


@POSIX
def test_a_tool_installed_since_is_noticed(tmp_path: Path) -> None:
    mapp = akter(tmp_path / "akter", {"A/journal.txt": ANTECKNING})
    ut = tmp_path / "ut"
    kor("granska", mapp, "--ut", ut, PATH="")
    program = tmp_path / "bin" / "tesseract"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\necho tesseract 5.3.0\necho swe\n", encoding="utf-8")
    program.chmod(0o755)
    _, sagt = kor("granska", mapp, "--ut", ut, PATH=f"{program.parent}{os.pathsep}/bin{os.pathsep}/usr/bin")
    assert "eftersom Tesseract har ändrats: 1 akt." in sagt
    kor("granska", mapp, "--ut", tmp_path / "utan ocr", "--ocr", "aldrig", PATH="")
    _, sagt = kor("granska", mapp, "--ut", tmp_path / "utan ocr", "--ocr", "aldrig")
    assert "oförändrade: 1 akt." in sagt  # where no image is read, it does not matter


def test_rensa_removes_a_run_killed_in_its_first_word(tmp_path: Path) -> None:
    mapp = akter(tmp_path / "akter", {"A/journal.txt": ANTECKNING})
    for nummer, skrivet in enumerate((None, b"", b'{"korn', b'{"korning": "0.1.0", "bero')):
        ut = tmp_path / f"ut{nummer}"
        (ut / ".delresultat").mkdir(parents=True)
        (ut / ".las").touch()
        if skrivet is not None:
            (ut / "korning.jsonl").write_bytes(skrivet)
        kod, sagt = kor("rensa", ut)
        assert kod == 0, sagt
        assert not ut.exists()
    assert kor("rensa", mapp)[0] == 2


@pytest.mark.skipif(sys.platform != "linux", reason="reads open files through /proc")
@pytest.mark.parametrize("ovrigt", ["nothing else", "any part of the rest"])
def test_a_power_cut_loses_nothing_that_was_told_as_done(tmp_path: Path, ovrigt: str) -> None:
    mapp = akter(tmp_path / "akter", {f"{nummer}/journal.txt": ANTECKNING.replace("03-11", f"03-{nummer + 10}") for nummer in range(12)})
    kor("granska", mapp, "--ut", tmp_path / "ostord", "--processer", 2)
    ut, sakert, fro = tmp_path / "ut0", tmp_path / "sakert", random.SystemRandom().randrange(1 << 30)
    sakert.mkdir()
    slump = random.Random(fro)
    for nummer, antal in enumerate((1, 4, 8, 11)):
        process = starta("granska", mapp, "--ut", ut, "--processer", 2, onda=True, SAKERT=str(sakert))
        vanta_pa(ut, antal)
        time.sleep(slump.uniform(0, 0.3))
        sparade = tmp_path / f"ut{nummer + 1}"
        avbrott(process, ut, sakert, sparade, slump if "any" in ovrigt else None)
        fore = [post["nyckel"] for post in poster(sparade) if "nyckel" in post]
        kvar = {fil.stem for fil in sparade.glob(".delresultat/*.json") if fil.stat().st_size}
        assert set(fore) <= kvar, f"seed {fro}: {len(set(fore) - kvar)} akter are told as done and are gone"
        ut = sparade
    assert len(fore) >= 4, f"seed {fro}: what was done is lost"
    assert kor("granska", mapp, "--ut", ut, "--processer", 2)[0] == 0
    assert resultat(ut) == resultat(tmp_path / "ostord"), f"seed {fro}"
