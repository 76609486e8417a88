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
from textgranskning.inlasning.kryptering import krypterad
from textgranskning.inlasning.textfil import avkoda
from textgranskning.typer import Dokument

_AES = 99  # how a member is packed, where it is encrypted with AES
_TOMT = b"PK\x05\x06"
_HAMTA = "Hämta arkivet på nytt där det kom ifrån."
_TRASIG = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError, OverflowError)


def _las(data: bytes, namn: str, val: Lasval) -> Iterator[Dokument]:
    grans = granser("arkiv")
    try:
        arkiv = _oppnat(data)
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


def _oppnat(data: bytes) -> zipfile.ZipFile:
    """The archive; one with members that are encrypted with AES, by who can read them."""
    arkiv = zipfile.ZipFile(io.BytesIO(data))
    if all(post.compress_type != _AES for post in arkiv.infolist()):
        return arkiv
    from pyzipper import AESZipFile

    aes: zipfile.ZipFile = AESZipFile(io.BytesIO(data))
    return aes


def _namn(post: zipfile.ZipInfo) -> str:
    """A member's name. Python takes an unmarked one for cp437; programs write what their system writes."""
    namn = post.filename
    if not post.flag_bits & 0x800 and not namn.isascii():
        with contextlib.suppress(UnicodeError):
            namn = avkoda(namn.encode("cp437"))
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
    elif (innehall := _innehall(arkiv, post, val.losenord)) is not None:
        yield from las_inre(innehall, medlemsnamn, val)
    elif post.flag_bits & 1:
        fel = krypterad(val.losenord, "Filen i arkivet", "packa upp arkivet i en mapp")
        yield olast(medlemsnamn, "okänt", fel.orsak, fel.atgard)
    else:
        yield olast(medlemsnamn, "okänt", "Filen i arkivet är skadad.", _HAMTA)


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
    for ett in _prov(losenord) if post.flag_bits & 1 else (None,):
        try:
            return arkiv.read(post, pwd=ett)
        except Exception:  # noqa: BLE001  who reads AES has errors of its own, and a broken member gives any
            continue
    return None


def _prov(losenord: tuple[str, ...]) -> Iterator[bytes]:
    """The bytes that programs have made of a password: what they write letters beyond ASCII in differs."""
    for ett in losenord:
        for kodning in ("utf-8",) if ett.isascii() else ("utf-8", "cp1252", "cp850"):
            with contextlib.suppress(UnicodeError):
                yield ett.encode(kodning)


FORMAT = Format("zip", lambda huvud, _namn: huvud.startswith((ZIP, _TOMT)), _las)
