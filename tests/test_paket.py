"""The package as a whole: its public names, that import is light, and that the example files stand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import textgranskning
from tests.conftest import ROT

TUNGA = ("pandas", "sklearn", "spacy", "xlsxwriter", "pydantic", "numpy", "starlette", "matplotlib")


def test_every_public_name_loads() -> None:
    for namn in textgranskning.__all__:
        assert getattr(textgranskning, namn) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="granskaa"):
        textgranskning.granskaa  # noqa: B018


def test_import_loads_no_heavy_part() -> None:
    kod = "import sys, textgranskning; print(*sys.modules)"
    moduler = subprocess.run([sys.executable, "-c", kod], capture_output=True, text=True, check=True, cwd=ROT).stdout.split()
    assert not [tung for tung in TUNGA if tung in moduler]


def test_every_example_answer_quotes_a_document_that_is_there() -> None:
    for fil in sorted((ROT / "exempel" / "facit").glob("*.json")):
        facit = json.loads(fil.read_text(encoding="utf-8"))
        akt = ROT / "exempel" / "akter" / facit["akt"]
        dokument = {stig.name for stig in akt.iterdir()} if akt.is_dir() else {akt.name}
        namngivna = {namn for svar in facit["krav"].values() for namn in svar["dokument"]}
        assert namngivna <= dokument, fil.name


def test_the_examples_cover_all_four_verdicts() -> None:
    statusar = {
        svar["status"]
        for fil in (ROT / "exempel" / "facit").glob("*.json")
        for svar in json.loads(Path(fil).read_text(encoding="utf-8"))["krav"].values()
    }
    assert statusar == {"finns", "saknas", "oklart", "ej_tillampligt"}
