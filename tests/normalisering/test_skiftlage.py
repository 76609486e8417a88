"""A small s or v that begins a row, or a cell, among rows and cells in capitals was a capital."""

from __future__ import annotations

import pytest

from textgranskning.normalisering.ordplatser import ordplatser
from textgranskning.normalisering.skiftlage import borjar_stort

BRED = "Utfallet redovisas här nedan för varje verksamhet som nämnden har haft under året, i tusen kronor."


@pytest.mark.parametrize(
    ("text", "ord_", "stort"),
    [
        (f"{BRED}\nFamiljehem 4 500\nvuxna missbruk 7 200\nsumma 11 700 kr", "vuxna", True),
        (f"{BRED}\nFamiljehem 4 500\nvuxna missbruk 7 200\nsumma 11 700 kr", "summa", True),
        (f"{BRED}\n\nså här överklagar du\n\nSkriv till nämnden.", "så", False),  # two letters may be anything
        (f"{BRED}\n\nskäl för beslutet\n\nFadern har ansökt.", "skäl", True),
        ("Mål   vad ska ske   Klart", "vad", True),
        ("Mål   vad ska ske   klart", "vad", False),  # a cell beside it begins with a small letter
        (f"{BRED[:-1]}\nsamt vad som återstår.", "samt", False),  # the line above is full: its sentence goes on
        ("Börje Åhlund\nsocialsekreterare, delegat enligt\nUnderrättelse:", "socialsekreterare", False),  # a title under a name
        ("Kalla in\nförst modern\nsedan fadern på möte", "sedan", False),
        ("Underrättelse sänd\nv. 14 ringer modern\nHembesök", "v", False),
    ],
)
def test_beginning_of_rows_and_cells(text: str, ord_: str, stort: bool) -> None:
    plats = next(ett for ett in ordplatser(text) if ett.form == ord_)
    assert borjar_stort(text, plats, max(map(len, text.split("\n")))) is stort
