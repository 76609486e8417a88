"""A reader that misbehaves: put first on PYTHONPATH, it makes files that begin with a word of power kill, hang or break their worker."""

from __future__ import annotations

import os
import time
from typing import Any

from textgranskning.inlasning import filer
from textgranskning.korning import pool

_las = filer.las_bytes
pool.tidsgrans = lambda *_: 2.0
pool.UTAN_FRAGA = 1.0
pool.PULS = 0.1


def _ond(data: bytes, namn: str, **val: Any) -> Any:
    if data.startswith(b"KILL"):
        os._exit(9)
    if data.startswith(b"HANG"):
        time.sleep(600)
    if data.startswith(b"BREAK"):
        raise RuntimeError("hemligt innehåll")
    return _las(data, namn, **val)


filer.las_bytes = _ond
