"""The command as a user runs it."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.conftest import ROT


def kor(*argument: object, indata: str | None = None) -> subprocess.CompletedProcess[str]:
    miljo = {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(ROT), "COLUMNS": "120"}
    kommando = [sys.executable, "-m", "textgranskning", *(str(ett) for ett in argument)]
    return subprocess.run(kommando, capture_output=True, encoding="utf-8", env=miljo, input=indata, check=False)
