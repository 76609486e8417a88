"""The output folder is for its owner alone: by file modes, on Windows by access list."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from textgranskning.fel import UtmappFel
from textgranskning.korning import enskild
from textgranskning.korning.utmapp import Utmapp


@pytest.fixture
def i_windows(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """As on Windows: the commands that were run. `icacls` fails for folders that are called fat."""
    korda: list[list[str]] = []

    def kor(kommando: list[str], **val: Any) -> subprocess.CompletedProcess[bytes]:
        assert not val.get("shell")
        korda.append(kommando)
        return subprocess.CompletedProcess(kommando, 5 if "fat" in kommando[1] else 0, b"", b"")

    for namn, varde in (("USERDOMAIN", "KOMMUN"), ("USERNAME", "Åsa Ek"), ("SYSTEMROOT", r"C:\Windows")):
        monkeypatch.setenv(namn, varde)
    monkeypatch.setattr(enskild, "I_WINDOWS", True)
    monkeypatch.setattr(enskild.subprocess, "run", kor)
    return korda


@pytest.mark.skipif(os.name == "nt", reason="file modes")
def test_nobody_else_may_open_what_a_run_leaves(tmp_path: Path) -> None:
    umask = os.umask(0)  # the loosest that a user may have
    try:
        with Utmapp.oppen(tmp_path / "ut") as ut:
            ut.skriv("flaggor.jsonl", "{}\n")
            ut.anteckna({"korning": "0"})
    finally:
        os.umask(umask)
    for post in (ut.mapp, *ut.mapp.rglob("*")):
        assert not stat.S_IMODE(post.stat().st_mode) & 0o077, post.name


def test_on_windows_inherited_rights_are_cut_off_and_the_owner_is_named(tmp_path: Path, i_windows: list[list[str]]) -> None:
    enskild.bara_agaren(tmp_path / "ut för å & ä")
    ((program, mapp, *rest),) = i_windows
    assert (Path(program).name, mapp) == ("icacls.exe", str(tmp_path / "ut för å & ä"))
    assert rest == ["/inheritance:r", "/grant:r", r"KOMMUN\Åsa Ek:(OI)(CI)F", "/q"]


def test_a_disk_without_access_lists_is_refused(tmp_path: Path, i_windows: list[list[str]]) -> None:
    with pytest.raises(UtmappFel, match="Det gick inte att skriva i"), Utmapp.oppen(tmp_path / "fat"):
        pytest.fail("a folder that others may open was used")
    assert len(i_windows) == 1


def test_a_folder_that_holds_something_else_keeps_its_rights(tmp_path: Path, i_windows: list[list[str]]) -> None:
    (tmp_path / "viktigt.txt").write_text("x", encoding="utf-8")
    with pytest.raises(UtmappFel, match="något annat"), Utmapp.oppen(tmp_path):
        pytest.fail("a folder of someone else's was used")
    assert not i_windows


@pytest.mark.skipif(sys.platform != "win32", reason="asks Windows itself")
def test_windows_says_that_the_owner_is_alone(tmp_path: Path) -> None:
    with Utmapp.oppen(tmp_path / "ut") as ut:
        ut.skriv("flaggor.jsonl", "{}\n")
    for post in (ut.mapp, ut.mapp / "flaggor.jsonl"):
        svar = subprocess.run(["icacls", str(post)], check=True, capture_output=True, text=True).stdout
        assert svar.count(":(") - svar.count("(OI)(CI)") <= 1
        assert os.environ["USERNAME"].lower() in svar.lower()
