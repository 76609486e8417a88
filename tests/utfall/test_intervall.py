"""Intervals against published values, and what must hold of any of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textgranskning.utfall.intervall import andel, clopper_pearson, mcnemar, skillnad, vagd_andel, wilson


@pytest.mark.parametrize(
    ("traffar", "antal", "lag", "hog"),
    [(0, 10, 0.0, 0.3085), (1, 10, 0.0025, 0.4450), (5, 10, 0.1871, 0.8129), (10, 10, 0.6915, 1.0)],
)
def test_clopper_pearson_som_i_tabell(traffar: int, antal: int, lag: float, hog: float) -> None:
    assert clopper_pearson(traffar, antal) == pytest.approx((lag, hog), abs=1e-4)


@pytest.mark.parametrize(("fore", "efter", "spann"), [((56, 70), (48, 80), (-0.3339, -0.0524)), ((9, 10), (3, 10), (-0.8090, -0.1705))])
def test_newcombe_som_publicerat(fore: tuple[int, int], efter: tuple[int, int], spann: tuple[float, float]) -> None:
    """Newcombe (1998), table II, method 10, turned round: the change from the first to the second."""
    _, lag, hog = skillnad(andel(*fore), andel(*efter))
    assert (lag, hog) == pytest.approx(spann, abs=1e-4)


def test_inget_granskat_sager_inget() -> None:
    assert (andel(0, 0).lag, andel(0, 0).hog) == (0.0, 1.0)
    assert (vagd_andel([]).lag, vagd_andel([]).hog) == (0.0, 1.0)
    assert wilson(0, 0) == (0.0, 1.0)


@given(st.integers(0, 40), st.integers(1, 40), st.floats(0.5, 20))
def test_lika_vikter_ger_det_exakta_intervallet(traffar: int, ovriga: int, vikt: float) -> None:
    vagd = vagd_andel([(True, vikt)] * traffar + [(False, vikt)] * ovriga)
    exakt = andel(traffar, traffar + ovriga)
    assert (vagd.varde, vagd.lag, vagd.hog) == pytest.approx((exakt.varde, exakt.lag, exakt.hog), abs=1e-6)


@given(st.lists(st.tuples(st.booleans(), st.floats(0.1, 50)), min_size=1, max_size=40))
def test_intervallet_omsluter_andelen(utfall: list[tuple[bool, float]]) -> None:
    ett = vagd_andel(utfall)
    assert 0.0 <= ett.lag <= ett.varde + 1e-9
    assert ett.varde - 1e-9 <= ett.hog <= 1.0


def test_ojamna_vikter_ger_vidare_intervall() -> None:
    jamna = vagd_andel([(False, 2.0)] * 20)
    ojamna = vagd_andel([(False, 1.0)] * 10 + [(False, 3.0)] * 10)
    assert ojamna.hog > jamna.hog


def test_mcnemar() -> None:
    assert mcnemar(0, 0) == 1.0
    assert mcnemar(5, 5) == pytest.approx(1.0)
    assert mcnemar(0, 6) == pytest.approx(0.03125)
