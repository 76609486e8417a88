"""HTML through lxml: headings, lists with their numbers, table rows, boxes and choices of forms; what is not shown is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from textgranskning.inlasning.bas import Format, Lasfel, Lasval
from textgranskning.inlasning.listor import PUNKT, nummer, upphojt
from textgranskning.inlasning.paket import PA_NYTT, heltal
from textgranskning.inlasning.stycke import IKRYSSAD, TOM_RUTA, styckerader
from textgranskning.inlasning.symboler import ar_symbolfont, symboltext
from textgranskning.inlasning.tabell import tabellrader
from textgranskning.inlasning.textfil import avkoda
from textgranskning.typer import Dokument, Lasning, Rad, Sida, Ursprung

_OSYNLIGT = frozenset(
    ("script", "style", "head", "template", "noscript", "object", "iframe", "svg", "del", "button", "datalist", "audio", "video", "title")
)
_BLOCK = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "li",
        "blockquote",
        "pre",
        "dt",
        "dd",
        "address",
        "body",
        "main",
        "header",
        "footer",
        "nav",
        "aside",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "dl",
        "form",
        "fieldset",
        "legend",
        "figure",
        "figcaption",
        "details",
        "summary",
        "center",
        "caption",
        "hr",
        "html",
        "table",
        "tr",
        "td",
        "th",
    ]
)
_NOTMARKEN = frozenset(("sdfootnotesym", "sdendnotesym"))  # before a note's text, as LibreOffice writes them
_DOLD = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_FONT = re.compile(r"font-family\s*:\s*[\"']?([^;,\"']+)", re.IGNORECASE)
_HOGST = 1_000  # rows that a cell may reach down
_XMLHUVUD = re.compile(r"\A\s*<\?xml[^>]*>")
_KODNING = re.compile(rb"<meta[^>]{1,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,30})", re.IGNORECASE)


def _kanner(huvud: bytes, _namn: str) -> bool:
    borjan = avkoda(huvud[:2048]).lstrip("\ufeff \t\r\n").lower()
    borjan = re.sub(r"\A(?:<!--.*?-->\s*)+", "", borjan, flags=re.DOTALL)
    if borjan.startswith("<?xml"):
        return "<html" in borjan
    return re.match(r"<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|h[1-6])\b", borjan) is not None


def _las(data: bytes, namn: str, _val: Lasval) -> Iterator[Dokument]:
    yield Dokument(namn, "html", (Sida(1, (Lasning(Ursprung.FIL, tuple(html_rader(_text(data)))),)),))


def _text(data: bytes) -> str:
    """The characters of a page: UTF-8 or UTF-16 if it is, else what it says it is, else the likeliest."""
    traff = _KODNING.search(data[:4096])
    sagd = traff[1].decode("ascii").lower() if traff else ""
    sagd = "cp1252" if sagd in {"iso-8859-1", "latin1", "us-ascii", "ascii"} else sagd  # as browsers do
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            return data.decode(sagd) if sagd and not sagd.startswith("utf") else avkoda(data)
        except (LookupError, ValueError):
            return avkoda(data)


def html_rader(kalla: str) -> list[Rad]:
    """The lines of a page as a reader sees them. Raises `Lasfel`."""
    from lxml import etree

    text = _XMLHUVUD.sub("", kalla).replace("\0", "").encode("utf-8", "replace")
    if not text.strip():
        return []
    tolk = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        rot = etree.fromstring(text, tolk)
    except (etree.LxmlError, ValueError):
        raise Lasfel("Sidan är skadad och gick inte att tolka.", PA_NYTT) from None
    if any(ett.level_name == "FATAL" for ett in tolk.error_log):  # the parser stopped: what it gives is not the whole
        raise Lasfel("Sidan är för djupt nästlad.", "Skriv ut den som PDF.")
    if rot is None:
        return []
    return _Rader().av(etree.iterwalk(rot, events=("start", "end")))


@dataclass
class _Tabell:
    """A table under way: its rows so far, and where its lines go when it is whole."""

    utanfor: list[Rad]
    rader: list[list[list[Rad]]] = field(default_factory=list)
    nedat: dict[int, int] = field(default_factory=dict)  # rows that a cell of this column still reaches down

    def fyll(self) -> None:
        """Empty cells where the next one would stand under a cell that reaches down."""
        while self.nedat.get(len(self.rader[-1]), 0):
            self.nedat[len(self.rader[-1])] -= 1
            self.rader[-1].append([])

    def cell(self, rader: list[Rad], hojd: int) -> None:
        self.fyll()
        self.nedat[len(self.rader[-1])] = hojd - 1
        self.rader[-1].append(rader)


class _Rader:
    """One walk over the tree, without recursion: text is gathered until a block begins or ends."""

    def __init__(self) -> None:
        self.rader: list[Rad] = []
        self.tabeller: list[_Tabell] = []
        self.delar: list[str] = []
        self.nivaer: list[int] = []  # headings under way
        self.marken: list[str] = []  # of the list item whose first line is awaited
        self.listor: list[tuple[str, int]] = []  # form, number so far
        self.pre = 0
        self.fonter: list[str | None] = [None]  # of the elements under way, as far as they are symbol fonts

    def av(self, vandring: Any) -> list[Rad]:
        hoppad = None
        for handelse, element in vandring:
            if handelse == "start":
                if self._osynlig(element):
                    hoppad = element
                    vandring.skip_subtree()
                else:
                    self.fonter.append(_font(element, self.fonter[-1]))
                    self._in(element, element.tag)
                    self._text(element.text)
            else:
                if element is hoppad:
                    hoppad = None
                else:
                    self._ut(element.tag, element.get("rowspan"))
                    self.fonter.pop()
                self._text(element.tail)
        self._tom()
        while self.tabeller:
            self._tabellslut()
        return self.rader

    def _osynlig(self, element: Any) -> bool:
        """Whether nothing in an element is shown; a form's control shows its value instead of what stands in it."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _OSYNLIGT or element.get("hidden") is not None or _DOLD.search(element.get("style") or ""):
            return True
        if tag == "input":
            self.delar.append(_falt(element) + _mellan(element))
        elif tag == "select":
            val = [ett for ett in element.iter("option") if ett.get("selected") is not None]
            self.delar.append(" ".join("".join(ett.itertext()).strip() for ett in val) + _mellan(element))
        elif tag == "sup" and (marke := "".join(element.itertext()).strip(" []()")).isdigit() and marke.isascii():
            self.delar.append(upphojt(marke))
        elif (element.get("class") or "") in _NOTMARKEN:
            self.delar.append(f"{upphojt(''.join(element.itertext()).strip())} ")
        else:
            return False
        return True

    def _text(self, text: str | None) -> None:
        if text:
            text = symboltext(self.fonter[-1], text)
            self.delar.append(text if self.pre else re.sub(r"[\s\xa0]+", " ", text))

    def _in(self, element: Any, tag: str) -> None:
        if tag in _BLOCK:
            self._tom()
        if tag == "br":
            self.delar.append("\n")
        elif tag == "pre":
            self.pre += 1
        elif len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.nivaer.append(int(tag[1]))
        elif tag in {"ul", "ol"}:
            self.listor.append((element.get("type") or "1" if tag == "ol" else PUNKT, heltal(element.get("start"), 1) - 1))
        elif tag == "li":
            form, tal = self.listor[-1] if self.listor else (PUNKT, 0)
            tal = heltal(element.get("value"), tal + 1)
            if self.listor:
                self.listor[-1] = form, tal
            self.marken.append(PUNKT if form == PUNKT else f"{nummer(tal, form)}.")
        elif tag == "table":
            self.tabeller.append(_Tabell(self.rader))
            self.rader = []
        elif tag == "tr" and self.tabeller:
            self.tabeller[-1].rader.append([])
        elif tag in {"td", "th"} and self.tabeller:
            self._losa()

    def _ut(self, tag: str, rad_hojd: str | None) -> None:
        if tag in _BLOCK:
            self._tom()
        if tag == "pre":
            self.pre -= 1
        elif tag == "textarea":
            self.delar.append(" ")
        elif tag in {"ul", "ol"} and self.listor:
            self.listor.pop()
        elif tag == "li" and self.marken:
            self.marken.pop()
        elif len(tag) == 2 and tag[0] == "h" and tag[1].isdigit() and self.nivaer:
            self.nivaer.pop()
        elif tag == "tr" and self.tabeller and self.tabeller[-1].rader:
            self.tabeller[-1].fyll()
        elif tag in {"td", "th"} and self.tabeller:
            if not self.tabeller[-1].rader:
                self.tabeller[-1].rader.append([])
            self.tabeller[-1].cell(self.rader, min(max(heltal(rad_hojd, 1), 1), _HOGST))
            self.rader = []
        elif tag == "table" and self.tabeller:
            self._tabellslut()

    def _losa(self) -> None:
        """What stands in a table but in no cell (its caption) is a row of its own."""
        if self.rader:
            self.tabeller[-1].rader.insert(-1, [self.rader])
            self.rader = []

    def _tabellslut(self) -> None:
        self._losa()
        tabell = self.tabeller.pop()
        self.rader = tabell.utanfor
        self.rader += tabellrader(tabell.rader)

    def _tom(self) -> None:
        text = "".join(self.delar)
        self.delar.clear()
        if not self.pre:
            text = "\n".join(" ".join(rad.split()) for rad in text.split("\n"))
        if text.strip():
            marke = self.marken[-1] if self.marken else ""
            if marke:
                self.marken[-1] = ""
            self.rader += (
                rad for rad in styckerader(text.strip("\n"), marke, self.nivaer[-1] if self.nivaer else None) if rad.text or self.pre
            )


def _font(element: Any, annars: str | None) -> str | None:
    """The symbol font that an element is set in."""
    traff = _FONT.search(element.get("style") or "")
    namn = traff[1].strip() if traff else element.get("face")
    return annars if namn is None else namn if ar_symbolfont(namn) else None


def _mellan(element: Any) -> str:
    """The space after a field, whose frame divides it from what follows."""
    return "" if (element.tail or "")[:1] in set(".,;:)!?") else " "


def _falt(element: Any) -> str:
    """What a form's field shows."""
    sort = (element.get("type") or "text").lower()
    if sort in {"checkbox", "radio"}:
        return f"{IKRYSSAD if element.get('checked') is not None else TOM_RUTA} "
    return "" if sort in {"hidden", "submit", "button", "image", "reset", "password", "file"} else element.get("value") or ""


FORMAT = Format("html", _kanner, _las)
