"""Model files, checked and memory-mapped: a process shares their pages with every other that reads the same file."""

from __future__ import annotations

import hashlib
import mmap
import struct
import tomllib
import zipfile
from ast import literal_eval
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from textgranskning.fel import ModellFel
from textgranskning.resurser import modellmapp

ATGARD = "Installera om textgranskning, eller hämta modellfilerna på nytt."
FLER = 1 << 31  # a bit in `kand`: the form has more candidates
INGEN = 0xFFFFFFFF
TYPER = {"|u1": "B", "|i1": "b", "<u2": "H", "<i2": "h", "<u4": "I", "<u8": "Q"}  # numpy's names of types as memoryview has them


@dataclass(frozen=True)
class Restaureringsmodell:
    """The trained model of restoration: a trie of forms and tables by form id (what they hold: modeller/MODELLKORT.md)."""

    former: Any  # marisa_trie.Trie
    tabeller: dict[str, memoryview]
    omvand: dict[str, dict[str, float]]

    def kandidater(self, form: str) -> list[tuple[int, int]]:
        """The words that a form in lower case can come from, best first: number of the word, units of -log P(form | word)."""
        i = self.former.get(form)
        if i is None:
            return []
        tabeller = self.tabeller
        kand = tabeller["kand"][i]
        if kand == INGEN:
            return []
        forst = (kand & ~FLER, tabeller["kand_kanal"][i])
        if not kand & FLER:
            return [forst]
        plats = bisect_left(tabeller["fler"], i)
        fran, till = tabeller["fler_start"][plats], tabeller["fler_start"][plats + 1]
        return [forst, *zip(tabeller["fler_kand"][fran:till], tabeller["fler_kanal"][fran:till], strict=True)]

    def nummer(self, ord_: str) -> int | None:
        """The number of a word, None for a mere form."""
        i = self.former.get(ord_)
        return None if i is None else next((n for n, _ in self.kandidater(ord_) if self.tabeller["form"][n] == i), None)

    def ord(self, nummer: int) -> str:
        ord_: str = self.former.restore_key(self.tabeller["form"][nummer])
        return ord_


@lru_cache(maxsize=1)
def las_restaurering(mapp: Path | None = None) -> Restaureringsmodell:
    """The model, its files checked against their sums. Raises `ModellFel` with the name of a file that is not what it should be."""
    import marisa_trie

    plats = mapp or modellmapp() / "restaurering"
    kontrollera(plats)
    try:
        former = marisa_trie.Trie().mmap(str(plats / "former.marisa"))
        tabeller = las_tabeller(plats / "tabeller.npz")
        omvand = tomllib.loads((plats / "omvand.toml").read_text(encoding="utf-8"))
    except (OSError, RuntimeError, ValueError, zipfile.BadZipFile) as fel:
        raise ModellFel(f"Modellen i {plats.name} går inte att läsa.", ATGARD) from fel
    return Restaureringsmodell(former, tabeller, omvand)


def kontrollera(mapp: Path) -> None:
    """Hold every file named in `SHA256SUMS` against its sum."""
    try:
        summor = (mapp / "SHA256SUMS").read_text(encoding="ascii").splitlines()
    except (OSError, UnicodeDecodeError) as fel:
        raise ModellFel(f"Modellmappen {mapp.name} saknar filen SHA256SUMS.", ATGARD) from fel
    for summa, namn in (rad.split("  ", 1) for rad in summor if rad):
        try:
            with (mapp / namn).open("rb") as fil:
                raknad = hashlib.file_digest(fil, "sha256").hexdigest()
        except OSError as fel:
            raise ModellFel(f"Modellfilen {namn} går inte att läsa.", ATGARD) from fel
        if raknad != summa:
            raise ModellFel(f"Modellfilen {namn} är ändrad: sha256 är {raknad}, ska vara {summa}.", ATGARD)


def las_tabeller(fil: Path) -> dict[str, memoryview]:
    """The arrays of an uncompressed `.npz`, memory-mapped and without numpy, which is slow to import; never a pickle."""
    with fil.open("rb") as strom, zipfile.ZipFile(strom) as arkiv:
        karta = memoryview(mmap.mmap(strom.fileno(), 0, access=mmap.ACCESS_READ))
        return {post.filename.removesuffix(".npy"): _tabell(karta, post) for post in arkiv.infolist()}


def _tabell(karta: memoryview, post: zipfile.ZipInfo) -> memoryview:
    if post.compress_type != zipfile.ZIP_STORED:
        raise ValueError(post.filename)
    namn, extra = struct.unpack_from("<HH", karta, post.header_offset + 26)  # local file header, PKWARE APPNOTE 4.3.7
    start = post.header_offset + 30 + namn + extra
    (langd,) = struct.unpack_from("<H", karta, start + 8)  # of the .npy header, NEP 1
    huvud = literal_eval(bytes(karta[start + 10 : start + 10 + langd]).decode("latin-1"))
    tabell: memoryview = karta[start + 10 + langd : start + post.file_size].cast(TYPER[huvud["descr"]])  # type: ignore[call-overload]
    return tabell
