"""What a run leaves behind outside UT: no word of any document, whatever happens to it."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from tests.korning.hjalp import akter, avbryt, kor, starta

HEMLIGT = ("Rosenqvist-Bäckaryd", "19840312-TF12", "Blåklintsgatan", "hemligt", "kvällsmedicinen")
TEXT = (
    "Journal\n\n2025-03-11 Hembesök. Hembesök genomfördes hos Signe Rosenqvist-Bäckaryd, 19840312-TF12, på Blåklintsgatan 4. Hon får "
    "kvällsmedicinen av sin syster. Orosanmälan från skolan. Socialndmnden 6verldmnar rapporten.\n"
)
MAPP = {
    "Rosenqvist-Bäckaryd/journal.txt": TEXT,
    "Rosenqvist-Bäckaryd/Rosenqvist-Bäckaryd dödar.txt": "KILL " + TEXT,
    "Rosenqvist-Bäckaryd/Rosenqvist-Bäckaryd hänger.txt": "HANG " + TEXT,
    "19840312-TF12/Blåklintsgatan.txt": "BREAK " + TEXT,
    "hemligt/tolkas inte.txt": "TOLKA " + TEXT,
    "hemligt/avbruten.pdf": "%PDF-1.7 " + TEXT,
    "hemligt/avbruten.docx": "PK\x03\x04" + TEXT,
}


def lackor(plats: Path, *sagt: str) -> list[str]:
    """Where words of the documents stand: in what was said, or in any file or name under a folder."""
    filer = [(str(fil.relative_to(plats)), fil.read_bytes().decode("utf-8", "replace")) for fil in plats.rglob("*") if fil.is_file()]
    allt = [("sagt", text) for text in sagt] + [(namn, namn) for namn, _ in filer] + filer
    return [f"{var}: {ord_}" for var, text in allt for ord_ in HEMLIGT if ord_.lower() in text.lower()]


@pytest.fixture
def utanfor(tmp_path: Path) -> Path:
    """A place where everything that is not told where to be ends up: temporary files, logs, caches, the working directory."""
    plats = tmp_path / "utanför"
    (plats / "hem").mkdir(parents=True)
    return plats


def miljo(plats: Path) -> dict[str, str]:
    hem = str(plats / "hem")
    return {
        "TMPDIR": str(plats),
        "TEMP": str(plats),
        "TMP": str(plats),
        "HOME": hem,
        "XDG_CACHE_HOME": hem,
        "LOGG": str(plats / "logg.txt"),
    }


def test_nothing_of_a_document_is_left_outside_ut(tmp_path: Path, utanfor: Path) -> None:
    mapp = akter(tmp_path / "akter", MAPP)
    process = starta("granska", mapp, "--ut", tmp_path / "ut", "--processer", 2, onda=True, **miljo(utanfor))
    ut, sagt = process.communicate(timeout=240)
    assert process.returncode == 1, sagt
    assert (utanfor / "logg.txt").is_file()
    assert lackor(utanfor, ut, sagt) == []
    assert lackor(tmp_path / "ut")  # the scan finds what is there
    journal = (tmp_path / "ut" / "korning.jsonl").read_text(encoding="utf-8")
    assert "kvällsmedicinen" not in journal  # names of files stand in it, words of documents never


@pytest.mark.skipif(os.name == "nt", reason="signals to a process group")
@pytest.mark.parametrize("vila", [0.7, 1.5, 2.5])
def test_nor_when_it_is_killed(tmp_path: Path, utanfor: Path, vila: float) -> None:
    mapp = akter(tmp_path / "akter", MAPP)
    process = starta("granska", mapp, "--ut", tmp_path / "ut", "--processer", 2, onda=True, **miljo(utanfor))
    time.sleep(vila)
    _, sagt = avbryt(process, signal.SIGKILL)
    assert lackor(utanfor, sagt) == []


def test_rensa_leaves_nothing(tmp_path: Path, utanfor: Path) -> None:
    mapp = akter(tmp_path / "akter", MAPP)
    ut = tmp_path / "hit"
    kor("granska", mapp, "--ut", ut, onda=True, **miljo(utanfor))
    kod, _ = kor("rensa", ut)
    assert kod == 0
    assert not ut.exists()
