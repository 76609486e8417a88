"""The body of a docx as lines: paragraphs, tables, content controls and text boxes in document order, changes as accepted.

Element names are those of WordprocessingML, without namespace: the strict form of the format has others. What is deleted, moved away,
hidden or only asks to be filled in is not text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from textgranskning.inlasning.listor import romerskt, upphojt
from textgranskning.inlasning.paket import attribut, heltal, lokalt
from textgranskning.inlasning.stycke import IKRYSSAD, TOM_RUTA, styckerader
from textgranskning.inlasning.symboler import symbol, symboltext
from textgranskning.inlasning.tabell import tabellrader
from textgranskning.inlasning.word_stilar import Numrering, Stilar, barn, font, pa, varde
from textgranskning.typer import Rad, Radslag

_BORTA = frozenset(
    (
        "del",
        "moveFrom",
        "delText",
        "instrText",
        "delInstrText",
        "rPr",
        "pPr",
        "sdtPr",
        "sdtEndPr",
        "tblPr",
        "tblGrid",
        "sectPr",
        "Fallback",
        "rt",
    )
)
_TECKEN = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}


@dataclass
class Not:
    """A foot- or endnote that the text refers to."""

    slag: str  # footnote, endnote
    id: str
    marke: str


@dataclass
class Falt:
    """A field under way (a form field, a page number, a link): its instruction is not printed, its result is."""

    resultat: bool = False
    gjord: bool = False  # a box or a choice, already written


@dataclass
class Ordtext:
    """One walk over the parts of a document. Notes and pictures met on the way are gathered."""

    stilar: Stilar
    numrering: Numrering
    noter: list[Not] = field(default_factory=list)
    bilder: list[tuple[str, int, int]] = field(default_factory=list)  # relation id, width, height in EMU
    _falt: list[Falt] = field(default_factory=list)
    _rutor: list[Any] = field(default_factory=list)  # text boxes anchored in the paragraph under way
    _font: str | None = None  # of the paragraph under way
    _kvar: str = ""  # text whose paragraph mark is deleted: it goes on in the next paragraph

    def rader(self, element: Any) -> Iterator[Rad]:
        """The lines of a text (the body, a cell, a box, a note), in order."""
        utanfor, self._kvar = self._kvar, ""
        yield from self._rader(element)
        if self._kvar:  # the mark that is deleted was the last
            yield from styckerader(self._kvar)
        self._kvar = utanfor

    def _rader(self, element: Any) -> Iterator[Rad]:
        for ett in element:
            namn = lokalt(ett)
            if namn == "p":
                yield from self._stycke(ett)
            elif namn == "tbl":
                yield from tabellrader(self._tabell(ett))
            elif namn == "sdt" and (visat := _styrd(ett)) is not None:
                yield Rad(visat)
            elif namn not in _BORTA:
                yield from self._rader(ett)

    def _stycke(self, p: Any) -> Iterator[Rad]:
        egenskaper = barn(p, "pPr")
        self._font = self.stilar.stil(varde(egenskaper, "pStyle")).font
        text, self._kvar = self._kvar + self._text(p), ""
        if any(barn(egenskaper, "rPr", borta) is not None for borta in ("del", "moveFrom")):
            self._kvar = text
        else:
            yield from self._rad(egenskaper, text)
        self._falt = [ett for ett in self._falt if ett.resultat and not ett.gjord]  # one that never ends hides no other paragraph
        rutor, self._rutor = self._rutor, []
        for ruta in rutor:
            yield from self.rader(ruta)

    def _rad(self, egenskaper: Any | None, text: str) -> Iterator[Rad]:
        stil = self.stilar.stil(varde(egenskaper, "pStyle"))
        kontur = varde(egenskaper, "outlineLvl")
        niva = stil.niva if kontur is None else heltal(kontur, 9) + 1 if heltal(kontur, 9) < 9 else None
        lista = stil.lista
        if (numid := varde(egenskaper, "numPr", "numId")) is not None:
            lista = numid, heltal(varde(egenskaper, "numPr", "ilvl"), stil.lista[1] if stil.lista else 0)
        marke = self.numrering.marke(*lista) if lista and lista[0] != "0" else ""
        yield from styckerader(text, marke, niva)

    def _tabell(self, tabell: Any) -> Iterator[list[list[Rad]]]:
        for rad in _genom(tabell, "tr"):
            if barn(rad, "trPr", "del") is None:
                yield [self._cell(cell) for cell in _genom(rad, "tc")]

    def _cell(self, cell: Any) -> list[Rad]:
        kontroll = cell.getparent().getparent()  # of a cell that is a content control whole
        visat = _styrd(kontroll) if kontroll is not None and lokalt(kontroll) == "sdt" else None
        if visat is not None:
            return [Rad(visat)]
        return [] if _fortsatter(cell) else [ett for ett in self.rader(cell) if ett.text]

    def _text(self, element: Any) -> str:
        return "".join(self._delar(element))

    def _delar(self, element: Any) -> Iterator[str]:
        for ett in element:
            namn = lokalt(ett)
            if namn == "r":
                yield from self._korning(ett)
            elif namn == "sdt":
                yield self._kontroll(ett)
            elif namn in {"p", "tbl"}:  # a block where none should be
                yield self._text(ett) + " "
            elif namn == "fldSimple" or namn not in _BORTA:
                yield from self._delar(ett)

    def _kontroll(self, sdt: Any) -> str:
        """A content control in running text: a choice or a date as shown."""
        if (visat := _styrd(sdt)) is not None:
            return visat
        innehall = barn(sdt, "sdtContent")
        return "" if innehall is None else self._text(innehall)

    def _korning(self, r: Any) -> Iterator[str]:
        egenskaper = barn(r, "rPr")
        dold = egenskaper is not None and pa(egenskaper, "vanish")
        fonten = font(egenskaper) or self.stilar.stil(varde(egenskaper, "rStyle")).font or self._font
        for ett in r:
            namn = lokalt(ett)
            if namn == "fldChar":
                yield self._faltgrans(ett)
            elif self._falt and (not self._falt[-1].resultat or self._falt[-1].gjord):
                continue
            elif namn in {"footnoteReference", "endnoteReference"}:
                yield self._not(namn.removesuffix("Reference"), ett)
            elif not dold:
                yield from self._tecken(ett, namn, fonten)

    def _tecken(self, ett: Any, namn: str, fonten: str | None) -> Iterator[str]:
        if namn == "t":
            yield symboltext(fonten, ett.text or "")
        elif namn == "sym":
            kod = attribut(ett, "char") or ""
            yield symbol(attribut(ett, "font"), int(kod, 16)) if kod and all(tecken in "0123456789abcdefABCDEF" for tecken in kod) else ""
        elif namn in _TECKEN:
            yield _TECKEN[namn]
        elif namn == "AlternateContent":
            self._ritat(val if (val := barn(ett, "Choice")) is not None else barn(ett, "Fallback"))
        elif namn in {"drawing", "pict", "object"}:
            self._ritat(ett)
        elif namn == "ruby":
            yield from self._delar(ett)

    def _ritat(self, element: Any | None) -> None:
        """Text boxes are read after their paragraph; large pictures are pages."""
        storlek = (0, 0)
        for ett in () if element is None else element.iter():
            namn = lokalt(ett)
            if namn == "extent":
                storlek = heltal(ett.get("cx")), heltal(ett.get("cy"))
            elif namn == "blip" and (id_ := attribut(ett, "embed")):
                self.bilder.append((id_, *storlek))
            elif namn == "txbxContent" and not any(lokalt(over) in {"txbxContent", "Fallback"} for over in _over(ett, element)):
                self._rutor.append(ett)

    def _faltgrans(self, element: Any) -> str:
        """A field begins, shows its result, ends. A form's box or choice is in how it begins."""
        slag = attribut(element, "fldCharType")
        if slag == "separate" and self._falt:
            self._falt[-1].resultat = True
        elif slag == "end" and self._falt:
            self._falt.pop()
        elif slag == "begin":
            inom = bool(self._falt) and not self._falt[-1].resultat
            self._falt.append(Falt())
            visat = None if inom else _formular(barn(element, "ffData"))
            self._falt[-1].gjord = visat is not None or inom
            return visat or ""
        return ""

    def _not(self, slag: str, element: Any) -> str:
        nummer = sum(ett.slag == slag for ett in self.noter) + 1
        egen = (attribut(element, "customMarkFollows") or "0") not in {"0", "false"}
        marke = upphojt(str(nummer) if slag == "footnote" else romerskt(nummer))
        self.noter.append(Not(slag, attribut(element, "id") or "", "" if egen else marke))
        return "" if egen else marke


