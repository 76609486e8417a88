"""Zip archives, read in memory as a folder: each member a document (``mapp.zip/fil.txt``). A bomb costs itself; nothing goes to disk."""

from __future__ import annotations

import contextlib
import io
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator

from textgranskning.inlasning.bas import ZIP, Format, Lasfel, Lasval
from textgranskning.inlasning.granser import granser
from textgranskning.typer import Dokument

_TOMT = b"PK\x05\x06"
_HAMTA = "Hämta arkivet på nytt där det kom ifrån."
_TRASIG = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError, OverflowError)


def _las(data: bytes, namn: str, val: Lasval) -> Iterator[Dokument]:
    grans = granser("arkiv")
    try:
        arkiv = zipfile.ZipFile(io.BytesIO(data))
        poster = arkiv.infolist()
    except _TRASIG:
        raise Lasfel("Arkivet är skadat eller avbrutet.", _HAMTA) from None
    medlemmar = sorted((post for post in poster if not post.filename.endswith(("/", "\\"))), key=_namn)
    if len(medlemmar) > grans["flest"] or sum(post.file_size for post in medlemmar) > grans["storst"]:
        raise Lasfel("Arkivet är för stort för att läsas som det är.", "Packa upp det i en mapp.")
    if not medlemmar:
        raise Lasfel("Arkivet är tomt.", "Kontrollera att rätt fil är sparad.")
    tagna: set[str] = set()
    for post in medlemmar:
        yield from _medlem(arkiv, post, namn, val, tagna)


def _namn(post: zipfile.ZipInfo) -> str:
    """A member's name. Python takes an unmarked one for cp437, which has å ä ö where older Windows has them; some programs write UTF-8."""
    namn = post.filename
    if not post.flag_bits & 0x800 and not namn.isascii():
        with contextlib.suppress(UnicodeError):
            namn = namn.encode("cp437").decode("utf-8")
    return unicodedata.normalize("NFC", namn)


def _medlem(arkiv: zipfile.ZipFile, post: zipfile.ZipInfo, namn: str, val: Lasval, tagna: set[str]) -> Iterator[Dokument]:
    from textgranskning.inlasning.akter import ar_skrap
    from textgranskning.inlasning.filer import las_inre, olast

    delar = [del_ for del_ in _namn(post).replace("\\", "/").split("/") if del_ not in {"", ".", ".."}] or ["fil utan namn"]
    if any(ar_skrap(del_) for del_ in delar):
        return
    medlemsnamn = _eget(f"{namn}/{'/'.join(delar)}", tagna)
    if stat.S_ISLNK(post.external_attr >> 16):
        yield olast(medlemsnamn, "okänt", "Filen i arkivet är en länk till en annan fil.", "Lägg filen som den pekar på i aktens mapp.")
    elif post.file_size > granser("arkiv")["tatast"] * max(post.compress_size, 1):
        yield olast(medlemsnamn, "okänt", "Filen i arkivet är orimligt hårt packad.", "Packa upp arkivet och kontrollera filen.")
    elif post.flag_bits & 1 and not val.losenord:
        yield olast(
            medlemsnamn, "okänt", "Filen i arkivet är krypterad.", "Ge lösenordet med --losenord FIL, eller packa upp arkivet i en mapp."
        )
    else:
        innehall = _innehall(arkiv, post, val.losenord)
        if innehall is None:
            skydd = bool(post.flag_bits & 1)
            orsak = "Filen i arkivet är krypterad, och inget av lösenorden passar." if skydd else "Filen i arkivet är skadad."
            yield olast(medlemsnamn, "okänt", orsak, "Packa upp arkivet med lösenordet i en mapp." if skydd else _HAMTA)
        else:
            yield from las_inre(innehall, medlemsnamn, val)


def _eget(namn: str, tagna: set[str]) -> str:
    """The name, or one beside it where another member has it."""
    antal, nytt = 1, namn
    while nytt in tagna:
        antal += 1
        nytt = f"{namn} ({antal})"
    tagna.add(nytt)
    return nytt


def _innehall(arkiv: zipfile.ZipFile, post: zipfile.ZipInfo, losenord: tuple[str, ...]) -> bytes | None:
    """A member's bytes, an encrypted one with the first password that fits; None where it is broken or none does."""
    for ett in losenord if post.flag_bits & 1 else ("",):
        try:
            return arkiv.read(post, pwd=ett.encode() or None)
        except _TRASIG:
            continue
    return None


FORMAT = Format("zip", lambda huvud, _namn: huvud.startswith((ZIP, _TOMT)), _las)
