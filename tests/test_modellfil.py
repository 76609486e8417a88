"""Model files: checked, mapped, light; what is wrong with one is said by name."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROT
from textgranskning.fel import ModellFel, Utgangskod
from textgranskning.modellfil import kontrollera, las_restaurering, las_tabeller
from textgranskning.resurser import modellmapp

MAPP = modellmapp() / "restaurering"


@pytest.fixture
def kopia(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MAPP, tmp_path / "restaurering"))


def test_the_files_are_those_that_their_sums_name() -> None:
    kontrollera(MAPP)


def test_the_model_is_small() -> None:
    assert sum(fil.stat().st_size for fil in MAPP.iterdir()) < 40_000_000


@pytest.mark.parametrize("namn", ["former.marisa", "tabeller.npz", "omvand.toml"])
def test_a_tampered_file_is_named_with_its_sum(kopia: Path, namn: str) -> None:
    fil = kopia / namn
    data = bytearray(fil.read_bytes())
    data[len(data) // 2] ^= 1
    fil.write_bytes(data)
    with pytest.raises(ModellFel, match=rf"{namn}.*sha256") as fel:
        las_restaurering(kopia)
    assert fel.value.utgangskod is Utgangskod.TRASIG_MODELL


@pytest.mark.parametrize("namn", ["former.marisa", "tabeller.npz", "SHA256SUMS"])
def test_a_missing_file_is_named(kopia: Path, namn: str) -> None:
    (kopia / namn).unlink()
    with pytest.raises(ModellFel, match=namn):
        las_restaurering(kopia)


def test_a_pickle_is_never_loaded(tmp_path: Path) -> None:
    numpy = pytest.importorskip("numpy")
    fil = tmp_path / "ond.npz"
    numpy.savez(fil, a=numpy.array([object()], dtype=object))
    with pytest.raises((KeyError, ValueError)):
        las_tabeller(fil)


def test_it_is_ready_soon_and_imports_nothing_heavy() -> None:
    kod = (
        "import sys, time; start = time.perf_counter(); from textgranskning.normalisering import normalisera; normalisera('Pa g\u00f6rd.');"
        "print(time.perf_counter() - start, *[namn for namn in ('numpy', 'pandas', 'spacy', 'ftfy') if namn in sys.modules])"
    )
    svar = subprocess.run([sys.executable, "-c", kod], capture_output=True, text=True, check=True, cwd=ROT).stdout.split()
    assert len(svar) == 1, svar
    assert float(svar[0]) < 1.5  # 0.3 s on a machine of its own; tests share theirs
