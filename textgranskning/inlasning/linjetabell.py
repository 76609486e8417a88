"""Ruled tables of a PDF page, through pdfplumber: its lines say what a cell is, pdfium what stands in it."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

import pypdfium2 as pdfium

from textgranskning.inlasning.rutnat import Bit, Stil
from textgranskning.inlasning.rutnat import rader as som_rader
from textgranskning.inlasning.textlager import Lager
from textgranskning.typer import Radslag

FLEST_SIDOR = 400  # of a file: a tenth of a second each; the tables of longer ones are read as columns
LANGST_CELL = 400  # characters: a longer cell is text that someone has set in a frame
INNANFOR = 1.0  # points: the letters of the next cell may touch the line


class Linjetabeller:
    """The ruled tables of one file. pdfplumber opens it when the first page with lines is asked for."""

    def __init__(self, data: bytes, losenord: str | None) -> None:
        self._data, self._losenord, self._kvar = data, losenord, FLEST_SIDOR

    @cached_property
    def _pdf(self) -> Any:
        import pdfplumber

        return pdfplumber.open(io.BytesIO(self._data), password=self._losenord)

    def med_tabeller(self, sida: pdfium.PdfPage, nummer: int, lager: Lager, tillagt: Sequence[Bit]) -> list[Bit]:
        """The pieces of a page, those of its tables as one piece a row. `tillagt`: boxes and fields, which stand beside the page's text."""
        bitar = [*lager.bitar, *tillagt]
        if not self._kvar or lager.vridet or sida.get_rotation():  # pdfplumber turns a page in its own way
            return bitar
        self._kvar -= 1
        try:
            blad = self._pdf.pages[nummer]
            tabeller = [[[cell for cell in rad.cells if cell] for rad in tabell.rows] for tabell in blad.find_tables()]
            blad.close()
        except Exception:  # noqa: BLE001  a page that pdfplumber fails on is read without its lines
            return bitar
        for tabell in tabeller:
            rader = [rad for rad in tabell if rad]
            if len(rader) >= 2 and max(map(len, rader)) >= 2:
                bitar = _med_tabell(bitar, list(_tabellrader(sida, rader, lager, tillagt)), rader)
        return bitar


Cell = tuple[float, float, float, float]  # x0, top, x1, bottom


def _tabellrader(sida: pdfium.PdfPage, rader: Sequence[Sequence[Cell]], lager: Lager, tillagt: Sequence[Bit]) -> Iterator[Bit]:
    bitar = lager.bitar
    hojd = sida.get_size()[1]
    stil = _vanligast(bit for bit in bitar if _i_cell(bit, _omkring(rader)))
    vanster, nere, _, _ = sida.get_bbox()
    textsida = sida.get_textpage()
    try:
        for rad in rader:
            celler = [
                _celltext(
                    textsida.get_text_bounded(
                        x0 + vanster + INNANFOR, hojd - y1 + nere + INNANFOR, x1 + vanster - INNANFOR, hojd - y0 + nere - INNANFOR
                    ).replace("\ufffe", "-"),
                    [bit for bit in bitar if _i_cell(bit, (x0, y0, x1, y1))] if tillagt or lager.tytt else (),
                    [bit for bit in tillagt if _i_cell(bit, (x0, y0, x1, y1))],
                )
                for x0, y0, x1, y1 in rad
            ]
            yield Bit(
                " | ".join(celler),
                min(cell[0] for cell in rad),
                min(cell[1] for cell in rad),
                max(cell[2] for cell in rad),
                max(cell[3] for cell in rad),
                stil,
                Radslag.TABELL,
            )
    finally:
        textsida.close()


def _celltext(text: str, bitar: Sequence[Bit], tillagt: Sequence[Bit]) -> str:
    """What stands in a cell, by the pieces in it, and the boxes and fields where they stand; after its words, where these go on into other
    cells."""
    hela = bool(bitar) and sum(len("".join(bit.text.split())) for bit in bitar) == len("".join(text.split()))
    if not tillagt and not hela:
        return " ".join(text.split())
    delar = [rad.text for rad in som_rader([*bitar, *tillagt])] if hela else [text, *(bit.text for bit in tillagt)]
    return " ".join(" ".join(delar).split())


def _vanligast(bitar: Iterable[Bit]) -> Stil:
    """The type of most of the letters."""
    tecken: Counter[Stil] = Counter()
    for bit in bitar:
        tecken[bit.stil] += len(bit.text)
    return tecken.most_common(1)[0][0] if tecken else Stil(0.0)


def _omkring(rader: Sequence[Sequence[Cell]]) -> Cell:
    x0, y0, x1, y1 = zip(*(cell for rad in rader for cell in rad), strict=True)
    return min(x0), min(y0), max(x1), max(y1)


def _i_cell(bit: Bit, cell: Cell) -> bool:
    x, y = (bit.x0 + bit.x1) / 2, (bit.y0 + bit.y1) / 2
    return cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]


def _med_tabell(bitar: list[Bit], tabell: list[Bit], rader: Sequence[Sequence[Cell]]) -> list[Bit]:
    """The pieces with a table's in its place; as they were where the table does not hold what they do, or frames running text."""
    x0, y0 = min(rad.x0 for rad in tabell), min(rad.y0 for rad in tabell)
    x1, y1 = max(rad.x1 for rad in tabell), max(rad.y1 for rad in tabell)
    inne = [bit for bit in bitar if x0 <= (bit.x0 + bit.x1) / 2 <= x1 and y0 <= (bit.y0 + bit.y1) / 2 <= y1]
    if (
        not inne
        or sum(map(_tecken, tabell)) < sum(map(_tecken, inne))
        or any(len(rad.text) > LANGST_CELL * len(celler) for rad, celler in zip(tabell, rader, strict=True))
    ):
        return bitar
    kvar = [bit for bit in bitar if bit not in inne]
    return [*kvar, *(rad for rad in tabell if _tecken(rad))]


def _tecken(bit: Bit) -> int:
    return sum(map(str.isalnum, bit.text))
