"""The classifier of handlingar without a title: what it knows, whole and damaged, and that it says nothing of what it does not know."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textgranskning.fel import ModellFel
from textgranskning.resurser import modellmapp
from textgranskning.tolkning.dragen import DRAG, drag
from textgranskning.tolkning.klassare import gissa_typ, las_klassare

_TEXTER = [
    ("Du kallas till möte den 4 mars kl 10.00 på kontoret. Ta med legitimation. Hör av dig om tiden inte passar.", "kallelse"),
    ("Vi anmäler oro för Lisa i årskurs 2. Hon har blåmärken på armen och kommer utan frukost. Rektor Bo Lund", "orosanmalan"),
    ("Om du inte är nöjd kan du överklaga beslutet. Skicka överklagandet till oss inom tre veckor.", "underrattelse"),
    ("Patienten undersöktes i dag. Diagnos: depression. Arbetsförmågan är nedsatt med 50 procent. Läkare Siv Ek", "lakarintyg"),
    ("Jag ansöker om hjälp med hyran för mars. Jag försäkrar att uppgifterna är riktiga. Sökande: Rut Hed", "ansokan"),
]


@pytest.mark.parametrize(("text", "typ"), _TEXTER)
def test_vad_en_text_ar(text: str, typ: str) -> None:
    assert gissa_typ(text) == typ
    assert gissa_typ(text.translate(str.maketrans("åäöÅÄÖ", "aaoAAO"))) == typ


@pytest.mark.parametrize("text", ["", "12 34", "Köp mjölk, smör och två limpor.", "Vädret blev fint till slut och båten kom i sjön."])
def test_vad_ingen_kan_saga(text: str) -> None:
    assert gissa_typ(text) is None


@given(st.text(max_size=300))
def test_sannolikheter_summerar_till_ett(text: str) -> None:
    dragen = drag(text)
    assert dragen == sorted(set(dragen))
    assert all(0 <= ett < DRAG for ett in dragen)
    assert abs(sum(las_klassare().sannolikheter(text).values()) - 1) < 1e-9


def test_en_andrad_modell_lases_inte(tmp_path: Path) -> None:
    mapp = tmp_path / "handlingar"
    shutil.copytree(modellmapp() / "handlingar", mapp)
    (mapp / "typer.toml").write_text('typer = ["beslut"]\nsteg = 1\n', encoding="utf-8")
    with pytest.raises(ModellFel):
        las_klassare(mapp)
