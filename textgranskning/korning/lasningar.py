"""Readings that took long, kept on disk: a run that goes on, or another template, does not read them again."""

from __future__ import annotations

import gzip
from pathlib import Path

from pydantic import TypeAdapter

from textgranskning.korning.skriva import LASNING, skriv_helt
from textgranskning.typer import Dokument

VART_ATT_SPARA = 1.0  # seconds of reading: a text layer is read again in less than it takes to keep it

_Dokument = TypeAdapter(tuple[Dokument, ...])


def spara(mapp: Path, nyckel: str, dokument: tuple[Dokument, ...]) -> None:
    skriv_helt(mapp / f"{nyckel}{LASNING}", gzip.compress(_Dokument.dump_json(dokument), compresslevel=1, mtime=0))


def hamta(mapp: Path, nyckel: str) -> tuple[Dokument, ...] | None:
    """A kept reading; None if there is none, or it is not whole."""
    try:
        return _Dokument.validate_json(gzip.decompress((mapp / f"{nyckel}{LASNING}").read_bytes()))
    except (OSError, EOFError, ValueError):
        return None
