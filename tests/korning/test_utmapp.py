"""The output folder: whole files, a journal that survives, nothing of anyone else's touched."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest

from textgranskning.fel import UtmappFel
from textgranskning.korning.arbete import hamta_kvitto
from textgranskning.korning.skriva import skriv_helt
from textgranskning.korning.utmapp import Utmapp, rensa


def test_a_torn_last_line_does_not_swallow_the_next(tmp_path: Path) -> None:
    with Utmapp.oppen(tmp_path / "ut") as ut:
        ut.anteckna({"ett": 1})
    with (ut.mapp / "korning.jsonl").open("a") as oppen:
        oppen.write('{"tv')
    with Utmapp.oppen(tmp_path / "ut") as ut:
        ut.anteckna({"tre": 3})
    rader = (ut.mapp / "korning.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(rader[0]), json.loads(rader[2])] == [{"ett": 1}, {"tre": 3}]


def test_a_folder_left_before_the_first_word_can_be_used_again(tmp_path: Path) -> None:
    with Utmapp.oppen(tmp_path / "ut"):
        pass
    with Utmapp.oppen(tmp_path / "ut") as ut:
        ut.anteckna({"korning": "0"})
    assert rensa(ut.mapp)[-1] == "korning.jsonl"


def test_a_full_disk_is_one_sentence_and_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fil = tmp_path / "flaggor.jsonl"
    skriv_helt(fil, b"gammalt")

    def fullt(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fullt)
    with pytest.raises(UtmappFel, match="disken inte är full"):
        skriv_helt(fil, b"nytt")
    assert [(ett.name, ett.read_bytes()) for ett in tmp_path.iterdir()] == [("flaggor.jsonl", b"gammalt")]


def test_a_broken_partial_result_is_done_again(tmp_path: Path) -> None:
    with Utmapp.oppen(tmp_path / "ut") as ut:
        (ut.delresultat / "abc.sidor.gz").write_bytes(b"")
        (ut.delresultat / "abc.json").write_text('{"akt": ', encoding="utf-8")
        assert hamta_kvitto(ut.delresultat, "abc") is None


def test_rensa_leaves_a_folder_that_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / "viktigt.txt").write_text("x", encoding="utf-8")
    with pytest.raises(UtmappFel, match="innehåller ingen körning"):
        rensa(tmp_path)
    assert (tmp_path / "viktigt.txt").exists()


def test_rensa_leaves_what_a_run_did_not_write(tmp_path: Path) -> None:
    with Utmapp.oppen(tmp_path / "ut") as ut:
        ut.anteckna({"korning": "0"})
        ut.skriv("flaggor.jsonl", "")
    (ut.mapp / "mina anteckningar.txt").write_text("viktigt", encoding="utf-8")
    assert rensa(ut.mapp) == (".delresultat", "flaggor.jsonl", "korning.jsonl")
    assert [fil.name for fil in ut.mapp.iterdir()] == ["mina anteckningar.txt"]


def test_rensa_refuses_a_folder_that_only_has_a_file_of_that_name(tmp_path: Path) -> None:
    (tmp_path / "korning.jsonl").write_text('{"annat": 1}\n', encoding="utf-8")
    (tmp_path / "viktigt.txt").write_text("x", encoding="utf-8")
    with pytest.raises(UtmappFel, match="ingen körning"):
        rensa(tmp_path)
    assert (tmp_path / "viktigt.txt").exists()


def test_rensa_waits_for_a_run_that_is_going_on(tmp_path: Path) -> None:
    with Utmapp.oppen(tmp_path / "ut") as ut:
        ut.anteckna({"korning": "0"})
        with pytest.raises(UtmappFel, match="pågår"):
            rensa(ut.mapp)
    assert (ut.mapp / "korning.jsonl").exists()


@pytest.mark.parametrize("innehall", ["[]", "1", "null"])
def test_a_partial_result_of_another_shape_is_done_again(tmp_path: Path, innehall: str) -> None:
    with Utmapp.oppen(tmp_path / "ut") as ut:
        (ut.delresultat / "abc.sidor.gz").write_bytes(b"")
        (ut.delresultat / "abc.json").write_text(innehall, encoding="utf-8")
        assert hamta_kvitto(ut.delresultat, "abc") is None
