"""A user's own words, from a file: names of places, units, programmes that no lexicon has."""

from __future__ import annotations

from pathlib import Path

from textgranskning.fel import MappFel


def las_ordlista(fil: Path | str) -> frozenset[str]:
    """The words of a text file in UTF-8, one or more a line; what follows ``#`` is a remark. Raises `MappFel` if it cannot be read."""
    try:
        rader = Path(fil).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as fel:
        raise MappFel("Ordlistan går inte att läsa.", "Ange en textfil i UTF-8 med ett ord på varje rad.") from fel
    return frozenset(ord_ for rad in rader for ord_ in rad.partition("#")[0].split())
