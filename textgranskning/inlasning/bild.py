"""Pictures (png, jpg, tiff with many pages, gif, bmp, webp): each a page that Tesseract reads; without it unread, never empty."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from textgranskning.inlasning.bas import Format, Lasfel, Lasval
from textgranskning.inlasning.granser import granser
from textgranskning.inlasning.ocr import FOR_STOR, MISSLYCKAD, Bildfel, Sidbild, las_om, upplosning
from textgranskning.inlasning.paket import PA_NYTT
from textgranskning.typer import Dokument, Sida

if TYPE_CHECKING:
    from PIL import Image

FOR_MANGA = "Bilden har fler sidor än som läses. Dela upp den."
OKAND_SORT = "Bilden är av en sort som inte kan läsas. Spara den på nytt i ett bildprogram."
_LANGSIDA = 11.69  # inches: of A4, which a picture that does not say its size is taken to show
_RIMLIG = (4.0, 34.0)  # inches of the long side that a picture may claim: a ticket to A1
_LIGGANDE = frozenset((5, 6, 7, 8))  # Exif's marks for a picture that is to be turned a quarter
_BORJAN = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"GIF8", b"II+\0", b"MM\0+")
_TRASIG = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    EOFError,
    struct.error,
    OverflowError,
    AttributeError,
    ZeroDivisionError,
)


def _kanner(huvud: bytes, _namn: str) -> bool:
    return (
        huvud.startswith(_BORJAN)
        or (huvud[:2] == b"BM" and huvud[6:10] == b"\0\0\0\0")
        or (huvud[:4] == b"RIFF" and huvud[8:12] == b"WEBP")
    )


def _las(data: bytes, namn: str, val: Lasval) -> Iterator[Dokument]:
    from PIL import Image

    with warnings.catch_warnings():  # that it is large, or that some mark in it is odd: what matters is said of its pages
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data)) as bild:
                yield Dokument(namn, "bild", tuple(_sidor(bild, val)))
        except Image.DecompressionBombError:
            yield Dokument(namn, "bild", (Sida(1, olast=FOR_STOR),))
        except _TRASIG:
            raise Lasfel("Bilden är skadad eller avbruten.", PA_NYTT) from None


def _sidor(bild: Image.Image, val: Lasval) -> Iterator[Sida]:
    """The pictures of the file, each a page; those that only one program can show are unread, the others are not."""
    flest = granser("bild")["flest_sidor"]
    for index in range(1 if bild.format == "MPO" else flest + 1):  # a telephone's photo holds others of the same, for its own use
        try:
            bild.seek(index)
        except EOFError:
            return
        except SyntaxError:
            yield Sida(index + 1, olast=OKAND_SORT)
        except _TRASIG:
            yield Sida(index + 1, olast=MISSLYCKAD)
            return
        else:
            yield _sida(bild, index, val) if index < flest else Sida(index + 1, olast=FOR_MANGA)


def _sida(bild: Image.Image, index: int, val: Lasval) -> Sida:
    """One picture of the file as a page, upright."""
    from PIL import ExifTags

    try:
        liggande = bild.format != "TIFF" and bild.getexif().get(ExifTags.Base.Orientation, 1) in _LIGGANDE  # Pillow turns a TIFF itself
        bredd, hojd = bild.size[::-1] if liggande else bild.size
        dpi = _dpi(bild)
    except _TRASIG:
        return Sida(index + 1, olast=MISSLYCKAD)
    storlek = (bredd * 72 / dpi, hojd * 72 / dpi)
    if bild.format == "JPEG":
        bild.draft("L", bild.size)  # grey at once: a third of the memory
    if bredd * hojd > granser("bild")["flest_pixlar"]:
        return Sida(index + 1, olast=FOR_STOR, storlek=storlek)
    return las_om(Sida(index + 1, storlek=storlek), partial(_sidbild, bild, index, dpi), val.ocr)


def _dpi(bild: Image.Image) -> float:
    """The dots an inch that a picture says, where that is a size that paper has; else as if it showed a sheet of A4."""
    sagd = bild.info.get("dpi")
    dpi = float(sagd[0]) if isinstance(sagd, tuple) and sagd else 0.0
    langst = max(bild.size)
    return dpi if dpi > 1 and _RIMLIG[0] <= langst / dpi <= _RIMLIG[1] else max(langst / _LANGSIDA, 1.0)


def _sidbild(bild: Image.Image, index: int, dpi: float) -> Sidbild:
    """The picture as Tesseract is to have it: upright, grey, on white, at the right resolution. Raises `Bildfel`."""
    from PIL import Image, ImageOps

    try:
        bild.seek(index)
        ratt = ImageOps.exif_transpose(bild)
        if ratt.mode in {"RGBA", "LA", "PA"} or "transparency" in ratt.info:
            ratt = ratt.convert("RGBA")
            ratt = Image.alpha_composite(Image.new("RGBA", ratt.size, "white"), ratt)
        elif ratt.mode.startswith("I"):
            ratt = ratt.convert("I").point(lambda varde: varde / 256)
        gra = ratt.convert("L")
        malet = upplosning(dpi, (gra.width * 72 / dpi, gra.height * 72 / dpi))
        if abs(malet / dpi - 1) > 0.02:
            gra = gra.resize((max(round(gra.width * malet / dpi), 1), max(round(gra.height * malet / dpi), 1)), Image.Resampling.LANCZOS)
    except (*_TRASIG, MemoryError, Image.DecompressionBombError):
        raise Bildfel(MISSLYCKAD) from None
    return Sidbild.ratad(gra, malet)


FORMAT = Format("bild", _kanner, _las)
