"""How many pages of a run will be read again by Tesseract, and about how long that takes: said before it begins."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from textgranskning.inlasning.bas import Lasfel, OcrLage
from textgranskning.inlasning.ocr import installningar


@dataclass(frozen=True, slots=True)
class Omlasning:
    """`sidor` that will be read again, and the seconds of one core that they are expected to take."""

    sidor: int
    sekunder: float


def omlasning(filer: Iterable[Path], ocr: OcrLage, losenord: tuple[str, ...] = ()) -> Omlasning:
    """What reading again costs for these files. PDFs are opened and their pages looked at, a hundredth of a second each, so it belongs in a
    process that a file may kill; what lies in archives, letters and documents is not counted."""
    if ocr == "aldrig" or shutil.which("tesseract") is None:
        return Omlasning(0, 0.0)
    sidor = sum(_bildsidor(fil, ocr, losenord) for fil in filer)
    return Omlasning(sidor, sidor * float(installningar()["sekunder_per_sida"]))


def _bildsidor(fil: Path, ocr: OcrLage, losenord: tuple[str, ...]) -> int:
    from textgranskning.inlasning.format import format_av, kannetecken
    from textgranskning.inlasning.pdf import bildsidor

    try:
        data = fil.read_bytes()
        formatet = format_av(kannetecken(io.BytesIO(data)), fil.name)
        if formatet is None or formatet.namn not in {"pdf", "bild"}:
            return 0
        return bildsidor(data, ocr, losenord) if formatet.namn == "pdf" else _bilder(data)
    except (OSError, Lasfel):
        return 0


def _bilder(data: bytes) -> int:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data)) as bild:
            return int(getattr(bild, "n_frames", 1))
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError, ValueError, SyntaxError):
        return 0
