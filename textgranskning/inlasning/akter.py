"""Which files make an akt (DESIGN.md, chapter 4, "akt")."""

from __future__ import annotations

import fnmatch
import os
import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from textgranskning.fel import MappFel
from textgranskning.inlasning.bas import OcrLage
from textgranskning.inlasning.filer import las_fil
from textgranskning.typer import Akt

Aktlage = Literal["auto", "mapp", "fil"]

SKRAP = ("thumbs.db", "ehthumbs.db", "desktop.ini", ".*", "~$*", "*.tmp", "__macosx")  # what systems leave behind, passed over by name


@dataclass(frozen=True, slots=True)
class Aktplats:
    """Where an akt lies: its name (relative, with ``/``), the path its documents are named from, and its files in order."""

    namn: str
    rot: Path
    filer: tuple[Path, ...]

    def dokumentnamn(self, fil: Path) -> str:
        """The file's path relative to the akt, NFC, with ``/``; as it stands where another file has the name in NFC."""
        return _namn(fil, self.rot, self.filer)


def hitta_akter(mapp: Path | str, lage: Aktlage = "auto") -> tuple[Aktplats, ...]:
    """The akter of a folder, in order of name.

    Each folder directly under it is one akt with everything beneath; a loose file beside folders is its own akt; where there are only
    files, `lage` decides (``auto`` and ``mapp``: one akt; ``fil``: each its own). Raises `MappFel`.
    """
    rot = Path(mapp)
    if rot.is_file():
        return (Aktplats(_nfc(rot.name), rot.parent, (rot,)),)
    if not rot.is_dir():
        raise MappFel(f"Mappen {mapp} finns inte.", "Kontrollera sökvägen.")
    try:
        innehall = sorted((post for post in rot.iterdir() if not ar_skrap(post.name)), key=_ordning)
    except PermissionError as fel:
        raise MappFel(f"Mappen {mapp} får inte läsas.", "Be den som äger mappen om läsrätt.") from fel
    mappar = [post for post in innehall if post.is_dir() and not post.is_symlink()]
    losa = [post for post in innehall if post.is_symlink() or not post.is_dir()]
    if not mappar and losa and lage != "fil":
        return (Aktplats(_nfc(rot.resolve().name), rot, tuple(losa)),)
    akter = [Aktplats(_namn(post, rot, mappar), post, filer) for post in mappar if (filer := _filer_under(post))]
    akter += [Aktplats(_namn(post, rot, losa), rot, (post,)) for post in losa]
    return tuple(sorted(akter, key=lambda akt: akt.namn))


def las_akt(plats: Path | str, *, ocr: OcrLage = "auto", losenord: tuple[str, ...] = ()) -> Akt:
    """Read a folder, or a single file, as one akt. Raises `MappFel` if it is not there."""
    rot = Path(plats)
    if rot.is_dir():
        aktplats = Aktplats(_nfc(rot.resolve().name), rot, _filer_under(rot))
    elif rot.is_file():
        aktplats = Aktplats(_nfc(rot.name), rot.parent, (rot,))
    else:
        raise MappFel(f"{plats} finns inte.", "Kontrollera sökvägen.")
    namngivna = [(fil, aktplats.dokumentnamn(fil)) for fil in aktplats.filer]
    dokument = [ett for fil, namn in namngivna for ett in las_fil(fil, namn=namn, ocr=ocr, losenord=losenord)]
    return Akt(aktplats.namn, tuple(dokument))


def ar_skrap(namn: str) -> bool:
    """Whether a name is system litter.

    >>> ar_skrap("Thumbs.db"), ar_skrap("~$beslut.docx"), ar_skrap("beslut.docx")
    (True, True, False)
    """
    return any(fnmatch.fnmatch(namn.lower(), monster) for monster in SKRAP)


def _filer_under(mapp: Path) -> tuple[Path, ...]:
    """All files beneath, in a stable order. A folder that may not be read, or is a link to another folder, counts as an unread file."""
    filer: list[Path] = []

    def olasbar(fel: OSError) -> None:
        filer.append(Path(fel.filename))

    for gren, mappar, namn in os.walk(mapp, onerror=olasbar):
        mappar[:] = [ett for ett in mappar if not ar_skrap(ett)]
        filer += [Path(gren) / ett for ett in namn if not ar_skrap(ett)]
        filer += [lank for ett in mappar if (lank := Path(gren) / ett).is_symlink()]
    return tuple(sorted(filer, key=_ordning))


def _ordning(fil: Path) -> tuple[str, str]:
    return _nfc(fil.as_posix()), fil.as_posix()


def _namn(fil: Path, rot: Path, alla: Collection[Path]) -> str:
    """A path relative to `rot`, NFC, with ``/``; as it stands on the disk where another of `alla` has the name in NFC."""
    stig = fil.relative_to(rot).as_posix()
    annan = rot / _nfc(stig)
    return _lasbart(stig) if annan != fil and annan in alla else _nfc(stig)


def _nfc(namn: str) -> str:
    return unicodedata.normalize("NFC", _lasbart(namn))


def _lasbart(namn: str) -> str:
    """A name that can be written: bytes on the disk that are no UTF-8 are Swedish letters as older systems had them.

    >>> _lasbart("\\udce5rende.txt")
    'årende.txt'
    """
    return re.sub("[\udc80-\udcff]", lambda m: bytes((ord(m[0]) & 0xFF,)).decode("cp1252", "replace"), namn)
