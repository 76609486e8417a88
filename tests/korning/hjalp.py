"""Runs as other processes start them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.conftest import ROT
from textgranskning.korning.utmapp import Utmapp

ONDA = Path(__file__).parent / "onda"
RESULTAT = ("flaggor.jsonl", "flaggor.csv", "handlingar.csv", "rapport.html")
ANTECKNING = "Journal\n\n2025-03-11 Hembesök. Hembesök genomfördes hos familjen. Barnen, födda 2014 och 2018, har egna sängar.\n"


def starta(*argument: object, onda: bool = False, **mer: str) -> subprocess.Popen[str]:
    """The command, in a process group of its own so that it can be interrupted as from a keyboard. `mer`: its environment."""
    sokvag = os.pathsep.join([str(ONDA)] * onda + [str(ROT)])
    miljo = {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": sokvag, **mer}
    kommando = [sys.executable, "-m", "textgranskning", *(str(ett) for ett in argument)]
    return subprocess.Popen(kommando, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", env=miljo, start_new_session=True)


def kor(*argument: object, onda: bool = False, **mer: str) -> tuple[int, str]:
    """The command to its end: exit code and what it said on standard error."""
    process = starta(*argument, onda=onda, **mer)
    _, sagt = process.communicate(timeout=240)
    return process.returncode, sagt


def avbryt(process: subprocess.Popen[str], signalen: signal.Signals) -> tuple[int, str]:
    os.killpg(process.pid, signalen)
    _, sagt = process.communicate(timeout=60)
    return process.returncode, sagt


def akter(mapp: Path, innehall: dict[str, str]) -> Path:
    """A folder of small akter: file path -> text."""
    for namn, text in innehall.items():
        (mapp / namn).parent.mkdir(parents=True, exist_ok=True)
        (mapp / namn).write_text(text, encoding="utf-8")
    return mapp


def journal(ut: Path) -> list[dict[str, Any]]:
    return [json.loads(rad) for rad in (ut / "korning.jsonl").read_text(encoding="utf-8").splitlines()]


def poster(ut: Path) -> list[dict[str, Any]]:
    """The records of a journal with lines that were cut off."""
    with Utmapp.oppen(ut) as utmapp:
        return list(utmapp.poster())


def resultat(ut: Path) -> dict[str, bytes]:
    return {namn: (ut / namn).read_bytes() for namn in RESULTAT}
