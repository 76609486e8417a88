"""Files whose names are long, reserved on Windows, or in either form of Unicode: each read by the real command, under its own name."""

from __future__ import annotations

import json
import sys
import unicodedata
from pathlib import Path

import pytest

from tests.cli.kor import kor

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems hold no such names")
TEXT = "2025-03-11 Hembesök hos familjen. Barnen har egna sängar."
LANGT = "å" * 120 + ".txt"  # 244 bytes; Linux holds 255 of a name
MAPPAR = "/".join("utredning och uppföljning " + "ö" * 40 for _ in range(4))  # a path of more than 300 characters
RESERVERADE = ("CON.txt", "aux.txt", "nul", "COM1.beslut.txt", "lpt9.txt", "slut.txt ", "punkt.txt.")


def granska(tmp_path: Path, *namn: str) -> dict[str, str]:
    akt = tmp_path / "akter" / "Åkesson"
    for ett in namn:
        fil = akt / ett
        fil.parent.mkdir(parents=True, exist_ok=True)
        fil.write_text(TEXT, encoding="utf-8")
    svar = kor("granska", tmp_path / "akter", "--ut", tmp_path / "ut", "--mall", "ekonomiskt-bistand")
    assert svar.returncode == 0, svar.stderr
    poster = [json.loads(rad) for rad in (tmp_path / "ut" / "korning.jsonl").read_text(encoding="utf-8").splitlines()]
    return {post["fil"]: post["utfall"] for post in poster if "fil" in post}


def test_long_names_and_long_paths(tmp_path: Path) -> None:
    djup = f"{MAPPAR}/{LANGT}"
    assert len(djup) > 300
    assert granska(tmp_path, LANGT, djup) == {LANGT: "last", djup: "last"}


def test_names_that_windows_reserves(tmp_path: Path) -> None:
    assert granska(tmp_path, *RESERVERADE) == dict.fromkeys(RESERVERADE, "last")


def test_one_name_in_both_forms_is_two_files_and_one_alone_comes_in_nfc(tmp_path: Path) -> None:
    nfc, nfd = "Återkoppling från skolan å ä ö.txt", unicodedata.normalize("NFD", "Återkoppling från skolan å ä ö.txt")
    ensam = unicodedata.normalize("NFD", "Överklagande.txt")
    assert granska(tmp_path, nfc, nfd, ensam) == {nfc: "last", nfd: "last", "Överklagande.txt": "last"}


def test_litter_is_passed_over_by_name(tmp_path: Path) -> None:
    skrap = ("Thumbs.db", ".DS_Store", "~$beslut.docx", "desktop.ini", "__MACOSX/._beslut.txt")
    assert granska(tmp_path, "beslut.txt", *skrap) == {"beslut.txt": "last"}
