"""CSV: no cell starts a formula, whatever a document says; commas, quotes and line breaks survive."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from textgranskning.rapport.csvfil import FORMELTECKEN, HANDLINGSKOLUMNER, handlingar_csv

CELLER = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\r\x00")) | st.sampled_from(
    ["=1+1", "@SUM(A1)", "-2", "\t=1"]
)


@given(st.lists(CELLER, min_size=len(HANDLINGSKOLUMNER), max_size=len(HANDLINGSKOLUMNER)))
def test_any_cell_comes_back_and_starts_no_formula(celler: list[str]) -> None:
    kalla = b"".join(handlingar_csv([dict(zip(HANDLINGSKOLUMNER, celler, strict=True))])).decode("utf-8-sig")
    (rad,) = csv.DictReader(io.StringIO(kalla, newline=""), delimiter=";")
    assert [
        varde.removeprefix("'") if cell.startswith(FORMELTECKEN) else varde for cell, varde in zip(celler, rad.values(), strict=True)
    ] == celler
    assert not any(varde.startswith(FORMELTECKEN) for varde in rad.values())
