"""What every format module is made of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from textgranskning.typer import Dokument

OcrLage = Literal["auto", "alltid", "aldrig"]

ZIP = b"PK\x03\x04"
KATALOG = ZIP + b"katalog\n"  # begins what a whole zip archive is known by: the names in it, a line each


@dataclass(frozen=True, slots=True)
class Lasval:
    """How files are to be read. `losenord` are tried in turn on encrypted files; `djup`: how many documents this one lies inside; `se` is
    given the name and bytes of each file on the way, those that lie inside others too."""

    ocr: OcrLage = "auto"
    losenord: tuple[str, ...] = ()
    djup: int = 0
    se: Callable[[str, bytes], None] | None = None


class Lasfel(Exception):
    """A file cannot be read: why, and what to do. Both in Swedish, without document content."""

    def __init__(self, orsak: str, atgard: str) -> None:
        super().__init__(orsak)
        self.orsak = orsak
        self.atgard = atgard


@dataclass(frozen=True, slots=True)
class Format:
    """One format: `kanner(what a file is known by, name)` says whether a file is it, `las(bytes, name, val)` gives its documents, or raises
    `Lasfel` and nothing else."""

    namn: str
    kanner: Callable[[bytes, str], bool]
    las: Callable[[bytes, str, Lasval], Iterable[Dokument]]


def ar_paket(huvud: bytes, namn: str, del_: bytes, andelser: tuple[str, ...]) -> bool:
    """Whether a zip archive is an office file that has the part `del_`; one too broken to list is known by its name too."""
    if huvud.startswith(KATALOG):
        return b"\n" + del_ in huvud
    return huvud.startswith(ZIP) and (del_ in huvud or namn.lower().endswith(andelser))


def bilagenamn(namn: str | None, annars: str, tagna: set[str]) -> str:
    """A name for a document inside another: without folders, and not one that another there has.

    >>> tagna = {"avtal.pdf"}
    >>> bilagenamn("..\\\\avtal.pdf", "bilaga 1", tagna), bilagenamn(None, "bilaga 2", tagna)
    ('avtal (2).pdf', 'bilaga 2')
    """
    rent = (
        re.sub(r"[\x00-\x1f]", "", unicodedata.normalize("NFC", namn or "")).replace("\\", "/").rstrip("/").rpartition("/")[2].strip()
        or annars
    )
    stam, punkt, andelse = rent.rpartition(".")
    antal = 1
    nytt = rent
    while nytt in tagna:
        antal += 1
        nytt = f"{stam} ({antal}){punkt}{andelse}" if punkt else f"{rent} ({antal})"
    tagna.add(nytt)
    return nytt
