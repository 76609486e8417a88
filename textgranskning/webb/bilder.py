"""Page images: rendered on demand in one worker process, kept in memory up to a limit, never on disk."""

from __future__ import annotations

import io
import threading
from collections import OrderedDict
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2 as pdfium

if TYPE_CHECKING:
    from pebble import ProcessPool

STORST_BREDD = 2400  # pixels: an A4 page at 290 dpi, more than any screen shows of it
STORST_YTA = 30_000_000  # pixels: an endless page costs no more than this
MINNE = 96 * 1024**2  # bytes of pictures kept: some three hundred pages of text
TID = 30.0  # seconds for one page; the worst scan takes one
KVALITET = 85  # of the JPEG: small letters stay clean
BILDFORMAT = frozenset(("pdf", "bild"))  # what has page images


class Ingenbild(Exception):
    """There is no image of the page: why, in Swedish."""


class Bilder:
    """The images of a round's pages. `pool` has one worker."""

    def __init__(self, pool: ProcessPool, minne: int = MINNE) -> None:
        self._pool = pool
        self._minne = minne
        self._sparade: OrderedDict[tuple[str, int, int], bytes] = OrderedDict()
        self._las = threading.Lock()

    def varm(self) -> None:
        """Start the worker, so that the first page does not wait for it."""
        self._pool.schedule(vaknad)

    def bild(self, fil: Path, sida: int, bredd: int, inuti: str = "") -> bytes:
        """A page as JPEG, `bredd` pixels wide; of a document inside the file where `inuti` names one. Raises `Ingenbild`."""
        bredd = max(100, min(bredd, STORST_BREDD))
        nyckel = (f"{fil}\0{fil.stat().st_mtime_ns}\0{inuti}", sida, bredd)
        with self._las:
            if nyckel in self._sparade:
                self._sparade.move_to_end(nyckel)
                return self._sparade[nyckel]
        try:
            data: bytes = self._pool.schedule(rendera, args=(str(fil), sida, bredd, inuti), timeout=TID).result()
        except Exception as fel:  # whatever a page does to the worker costs that page; the message may quote the file
            raise Ingenbild("Sidan gick inte att visa som bild.") from fel
        with self._las:
            self._sparade[nyckel] = data
            while sum(map(len, self._sparade.values())) > self._minne and len(self._sparade) > 1:
                self._sparade.popitem(last=False)
        return data


def vaknad() -> None:
    """In the worker: nothing, once this module is there."""


def rendera(fil: str, sida: int, bredd: int, inuti: str = "") -> bytes:
    """In the worker: one page of a PDF, or of a picture file."""
    lage = Path(fil).stat()
    kalla = _oppnad(fil, inuti, lage.st_size, lage.st_mtime_ns)
    bild = _ur_pdf(kalla, sida, bredd) if isinstance(kalla, pdfium.PdfDocument) else _ur_bild(kalla, sida, bredd)
    ut = io.BytesIO()
    bild.convert("L" if bild.mode in {"1", "L"} else "RGB").save(ut, "JPEG", quality=KVALITET)
    return ut.getvalue()


@lru_cache(maxsize=2)
def _oppnad(fil: str, inuti: str, _storlek: int, _andrad_nar: int) -> pdfium.PdfDocument | bytes:
    """A document stays open between its pages: a long scan is opened once, an archive unpacked once."""
    if inuti:
        from textgranskning.inlasning.filer import inre_bytes

        data = inre_bytes(Path(fil), inuti)
        return pdfium.PdfDocument(data) if _ar_pdf(data) else data
    with Path(fil).open("rb") as oppen:
        borjan = oppen.read(1024)
    return pdfium.PdfDocument(fil) if _ar_pdf(borjan) else Path(fil).read_bytes()


def _ar_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


def _ur_pdf(kalla: pdfium.PdfDocument, sida: int, bredd: int) -> Any:
    with closing(kalla[sida - 1]) as blad:
        bredd_pt, hojd_pt = blad.get_size()
        skala = min(bredd / max(bredd_pt, 1), (STORST_YTA / max(bredd_pt * hojd_pt, 1)) ** 0.5)
        return blad.render(scale=skala).to_pil()


def _ur_bild(kalla: bytes, sida: int, bredd: int) -> Any:
    """A picture, upright as reading had it."""
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(kalla)) as bild:
        bild.seek(sida - 1)
        rak = ImageOps.exif_transpose(bild).convert("RGB")
    rak.thumbnail((bredd, STORST_YTA // bredd))
    return rak
