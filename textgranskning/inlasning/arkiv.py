"""Zip archives, read in memory as a folder: each member a document (``mapp.zip/fil.txt``). A bomb costs itself; nothing goes to disk."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from textgranskning.inlasning.bas import Format, Lasfel, Lasval
from textgranskning.typer import Dokument

STORST = 500 * 1024**2  # bytes unpacked in all: more than any case file, less than a worker's memory
TATAST = 200  # times smaller packed: text packs ten times, a bomb a thousand
FLEST = 5_000  # members
_KONTOR = (b"word/", b"xl/", b"ppt/", b"mimetypeapplication/vnd")


def _kanner(huvud: bytes, namn: str) -> bool:
    return (
        huvud.startswith((b"PK\x03\x04", b"PK\x05\x06"))
        and not namn.lower().endswith((".docx", ".xlsx", ".odt", ".pptx"))
        and not any(marke in huvud for marke in _KONTOR)
    )


def _las(data: bytes, namn: str, val: Lasval) -> Iterator[Dokument]:
    try:
        arkiv = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile as fel:
        raise Lasfel("Arkivet är skadat eller avbrutet.", "Hämta filen på nytt där den kom ifrån.") from fel
    medlemmar = sorted((post for post in arkiv.infolist() if not post.is_dir()), key=lambda post: post.filename)
    if len(medlemmar) > FLEST or sum(post.file_size for post in medlemmar) > STORST:
        raise Lasfel("Arkivet är för stort för att läsas som det är.", "Packa upp det i en mapp.")
    if not medlemmar:
        raise Lasfel("Arkivet är tomt.", "Kontrollera att rätt fil är sparad.")
    for post in medlemmar:
        yield from _medlem(arkiv, post, namn, val)


def _medlem(arkiv: zipfile.ZipFile, post: zipfile.ZipInfo, namn: str, val: Lasval) -> Iterator[Dokument]:
    from textgranskning.inlasning.akter import ar_skrap
    from textgranskning.inlasning.filer import las_inre, olast

    delar = [del_ for del_ in post.filename.replace("\\", "/").split("/") if del_ not in {"", ".", ".."}]
    if any(ar_skrap(del_) for del_ in delar):
        return
    medlemsnamn = f"{namn}/{'/'.join(delar)}"
    if post.flag_bits & 1:
        yield olast(medlemsnamn, "okänt", "Filen i arkivet är krypterad.", "Packa upp arkivet med lösenordet i en mapp.")
    elif post.file_size > TATAST * max(post.compress_size, 1):
        yield olast(medlemsnamn, "okänt", "Filen i arkivet är orimligt hårt packad.", "Packa upp arkivet och kontrollera filen.")
    else:
        try:
            innehall = arkiv.read(post)
        except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError):
            yield olast(medlemsnamn, "okänt", "Filen i arkivet är skadad.", "Hämta arkivet på nytt där det kom ifrån.")
            return
        yield from las_inre(innehall, medlemsnamn, val)


FORMAT = Format("zip", _kanner, _las)
