"""Files that are known but not read: what they are, and what to do instead (`frammande.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from textgranskning.inlasning.bas import KATALOG, Format, Lasfel, Lasval
from textgranskning.typer import Dokument


@cache
def _kanda() -> tuple[dict[str, Any], ...]:
    return tuple(tomllib.loads((Path(__file__).parent / "frammande.toml").read_text(encoding="utf-8"))["format"])


def _traff(huvud: bytes) -> dict[str, Any] | None:
    if huvud.startswith(KATALOG):
        return next((ett for ett in _kanda() if "del" in ett and b"\n" + ett["del"].encode() in huvud.replace(KATALOG, b"\n", 1)), None)
    return next(
        (ett for ett in _kanda() if any(huvud.startswith(bytes.fromhex(hexa), ett.get("plats", 0)) for hexa in ett.get("borjan", ()))), None
    )


def _las(data: bytes, _namn: str, _val: Lasval) -> Iterator[Dokument]:
    from io import BytesIO

    from textgranskning.inlasning.format import kannetecken

    traff = _traff(kannetecken(BytesIO(data))) or {
        "orsak": "Filformatet känns inte igen.",
        "atgard": "Spara filen som PDF, docx eller text.",
    }
    raise Lasfel(traff["orsak"], traff["atgard"])
    yield


FORMAT = Format("annat", lambda huvud, _namn: _traff(huvud) is not None, _las)
