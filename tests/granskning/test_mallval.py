"""Which template `--mall auto` takes: the client's age first, then what the akt speaks of."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.granskning.bygge import handelse, tolkning
from textgranskning.granskning.mallval import valj_mall
from textgranskning.typer import Datum, Person


@pytest.mark.parametrize(
    ("fodd", "talar_om", "mall"),
    [
        (1980, "hemloshet", "vuxen-hemloshet"),
        (1980, "ib", "ekonomiskt-bistand"),
        (2008, "boendeinsats", "eftervard"),  # a young person's flat is no sign of an adult without a home
        (2008, "orosanmalan", "barn-unga"),
        (2018, "familjebehandling", "familjebehandling"),
        (1980, "tu_arendet", "tjansteutlatande"),
    ],
)
def test_by_age_and_words(fodd: int, talar_om: str, mall: str) -> None:
    klient = Person("klient", "Kim Ek", None, None, Datum.dag(dt.date(fodd, 3, 1)), 2025 - fodd >= 18)
    egna = [handelse(talar_om, "2025-01-10") for _ in range(3)]
    if fodd == 2008 and talar_om == "boendeinsats":
        egna.append(handelse("plan_eftervard", "2025-01-10"))
    assert valj_mall(replace(tolkning(*egna), personer=(klient,), sista_dag=dt.date(2025, 6, 1))).id == mall
