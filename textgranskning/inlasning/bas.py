"""What every format module is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from textgranskning.typer import Dokument

OcrLage = Literal["auto", "alltid", "aldrig"]


@dataclass(frozen=True, slots=True)
class Lasval:
    """How files are to be read. `losenord` are tried in turn on encrypted files; `djup`: how many documents this one lies inside."""

    ocr: OcrLage = "auto"
    losenord: tuple[str, ...] = ()
    djup: int = 0


class Lasfel(Exception):
    """A file cannot be read: why, and what to do. Both in Swedish, without document content."""

    def __init__(self, orsak: str, atgard: str) -> None:
        super().__init__(orsak)
        self.orsak = orsak
        self.atgard = atgard


@dataclass(frozen=True, slots=True)
class Format:
    """One format: `kanner(first bytes, name)` says whether a file is it, `las(bytes, name, val)` gives its documents."""

    namn: str
    kanner: Callable[[bytes, str], bool]
    las: Callable[[bytes, str, Lasval], Iterable[Dokument]]
