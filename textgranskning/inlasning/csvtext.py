"""Tables as text (csv, tsv): known by every line having the same columns; a row is a line, cells divided by `` | ``."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from textgranskning.inlasning.bas import Format, Lasval
from textgranskning.inlasning.tabell import tabellrad
from textgranskning.inlasning.textfil import ar_text, avkoda
from textgranskning.typer import Dokument, Lasning, Rad, Radslag, Sida, Ursprung

_SKILJETECKEN = ";\t,|"
_FAST = 3  # rows and columns that are no chance, in a file not named as a table
_PROV = 3_500  # characters that tell a table: no more than half of what a file is known by, which may be UTF-16


def _kanner(huvud: bytes, namn: str) -> bool:
    if not ar_text(huvud):
        return False
    return _skiljetecken(_forsta_rader(avkoda(huvud)), heter=namn.lower().endswith((".csv", ".tsv", ".skv"))) is not None


def _forsta_rader(text: str) -> str:
    """The first rows, whole: a cut may fall within a row, and within a cell of several lines."""
    if len(text) < _PROV:
        return text
    text = text[:_PROV].rpartition("\n")[0]
    while text.count('"') % 2:
        text = text.rpartition("\n")[0]
    return text


def _skiljetecken(text: str, *, heter: bool) -> str | None:
    """What divides the cells, where every row has the same number of them. A comma divides sentences too, and a bar is drawn: only a name
    says that they are a table."""
    if text.startswith("sep=") and text[4:5] in set(_SKILJETECKEN):
        return text[4]
    basta: tuple[int, str] | None = None  # columns; of as many, the likeliest sign, which is tried first
    for tecken in _SKILJETECKEN if heter else ";\t":
        rader = _rader(text, tecken, strikt=True)
        kolumner = {len(rad) for rad in rader}
        if len(kolumner) == 1 and (antal := kolumner.pop()) > 1 and (heter or (antal >= _FAST and len(rader) >= _FAST and all(rader[0]))):
            basta = (antal, tecken) if basta is None or antal > basta[0] else basta
    if basta is None and heter:
        return max(_SKILJETECKEN, key=text.count) if any(tecken in text for tecken in _SKILJETECKEN) else None
    return basta[1] if basta else None


def _rader(text: str, tecken: str, *, strikt: bool = False) -> list[list[str]]:
    try:
        return [rad for rad in csv.reader(io.StringIO(text, newline=""), delimiter=tecken, strict=strikt) if rad]
    except csv.Error:
        return []


def _las(data: bytes, namn: str, _val: Lasval) -> Iterator[Dokument]:
    text = avkoda(data)
    tecken = _skiljetecken(_forsta_rader(text), heter=True) or ";"
    if text.startswith("sep="):
        text = text.partition("\n")[2]
    hela = _rader(text, tecken) or [rad.split(tecken) for rad in text.splitlines()]
    rader = tuple(Rad(rad, slag=Radslag.TABELL) for celler in hela if (rad := tabellrad(celler)))
    yield Dokument(namn, "csv", (Sida(1, (Lasning(Ursprung.FIL, rader or (Rad(""),)),)),))


FORMAT = Format("csv", _kanner, _las)
