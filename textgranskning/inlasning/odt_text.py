"""The body of an OpenDocument file as lines, in document order: changes as accepted, notes and comments gathered apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from textgranskning.inlasning.listor import upphojt
from textgranskning.inlasning.odt_stilar import Liststilar
from textgranskning.inlasning.paket import attribut, heltal, lokalt
from textgranskning.inlasning.stycke import IKRYSSAD, TOM_RUTA, styckerader
from textgranskning.inlasning.symboler import symboltext
from textgranskning.inlasning.tabell import tabellrader
from textgranskning.typer import Rad, Radslag

_BORTA = frozenset(  # what is deleted, hidden, only prompts, or is no text
    (
        "tracked-changes",
        "forms",
        "placeholder",
        "hidden-text",
        "hidden-paragraph",
        "annotation-end",
        "sequence-decls",
        "variable-decls",
        "ruby-text",
        "binary-data",
        "event-listeners",
    )
)
_BLANKA = 1_000  # spaces in a row: a file that says more is hostile
_FLEST_LIKA = 100  # times a row or cell that holds text may stand repeated


@dataclass
class Odttext:
    """One walk over a document."""

    stilar: Liststilar
    kontroller: dict[str, Any]  # form controls by id
    fotnoter: list[Rad] = field(default_factory=list)
    kommentarer: list[Rad] = field(default_factory=list)
    bilder: list[tuple[str, float]] = field(default_factory=list)  # part, square centimetres
    _listor: dict[str, list[int]] = field(default_factory=dict)  # the numbers so far, of each list
    _rutor: list[Any] = field(default_factory=list)  # frames anchored in the paragraph under way

    def rader(self, element: Any) -> Iterator[Rad]:
        """The lines of what stands within an element, in order."""
        for ett in element:
            namn = lokalt(ett)
            if namn in {"p", "h"}:
                yield from self._stycke(ett)
            elif namn == "list":
                yield from self._lista(ett, None, [])
            elif namn == "table":
                yield from tabellrader(self._tabell(ett))
            elif namn in {"frame", "custom-shape", "rect"}:
                yield from self._ram(ett)
            elif namn not in _BORTA and attribut(ett, "display") != "none":
                yield from self.rader(ett)

    def _stycke(self, p: Any, marke: str = "") -> Iterator[Rad]:
        text = self._text(p)
        niva = max(heltal(attribut(p, "outline-level"), 1), 1) if lokalt(p) == "h" else None
        yield from styckerader(text, marke or (self._rubriknummer(niva) if niva else ""), niva)
        rutor, self._rutor = self._rutor, []
        for ruta in rutor:
            yield from self._ram(ruta)

    def _rubriknummer(self, niva: int) -> str:
        tal = self._listor.setdefault("Outline", [])
        self._rakna(tal, niva, "Outline")
        return self.stilar.marke("Outline", tal) if tal and self.stilar.har("Outline") else ""

    def _rakna(self, tal: list[int], niva: int, stil: str | None) -> None:
        """The next item at a level: it counts on, and what is deeper starts over."""
        if len(tal) >= niva:
            tal[niva - 1] += 1
            del tal[niva:]
        else:
            tal += [self.stilar.start(stil, ett) for ett in range(len(tal) + 1, niva + 1)]

    def _lista(self, lista: Any, stil: str | None, over: list[int]) -> Iterator[Rad]:
        stil = attribut(lista, "style-name") or stil
        niva = len(over) + 1
        fortsatt = attribut(lista, "continue-list") or (stil if attribut(lista, "continue-numbering") == "true" else None)
        tal = self._listor.get(fortsatt or "", [0])[-1] if fortsatt and not over else self.stilar.start(stil, niva) - 1
        for post in lista:
            if lokalt(post) not in {"list-item", "list-header"}:
                continue
            numrerad = lokalt(post) == "list-item"
            if numrerad and (start := attribut(post, "start-value")):
                tal = heltal(start, 1) - 1
            tal += numrerad
            forst = numrerad
            for ett in post:
                namn = lokalt(ett)
                if namn == "list":
                    yield from self._lista(ett, stil, [*over, max(tal, 1)])
                elif namn in {"p", "h"}:
                    marke = self.stilar.marke(stil, [*over, tal]) if forst else ""
                    yield from self._stycke(ett, marke)
                    forst = False
        for nyckel in filter(None, (attribut(lista, "id"), stil)):
            self._listor[nyckel] = [*over, tal]

    def _tabell(self, tabell: Any) -> Iterator[list[list[Rad]]]:
        for rad in tabell.iter("{*}table-row"):
            if next(ett for ett in rad.iterancestors() if lokalt(ett) == "table") is not tabell:
                continue
            celler = list(self._celler(rad))
            for _ in range(_ganger(rad, "number-rows-repeated") if any(celler) else 1):
                yield celler

    def _celler(self, rad: Any) -> Iterator[list[Rad]]:
        celler = [ett for ett in rad if lokalt(ett) in {"table-cell", "covered-table-cell"}]
        while (
            celler
            and lokalt(celler[-1]) == "table-cell"
            and heltal(attribut(celler[-1], "number-columns-repeated"), 1) > 20
            and not len(celler[-1])
        ):
            celler.pop()  # the rest of a sheet's width
        for cell in celler:
            innehall = [ett for ett in self.rader(cell) if ett.text]
            if lokalt(cell) == "table-cell" or innehall:
                for _ in range(_ganger(cell, "number-columns-repeated")):
                    yield innehall

    def _ram(self, ram: Any) -> Iterator[Rad]:
        """A frame: its text, or the picture it shows where that is as large as a page."""
        yta = _cm(attribut(ram, "width")) * _cm(attribut(ram, "height"))
        for ett in ram:
            if lokalt(ett) == "image" and (del_ := attribut(ett, "href")):
                self.bilder.append((del_, yta))
            elif lokalt(ett) == "text-box":
                yield from self.rader(ett)
        if lokalt(ram) != "frame":
            yield from self.rader(ram)

    def _text(self, element: Any) -> str:
        return "".join(self._delar(element))

    def _delar(self, element: Any) -> Iterator[str]:
        yield symboltext(None, element.text or "")
        for ett in element:
            yield from self._inne(ett, lokalt(ett))
            yield symboltext(None, ett.tail or "")

    def _inne(self, ett: Any, namn: str) -> Iterator[str]:
        if namn == "s":
            yield " " * min(heltal(attribut(ett, "c"), 1), _BLANKA)
        elif namn == "tab":
            yield "\t"
        elif namn == "line-break":
            yield "\n"
        elif namn == "note":
            yield self._not(ett)
        elif namn == "annotation":
            self._kommentar(ett)
        elif namn == "control":
            yield self._kontroll(ett)
        elif namn == "content-control":
            yield from self._innehallskontroll(ett)
        elif namn in {"frame", "custom-shape", "rect", "g"}:
            self._rutor.append(ett)
        elif namn in {"p", "h"}:
            yield self._text(ett) + " "
        elif namn not in _BORTA and attribut(ett, "display") != "none":
            yield from self._delar(ett)

    def _not(self, element: Any) -> str:
        delar = {lokalt(ett): ett for ett in element}
        citat, kropp = delar.get("note-citation"), delar.get("note-body")
        marke = upphojt("" if citat is None else self._text(citat).strip())
        text = "" if kropp is None else " ".join(rad.text.strip() for rad in self.rader(kropp) if rad.text)
        self.fotnoter.append(Rad(f"{marke} {text}".strip(), slag=Radslag.FOTNOT, marke=marke or None))
        return marke

    def _kommentar(self, element: Any) -> None:
        vem = [(ett.text or "").strip()[: 10 if lokalt(ett) == "date" else None] for ett in element if lokalt(ett) in {"creator", "date"}]
        text = " ".join(rad.text.strip() for rad in self.rader([ett for ett in element if lokalt(ett) in {"p", "list"}]) if rad.text)
        if text:
            self.kommentarer.append(
                Rad(f"Kommentar ({' '.join(vem)}): {text}" if any(vem) else f"Kommentar: {text}", slag=Radslag.KOMMENTAR)
            )

    def _kontroll(self, element: Any) -> str:
        """A form control: a box with its label, or the value of a field."""
        kontroll = self.kontroller.get(attribut(element, "control") or "")
        if kontroll is None:
            return ""
        namn = lokalt(kontroll)
        if namn in {"checkbox", "radio"}:
            kryssad = attribut(kontroll, "current-state" if namn == "checkbox" else "current-selected")
            if kryssad is None:
                kryssad = attribut(kontroll, "state" if namn == "checkbox" else "selected")
            return f"{IKRYSSAD if kryssad in {'checked', 'true'} else TOM_RUTA} {attribut(kontroll, 'label') or ''}".rstrip() + " "
        if namn in {"listbox"}:
            valda = [ett for ett in kontroll if attribut(ett, "current-selected") == "true"]
            return ", ".join(attribut(ett, "label") or "" for ett in valda)
        return attribut(kontroll, "current-value") or attribut(kontroll, "value") or ""

    def _innehallskontroll(self, element: Any) -> Iterator[str]:
        if attribut(element, "checkbox") == "true":
            yield IKRYSSAD if attribut(element, "checked") == "true" else TOM_RUTA
        elif attribut(element, "showing-place-holder") != "true":
            yield from self._delar(element)


def _ganger(element: Any, namn: str) -> int:
    return min(max(heltal(attribut(element, namn), 1), 1), _FLEST_LIKA)


def _cm(matt: str | None) -> float:
    """
    >>> _cm("16.5cm"), _cm("1in"), _cm("x")
    (16.5, 2.54, 0.0)
    """
    for enhet, faktor in (("cm", 1.0), ("mm", 0.1), ("in", 2.54), ("pt", 2.54 / 72)):
        if matt and matt.endswith(enhet):
            try:
                return float(matt.removesuffix(enhet)) * faktor
            except ValueError:
                return 0.0
    return 0.0
