"""Months: which a text names, and which were paid without a decision."""

from __future__ import annotations

import datetime as dt

import pytest

from textgranskning.normalisering import normalisera
from textgranskning.tolkning import tolka
from textgranskning.tolkning.perioder import manader

HUVUD = "Ekonomigruppen i Dalby\nJOURNAL\nAvser: Kim Ek, 19840312-TF12\n\n"


@pytest.mark.parametrize(
    ("text", "vantat"),
    [
        ("Beslut för juni.", ("2025-06",)),
        ("Beslut för december 2024 och januari 2025.", ("2024-12", "2025-01")),
        ("Norm jan–mars 2025.", ("2025-01", "2025-02", "2025-03")),
        ("202504, 20250320, 9 812", ("2025-04",)),
        ("Beslutat den 3 maj.", ()),
        ("Beslut 3 maj avseende juni.", ("2025-06",)),
        ("Utbetalt 6 940 kr.", ()),
    ],
)
def test_the_months_that_a_text_names(text: str, vantat: tuple[str, ...]) -> None:
    assert manader(text, dt.date(2025, 5, 1)) == vantat


def _obeslutade(*anteckningar: str) -> list[str | None]:
    tolkning = tolka("akt", [normalisera(HUVUD + "\n\n".join(anteckningar) + "\n")])
    return [ett.sak for ett in tolkning.per_begrepp.get("beslut_saknas", ())]


BESLUT_MAJ = "2025-05-02 Anteckning\nFörsörjningsstöd för maj 2025 beviljas med 9 000 kr."


def test_a_month_that_was_paid_and_not_decided() -> None:
    assert _obeslutade(BESLUT_MAJ, "2025-08-20 Anteckning\nRäknat augusti, 6 940 kr ut den 27:e.") == ["2025-08"]


@pytest.mark.parametrize(
    "anteckningar",
    [
        (BESLUT_MAJ, "2025-05-26 Anteckning\nUtbetalning maj 9 000 kr."),
        (BESLUT_MAJ, "2025-02-20 Anteckning\nUtbetalning februari 2025 9 000 kr."),  # before what the akt holds
        ("2025-08-20 Anteckning\nRäknat augusti, 6 940 kr ut den 27:e.",),  # no decision names its month: nothing to hold it against
        (BESLUT_MAJ, "2025-06-20 Anteckning\nBeslut fattat, full norm beviljas.", "2025-06-26 Anteckning\nUtbetalning juni 9 000 kr."),
    ],
)
def test_no_month_is_missed_for_want_of_words(anteckningar: tuple[str, ...]) -> None:
    assert _obeslutade(*anteckningar) == []


def test_a_row_that_was_paid_with_no_decision_in_its_column() -> None:
    tabell = (
        "UTBETALNINGAR\n\nPERIOD    ANSÖKAN     BESLUT      BELOPP   UTBETALD\n"
        "2025-03   2025-02-20  2025-02-24  9 812    2025-02-26\n2025-04   2025-03-20  --          9 812    2025-03-27\n"
    )
    tolkning = tolka("akt", [normalisera(tabell)])
    assert [ett.bast.belagg.text[:7] for ett in tolkning.per_begrepp.get("beslut_saknas", ())] == ["2025-04"]
    assert not tolkning.per_begrepp.get("ansokan_saknas")
