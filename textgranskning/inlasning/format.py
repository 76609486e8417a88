"""The formats that can be read: a registry by content, one module a format, loaded when asked."""

from __future__ import annotations

import zipfile
from importlib import import_module
from typing import BinaryIO

from textgranskning.inlasning.bas import KATALOG, ZIP, Format

MODULER = (
    "pdf",
    "bild",
    "odt",
    "kalkyl",
    "word",
    "frammande",
    "ole",
    "arkiv",
    "rtf",
    "html",
    "epost",
    "csvtext",
    "textfil",
)  # in this order: plain text takes what no other knows
_HUVUD = 8192  # bytes
_FLEST_NAMN = 1_000


def kannetecken(oppen: BinaryIO) -> bytes:
    """What a file is known by: its first bytes; a zip archive by what it says it is and the names in it."""
    huvud = oppen.read(_HUVUD)
    if not huvud.startswith(ZIP):
        return huvud
    try:
        with zipfile.ZipFile(oppen) as arkiv:
            poster = arkiv.infolist()
            typ = arkiv.read("mimetype") if any(post.filename == "mimetype" and post.file_size < 200 for post in poster) else b""
            namn = (post.filename.encode("utf-8", "replace") for post in poster[:_FLEST_NAMN])
            return KATALOG + b"\n".join((typ, *namn, b""))
    except Exception:  # noqa: BLE001  a broken archive: whoever reads it says so
        return huvud


def format_av(huvud: bytes, namn: str) -> Format | None:
    """The format of a file by what it is known by, or None."""
    for modul in MODULER:
        formatet: Format = import_module(f"textgranskning.inlasning.{modul}").FORMAT
        if formatet.kanner(huvud, namn):
            return formatet
    return None
