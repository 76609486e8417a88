"""Word documents (docx): paragraphs and tables in document order, headings with their level. A docx has no pages: it is one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from textgranskning.inlasning.bas import Format, Lasfel, Lasval
from textgranskning.typer import Dokument, Lasning, Rad, Radslag, Sida, Ursprung

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of doc, xls and encrypted docx


def _kanner(huvud: bytes, namn: str) -> bool:
    return huvud.startswith(OLE) or (huvud.startswith(b"PK\x03\x04") and (b"word/" in huvud or namn.lower().endswith(".docx")))


def _las(data: bytes, namn: str, _val: Lasval) -> Iterator[Dokument]:
    if data.startswith(OLE):
        raise Lasfel("Filen är i det äldre Word-formatet eller krypterad.", "Öppna den i Word och spara som docx utan lösenord.")
    import docx

    try:
        dokument = docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, KeyError, ValueError) as fel:
        raise Lasfel("Word-filen är skadad eller avbruten.", "Hämta filen på nytt där den kom ifrån.") from fel
    rader = tuple(rad for del_ in dokument.iter_inner_content() for rad in _rader(del_))
    yield Dokument(namn, "docx", (Sida(1, (Lasning(Ursprung.FIL, rader),)),))


def _rader(del_: object) -> Iterator[Rad]:
    """The lines of a paragraph or a table; a table row is one line, cells divided by `` | ``."""
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    if isinstance(del_, Paragraph):
        slag, niva = _slag(del_.style.name if del_.style else "")
        yield from (Rad(rad, slag=slag, niva=niva) for rad in del_.text.split("\n"))
    elif isinstance(del_, Table):
        for rad in del_.rows:
            celler = [" ".join(cell.text.split()) for cell in dict.fromkeys(rad.cells)]
            yield Rad(" | ".join(celler), slag=Radslag.TABELL)


def _slag(stil: str | None) -> tuple[Radslag, int | None]:
    namn = (stil or "").lower()
    if namn in {"title", "rubrik"}:
        return Radslag.RUBRIK, 1
    if namn.startswith(("heading", "rubrik")):
        return Radslag.RUBRIK, int("".join(tecken for tecken in namn if tecken.isdigit()) or 1)
    if namn.startswith(("list", "punktlista", "numrerad lista")):
        return Radslag.LISTA, None
    return Radslag.BROD, None


FORMAT = Format("docx", _kanner, _las)
