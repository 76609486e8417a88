"""A flow of text in an RTF file (its body, a header, a note) becoming lines: paragraphs, list items, table rows."""

from __future__ import annotations

from dataclasses import dataclass, field

from textgranskning.inlasning.stycke import styckerader
from textgranskning.inlasning.tabell import tabellrader
from textgranskning.typer import Rad

_DJUPAST = 10  # tables inside tables


@dataclass
class Flode:
    """Text is added; ends of paragraphs, cells and rows make lines of it."""

    rader: list[Rad] = field(default_factory=list)
    tabell: int = 0  # how deep in tables the paragraph under way stands
    niva: int | None = None  # of the heading that it is
    marke: str = ""  # its printed number or bullet
    efter: list[Rad] = field(default_factory=list)  # text boxes anchored in it
    _text: list[str] = field(default_factory=list)
    _celler: list[tuple[list[list[Rad]], list[Rad]]] = field(default_factory=list)  # by depth: the row's cells so far, the cell's lines

    def skriv(self, text: str) -> None:
        self._text.append(text)

    def nytt_stycke(self) -> None:
        text, self._text = "".join(self._text), []
        marke, self.marke = self.marke, ""
        mottagare = self._cell(self.tabell)
        if text.strip() or mottagare is self.rader:
            mottagare += styckerader(text, marke, self.niva)
        mottagare += self.efter
        self.efter = []

    def bryt(self) -> None:
        """A new page or section ends a paragraph, but makes no empty one."""
        if "".join(self._text).strip() or self.efter:
            self.nytt_stycke()

    def ny_cell(self, djup: int) -> None:
        self.tabell = max(self.tabell, djup)
        self.bryt()
        self._text.clear()
        self._cell(djup)
        celler, rader = self._celler[min(djup, _DJUPAST) - 1]
        celler.append(list(rader))
        rader.clear()

    def ny_rad(self, djup: int) -> None:
        self._cell(djup)
        djup = min(djup, _DJUPAST)
        celler, _ = self._celler[djup - 1]
        utanfor = self.rader if djup == 1 else self._cell(djup - 1)
        utanfor += tabellrader([celler])
        celler.clear()

    def avsluta(self) -> list[Rad]:
        """The lines, also of a row that never ended."""
        self.bryt()
        for djup in range(len(self._celler), 0, -1):
            if self._celler[djup - 1][1]:
                self.ny_cell(djup)
            self.ny_rad(djup)
        return self.rader

    def _cell(self, djup: int) -> list[Rad]:
        """Where lines go at a depth of tables."""
        djup = min(djup, _DJUPAST)
        while len(self._celler) < djup:
            self._celler.append(([], []))
        return self._celler[djup - 1][1] if djup else self.rader
