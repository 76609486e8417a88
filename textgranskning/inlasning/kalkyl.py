"""Workbooks (xlsx) as tables: a sheet is a page, a row a line; values as Swedish Excel shows them, never formulas."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
from collections.abc import Iterator
from typing import Any

from textgranskning.inlasning.bas import Format, Lasfel, Lasval, ar_paket
from textgranskning.inlasning.granser import granser
from textgranskning.inlasning.paket import PA_NYTT, Paket, attribut, heltal, lokalt
from textgranskning.inlasning.stycke import IKRYSSAD, TOM_RUTA
from textgranskning.inlasning.symboler import symboltext
from textgranskning.inlasning.tabell import tabellrad
from textgranskning.typer import Dokument, Lasning, Rad, Radslag, Sida, Ursprung

_MASK = re.compile(r"0+(?:\\?-0+)+")  # of a personnummer or a case number: 000000-0000
_DECIMALER = re.compile(r"0[.](0+)")
_FOR_MANGA = "Bladet har fler rader än som läses."


def _las(data: bytes, namn: str, _val: Lasval) -> Iterator[Dokument]:
    from openpyxl import load_workbook

    paket = Paket(data)
    with warnings.catch_warnings():  # of what openpyxl does not keep (styles, rules): no text
        warnings.simplefilter("ignore")
        try:
            bok = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            sidor = [_sida(blad, nummer, paket) for nummer, blad in enumerate(bok.worksheets, start=1)]
        except Lasfel:
            raise
        except Exception:  # noqa: BLE001  the library fails in any way on a broken workbook, and its message may quote it
            raise Lasfel("Kalkylarket är skadat eller avbrutet.", PA_NYTT) from None
    if not sidor:
        raise Lasfel("Kalkylarket har inga blad med text.", "Spara det som PDF om det bara har diagram.")
    yield Dokument(namn, "xlsx", tuple(sidor))


def _sida(blad: Any, nummer: int, paket: Paket) -> Sida:
    namn = blad.title if blad.sheet_state == "visible" else f"{blad.title} (dolt blad)"
    rader = [Rad(namn, slag=Radslag.RUBRIK, niva=1)]
    flest = granser("tabell")["flest_rader"]
    blad.reset_dimensions()  # what a file says of its size may be false
    for antal, rad in enumerate(blad.iter_rows()):
        if antal >= flest:
            return Sida(nummer, olast=_FOR_MANGA)
        celler = [_text(cell) for cell in rad]
        while celler and not celler[-1].strip():
            celler.pop()  # the rest of the sheet's width
        if text := tabellrad(celler):
            rader.append(Rad(text, slag=Radslag.TABELL))
    rader += _kryssrutor(blad, paket)
    rader += _kommentarer(blad, paket)
    return Sida(nummer, (Lasning(Ursprung.FIL, tuple(rader)),))


def _text(cell: Any) -> str:
    varde = cell.value
    if varde is None:
        return ""
    form = getattr(cell, "number_format", None) or "General"
    return symboltext(cell.font.name, varde) if isinstance(varde, str) else _visat(varde, form)


def _visat(varde: object, form: str) -> str:
    """A value as Swedish Excel shows it.

    >>> _visat(9412.5, '#,##0.00\\\\ "kr"'), _visat(0.25, "0%"), _visat(8403121234, "000000-0000"), _visat(True, "General")
    ('9 412,50 kr', '25 %', '840312-1234', 'SANT')
    >>> _visat(dt.datetime(2024, 3, 5), "yyyy-mm-dd"), _visat(2.0, "General"), _visat(1.25, "General")
    ('2024-03-05', '2', '1,25')
    """
    if isinstance(varde, bool):
        return "SANT" if varde else "FALSKT"
    if isinstance(varde, dt.datetime):
        return f"{varde:%Y-%m-%d}" if varde.time() == dt.time() and "h" not in form.lower() else f"{varde:%Y-%m-%d %H:%M}"
    if isinstance(varde, dt.time):
        return f"{varde:%H:%M}"
    if isinstance(varde, dt.timedelta):
        minuter = round(varde.total_seconds() / 60)
        return f"{minuter // 60}:{minuter % 60:02d}"
    return _tal(varde, form) if isinstance(varde, int | float) else str(varde)


def _tal(varde: float, form: str) -> str:
    if _MASK.fullmatch(form) and float(varde).is_integer() and varde >= 0:
        mask = form.replace("\\", "")
        siffror = iter(str(int(varde)).zfill(mask.count("0")))
        return "".join(next(siffror) if tecken == "0" else tecken for tecken in mask)
    forsta = form.partition(";")[0]
    decimaler = _DECIMALER.search(forsta)
    procent = "%" in forsta
    tal = varde * 100 if procent else varde
    if decimaler or procent or "#,##0" in forsta:
        text = f"{tal:,.{len(decimaler[1]) if decimaler else 0}f}"
        text = text.replace(",", " " if "#,##0" in forsta else "").replace(".", ",")
    else:
        text = f"{tal:.15g}".replace(".", ",") if isinstance(tal, float) else str(tal)
    return text + (" %" if procent else " kr" if "kr" in forsta else "")


def _kryssrutor(blad: Any, paket: Paket) -> Iterator[Rad]:
    """The boxes of a sheet that is a form: they lie over its cells, from the top down."""
    delar = (del_ for slag, del_ in paket.relationer(str(blad._worksheet_path)).values() if slag == "vmlDrawing")
    rot = next((paket.kanske_xml(del_) for del_ in delar), None)
    rutor = []
    for ett in () if rot is None else rot.iter("{*}shape"):
        data = next(ett.iter("{*}ClientData"), None)
        if data is not None and attribut(data, "ObjectType") in {"Checkbox", "Radio"}:
            falt = {lokalt(del_): (del_.text or "").strip() for del_ in data}
            plats = [heltal(tal.strip()) for tal in falt.get("Anchor", "").split(",")]
            etikett = " ".join(" ".join("".join(ruta.itertext()) for ruta in ett.iter("{*}textbox")).split())
            rutor.append((plats[2:3], plats[:1], f"{IKRYSSAD if falt.get('Checked') == '1' else TOM_RUTA} {etikett}".strip()))
    yield from (Rad(text) for *_, text in sorted(rutor))


def _kommentarer(blad: Any, paket: Paket) -> Iterator[Rad]:
    """The notes on the cells of a sheet."""
    delar = (del_ for slag, del_ in paket.relationer(str(blad._worksheet_path)).values() if slag == "comments")
    rot = next((paket.kanske_xml(del_) for del_ in delar), None)
    for ett in () if rot is None else rot.iter("{*}comment"):
        text = " ".join("".join(t.text or "" for t in ett.iter("{*}t")).split())
        if text:
            yield Rad(f"Kommentar ({attribut(ett, 'ref') or ''}): {text}", slag=Radslag.KOMMENTAR)


FORMAT = Format(
    "xlsx", lambda huvud, namn: b"\nxl/workbook.bin" not in huvud and ar_paket(huvud, namn, b"xl/", (".xlsx", ".xlsm", ".xltx")), _las
)
