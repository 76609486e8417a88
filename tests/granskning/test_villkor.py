"""Conditions: false, silent, ambiguous, and in order."""

from __future__ import annotations

import pytest

from tests.granskning.bygge import handelse, utfall
from textgranskning.typer import Handelse

EJ, OKANT, GALLER = ("ej_tillampligt", "villkor_ej_uppfyllt"), ("oklart", "villkor_okant"), ("saknas", "inget_belagg")


def om(*begrepp: str, tyst: str = "ej_tillampligt") -> list[dict[str, object]]:
    return [{"nagon": list(begrepp), "tyst": tyst}]


def test_conditions_in_order() -> None:
    bada = om("barn", tyst="oklart") + om("oro")
    assert utfall(om=bada) == OKANT
    assert utfall(handelse("barn", hallning="nekat"), om=bada) == EJ
    assert utfall(handelse("barn"), om=bada) == EJ
    assert utfall(handelse("barn"), handelse("oro"), om=bada) == GALLER


@pytest.mark.parametrize(
    ("hallning", "vantat"),
    [
        ("intraffat", GALLER),
        ("nekat", EJ),
        ("planerat", OKANT),
        ("forslag", OKANT),
        ("villkorat", OKANT),
        ("forsok", OKANT),
        ("innehallslost", OKANT),
        ("annan", EJ),  # somebody else's: the akt says nothing of it
        ("aterberattat", EJ),
        ("tomt", EJ),
    ],
)
def test_what_each_way_of_stating_says_of_a_condition(hallning: str, vantat: tuple[str, str]) -> None:
    assert utfall(handelse("behov", hallning=hallning, slag="tillstand"), om=om("behov")) == vantat


@pytest.mark.parametrize("hallning", ["planerat", "forslag", "villkorat", "forsok"])
def test_an_event_that_is_only_planned_has_not_happened(hallning: str) -> None:
    assert utfall(handelse("insats_beviljad", hallning=hallning), om=om("insats_beviljad")) == EJ


def fakta(hallning: str, datum: str | None = "2025-03-12", styrka: float = 1.0, slag: str = "tillstand") -> Handelse:
    return handelse("behov", datum, hallning=hallning, styrka=styrka, slag=slag)


@pytest.mark.parametrize(
    ("akt", "vantat"),
    [
        ((fakta("intraffat"), fakta("nekat", "2025-09-01")), OKANT),
        ((fakta("intraffat", slag="handelse"), fakta("nekat", slag="handelse")), OKANT),
        ((fakta("intraffat", None, slag="handelse"), fakta("nekat", slag="handelse")), OKANT),
        ((fakta("intraffat", slag="handelse"), fakta("nekat", "2025-09-01", slag="handelse")), GALLER),  # another occasion
        ((fakta("intraffat", styrka=0.4),), OKANT),
        ((fakta("nekat", styrka=0.4),), OKANT),
        ((fakta("intraffat"), fakta("nekat", styrka=0.4)), GALLER),
        ((fakta("planerat"), fakta("nekat", "2025-09-01")), EJ),  # what was planned did not come about
        ((fakta("nekat"), fakta("planerat", "2025-09-01")), OKANT),
    ],
)
def test_stated_and_denied_strong_and_weak(akt: tuple[Handelse, ...], vantat: tuple[str, str]) -> None:
    assert utfall(*akt, om=om("behov")) == vantat


def test_one_concept_that_holds_is_enough() -> None:
    akt = (handelse("behov", hallning="nekat"), handelse("fraga"))
    assert utfall(*akt, om=om("behov", "fraga")) == GALLER


def test_what_was_done_shows_that_it_was_called_for_unless_the_akt_denies_it() -> None:
    assert utfall(handelse("svar"), om=om("behov"))[0] == "finns"
    assert utfall(handelse("svar"), handelse("behov", hallning="planerat"), om=om("behov"))[0] == "finns"
    assert utfall(handelse("svar"), handelse("behov", hallning="nekat"), om=om("behov")) == EJ


def test_what_excludes_a_condition_is_a_no_where_the_akt_is_silent_of_it() -> None:
    barn = [{"nagon": ["barn"], "motsats": ["oro"], "tyst": "oklart"}]
    assert utfall(om=barn) == OKANT
    assert utfall(handelse("oro"), om=barn) == EJ
    assert utfall(handelse("oro"), handelse("barn"), om=barn) == GALLER
