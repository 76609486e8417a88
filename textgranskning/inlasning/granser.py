"""The limits of reading (`granser.toml`), and how long one file may take."""

from __future__ import annotations

import shutil
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from textgranskning.inlasning.bas import OcrLage


@cache
def granser(grupp: str) -> dict[str, Any]:
    """One group of limits, each with its reason in the file."""
    alla = tomllib.loads((Path(__file__).parent / "granser.toml").read_text(encoding="utf-8"))
    return dict(alla[grupp])


def tidsgrans(fil: Path, ocr: OcrLage) -> float:
    """The seconds that reading a file (`las_utfall`, as one task) may take, by its format and size; a hanging one is then noticed soon."""
    formatet, megabyte = _slag(fil)
    return _sekunder(formatet, megabyte) + bildtid(fil, ocr)


def bildtid(fil: Path, ocr: OcrLage) -> float:
    """Those of them that its page images may take: 0 for a format that holds none, and where none are read."""
    if ocr == "aldrig" or shutil.which("tesseract") is None:
        return 0.0
    from textgranskning.inlasning.ocr import installningar

    formatet, megabyte = _slag(fil)
    return float(installningar()["sekunder_per_megabyte"] * megabyte) if formatet in granser("tid")["bilder"]["format"] else 0.0


def _slag(fil: Path) -> tuple[str, float]:
    """A file's format and its megabytes; of one that cannot be opened nothing is known, and it takes no time to find that out."""
    from textgranskning.inlasning.format import format_av, kannetecken

    try:
        if not fil.is_file():
            return "", 0.0
        with fil.open("rb") as oppen:
            formatet = format_av(kannetecken(oppen), fil.name)
        return formatet.namn if formatet else "", fil.stat().st_size / 1e6
    except OSError:
        return "", 0.0


def _sekunder(formatet: str, megabyte: float) -> float:
    """
    >>> _sekunder("docx", 1), _sekunder("text", 10_000)
    (32.0, 300.0)
    """
    tid = granser("tid")
    egna = {**tid, **tid["format"].get(formatet, {})}
    return float(min(egna["start"] + egna["per_megabyte"] * megabyte, tid["hogst"]))
