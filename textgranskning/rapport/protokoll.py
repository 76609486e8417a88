"""`protokoll.xlsx`: the review protocol. A sheet per template, a row per akt; a column per krav, and beside it one for the reviewer."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter

from textgranskning.flaggor import Flaggor
from textgranskning.granskning.mall import mallar
from textgranskning.rapport.csvfil import ofarlig
from textgranskning.rapport.namn import STATUSNAMN
from textgranskning.typer import Flagga, Status

FARGER = {Status.FINNS: "#DDF0DF", Status.SAKNAS: "#F8D7D7", Status.OKLART: "#FCEFC9", Status.EJ_TILLAMPLIGT: "#EEEEEE"}
SKAPAD = dt.datetime(2025, 1, 1)  # the same flags give the same bytes
LANGST_NOT = 1500  # characters that a note shows without scrolling


def protokoll_xlsx(flaggor: Flaggor) -> bytes:
    """The protocol of a round: cells from documents are text, never formulas or links."""
    ut = io.BytesIO()
    with xlsxwriter.Workbook(ut, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as bok:
        bok.set_properties({"title": "Granskningsprotokoll", "created": SKAPAD})
        stilar: dict[Status | str, Any] = {
            status: bok.add_format({"bg_color": farg, "valign": "top", "border": 1}) for status, farg in FARGER.items()
        }
        stilar["huvud"] = bok.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
        per_mall: dict[str, list[Flagga]] = {}
        for flagga in flaggor:
            per_mall.setdefault(flagga.mall, []).append(flagga)
        for mall, egna in sorted(per_mall.items()):
            _blad(bok.add_worksheet(mall[:31]), mall, egna, stilar)
        if not per_mall:
            bok.add_worksheet("Inga flaggor")
    return ut.getvalue()


def _blad(blad: Any, mall: str, flaggor: Sequence[Flagga], stilar: Mapping[Status | str, Any]) -> None:
    """One template: two columns a krav, the verdict with its evidence as a note and the reviewer's choice."""
    krav = dict.fromkeys(flagga.krav for flagga in flaggor)
    kolumn = {ett: 1 + 2 * plats for plats, ett in enumerate(krav)}
    rader = {akt: 1 + plats for plats, akt in enumerate(dict.fromkeys(flagga.akt for flagga in flaggor))}
    blad.write_string(0, 0, "Akt", stilar["huvud"])
    for flagga in flaggor:
        rad, plats = rader[flagga.akt], kolumn[flagga.krav]
        blad.write_string(0, plats, flagga.fraga, stilar["huvud"])
        blad.write_string(0, plats + 1, "Granskarens bedömning", stilar["huvud"])
        blad.write_string(rad, 0, str(ofarlig(flagga.akt)), stilar["huvud"])
        blad.write_string(rad, plats, STATUSNAMN[flagga.status.value], stilar[flagga.status])
        blad.write_comment(rad, plats, _not(flagga), {"x_scale": 3, "y_scale": 2})
    for plats in kolumn.values():
        blad.data_validation(1, plats + 1, len(rader), plats + 1, {"validate": "list", "source": list(STATUSNAMN.values())})
    blad.set_row(0, 90)
    blad.set_column(0, 0, 28)
    blad.set_column(1, 2 * len(krav), 18)
    blad.freeze_panes(1, 1)
    blad.set_landscape()
    blad.set_paper(9)
    blad.fit_to_pages(1, 0)
    blad.repeat_rows(0)
    blad.set_header("&L" + next((ett.namn for ett in mallar() if ett.id == mall), mall).replace("&", "&&"))


def _not(flagga: Flagga) -> str:
    belagg = [f"{ett.dokument}, sidan {ett.sida}: {ett.text}" for ett in flagga.belagg[:3]]
    return "\n".join([flagga.motivering, *belagg])[:LANGST_NOT]
