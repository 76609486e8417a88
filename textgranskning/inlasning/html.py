"""HTML through lxml: headings with their level, list items, table rows; what is not shown is left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from textgranskning.inlasning.bas import Format, Lasval
from textgranskning.inlasning.textfil import avkoda
from textgranskning.typer import Dokument, Lasning, Rad, Radslag, Sida, Ursprung

_OSYNLIGT = frozenset(("script", "style", "head", "template", "noscript"))
_RADER = frozenset(
    ("p", "div", "section", "article", "li", "blockquote", "pre", "dt", "dd", "address", "body", "main", "header", "footer", "td", "th")
)
_RUBRIKER = {f"h{niva}": niva for niva in range(1, 7)}


def _kanner(huvud: bytes, _namn: str) -> bool:
    borjan = huvud.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return borjan.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or (borjan.startswith(b"<?xml") and b"<html" in borjan)


def _las(data: bytes, namn: str, _val: Lasval) -> Iterator[Dokument]:
    yield Dokument(namn, "html", (Sida(1, (Lasning(Ursprung.FIL, tuple(html_rader(avkoda(data)))),)),))


def html_rader(kalla: str) -> Iterator[Rad]:
    """The lines of a page as a reader sees them."""
    import lxml.html

    text = kalla.partition("?>")[2] if kalla.lstrip().startswith("<?xml") else kalla
    if not text.strip():
        return
    yield from _Rader().av(lxml.html.document_fromstring(text))


class _Rader:
    """One walk over the tree: text is gathered until a block begins or ends."""

    def __init__(self) -> None:
        self._delar: list[str] = []

    def av(self, element: Any) -> Iterator[Rad]:
        yield from self._ga(element, Radslag.BROD, None)
        yield from self._tom(Radslag.BROD, None)

    def _ga(self, element: Any, slag: Radslag, niva: int | None) -> Iterator[Rad]:
        if not isinstance(element.tag, str) or element.tag in _OSYNLIGT:
            return
        if element.tag == "tr":
            yield from self._tom(slag, niva)
            celler = (" ".join(cell.text_content().split()) for cell in element if cell.tag in {"td", "th"})
            yield Rad(" | ".join(celler), slag=Radslag.TABELL)
            return
        block = element.tag in _RADER or element.tag in _RUBRIKER
        inre = (
            (Radslag.RUBRIK, _RUBRIKER[element.tag])
            if element.tag in _RUBRIKER
            else (Radslag.LISTA, None)
            if element.tag == "li"
            else (slag, niva)
        )
        if block:
            yield from self._tom(slag, niva)
        self._delar.append(element.text or "")
        for barn in element:
            if barn.tag == "br":
                yield from self._tom(*inre)
            yield from self._ga(barn, *inre)
            self._delar.append(barn.tail or "")
        if block:
            yield from self._tom(*inre)

    def _tom(self, slag: Radslag, niva: int | None) -> Iterator[Rad]:
        text = " ".join("".join(self._delar).split())
        self._delar.clear()
        if text:
            yield Rad(text, slag=slag, niva=niva)


FORMAT = Format("html", _kanner, _las)
