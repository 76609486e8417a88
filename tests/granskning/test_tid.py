"""Calendar arithmetic: durations, month ends, uncertain dates."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from textgranskning.granskning.tid import Fonster, Svar, Tid
from textgranskning.granskning.tidsram import Spann
from textgranskning.typer import Datum

DAG = st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1))
DATUM = st.tuples(DAG, st.integers(0, 40)).map(lambda par: Datum(par[0], par[0] + dt.timedelta(days=par[1])))


@pytest.mark.parametrize(
    ("text", "manader", "dagar"),
    [("P0D", 0, 0), ("P14D", 0, 14), ("P4M", 4, 0), ("P1Y2M", 14, 0), ("P2W", 0, 14), ("P1Y2M3W4D", 14, 25), ("P10M", 10, 0)],
)
def test_durations(text: str, manader: int, dagar: int) -> None:
    assert Tid.las(text) == Tid(manader, dagar)


@given(st.integers(0, 9), st.integers(0, 30), st.integers(0, 30), st.integers(0, 400))
def test_every_duration_is_read(ar: int, manader: int, veckor: int, dagar: int) -> None:
    assert Tid.las(f"P{ar}Y{manader}M{veckor}W{dagar}D") == Tid(12 * ar + manader, 7 * veckor + dagar)


@pytest.mark.parametrize("text", ["", "P", "14D", "P1H", "p14d", "P1D1M", "P-1D", "P1.5M"])
def test_what_is_no_duration(text: str) -> None:
    with pytest.raises(ValueError, match="tidslängd"):
        Tid.las(text)


@pytest.mark.parametrize(
    ("start", "tid", "slut"),
    [
        ("2025-10-31", "P4M", "2026-02-28"),
        ("2023-10-31", "P4M", "2024-02-29"),
        ("2025-10-30", "P4M", "2026-02-28"),
        ("2025-01-15", "P4M", "2025-05-15"),
        ("2025-01-15", "P0D", "2025-01-15"),  # day 0 is the trigger's
        ("2025-01-15", "P14D", "2025-01-29"),
        ("2024-02-29", "P1Y", "2025-02-28"),
    ],
)
def test_the_end_day(start: str, tid: str, slut: str) -> None:
    assert Tid.las(tid).fran(dt.date.fromisoformat(start)) == dt.date.fromisoformat(slut)


@given(DAG, st.integers(1, 30))
def test_months_end_on_the_same_day_or_the_months_last(dag: dt.date, manader: int) -> None:
    senare = Tid(manader, 0).fran(dag)
    assert senare.day == dag.day or (senare.day < dag.day and (senare + dt.timedelta(days=1)).day == 1)
    assert (senare.year - dag.year) * 12 + senare.month - dag.month == manader


@given(DAG, st.integers(0, 400))
def test_days_go_there_and_back(dag: dt.date, dagar: int) -> None:
    assert Tid(0, dagar).fran(Tid(0, dagar).fran(dag), -1) == dag


@given(DAG, DAG, st.integers(0, 30), st.integers(0, 60))
def test_time_keeps_its_order(en: dt.date, annan: dt.date, manader: int, dagar: int) -> None:
    tid = Tid(manader, dagar)
    assert en <= tid.fran(en)
    assert tid.fran(min(en, annan)) <= tid.fran(max(en, annan))


def dagar(datum: Datum) -> list[dt.date]:
    return [datum.fran + dt.timedelta(days=nummer) for nummer in range((datum.till - datum.fran).days + 1)]


SMA = st.tuples(st.integers(0, 12), st.integers(0, 4)).map(
    lambda par: Datum(dt.date(2025, 3, 1) + dt.timedelta(days=par[0]), dt.date(2025, 3, 1) + dt.timedelta(days=sum(par)))
)


@given(SMA, st.none() | SMA, st.none() | SMA)
def test_inside_or_outside_only_if_every_day_of_every_date_agrees(datum: Datum, tidigast: Datum | None, senast: Datum | None) -> None:
    assume(tidigast is None or senast is None or tidigast.fran <= senast.till)
    mojliga = {
        (lag is None or lag <= dag) and (hog is None or dag <= hog)
        for dag in dagar(datum)
        for lag in (dagar(tidigast) if tidigast else [None])
        for hog in (dagar(senast) if senast else [None])
    }
    vantat = Svar.KANSKE if len(mojliga) > 1 else Svar.JA if True in mojliga else Svar.NEJ
    assert Spann(tidigast, senast).rymmer(datum) is vantat


@given(st.none() | DATUM, st.none() | DATUM)
def test_what_has_no_date_may_lie_anywhere(tidigast: Datum | None, senast: Datum | None) -> None:
    assert Spann(tidigast, senast).rymmer(None) is (Svar.KANSKE if tidigast or senast else Svar.JA)
    assert Spann(tidigast, senast, okant=True).rymmer(None) is Svar.KANSKE


@pytest.mark.parametrize("text", ["a", "a..", "a..b..c", "A..B", "a-1M..b", "a+P..b"])
def test_what_is_no_window(text: str) -> None:
    with pytest.raises(ValueError, match=r"fönster|tidslängd"):
        Fonster.las(text)


def test_a_window() -> None:
    fonster = Fonster.las("insats_start-P1M..aktens_slut+P2W")
    assert (fonster.fran.ankare, fonster.fran.tecken, fonster.fran.tid) == ("insats_start", -1, Tid(1, 0))
    assert (fonster.till.ankare, fonster.till.tecken, fonster.till.tid) == ("aktens_slut", 1, Tid(0, 14))
    assert fonster.begrepp == ("insats_start",)
