"""PDF through pypdfium2: the text layer in one pass, forms, ruled tables and attachments; a page that is a picture may be read again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from textgranskning.inlasning.bas import Format, Lasfel, Lasval, OcrLage, bilagenamn
from textgranskning.inlasning.formular import falt
from textgranskning.inlasning.granser import granser
from textgranskning.inlasning.kryptering import SPARA, krypterad
from textgranskning.inlasning.linjetabell import Linjetabeller
from textgranskning.inlasning.ocr import FOR_STOR, INGEN_TEXT, MISSLYCKAD, Bildfel, Sidbild, Sidlager, las_om, lases_om, upplosning
from textgranskning.inlasning.ritat import Ritat, ritat
from textgranskning.inlasning.rubriker import Stilar, med_rubriker
from textgranskning.inlasning.rutnat import Radbit, med_luft, rader, vriden
from textgranskning.inlasning.textlager import Lager, textlager
from textgranskning.typer import Dokument, Lasning, Rad, Radslag, Sida, Ursprung

FLEST_BILAGOR = 200
SKADAD = "Sidan är skadad."
PUNKT = re.compile(r"\s*(?:[•◦▪●○■□–*·\uf0b7\uf0a7-]|\d{1,2}[.)]|[a-zåäö]\))\s+\S")


def _kanner(huvud: bytes, _namn: str) -> bool:
    return b"%PDF-" in huvud[:1024]


def _las(data: bytes, namn: str, val: Lasval) -> Iterator[Dokument]:
    pdf, losenord = _oppnad(data, val.losenord)
    with closing(pdf):
        if pdf.get_formtype() != pdfium_c.FORMTYPE_NONE:
            pdf.init_forms()
        tabeller = Linjetabeller(data, losenord)
        lasta = [_sida(pdf, nummer, tabeller, val.ocr) for nummer in range(len(pdf))]
        if not any(lasning.rader for sida, _ in lasta for lasning in sida.lasningar):  # no file is kept for its blank sheets
            lasta = [(Sida(sida.nummer, (), sida.olast or INGEN_TEXT, sida.storlek), ()) for sida, _ in lasta]
        yield Dokument(namn, "pdf", tuple(_med_rubriker(lasta)))
        yield from _bilagor(pdf, namn, val)


def oppna(data: bytes, losenord: tuple[str, ...] = ()) -> pdfium.PdfDocument:
    """Open a PDF, an encrypted one with the first password that fits. Raises `Lasfel` when none does or the file is broken."""
    return _oppnad(data, losenord)[0]


def _oppnad(data: bytes, losenord: tuple[str, ...]) -> tuple[pdfium.PdfDocument, str | None]:
    for ett in (None, *losenord):
        try:
            return pdfium.PdfDocument(data, password=ett), ett
        except pdfium.PdfiumError as fel:
            if fel.err_code == pdfium_c.FPDF_ERR_SECURITY:
                raise Lasfel("PDF-filen är krypterad med certifikat eller behörigheter.", f"Öppna den och {SPARA}.") from fel
            if fel.err_code != pdfium_c.FPDF_ERR_PASSWORD:
                raise Lasfel("PDF-filen är skadad eller avbruten.", "Hämta filen på nytt där den kom ifrån.") from fel
    raise krypterad(losenord, "PDF-filen")


def _bilagor(pdf: pdfium.PdfDocument, namn: str, val: Lasval) -> Iterator[Dokument]:
    from textgranskning.inlasning.filer import las_inre, olast

    tagna: set[str] = set()
    for nummer in range(min(pdf.count_attachments(), FLEST_BILAGOR)):
        annars = f"bilaga {nummer + 1}"
        try:
            bilaga = pdf.get_attachment(nummer)
            inre = f"{namn}/{bilagenamn(bilaga.get_name(), annars, tagna)}"
            innehall = bytes(bilaga.get_data())
        except pdfium.PdfiumError:
            yield olast(f"{namn}/{annars}", "okänt", "Bilagan i PDF-filen är skadad.", "Öppna PDF-filen och spara bilagan för sig.")
        else:
            yield from las_inre(innehall, inre, val)


def _med_rubriker(lasta: list[tuple[Sida, Stilar]]) -> Iterator[Sida]:
    """The pages with the headings of their text layers marked."""
    lagren = [(sida.lasningar[0].rader if stilar else (), stilar) for sida, stilar in lasta]
    for (sida, stilar), nya in zip(lasta, med_rubriker(lagren), strict=True):
        orord = not stilar or nya is sida.lasningar[0].rader
        yield sida if orord else replace(sida, lasningar=(replace(sida.lasningar[0], rader=nya), *sida.lasningar[1:]))


def _sida(pdf: pdfium.PdfDocument, index: int, tabeller: Linjetabeller, ocr: OcrLage) -> tuple[Sida, Stilar]:
    """One page, with the type of the lines of its text layer; a page that cannot be loaded is unread, not fatal."""
    try:
        sida = pdf[index]
    except pdfium.PdfiumError:
        return Sida(index + 1, olast=SKADAD), ()
    with closing(sida):
        try:
            bild = ritat(sida)
            lager = textlager(sida, bild.rutor)
        except pdfium.PdfiumError:
            return Sida(index + 1, olast=SKADAD), ()
        tillagt = [*lager.rutor, *falt(pdf, sida, lager)]
        linjerad = bild.linjerad and lager.bitar
        bitar = tabeller.med_tabeller(sida, index, lager, tillagt) if linjerad else [*lager.bitar, *tillagt] if tillagt else lager.bitar
        radbitar = [*rader(bitar, lager.lutning), *map(Radbit.av, lager.tvars)]
        lasning = Lasning(Ursprung.TEXTLAGER, tuple(_rad(rad, lager) for rad in med_luft(radbitar)))
        egen = Sida(index + 1, (lasning,) if radbitar or bild.tomt else (), storlek=lager.storlek)
        last = las_om(egen, partial(_sidbild, sida, bild), ocr, _sidlager(lager, bild))
        return last, _stilar(lasning, radbitar) if lager.satt and last.lasningar[:1] == (lasning,) else ()


def bildsidor(data: bytes, ocr: OcrLage, losenord: tuple[str, ...] = ()) -> int:
    """How many pages of a PDF will be read again, found out without reading any. Raises `Lasfel` as reading it does."""
    antal = 0
    with closing(oppna(data, losenord)) as pdf:
        for index in range(len(pdf)):
            try:
                with closing(pdf[index]) as sida:
                    lager, bild = textlager(sida), ritat(sida)
            except pdfium.PdfiumError:
                continue
            text = "\n".join(bit.text for bit in lager.bitar)
            egen = Sida(index + 1, (Lasning(Ursprung.TEXTLAGER, (Rad(text),)),) if text or bild.tomt else ())
            antal += lases_om(egen, ocr, _sidlager(lager, bild))
    return antal


def _stilar(lasning: Lasning, radbitar: list[Radbit]) -> Stilar:
    """The type of every line; empty lines, and lines of several pieces, have none."""
    skrivna = iter(radbitar)
    return [next(skrivna).stil if rad.text else None for rad in lasning.rader]


def _sidlager(lager: Lager, bild: Ritat) -> Sidlager:
    """What reading again wants to know of a page."""
    if bild.bild is None:
        return Sidlager(0.0, misstankt=lager.misstankt, skrap=lager.skrap)
    ruta = vriden(bild.bild, lager.vridet, lager.storlek)
    i_bild = (bit for bit in lager.bitar if ruta.x0 <= (bit.x0 + bit.x1) / 2 <= ruta.x1 and ruta.y0 <= (bit.y0 + bit.y1) / 2 <= ruta.y1)
    return Sidlager(bild.andel, sum(len(bit.text.split()) for bit in i_bild), lager.avlast, lager.misstankt, lager.skrap)


def _sidbild(sida: pdfium.PdfPage, ritat: Ritat) -> Sidbild:
    if ritat.pixlar > granser("bild")["flest_pixlar"]:
        raise Bildfel(FOR_STOR)
    dpi = upplosning(ritat.dpi, sida.get_size())
    try:
        return Sidbild.ratad(sida.render(scale=dpi / 72, grayscale=True).to_pil(), dpi)
    except pdfium.PdfiumError as fel:
        raise Bildfel(MISSLYCKAD) from fel


def _rad(rad: Rad, lager: Lager) -> Rad:
    if rad.slag is Radslag.BROD and PUNKT.match(rad.text):
        rad = replace(rad, slag=Radslag.LISTA)
    return replace(rad, ruta=rad.ruta and lager.pa_sidan(rad.ruta)) if lager.vridet else rad


FORMAT = Format("pdf", _kanner, _las)
