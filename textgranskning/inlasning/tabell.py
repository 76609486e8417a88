"""Tables as lines of text: a row is one line, its cells divided by `` | ``, empty ones kept so that columns can be told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from textgranskning.typer import Rad, Radslag

Cell = Sequence[Rad]
SKILJE = " | "


def tabellrader(rader: Iterable[Sequence[Cell]]) -> Iterator[Rad]:
    """The lines of a table. A row of one cell is no row but a frame around text, and a row that holds a table is a layout: their lines
    stand for themselves, with what they are."""
    for celler in rader:
        if len(celler) == 1 or any(rad.slag is Radslag.TABELL for cell in celler for rad in cell):
            yield from (rad for cell in celler for rad in cell)
        elif text := tabellrad([" ".join(rad.text for rad in cell) for cell in celler]):
            yield Rad(text, slag=Radslag.TABELL)


def tabellrad(celler: Iterable[str]) -> str:
    """A row as a line; of empty cells nothing.

    >>> tabellrad(["Namn", " Åsa  Ek", "", ""]), tabellrad(["", ""])
    ('Namn | Åsa Ek |  |', '')
    """
    rena = [" ".join(cell.split()) for cell in celler]
    return SKILJE.join(rena).strip() if any(rena) else ""
