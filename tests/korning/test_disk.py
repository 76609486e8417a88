"""A disk that fills up: one sentence, nothing half written, and when there is room again the same command goes on to the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.korning.hjalp import ANTECKNING, akter, kor, resultat

ANTAL = 6


def mapp_med_akter(mapp: Path) -> Path:
    return akter(mapp / "akter", {f"{nummer}/journal.txt": ANTECKNING.replace("03-11", f"03-{nummer + 10}") for nummer in range(ANTAL)})


def halva(ut: Path) -> list[Path]:
    return list(ut.rglob(".skrivs-*"))


@pytest.mark.parametrize("byte", [0, 3_000, 20_000, 60_000])
def test_a_full_disk_at_any_moment(tmp_path: Path, byte: int) -> None:
    mapp = mapp_med_akter(tmp_path)
    kor("granska", mapp, "--ut", tmp_path / "ostord", "--processer", 1)
    kod, sagt = kor("granska", mapp, "--ut", tmp_path / "ut", "--processer", 1, onda=True, DISK_FULL=str(byte))
    assert kod == 2, sagt
    assert "Kontrollera att disken inte är full" in sagt
    assert sagt.count("\n") == 1
    assert not halva(tmp_path / "ut")
    assert kor("granska", mapp, "--ut", tmp_path / "ut", "--processer", 2)[0] == 0
    assert resultat(tmp_path / "ut") == resultat(tmp_path / "ostord")


@pytest.fixture
def liten_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 100 kB, where the tests may mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0 or _montera(disk, "size=100k"):
        pytest.skip("may not mount a file system: the injected faults above stand for it")
    try:
        yield disk
    finally:
        subprocess.run(["umount", disk], check=True)


def _montera(disk: Path, val: str) -> int:
    return subprocess.run(["mount", "-t", "tmpfs", "-o", val, "tmpfs", disk], check=False, capture_output=True).returncode


def test_a_small_full_file_system(tmp_path: Path, liten_disk: Path) -> None:
    mapp = mapp_med_akter(tmp_path)
    kor("granska", mapp, "--ut", tmp_path / "ostord", "--processer", 1)
    ut = liten_disk / "ut"
    kod, sagt = kor("granska", mapp, "--ut", ut, "--processer", 2)
    assert kod == 2, sagt
    assert "Kontrollera att disken inte är full" in sagt
    assert not halva(ut)
    assert _montera(liten_disk, "remount,size=20m") == 0
    assert kor("granska", mapp, "--ut", ut, "--processer", 2)[0] == 0
    assert resultat(ut) == resultat(tmp_path / "ostord")
