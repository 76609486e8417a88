"""How sure a verdict is, and what is read first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from tests.granskning.bygge import dom, ett_krav, handelse, tolkning
from tests.granskning.slump import HANDELSER, KRAV
from textgranskning.granskning.domslut import Domslut
from textgranskning.granskning.lage import Lage
from textgranskning.granskning.prioritet import prioritet
from textgranskning.granskning.sakerhet import drag, sakerhet
from textgranskning.typer import Handelse, Skal

SVAR = handelse("svar")
FINNS = Domslut(Skal.JOURNALANTECKNING, svar=(SVAR,))


def fem_ganger(ett: Handelse) -> Handelse:
    return replace(ett, omnamnanden=ett.omnamnanden * 5)


@given(HANDELSER, KRAV)
def test_every_flag_has_a_probability_and_a_priority(akt: list[Handelse], krav: dict[str, object]) -> None:
    flagga = dom(tolkning(*akt), **krav)  # type: ignore[arg-type]
    assert 0 < flagga.sakerhet < 1
    assert 0 <= flagga.prioritet <= 1


def test_what_a_verdict_rests_on_moves_it() -> None:
    assert sakerhet(replace(FINNS, svar=(fem_ganger(SVAR),)), 1.0) > sakerhet(FINNS, 1.0)
    assert sakerhet(replace(FINNS, avvisade=((SVAR, Skal.NEKAT),)), 1.0) < sakerhet(FINNS, 1.0)
    assert sakerhet(replace(FINNS, svar=(handelse("svar", styrka=0.6),)), 1.0) < sakerhet(FINNS, 1.0)
    assert sakerhet(FINNS, 0.6) < sakerhet(FINNS, 1.0)


@pytest.mark.parametrize(
    ("domslut", "namn", "varde"),
    [
        (FINNS, "omnamnanden", 0.0),
        (replace(FINNS, svar=(handelse("svar", styrka=0.6),)), "svaghet", 0.4),
        (Domslut(Skal.INGET_BELAGG, handelse("anm", styrka=0.4)), "svaghet", 0.6),
        (Domslut(Skal.INGET_BELAGG), "svaghet", 0.0),
        (FINNS, "olasbart", 0.25),
    ],
)
def test_what_it_rests_on(domslut: Domslut, namn: str, varde: float) -> None:
    assert drag(domslut, 0.75)[namn] == pytest.approx(varde)


LUCKA = Domslut(Skal.INGET_BELAGG, handelse("anm", "2025-01-10"))


@pytest.mark.parametrize(
    ("forst", "sedan"),
    [
        ((LUCKA, {}, 0.8), (replace(LUCKA, skal=Skal.SVAGT), {}, 0.8)),
        ((LUCKA, {}, 0.8), (LUCKA, {}, 0.5)),
        ((LUCKA, {"vikt": 3}, 0.8), (LUCKA, {"vikt": 1}, 0.8)),
        ((LUCKA, {"analys": ["barnratt"]}, 0.8), (LUCKA, {}, 0.8)),
        ((LUCKA, {}, 0.8), (replace(LUCKA, utlosare=handelse("anm", "2025-12-01")), {}, 0.8)),  # it has waited longer
    ],
)
def test_what_is_read_first(forst: tuple[Domslut, dict[str, object], float], sedan: tuple[Domslut, dict[str, object], float]) -> None:
    lage = Lage.av(tolkning())
    en, annan = (prioritet(ett_krav(**krav), domslut, saker, lage) for domslut, krav, saker in (forst, sedan))
    assert en > annan


def test_time_is_reckoned_from_the_deadline() -> None:
    lage, krav = Lage.av(tolkning()), ett_krav()
    med_frist = replace(LUCKA, forfaller=handelse("x", "2025-12-01").datum.fran)  # type: ignore[union-attr]
    assert prioritet(krav, med_frist, 0.8, lage) < prioritet(krav, LUCKA, 0.8, lage)
