"""A machine that misbehaves: put first on PYTHONPATH. Files that begin with a word of power kill, hang or break their worker; with
DISK_FULL in the environment a disk holds so many bytes; with SAKERT what has been forced to disk is copied there, to be all that a power
cut leaves (`tests/korning/stromavbrott.py`); with LOGG everything that any logger says is written there."""

from __future__ import annotations

import errno
import logging
import os
import time
from pathlib import Path
from typing import Any

from textgranskning.inlasning import filer
from textgranskning.korning import arbete, pool, skriva

_las, _skrivning = filer.las_bytes, skriva.os.fsync
pool.tidsgrans = lambda *_: 2.0
pool.UTAN_FRAGA = 1.0
pool.PULS = 0.1


def _ond(data: bytes, namn: str, **val: Any) -> Any:
    if data.startswith(b"KILL"):
        os._exit(9)
    if data.startswith(b"HANG"):
        time.sleep(600)
    if data.startswith(b"MEMORY"):
        allt = bytearray(400_000_000)
        allt[::4096] = b"x" * len(allt[::4096])
        time.sleep(600)
    if data.startswith(b"BREAK"):
        raise RuntimeError("hemligt innehåll")
    return _las(data, namn, **val)


def _tolka_for(mall: Any, akt: str, texter: Any) -> Any:
    if any("TOLKA" in text.text for text in texter):
        raise RuntimeError("hemligt innehåll")
    return _tolka_ratt(mall, akt, texter)


_tolka_ratt = arbete.tolka_for
arbete.tolka_for = _tolka_for
filer.las_bytes = _ond
if "MINNE" in os.environ:
    pool.MINNE = int(os.environ["MINNE"])
if "LOGG" in os.environ:
    logging.basicConfig(filename=os.environ["LOGG"], level=logging.DEBUG)
if "DISK_FULL" in os.environ:
    kvar = [int(os.environ["DISK_FULL"])]

    def _full(handtag: int) -> None:
        kvar[0] -= os.fstat(handtag).st_size
        if kvar[0] < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        _skrivning(handtag)

    os.fsync = _full

if "SAKERT" in os.environ:
    from tests.korning.stromavbrott import minns

    def _minns(handtag: int) -> None:
        _skrivning(handtag)
        minns(handtag, Path(os.environ["SAKERT"]))

    os.fsync = _minns
