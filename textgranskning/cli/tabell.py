"""Tables and figures as a person reads them in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textgranskning.utfall.intervall import Andel


def skriv_tabell(rubrik: str, kolumner: Sequence[str], rader: Iterable[Sequence[str]]) -> None:
    """A table on stdout: words to the left, numbers (every column but the first) to the right."""
    from rich.console import Console
    from rich.table import Table

    tabell = Table(title=rubrik, title_justify="left", title_style="bold", box=None, pad_edge=False)
    for nummer, kolumn in enumerate(kolumner):
        tabell.add_column(kolumn, justify="right" if nummer else "left", overflow="fold")
    for rad in rader:
        tabell.add_row(*rad)
    konsol = Console(markup=False, highlight=False)
    konsol.print(tabell)
    konsol.print()


def procent(andel: Andel) -> str:
    """A share with its interval, or the counts where they are too few to say anything.

    >>> from textgranskning.utfall.intervall import Andel
    >>> procent(Andel(8, 20, 0.4, 0.191, 0.639)), procent(Andel(1, 3, 0.333, 0.008, 0.906))
    ('40 % (19–64)', '1 av 3')
    """
    if not andel.antal:
        return "–"
    if andel.for_fa:
        return f"{andel.traffar:g} av {andel.antal}"
    return f"{100 * andel.varde:.0f} % ({100 * andel.lag:.0f}–{100 * andel.hog:.0f})"


def tal(varde: float | None, decimaler: int = 0) -> str:
    """A number with a decimal comma.

    >>> tal(2.5, 1), tal(None)
    ('2,5', '–')
    """
    return "–" if varde is None else f"{varde:.{decimaler}f}".replace(".", ",")
