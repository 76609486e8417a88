"""OpenDocument text (odt): headings with their level, list items and table rows, in document order. XML with entities off."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from textgranskning.inlasning.bas import Format, Lasfel, Lasval
from textgranskning.typer import Dokument, Lasning, Rad, Radslag, Sida, Ursprung

STORST = 100 * 1024**2  # bytes of content.xml
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABELL = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def _kanner(huvud: bytes, namn: str) -> bool:
    return huvud.startswith(b"PK\x03\x04") and (b"application/vnd.oasis.opendocument.text" in huvud or namn.lower().endswith(".odt"))


def _las(data: bytes, namn: str, _val: Lasval) -> Iterator[Dokument]:
    from lxml import etree

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as arkiv:
            if arkiv.getinfo("content.xml").file_size > STORST:
                raise Lasfel("Dokumentet är för stort.", "Dela upp det eller spara det som PDF.")
            innehall = arkiv.read("content.xml")
        rot = etree.fromstring(innehall, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError) as fel:
        raise Lasfel("Dokumentet är skadat eller avbrutet.", "Hämta filen på nytt där den kom ifrån.") from fel
    yield Dokument(namn, "odt", (Sida(1, (Lasning(Ursprung.FIL, tuple(_rader(rot, Radslag.BROD))),)),))


def _rader(element: Any, slag: Radslag) -> Iterator[Rad]:
    for barn in element:
        if barn.tag == f"{_TEXT}h":
            yield Rad(_text(barn), slag=Radslag.RUBRIK, niva=int(barn.get(f"{_TEXT}outline-level") or 1))
        elif barn.tag == f"{_TEXT}p":
            yield from (Rad(rad, slag=slag) for rad in _text(barn).split("\n"))
        elif barn.tag == f"{_TABELL}table-row":
            celler = (cell for cell in barn if cell.tag == f"{_TABELL}table-cell")
            yield Rad(" | ".join(" ".join(_text(cell).split()) for cell in celler), slag=Radslag.TABELL)
        elif barn.tag != f"{_TEXT}tracked-changes":  # deletions
            yield from _rader(barn, Radslag.LISTA if barn.tag == f"{_TEXT}list" else slag)


def _text(element: Any) -> str:
    """The words of a paragraph, with its spaces, tabs and line breaks as characters."""
    delar = [element.text or ""]
    for barn in element:
        namn = str(barn.tag)
        if namn == f"{_TEXT}s":
            delar.append(" " * int(barn.get(f"{_TEXT}c") or 1))
        elif namn in {f"{_TEXT}tab", f"{_TEXT}line-break"}:
            delar.append("\t" if namn.endswith("tab") else "\n")
        elif namn != f"{_TEXT}note":
            delar.append(_text(barn) + (" " if namn == f"{_TEXT}p" else ""))
        delar.append(barn.tail or "")
    return "".join(delar)


FORMAT = Format("odt", _kanner, _las)
