"""A comparison of two rounds as a workbook: krav by krav, and the gaps that are new or closed, akt by akt."""

from __future__ import annotations

import io
import math
from typing import Any

from textgranskning.rapport.blad import arbetsbok, huvudrad
from textgranskning.rapport.namn import FOR_FA
from textgranskning.utfall.intervall import Andel
from textgranskning.utfall.jamforelse import Jamforelse

HUVUD = (
    "Krav", "Mall", "Fråga", "Luckor före", "Gäller före", "Andel före", "Luckor efter", "Gäller efter", "Andel efter", "Skillnad",
    "Lägst", "Högst", "Nya luckor", "Stängda luckor", "Sannolikhet om bara slump",
)  # fmt: skip


def blad(jamforelse: Jamforelse) -> bytes:
    """The workbook. Names of akter are text, never formulas or links."""
    ut = io.BytesIO()
    with arbetsbok(ut, "Jämförelse av två granskningar") as bok:
        stil = {
            "huvud": bok.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
            "andel": bok.add_format({"num_format": "0 %"}),
            "p": bok.add_format({"num_format": "0.000"}),
            "text": bok.add_format({"text_wrap": True, "valign": "top"}),
        }
        _krav(bok.add_worksheet("Krav för krav"), jamforelse, stil)
        _akter(bok.add_worksheet("Nya och stängda luckor"), jamforelse, stil)
    return ut.getvalue()


def _krav(ark: Any, jamforelse: Jamforelse, stil: dict[str, Any]) -> None:
    _huvud(ark, HUVUD, stil)
    for rad, krav in enumerate(jamforelse.krav, start=1):
        for kolumn, text in enumerate((krav.krav, krav.mall, krav.fraga)):
            ark.write_string(rad, kolumn, text, stil["text"])
        _andel(ark, rad, 3, krav.fore, stil)
        _andel(ark, rad, 6, krav.efter, stil)
        if not krav.fore.for_fa and not krav.efter.for_fa:
            for kolumn, varde in enumerate((krav.skillnad, krav.lag, krav.hog), start=9):
                ark.write_number(rad, kolumn, varde, stil["andel"])
        ark.write_number(rad, 12, len(krav.nya))
        ark.write_number(rad, 13, len(krav.stangda))
        ark.write_number(rad, 14, krav.slump, stil["p"])
    ark.set_column(0, 1, 20)
    ark.set_column(2, 2, 60)
    ark.set_column(3, 14, 12)
    ark.autofilter(0, 0, max(len(jamforelse.krav), 1), len(HUVUD) - 1)


def _andel(ark: Any, rad: int, kolumn: int, andel: Andel, stil: dict[str, Any]) -> None:
    """Counts always; the share only where there are enough to say anything."""
    ark.write_number(rad, kolumn, andel.traffar)
    ark.write_number(rad, kolumn + 1, andel.antal)
    if not andel.for_fa and not math.isnan(andel.varde):
        ark.write_number(rad, kolumn + 2, andel.varde, stil["andel"])
    else:
        ark.write_string(rad, kolumn + 2, FOR_FA)


def _akter(ark: Any, jamforelse: Jamforelse, stil: dict[str, Any]) -> None:
    _huvud(ark, ("Akt", "Krav", "Mall", "Vad"), stil)
    rader = sorted(
        (akt, krav.krav, krav.mall, vad)
        for krav in jamforelse.krav
        for akter, vad in ((krav.nya, "ny lucka"), (krav.stangda, "stängd lucka"))
        for akt in akter
    )
    for nummer, rad in enumerate(rader, start=1):
        for kolumn, text in enumerate(rad):
            ark.write_string(nummer, kolumn, text)
    ark.set_column(0, 0, 40)
    ark.set_column(1, 3, 24)
    ark.autofilter(0, 0, max(len(rader), 1), 3)


def _huvud(ark: Any, kolumner: tuple[str, ...], stil: dict[str, Any]) -> None:
    huvudrad(ark, kolumner, stil["huvud"])
    ark.set_landscape()
    ark.fit_to_pages(1, 0)
