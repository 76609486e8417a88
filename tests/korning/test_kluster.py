"""The run on a Dask cluster of separate processes: the same bytes, also when workers die."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import Client, LocalCluster

from tests.conftest import ROT
from tests.korning.hjalp import ANTECKNING, ONDA, akter, journal, kor, resultat
from textgranskning.fel import ModellFel
from textgranskning.korning import Lage, granska_mapp
from textgranskning.korning.beroenden import Beroenden, Installningar

pytestmark = pytest.mark.filterwarnings("ignore")  # of Dask's own

ANTAL = 12


@pytest.fixture
def klient(monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """Two worker processes, in which files with a word of power misbehave."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(ONDA), str(ROT))))
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=50) as lokalt,
        Client(lokalt) as klienten,
    ):
        yield klienten


def mapp_med_akter(mapp: Path) -> Path:
    return akter(mapp / "akter", {f"{nummer:02d}/journal.txt": ANTECKNING.replace("03-11", f"03-{nummer + 10}") for nummer in range(ANTAL)})


def test_a_worker_killed_in_mid_run_costs_no_akt_and_doubles_none(tmp_path: Path, klient: Client) -> None:
    mapp = mapp_med_akter(tmp_path)
    kor("granska", mapp, "--ut", tmp_path / "har", "--mall", "ekonomiskt-bistand")
    dodade: list[int] = []

    def framsteg(lage: Lage) -> None:
        if lage.klara == 2 and not dodade:
            dodade.extend(klient.run(os.getpid).values())
            os.kill(dodade[0], signal.SIGTERM if os.name == "nt" else signal.SIGKILL)

    granska_mapp(mapp, "ekonomiskt-bistand", tmp_path / "dar", klient=klient, framsteg=framsteg)
    assert dodade
    assert resultat(tmp_path / "dar") == resultat(tmp_path / "har")
    assert sorted(post["akt"] for post in journal(tmp_path / "dar") if "flaggor" in post) == [f"{nummer:02d}" for nummer in range(ANTAL)]


def test_a_file_that_ends_worker_after_worker_is_unread_and_its_akt_judged(tmp_path: Path, klient: Client) -> None:
    mapp = akter(tmp_path / "akter", {"A/journal.txt": ANTECKNING, "A/ond.txt": "KILL", "B/journal.txt": ANTECKNING})
    omgang = granska_mapp(mapp, "ekonomiskt-bistand", tmp_path / "ut", klient=klient)
    assert {(fil.akt, fil.fil): fil.utfall for fil in omgang.filer} == {
        ("A", "journal.txt"): "last", ("A", "ond.txt"): "ej_last", ("B", "journal.txt"): "last",
    }  # fmt: skip


def test_a_second_run_there_does_nothing_again(tmp_path: Path, klient: Client) -> None:
    mapp = mapp_med_akter(tmp_path)
    kor("granska", mapp, "--ut", tmp_path / "ut", "--mall", "ekonomiskt-bistand")
    forst = resultat(tmp_path / "ut")
    (mapp / "03" / "journal.txt").write_text(ANTECKNING, encoding="utf-8")
    omgang = granska_mapp(mapp, "ekonomiskt-bistand", tmp_path / "ut", klient=klient)
    assert (omgang.summering.fanns, dict(omgang.summering.omgjorda)) == (ANTAL - 1, {"filer": 1})
    assert resultat(tmp_path / "ut") != forst


def test_a_worker_with_other_models_is_refused(tmp_path: Path, klient: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    val = Installningar("ekonomiskt-bistand")
    vara = Beroenden.nu(val)
    monkeypatch.setattr(Beroenden, "nu", classmethod(lambda cls, _: cls(**{**vara.till_dict(), "modeller": "andra"})))
    with pytest.raises(ModellFel, match="modeller"):
        granska_mapp(mapp_med_akter(tmp_path), "ekonomiskt-bistand", tmp_path / "ut", klient=klient)


def test_without_a_cluster_at_the_address_it_is_said() -> None:
    kod, sagt = kor("granska", ROT / "exempel" / "akter", "--ut", "ut", "--dask", "tcp://127.0.0.1:1")
    assert kod == 2
    assert "Det går inte att nå ett Dask-kluster" in sagt
    assert not Path("ut").exists()


def test_the_command_shows_the_dashboard(tmp_path: Path, klient: Client) -> None:
    mapp = mapp_med_akter(tmp_path)
    kod, sagt = kor("granska", mapp, "--ut", tmp_path / "ut", "--dask", klient.scheduler.address)
    assert kod == 0, sagt
    assert f"Dask: {klient.dashboard_link}" in sagt
