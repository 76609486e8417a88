"""The formats that can be read: a registry by content, one module a format, loaded when asked."""

from __future__ import annotations

from importlib import import_module

from textgranskning.inlasning.bas import Format

MODULER = (
    "pdf",
    "odt",
    "kalkyl",
    "word",
    "arkiv",
    "rtf",
    "html",
    "epost",
    "textfil",
)  # in this order: plain text takes what no other knows


def format_av(huvud: bytes, namn: str) -> Format | None:
    """The format of a file by its first bytes, or None."""
    for modul in MODULER:
        formatet: Format = import_module(f"textgranskning.inlasning.{modul}").FORMAT
        if formatet.kanner(huvud, namn):
            return formatet
    return None
