"""Key figures by group."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from tests.utfall.flaggbygge import flagga
from textgranskning.utfall.nyckeltal import nyckeltal


def test_grupperat_med_for_fa_utan_andel() -> None:
    flaggor = [replace(flagga(f"a{nr}", status="saknas" if nr < 5 else "finns"), kon="kvinna") for nr in range(20)]
    flaggor += [replace(flagga("b", status="ej_tillampligt"), kon=None)]
    rader = nyckeltal(flaggor, ["kvalitetsomrade", "kon"]).set_index("kon")
    assert rader.loc["kvinna", "andel_luckor"] == pytest.approx(0.25)
    assert rader.loc["kvinna", "lag"] < 0.25 < rader.loc["kvinna", "hog"]
    assert (rader.loc["okänt", "galler"], math.isnan(rader.loc["okänt", "andel_luckor"])) == (0, True)


def test_en_flagga_i_tva_analyser_raknas_i_bada() -> None:
    rader = nyckeltal([replace(flagga("a"), analys=("barnratt", "jamstalldhet")), flagga("b")], ["analys"])
    assert list(rader["analys"]) == ["barnratt", "jamstalldhet"]


def test_okand_kolumn() -> None:
    with pytest.raises(ValueError, match="farg"):
        nyckeltal([], ["farg"])


def test_inga_flaggor() -> None:
    assert nyckeltal([]).empty
