"""Workbooks (xlsx) as tables: a sheet is a page, a row a line, cells divided by `` | ``; values, never formulas."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from textgranskning.inlasning.bas import Format, Lasfel, Lasval
from textgranskning.typer import Dokument, Lasning, Rad, Radslag, Sida, Ursprung

FLEST_RADER = 100_000  # of a sheet: no case file has more, and a bomb has


def _kanner(huvud: bytes, namn: str) -> bool:
    return huvud.startswith(b"PK\x03\x04") and (b"xl/" in huvud or namn.lower().endswith((".xlsx", ".xlsm")))


def _las(data: bytes, namn: str, _val: Lasval) -> Iterator[Dokument]:
    from openpyxl import load_workbook

    try:
        bok = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError) as fel:
        raise Lasfel("Kalkylarket är skadat eller avbrutet.", "Hämta filen på nytt där den kom ifrån.") from fel
    sidor = []
    for nummer, blad in enumerate(bok.worksheets, start=1):
        rader = [Rad(blad.title, slag=Radslag.RUBRIK, niva=1)]
        for rad in blad.iter_rows(max_row=FLEST_RADER, values_only=True):
            celler = ["" if varde is None else " ".join(str(varde).split()) for varde in rad]
            if any(celler):
                rader.append(Rad(" | ".join(celler).rstrip(" |"), slag=Radslag.TABELL))
        sidor.append(Sida(nummer, (Lasning(Ursprung.FIL, tuple(rader)),)))
    yield Dokument(namn, "xlsx", tuple(sidor))


FORMAT = Format("xlsx", _kanner, _las)
