"""Tables as text (csv, tsv): known by every line having the same columns; a row is a line, cells divided by `` | ``."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from textgranskning.inlasning.bas import Format, Lasval
from textgranskning.inlasning.granser import granser
from textgranskning.inlasning.tabell import tabellrad
from textgranskning.inlasning.textfil import ar_text, avkoda
from textgranskning.typer import Dokument, Lasning, Rad, Radslag, Sida, Ursprung

_SKILJETECKEN = ";\t,|"
_FAST = 3  # rows and columns that are no chance, in a file not named as a table
_LANGST = 131_072  # characters of a field, more than the csv module takes


def _kanner(huvud: bytes, namn: str) -> bool:
    if not ar_text(huvud):
        return False
    heter = namn.lower().endswith((".csv", ".tsv", ".skv"))
    text = avkoda(huvud)
    if len(huvud) >= 4096:
        text = text.rpartition("\n")[0]  # the last line may be cut
    return _skiljetecken(text, heter=heter) is not None


def _skiljetecken(text: str, *, heter: bool) -> str | None:
    """What divides the cells, where every row has the same number of them. A comma divides sentences too, and a bar is drawn: only a name
    says that they are a table."""
    if text.startswith("sep=") and len(text) > 4:
        return text[4]
    basta: tuple[int, str] | None = None
    for tecken in _SKILJETECKEN if heter else ";\t":
        rader = _rader(text, tecken)
        kolumner = {len(rad) for rad in rader}
        if len(kolumner) == 1 and (antal := kolumner.pop()) > 1 and (heter or (antal >= _FAST and len(rader) >= _FAST and all(rader[0]))):
            basta = max(basta or (0, ""), (antal, tecken))
    if basta is None and heter:
        return max(_SKILJETECKEN, key=text.count) if any(tecken in text for tecken in _SKILJETECKEN) else None
    return basta[1] if basta else None


def _rader(text: str, tecken: str) -> list[list[str]]:
    try:
        return [rad for rad in csv.reader(io.StringIO(text, newline=""), delimiter=tecken) if rad]
    except csv.Error:
        return []


def _las(data: bytes, namn: str, _val: Lasval) -> Iterator[Dokument]:
    text = avkoda(data)
    provet = text[:8192].rpartition("\n")[0] if len(text) > 8192 else text
    tecken = _skiljetecken(provet, heter=True) or ";"
    if text.startswith("sep="):
        text = text.partition("\n")[2]
    hela = _rader(text, tecken) or [rad.split(tecken) for rad in text.splitlines()]
    flest = granser("tabell")["flest_kolumner"]
    rader = tuple(Rad(rad, slag=Radslag.TABELL) for celler in hela if (rad := tabellrad(celler[:flest])))
    yield Dokument(namn, "csv", (Sida(1, (Lasning(Ursprung.FIL, rader or (Rad(""),)),)),))


FORMAT = Format("csv", _kanner, _las)
