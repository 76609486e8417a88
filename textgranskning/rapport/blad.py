"""What the sheets of a workbook share: how cells look, and how a sheet goes on paper."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, BinaryIO

from textgranskning.typer import Status

FARGER = {Status.FINNS: "#DDF0DF", Status.SAKNAS: "#F8D7D7", Status.OKLART: "#FCEFC9", Status.EJ_TILLAMPLIGT: "#EEEEEE"}
A3, A4 = 8, 9  # Excel's numbers for paper
RADHOJD = 15  # points, of a line of text in the size that cells have
SKAPAD = dt.datetime(2025, 1, 1)
Stilar = Mapping[Status | str, Any]


@contextmanager
def arbetsbok(ut: BinaryIO, titel: str) -> Iterator[Any]:
    """A workbook made in memory: no text ever becomes a formula or a link, and the same content gives the same bytes."""
    import xlsxwriter

    with xlsxwriter.Workbook(ut, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as bok:
        bok.set_properties({"title": titel, "created": SKAPAD})
        yield bok


def huvudrad(blad: Any, kolumner: Iterable[str], stil: Any) -> None:
    """Headings that stay in sight, on the screen and on each page."""
    for plats, text in enumerate(kolumner):
        blad.write_string(0, plats, text, stil)
    blad.freeze_panes(1, 1)
    blad.repeat_rows(0)


def gor_stilar(bok: Any) -> Stilar:
    cell = {"valign": "top", "border": 1, "border_color": "#BBBBBB"}
    return {
        **{status: bok.add_format({**cell, "bg_color": farg}) for status, farg in FARGER.items()},
        "huvud": bok.add_format({**cell, "bold": True, "text_wrap": True, "font_size": 9, "bg_color": "#E8EDF3"}),
        "namn": bok.add_format({**cell, "bold": True, "text_wrap": True}),
        "text": bok.add_format({**cell, "text_wrap": True}),
        "egen": bok.add_format({**cell, "text_wrap": True, "locked": False}),
        "dag": bok.add_format({**cell, "num_format": "yyyy-mm-dd"}),
        "tal": bok.add_format({**cell, "align": "right"}),
        "andel": bok.add_format({**cell, "align": "right", "num_format": "0 %"}),
        "rubrik": bok.add_format({"bold": True, "font_size": 14}),
        "fri": bok.add_format({"text_wrap": True, "valign": "top"}),
    }


def hojd(texter: Iterable[tuple[object, float]]) -> float:
    """How high a row must be for texts, each with its column's width: a program that opens the file does not always see to it."""
    rader = max((math.ceil(len(str(text or "")) * 1.15 / bredd) for text, bredd in texter), default=1)
    return RADHOJD * max(1, rader)


def sidan(blad: Any, *, papper: int, bredd: int = 1, rubrik: str = "") -> None:
    """How a sheet goes on paper: lying, `bredd` pages wide, as many high as it takes, with page numbers."""
    blad.set_landscape()
    blad.set_paper(papper)
    blad.fit_to_pages(bredd, 0)
    blad.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    if rubrik:
        blad.set_header("&L" + rubrik.replace("&", "&&"))
    blad.set_footer("&L&A&RSida &P av &N")
