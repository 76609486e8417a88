"""A paragraph as lines of text: broken where the writer broke it, its printed number or bullet before it."""

from __future__ import annotations

from collections.abc import Iterator

from textgranskning.typer import Rad, Radslag

IKRYSSAD, TOM_RUTA = "☒", "☐"


def styckerader(text: str, marke: str = "", niva: int | None = None) -> Iterator[Rad]:
    """The lines of a paragraph; an empty one is an empty line. `niva`: of the heading that it is.

    >>> [(rad.text, rad.slag.value) for rad in styckerader("ett\\nmer", "2.")]
    [('2. ett', 'lista'), ('mer', 'brod')]
    """
    forsta, *fler = (f"{marke} {text.lstrip()}" if marke and text.strip() else text).rstrip().split("\n")
    slag = Radslag.RUBRIK if niva and forsta else Radslag.LISTA if marke and forsta else Radslag.BROD
    yield Rad(forsta.rstrip(), slag=slag, niva=niva if forsta else None)
    for rad in fler:
        yield Rad(rad.rstrip(), slag=Radslag.RUBRIK if niva else Radslag.BROD, niva=niva)
