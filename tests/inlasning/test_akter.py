"""Which files make an akt."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from textgranskning.fel import MappFel
from textgranskning.inlasning import hitta_akter, las_akt


def lagg(rot: Path, *stigar: str) -> None:
    for stig in stigar:
        (rot / stig).parent.mkdir(parents=True, exist_ok=True)
        (rot / stig).write_text("Anteckning.", encoding="utf-8")


def test_folders_are_akter_and_loose_files_beside_them_their_own(tmp_path: Path) -> None:
    lagg(tmp_path, "A/journal.txt", "A/under/beslut.txt", "B/x.txt", "lös.txt", "Thumbs.db", "A/~$beslut.docx")
    akter = hitta_akter(tmp_path)
    assert [(akt.namn, [akt.dokumentnamn(fil) for fil in akt.filer]) for akt in akter] == [
        ("A", ["journal.txt", "under/beslut.txt"]),
        ("B", ["x.txt"]),
        ("lös.txt", ["lös.txt"]),
    ]


def test_only_files_are_one_akt_unless_asked_for_one_each(tmp_path: Path) -> None:
    lagg(tmp_path, "a.txt", "b.txt")
    assert [len(akt.filer) for akt in hitta_akter(tmp_path)] == [2]
    assert [akt.namn for akt in hitta_akter(tmp_path, "fil")] == ["a.txt", "b.txt"]


def test_names_come_out_in_one_form_whatever_the_disk_holds(tmp_path: Path) -> None:
    lagg(tmp_path, unicodedata.normalize("NFD", "Åkerö/ärende.txt"))
    (akt,) = hitta_akter(tmp_path)
    assert (akt.namn, akt.dokumentnamn(akt.filer[0])) == ("Åkerö", "ärende.txt")


def test_a_missing_folder_is_a_clear_failure(tmp_path: Path) -> None:
    with pytest.raises(MappFel, match="finns inte"):
        hitta_akter(tmp_path / "borta")
    with pytest.raises(MappFel, match="finns inte"):
        las_akt(tmp_path / "borta")


def test_a_folder_that_may_not_be_read_is_an_unread_file_of_its_akt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lagg(tmp_path, "A/journal.txt", "A/låst/hemlig.txt")
    oppna = os.scandir

    def vagra(mapp: str) -> object:
        if str(mapp).endswith("låst"):
            raise PermissionError(13, "nekad", str(mapp))
        return oppna(mapp)

    monkeypatch.setattr(os, "scandir", vagra)
    (akt,) = hitta_akter(tmp_path)
    assert [akt.dokumentnamn(fil) for fil in akt.filer] == ["journal.txt", "låst"]
    assert las_akt(tmp_path / "A").dokument[1].fel


def test_a_folder_of_akter_that_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def vagra(_mapp: object) -> object:
        raise PermissionError(13, "nekad")

    monkeypatch.setattr(Path, "iterdir", vagra)
    with pytest.raises(MappFel, match="får inte läsas"):
        hitta_akter(tmp_path)
