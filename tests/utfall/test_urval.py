"""Samples: even over strata, the same for the same seed, and none drawn twice."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.utfall.flaggbygge import flagga, nyckel
from textgranskning.fel import RegisterFel
from textgranskning.utfall.urval import Registerpost, dra, elusionsprov, fordela, las_register, las_vikter, urval_csv

REGISTER = tuple(Registerpost(f"akt {nr}", "kvinna" if nr % 3 else "man", "norr" if nr % 2 else "söder") for nr in range(60))


def test_lika_manga_av_varje() -> None:
    dragna = dra(REGISTER, 12, ("kon", "enhet"), "7")
    assert set(Counter(ett.stratum for ett in dragna).values()) == {3}
    assert sum(ett.vikt for ett in dragna) == pytest.approx(len(REGISTER))


def test_samma_fro_samma_urval_i_vilken_ordning_akterna_an_kommer() -> None:
    assert dra(REGISTER, 10, ("kon",), "7") == dra(tuple(reversed(REGISTER)), 10, ("kon",), "7")
    assert dra(REGISTER, 10, ("kon",), "7") != dra(REGISTER, 10, ("kon",), "8")


def test_en_akt_till_andrar_inte_de_andras_lott() -> None:
    fore = {ett.akt.akt for ett in dra(REGISTER, 10, (), "7")}
    efter = {ett.akt.akt for ett in dra((*REGISTER, Registerpost("akt ny")), 10, (), "7")}
    assert len(fore - efter) <= 1


def test_okant_kon_ar_ett_eget_stratum() -> None:
    assert {ett.stratum for ett in dra((Registerpost("a", ""), Registerpost("b", "man")), 2, ("kon",))} == {"okänt", "man"}


def test_fel_egenskap_sags() -> None:
    with pytest.raises(RegisterFel, match="kön"):
        dra(REGISTER, 3, ("kön",))


@given(st.dictionaries(st.text(min_size=1, max_size=3), st.integers(0, 30), max_size=6), st.integers(0, 80))
def test_fordelningen(tillgang: dict[str, int], antal: int) -> None:
    ut = fordela(tillgang, antal)
    assert sum(ut.values()) == min(antal, sum(tillgang.values()))
    assert all(ut[namn] <= tillgang[namn] for namn in tillgang)
    delade = [ut[namn] for namn in tillgang if ut[namn] < tillgang[namn]]
    assert not delade or max(ut.values(), default=0) - min(delade) <= 1


def test_elusionsprovet_tar_bara_det_som_inte_flaggats() -> None:
    flaggor = [flagga(f"akt {nr}", status=("saknas", "oklart", "finns", "ej_tillampligt")[nr % 4]) for nr in range(80)]
    prov = elusionsprov(flaggor, 10, "1")
    omarkta = {nyckel(ett) for ett in flaggor if ett.status.value in {"finns", "ej_tillampligt"}}
    assert len(prov) == 10
    assert set(prov) <= omarkta
    assert set(prov.values()) == {4.0}
    assert elusionsprov(flaggor, 1000).keys() == omarkta
    assert elusionsprov([], 5) == {}


def test_register_och_vikter_gar_runt(tmp_path: Path) -> None:
    (tmp_path / "register.csv").write_text("\ufeffakt;kon;enhet\nÅkes akt;Kvinna;Norr\nB;;\n", encoding="utf-8")
    register = las_register(tmp_path / "register.csv")
    assert register == (Registerpost("Åkes akt", "kvinna", "norr"), Registerpost("B"))
    (tmp_path / "urval.csv").write_bytes(urval_csv(dra(register, 1, ())))
    assert list(las_vikter(tmp_path / "urval.csv").values()) == [2.0]
    assert las_vikter(tmp_path / "finns inte.csv") == {}


@pytest.mark.parametrize("text", ["fil;kon\na;man\n", "akt;kon\na;man\na;man\n"])
def test_daligt_register(tmp_path: Path, text: str) -> None:
    (tmp_path / "r.csv").write_text(text, encoding="utf-8")
    with pytest.raises(RegisterFel):
        las_register(tmp_path / "r.csv")


def test_register_som_inte_gar_att_lasa(tmp_path: Path) -> None:
    with pytest.raises(RegisterFel):
        las_register(tmp_path / "saknas.csv")
