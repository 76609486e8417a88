"""PDF through pypdfium2: the text layer with a rectangle for every line, in one pass; a page that holds an image may be read again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import partial

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from textgranskning.inlasning.bas import Format, Lasfel, Lasval, OcrLage
from textgranskning.inlasning.ocr import MISSLYCKAD, Bildfel, Sidbild, las_om, upplosning
from textgranskning.typer import Dokument, Lasning, Rad, Radslag, Ruta, Sida, Ursprung

STYCKEAVSTAND = 1.2  # of a line's height: white space as high as this stands for the empty line that a text layer leaves out
RUBRIKGRAD = 1.1  # a heading's type is at least this much larger than the body's
FLEST_GRADER = 6  # sizes on a page that was set by someone; an OCR layer has one a line
LANGST_RUBRIK = 120  # characters
TOM_SIDA = "Sidan har ingen text."


def _kanner(huvud: bytes, _namn: str) -> bool:
    return b"%PDF-" in huvud[:1024]


def _las(data: bytes, namn: str, val: Lasval) -> Iterator[Dokument]:
    with oppna(data, val.losenord) as pdf:
        yield Dokument(namn, "pdf", tuple(_sida(pdf, nummer, val.ocr) for nummer in range(len(pdf))))


def oppna(data: bytes, losenord: tuple[str, ...] = ()) -> pdfium.PdfDocument:
    """Open a PDF, an encrypted one with the first password that fits. Raises `Lasfel` when none does or the file is broken."""
    for ett in (None, *losenord):
        try:
            return pdfium.PdfDocument(data, password=ett)
        except pdfium.PdfiumError as fel:
            if fel.err_code != pdfium_c.FPDF_ERR_PASSWORD:
                raise Lasfel("PDF-filen är skadad eller avbruten.", "Hämta filen på nytt där den kom ifrån.") from fel
    raise Lasfel("PDF-filen är krypterad med lösenord.", "Ge lösenordet med --losenord FIL, eller spara en kopia utan lösenord.")


def _sida(pdf: pdfium.PdfDocument, index: int, ocr: OcrLage) -> Sida:
    """One page; a page that cannot be loaded is unread, not fatal."""
    try:
        sida = pdf[index]
    except pdfium.PdfiumError:
        return Sida(index + 1, olast="Sidan är skadad.")
    with closing(sida):
        ur_lagret = _textlager(sida, index + 1)
        egen = _bildens_dpi(sida)
        return ur_lagret if egen is None else las_om(ur_lagret, partial(_sidbild, sida, egen), ocr)


def _textlager(sida: pdfium.PdfPage, nummer: int) -> Sida:
    """The page as its text layer has it."""
    storlek = sida.get_size()
    with closing(sida.get_textpage()) as textsida:
        rader = tuple(_rader(textsida, storlek[1]))
    if not any(rad.text.strip() for rad in rader):
        return Sida(nummer, olast=TOM_SIDA, storlek=storlek)
    return Sida(nummer, (Lasning(Ursprung.TEXTLAGER, rader),), storlek=storlek)


def _bildens_dpi(sida: pdfium.PdfPage) -> float | None:
    """The resolution of the largest image of a page, in dots an inch as it stands there; None without image."""
    ytor = []
    for bild in sida.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE]):
        x0, y0, x1, y1 = bild.get_bounds()
        if x1 > x0 and y1 > y0:
            ytor.append(((x1 - x0) * (y1 - y0), 72 * max(bild.get_px_size()) / max(x1 - x0, y1 - y0)))
    return max(ytor)[1] if ytor else None


def _sidbild(sida: pdfium.PdfPage, egen: float) -> Sidbild:
    dpi = upplosning(egen, sida.get_size())
    try:
        return Sidbild.ratad(sida.render(scale=dpi / 72, grayscale=True).to_pil(), dpi)
    except pdfium.PdfiumError as fel:
        raise Bildfel(MISSLYCKAD) from fel


def _rader(textsida: pdfium.PdfTextPage, hojd: float) -> Iterator[Rad]:
    """The lines of a page in the order of its text layer. pdfium ends lines with CRLF and marks a soft hyphen with U+FFFE."""
    text = textsida.get_text_range().replace("\ufffe", "\u00ad")
    rader, start = [], 0
    for rad in text.split("\r\n"):
        rader.append((rad, start))
        start += len(rad) + 2
    grader = [round(2 * pdfium_c.FPDFText_GetFontSize(textsida, start)) / 2 for _, start in rader]
    nivaer = _rubriknivaer([(grad, len(rad)) for grad, (rad, _) in zip(grader, rader, strict=True)])
    forra: Ruta | None = None
    for grad, (rad, start) in zip(grader, rader, strict=True):
        niva = nivaer.get(grad) if rad.strip() and len(rad) <= LANGST_RUBRIK else None
        ruta = _ruta(textsida, start, len(rad), hojd)
        if forra and ruta and ruta.y0 - forra.y1 > STYCKEAVSTAND * (forra.y1 - forra.y0):
            yield Rad("")
        yield Rad(rad, ruta, Radslag.RUBRIK if niva else Radslag.BROD, niva)
        forra = ruta or forra


def _rubriknivaer(rader: Sequence[tuple[float, int]]) -> dict[float, int]:
    """The level of each type size that is a heading's: larger than the size most characters have. `rader` are (size, characters).

    An OCR layer has a size of its own for every line; nothing is a heading by its size there.

    >>> _rubriknivaer([(18.0, 20), (10.0, 400), (14.0, 15), (10.0, 300)])
    {18.0: 1, 14.0: 2}
    """
    tecken: Counter[float] = Counter()
    for grad, antal in rader:
        tecken[grad] += antal
    if not tecken or len(tecken) > FLEST_GRADER:
        return {}
    brod = tecken.most_common(1)[0][0]
    storre = sorted((grad for grad in tecken if grad >= RUBRIKGRAD * brod), reverse=True)
    return {grad: niva for niva, grad in enumerate(storre, start=1)}


def _ruta(textsida: pdfium.PdfTextPage, start: int, antal: int, hojd: float) -> Ruta | None:
    """The rectangle of a run of characters, from its first and last visible one."""
    rutor = [textsida.get_charbox(index) for index in {start, start + antal - 1} if antal and index < textsida.count_chars()]
    if not rutor:
        return None
    return Ruta(
        min(ruta[0] for ruta in rutor),
        hojd - max(ruta[3] for ruta in rutor),
        max(ruta[2] for ruta in rutor),
        hojd - min(ruta[1] for ruta in rutor),
    )


FORMAT = Format("pdf", _kanner, _las)
