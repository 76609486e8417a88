"""Dates in Swedish text; the cases are data."""

from __future__ import annotations

import datetime as dt
import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tolkning.texter import FALL
from textgranskning.tolkning.datum import hitta_datum

_FALL: list[dict[str, Any]] = json.loads((FALL / "datum.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("fall", _FALL, ids=[f"{ett['text']} {ett.get('ankare', '')}" for ett in _FALL])
def test_datum(fall: dict[str, Any]) -> None:
    ankare = dt.date.fromisoformat(fall["ankare"]) if "ankare" in fall else None
    assert [str(traff.datum) for traff in hitta_datum(fall["text"], ankare)] == fall["datum"]


@given(st.dates(dt.date(2000, 1, 1), dt.date(2040, 12, 31)), st.sampled_from(("%Y-%m-%d", "%d/%m %Y", "%d.%m.%Y", "%Y%m%d")))
def test_skrivet_datum_aterfinns(dag: dt.date, form: str) -> None:
    skrivet = f"Inkom {dag.strftime(form)}."
    (traff,) = hitta_datum(skrivet)
    assert traff.datum.fran == traff.datum.till == dag
    assert skrivet[slice(*traff.span)] == dag.strftime(form)


@given(st.text(max_size=200), st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2050, 1, 1)))
def test_spann_ligger_i_texten_i_ordning(text: str, ankare: dt.date | None) -> None:
    slut = 0
    for traff in hitta_datum(text, ankare):
        assert slut <= traff.span[0] < traff.span[1] <= len(text)
        assert traff.datum.fran <= traff.datum.till
        slut = traff.span[1]


def test_tiden_ar_linjar() -> None:
    def tid(antal: int) -> float:
        text = "Den 12 mars 2025 kom hon hit och 14/3 ringde vi, se 2025-03-20. " * antal
        forsok = []
        for _ in range(3):
            start = time.process_time()
            hitta_datum(text)
            forsok.append(time.process_time() - start)
        return min(forsok)

    assert tid(4000) < 20 * tid(400)
