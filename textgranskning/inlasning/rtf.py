"""Rich text (RTF) through striprtf."""

from __future__ import annotations

from collections.abc import Iterator

from textgranskning.inlasning.bas import Format, Lasval
from textgranskning.typer import Dokument, Lasning, Rad, Sida, Ursprung


def _kanner(huvud: bytes, _namn: str) -> bool:
    return huvud.lstrip().startswith(b"{\\rtf")


def _las(data: bytes, namn: str, _val: Lasval) -> Iterator[Dokument]:
    from striprtf.striprtf import rtf_to_text

    text = str(rtf_to_text(data.decode("cp1252", errors="replace"), errors="replace"))  # type: ignore[no-untyped-call]
    yield Dokument(namn, "rtf", (Sida(1, (Lasning(Ursprung.FIL, tuple(Rad(rad) for rad in text.rstrip("\n").split("\n"))),)),))


FORMAT = Format("rtf", _kanner, _las)
