"""Every use that is wrong gets one Swedish sentence, and what to do; help is Swedish throughout."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.cli.test_kommandon import EXEMPEL, kor
from tests.conftest import ROT

ENGELSKA = ("Usage", "Options", "Arguments", "Commands", "Show", "Install", "default", "required", "Error", "Try ", "COMMAND", "<path>")


@pytest.mark.parametrize(
    ("argument", "mening"),
    [
        (["granska", "akter", "--ut", "ut", "--mal", "x"], "Det finns inget val --mal. Menade du "),
        (["granska"], "MAPP saknas."),
        (["granska", "akter"], "--ut saknas."),
        (["granska", "akter", "--ut"], "Valet --ut är fel använt"),
        (["granska", "akter", "--ut", "ut", "--tyst=1"], "Valet --tyst är fel använt"),
        (["granska", "akter", "--ut", "ut", "--ocr", "ibland"], "Värdet till --ocr passar inte; det ska vara auto, alltid, aldrig."),
        (["granska", "akter", "--ut", "ut", "--processer", "0"], "Värdet till --processer passar inte; det ska vara HELTAL."),
        (["granska", "mina", "akter", "--ut", "ut"], "citattecken som saknas kring ett namn med mellanslag"),
        (["granska", "akter", "--ut", "ut", "--per", "i går"], "i går är inget datum. Skriv som 2025-06-30."),
        (["granska", "akter", "--ut", "ut", "--period", "2025"], "2025 är ingen period. Skriv som 2025-01-01..2025-06-30."),
        (["granksa", "akter"], "Det finns inget kommando granksa. Välj bland granska, "),
        (["mallar", "visaa"], "Det finns inget kommando visaa. Välj bland lista, visa, "),
    ],
)
def test_wrong_use_is_one_swedish_sentence(argument: list[str], mening: str) -> None:
    svar = kor(*argument)
    assert svar.returncode == 2
    assert svar.stderr.startswith("textgranskning: ")
    assert mening in svar.stderr
    assert svar.stderr.count("\n") == 1
    assert svar.stdout == ""
    assert not [ord_ for ord_ in ENGELSKA if ord_ in svar.stderr]


@pytest.mark.parametrize("kommando", [[], ["granska"], ["las"], ["normalisera"], ["mallar"], ["mallar", "visa"], ["modeller"], ["rensa"]])
def test_help_has_no_word_of_english(kommando: list[str]) -> None:
    hjalp = kor(*kommando, "--help").stdout
    assert "Användning: " in hjalp
    assert not [ord_ for ord_ in ENGELSKA if ord_ in hjalp]


def test_help_loads_no_heavy_part() -> None:
    kod = "import sys; sys.argv = ['x', 'granska', '--help']\nfrom textgranskning.cli import main; main(); print(*sys.modules)"
    svar = subprocess.run([sys.executable, "-c", kod], cwd=ROT, capture_output=True, encoding="utf-8", check=True)
    assert not {"numpy", "jinja2", "spacy", "pebble", "rich", "pandas", "pypdfium2"} & set(svar.stdout.splitlines()[-1].split())


@pytest.mark.skipif(os.name == "nt", reason="a pipe that closes early")
def test_a_reader_that_goes_away_is_no_error() -> None:
    miljo = {**os.environ, "PYTHONPATH": str(ROT)}
    las = [sys.executable, "-m", "textgranskning", "las", str(EXEMPEL / "04 Åbom, eftervård" / "Journal.txt"), "--json"]
    process = subprocess.Popen(las, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=miljo)
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 0


def test_output_is_utf8_whatever_the_console_says() -> None:
    miljo = {**os.environ, "PYTHONPATH": str(ROT), "PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"}
    svar = subprocess.run([sys.executable, "-m", "textgranskning", "mallar", "lista"], env=miljo, capture_output=True, check=True)
    assert "långvarig hemlöshet" in svar.stdout.decode("utf-8")
