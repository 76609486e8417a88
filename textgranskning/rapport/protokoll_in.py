"""A filled-in `protokoll.xlsx` read back: the reviewer's verdicts.

The hidden first row of each sheet says which column is which krav, so headings may be changed, rows sorted and columns added.
"""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from textgranskning.fel import TextgranskningFel
from textgranskning.rapport.csvfil import FORMELTECKEN
from textgranskning.rapport.namn import STATUSNAMN
from textgranskning.rapport.protokoll import DOMMARKE, EFTER, FORSTA, MALLMARKE
from textgranskning.typer import Status

_STATUSAR = {namn.casefold(): Status(status) for status, namn in STATUSNAMN.items()}
_GRANSKARE, _NAR, _KOMMENTAR = EFTER


class ProtokollFel(TextgranskningFel):
    """The file is no protocol of ours, or has verdicts that are none; the message names every cell, never what stands in it."""


@dataclass(frozen=True, slots=True)
class Protokolldom:
    """A reviewer's verdict on one krav in one akt. `granskare`, `nar` and `kommentar` are those of the akt's row."""

    akt: str
    mall: str
    krav: str
    status: Status
    granskare: str = ""
    nar: dt.date | None = None
    kommentar: str = ""


def las_protokoll(fil: Path | str) -> tuple[Protokolldom, ...]:
    """Every verdict that a reviewer has chosen, sheet by sheet. Raises `ProtokollFel`."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of what it does not keep; nothing is written
            bok = load_workbook(fil, data_only=True)
    except (OSError, BadZipFile, InvalidFileException, KeyError, ValueError) as fel:
        raise ProtokollFel(f"{fil} gick inte att läsa som Excelfil.", "Spara protokollet som .xlsx och försök igen.") from fel
    blad = [ett for ett in bok.worksheets if str(ett.cell(1, 1).value or "").startswith(MALLMARKE)]
    if not blad:
        raise ProtokollFel(f"{fil} är inget granskningsprotokoll.", "Ange ett ifyllt protokoll.xlsx från en granskning.")
    brister: list[str] = []
    domar = tuple(dom for ett in blad for dom in _domar(ett, brister))
    if brister:
        raise ProtokollFel(
            f"Protokollet har {len(brister)} fel:\n" + "\n".join(brister) + "\n", f"Bedömningarna är {', '.join(STATUSNAMN.values())}."
        )
    return domar


def _domar(blad: Any, brister: list[str]) -> Iterator[Protokolldom]:
    marken = [str(cell.value or "") for cell in blad[1]]
    mall = marken[0].removeprefix(MALLMARKE)
    krav = {plats: marke.removeprefix(DOMMARKE) for plats, marke in enumerate(marken) if marke.startswith(DOMMARKE)}
    for rad in blad.iter_rows(min_row=FORSTA + 1):
        akt = _utan_vakt(_text(rad, 0))
        for plats, ett in krav.items():
            valt = _text(rad, plats)
            if not valt:
                continue
            if not akt or valt.casefold() not in _STATUSAR:
                vad = "är ingen bedömning" if akt else "står på en rad utan akt"
                brister.append(f"blad {blad.title}, cell {rad[plats].coordinate}: {vad}")
                continue
            granskare, nar, kommentar = (_falt(rad, marken, namn) for namn in (_GRANSKARE, _NAR, _KOMMENTAR))
            yield Protokolldom(akt, mall, ett, _STATUSAR[valt.casefold()], str(granskare or ""), _dag(nar), str(kommentar or ""))


def _text(rad: Sequence[Any], plats: int) -> str:
    return str(rad[plats].value or "").strip() if plats < len(rad) else ""


def _falt(rad: Sequence[Any], marken: Sequence[str], namn: str) -> Any:
    return rad[marken.index(namn)].value if namn in marken else None


def _utan_vakt(text: str) -> str:
    """An akt's name without the mark that keeps it from being taken for a formula."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(FORMELTECKEN) else text


def _dag(varde: Any) -> dt.date | None:
    if isinstance(varde, dt.datetime):
        return varde.date()
    try:
        return dt.date.fromisoformat(str(varde or ""))
    except ValueError:
        return None
