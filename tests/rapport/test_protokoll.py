"""`protokoll.xlsx`: one sheet a template, verdicts with their evidence, a choice for the reviewer, no formula from a document."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl

from tests.rapport.bygge import FLAGGA, LUCKA
from textgranskning.flaggor import Flaggor
from textgranskning.rapport.protokoll import protokoll_xlsx


def test_a_sheet_per_template_with_verdict_note_and_drop_down() -> None:
    bok = openpyxl.load_workbook(io.BytesIO(protokoll_xlsx(Flaggor((FLAGGA, LUCKA, replace(FLAGGA, mall="eftervard"))))))
    assert bok.sheetnames == ["barn-unga", "eftervard"]
    blad = bok["barn-unga"]
    assert [cell.value for cell in blad[2]][1:] == ["Finns", None, "Saknas", None]
    assert "Hembesök" in blad["B2"].comment.text
    assert {str(val.sqref) for val in blad.data_validations.dataValidation} == {"C2", "E2"}
    assert blad.freeze_panes == "B2"


def test_no_cell_is_a_formula_and_the_bytes_are_stable() -> None:
    flaggor = Flaggor((replace(FLAGGA, akt="=HYPERLINK(1)"),))
    kalla = protokoll_xlsx(flaggor)
    assert kalla == protokoll_xlsx(flaggor)
    cell = openpyxl.load_workbook(io.BytesIO(kalla)).active["A2"]
    assert (cell.data_type, cell.value) == ("s", "'=HYPERLINK(1)")


def test_a_round_without_flags_is_still_a_book() -> None:
    assert openpyxl.load_workbook(io.BytesIO(protokoll_xlsx(Flaggor(())))).sheetnames == ["Inga flaggor"]
