"""A user's own words, in every command that restores text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.kor import kor

SKADAD = "Socialndmnden 6verldmnar rapporten om Asvikshemmet till ndmnden.\nInsatsen pa Asvikshemmet 4r uppfoljd och fungerar.\n"


@pytest.fixture
def filer(tmp_path: Path) -> tuple[Path, Path]:
    akt = tmp_path / "akter" / "1"
    akt.mkdir(parents=True)
    (akt / "rapport.txt").write_text(SKADAD, encoding="utf-8")
    (tmp_path / "ord.txt").write_text("Åsvikshemmet  # boendet\n", encoding="utf-8")
    return akt / "rapport.txt", tmp_path / "ord.txt"


@pytest.mark.parametrize("kommando", ["las", "normalisera"])
def test_egna_ord_lagas(filer: tuple[Path, Path], kommando: str) -> None:
    fil, ordlista = filer
    assert "Åsvikshemmet" in kor(kommando, fil, "--ordlista", ordlista).stdout


def test_egna_ord_i_en_korning_och_ett_byte_av_dem_gor_om_akten(filer: tuple[Path, Path], tmp_path: Path) -> None:
    _, ordlista = filer
    for val, sagt in (([], ""), (["--ordlista", ordlista], "inställningarna har ändrats")):
        svar = kor("granska", tmp_path / "akter", "--ut", tmp_path / "ut", "--ocr", "aldrig", *val)
        assert svar.returncode == 0, svar.stderr
        assert sagt in svar.stderr


def test_en_ordlista_som_inte_finns(filer: tuple[Path, Path], tmp_path: Path) -> None:
    svar = kor("las", filer[0], "--ordlista", tmp_path / "saknas.txt")
    assert (svar.returncode, "Ordlistan går inte att läsa" in svar.stderr) == (2, True)
