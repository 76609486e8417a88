"""The reviewers' verdicts: nothing is lost between two tabs, two reviewers or two processes, and everything can be undone."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textgranskning.fel import UtmappFel
from textgranskning.utfall.domar import FIL, Andring, Dom, Domar, Krock, Nyckel, ny_handling

A, B = Nyckel("akt 1", "barn-unga", "barnsamtal"), Nyckel("akt 2", "barn-unga", "barnsamtal")
SAKNAS = {"status": "saknas", "skal": "inget_belagg", "sakerhet": 0.8, "utlosare": None, "person": None}


@pytest.fixture
def domar(tmp_path: Path) -> Iterator[Domar]:
    with closing(Domar(tmp_path / FIL)) as oppna:
        yield oppna


def satt(nyckel: Nyckel, status: str, sett: int = 0) -> Andring:
    return Andring(nyckel, "status", status, SAKNAS, sett)


def test_a_verdict_is_kept_with_who_and_when_and_what_the_tool_said(domar: Domar, tmp_path: Path) -> None:
    domar.skriv("Ann", ny_handling(), [satt(A, "finns")])
    with closing(Domar(tmp_path / FIL)) as igen:
        dom = igen.dom(A)
    assert (dom.status, dom.granskare, dom.bekraftar, dom.verktyget) == ("finns", "Ann", False, SAKNAS)
    assert dom.nar
    assert dom.nar.endswith("+00:00")


def test_the_second_of_two_who_saw_the_same_is_told_and_nothing_is_lost(domar: Domar, tmp_path: Path) -> None:
    with closing(Domar(tmp_path / FIL)) as andra:
        domar.skriv("Ann", ny_handling(), [satt(A, "finns")])
        with pytest.raises(Krock) as krock:
            andra.skriv("Bo", ny_handling(), [satt(A, "oklart"), satt(B, "oklart")])
        assert (krock.value.dom.status, krock.value.dom.granskare) == ("finns", "Ann")
        assert andra.dom(B) == Dom(B)  # all or nothing
        andra.skriv("Bo", ny_handling(), [satt(A, "oklart", krock.value.dom.version)])
    assert [post.granskare for post in domar.logg()] == ["Ann", "Bo"]
    assert domar.dom(A).status == "oklart"


def test_an_action_sent_twice_is_written_once(domar: Domar) -> None:
    handling = ny_handling()
    for _ in range(2):
        domar.skriv("Ann", handling, [satt(A, "finns")])
    assert len(domar.logg()) == 1


def test_undo_takes_back_a_whole_action_and_only_ones_own(domar: Domar) -> None:
    domar.skriv("Ann", ny_handling(), [satt(A, "finns"), satt(B, "finns")])
    domar.skriv("Bo", ny_handling(), [Andring(B, "kommentar", "Se bilagan.", SAKNAS, domar.dom(B).version)])
    assert domar.angra("Ann", ny_handling()) == (A, B)
    assert (domar.dom(A).status, domar.dom(B).status, domar.dom(B).kommentar) == (None, None, "Se bilagan.")
    assert domar.angra("Ann", ny_handling()) == ()
    assert len(domar.logg()) == 5  # the history stays


@given(st.lists(st.sampled_from(["finns", "saknas", "oklart", "angra"]), max_size=12))
def test_undo_gives_back_what_stood_before(steg: list[str]) -> None:
    with TemporaryDirectory() as mapp, closing(Domar(Path(mapp) / FIL)) as domar:
        stapel: list[str] = []
        for ett in steg:
            if ett == "angra":
                domar.angra("Ann", ny_handling())
                stapel = stapel[:-1]
            else:
                domar.skriv("Ann", ny_handling(), [satt(A, ett, domar.dom(A).version)])
                stapel.append(ett)
            assert domar.dom(A).status == (stapel[-1] if stapel else None)


def test_a_status_ends_putting_off(domar: Domar) -> None:
    domar.skriv("Ann", ny_handling(), [Andring(A, "uppskjuten", True, SAKNAS)])
    assert domar.dom(A).uppskjuten
    domar.skriv("Ann", ny_handling(), [satt(A, "saknas", domar.dom(A).version)])
    assert (domar.dom(A).uppskjuten, domar.dom(A).bekraftar) == (False, True)


def test_the_sample_and_the_place_are_kept(domar: Domar) -> None:
    domar.satt_urval({A: 12.5}, fro="7")
    domar.satt_urval({A: 1.0, B: 3.0}, fro="8")
    domar.satt_plats("Ann", A)
    domar.satt_plats("Ann", B)
    assert domar.urval() == {A: 12.5, B: 3.0}
    assert (domar.plats("Ann"), domar.plats("Bo")) == (B, None)


SKRIVARE = """
import sys
from pathlib import Path
from textgranskning.utfall.domar import Andring, Domar, Nyckel, ny_handling
domar = Domar(Path(sys.argv[1]))
for nummer in range(40):
    domar.skriv(sys.argv[2], ny_handling(), [Andring(Nyckel("a", "m", f"{sys.argv[2]}{nummer}"), "status", "finns")])
domar.close()
"""


def test_two_processes_lose_nothing(domar: Domar, tmp_path: Path) -> None:
    processer = [subprocess.Popen([sys.executable, "-c", SKRIVARE, str(tmp_path / FIL), namn]) for namn in ("Ann", "Bo")]
    assert [process.wait(timeout=60) for process in processer] == [0, 0]
    assert len(domar.laget()) == 80


@pytest.mark.skipif(os.name == "nt", reason="file modes are POSIX")
def test_the_file_is_for_the_owner_alone(domar: Domar, tmp_path: Path) -> None:
    domar.skriv("Ann", ny_handling(), [satt(A, "finns")])
    assert {fil.stat().st_mode & 0o777 for fil in tmp_path.glob(f"{FIL}*")} == {0o600}


def test_a_file_of_another_kind_or_version_is_refused(tmp_path: Path) -> None:
    (tmp_path / "annat").write_bytes(b"not a database, but long enough to be taken for one" * 50)
    with pytest.raises(UtmappFel):
        Domar(tmp_path / "annat")
    with closing(sqlite3.connect(tmp_path / "ny")) as bas:
        bas.execute("PRAGMA user_version = 99")
    with pytest.raises(UtmappFel, match="annan version"):
        Domar(tmp_path / "ny")