def _styrd(sdt: Any) -> str | None:
    """What a content control shows by its state: a box, or nothing where it only prompts; None where its content is text."""
    egenskaper = barn(sdt, "sdtPr")
    if (ruta := barn(egenskaper, "checkbox")) is not None:
        return IKRYSSAD if pa(ruta, "checked") else TOM_RUTA
    return "" if pa(egenskaper, "showingPlcHdr") else None


def _formular(data: Any | None) -> str | None:
    """What an old form's box or choice shows, or None for other fields, whose result is text."""
    if data is None:
        return None
    if (ruta := barn(data, "checkBox")) is not None:
        return IKRYSSAD if (pa(ruta, "checked") if barn(ruta, "checked") is not None else pa(ruta, "default")) else TOM_RUTA
    if (val := barn(data, "ddList")) is not None:
        alternativ = [attribut(ett, "val") or "" for ett in val if lokalt(ett) == "listEntry"]
        valt = heltal(varde(val, "result") or varde(val, "default"))
        return alternativ[valt] if 0 <= valt < len(alternativ) else ""
    return None


def _genom(element: Any, namn: str) -> Iterator[Any]:
    """The rows or cells of a table, also those inside content controls and marks of change."""
    for ett in element:
        hette = lokalt(ett)
        if hette == namn:
            yield ett
        elif hette not in _BORTA and hette not in {"tr", "tc", "p", "tbl"}:
            yield from _genom(ett, namn)


def _fortsatter(cell: Any) -> bool:
    """Whether a cell only goes on from the row above, or is deleted."""
    ihop = barn(cell, "tcPr", "vMerge")
    return (ihop is not None and attribut(ihop, "val") != "restart") or barn(cell, "tcPr", "cellDel") is not None


def _over(element: Any, topp: Any) -> Iterator[Any]:
    """What an element stands within, up to `topp`."""
    nu = element.getparent()
    while nu is not None and nu is not topp:
        yield nu
        nu = nu.getparent()


def markta(rader: Iterator[Rad], slag: Radslag) -> list[Rad]:
    """Lines that stand apart from the running text, as what they are."""
    return [replace(rad, slag=slag, niva=None) for rad in rader if rad.text]
