"""Answers and triggers: as many triggers as can be are answered, and each answer goes where it should."""

from __future__ import annotations

import datetime as dt
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.granskning.bygge import ett_krav, handelse, tolkning, utfall
from textgranskning.granskning.fordelning import fordela
from textgranskning.granskning.lage import Lage
from textgranskning.granskning.tid import Svar
from textgranskning.granskning.tidsram import Tidsram, tidsram
from textgranskning.typer import Handelse

DAGAR = st.lists(st.integers(1, 28).map(lambda dag: f"2025-03-{dag:02}"), max_size=4).map(sorted)


def fordelade(utlosare: list[Handelse], svar: list[Handelse], **val: object) -> list[list[Handelse]]:
    krav = ett_krav(for_varje="anm", **val)
    lage = Lage.av(tolkning(*utlosare, *svar))
    return fordela(krav, utlosare, [tidsram(krav, ett, lage) for ett in utlosare], svar)


def test_the_nearest_unanswered_before() -> None:
    anm = [handelse("anm", "2025-03-01"), handelse("anm", "2025-03-05")]
    sent = [handelse("svar", "2025-03-06")]
    assert fordelade(anm, sent) == [[], sent]
    bada = [handelse("svar", "2025-03-06"), handelse("svar", "2025-03-07")]
    assert fordelade(anm, bada) == [bada[1:], bada[:1]]


def test_an_answer_moves_to_leave_room() -> None:
    """The early answer would take the nearer trigger; the late one is in time only for that."""
    anm = (handelse("anm", "2025-03-01"), handelse("anm", "2025-03-05"))
    svar = (handelse("svar", "2025-03-06"), handelse("svar", "2025-03-12"))
    assert utfall(*anm, *svar, for_varje="anm", inom="P7D")[0] == "finns"


def test_a_named_trigger_is_not_given_away() -> None:
    anm = [handelse("anm", "2025-03-01", sak="skola"), handelse("anm", "2025-03-05", sak="polis")]
    svar = [handelse("svar", "2025-03-06", sak="skola"), handelse("svar", "2025-03-07", sak="skola")]
    assert fordelade(anm, svar) == [svar, []]


@given(DAGAR, DAGAR, st.sampled_from(["P0D", "P3D", "P10D"]))
def test_as_many_triggers_as_can_be_are_answered(anmalda: list[str], besvarade: list[str], inom: str) -> None:
    anm, svar = [handelse("anm", dag) for dag in anmalda], [handelse("svar", dag) for dag in besvarade]
    delade = fordelade(anm, svar, inom=inom)
    krav = ett_krav(for_varje="anm", inom=inom)
    ramar = [tidsram(krav, ett, Lage.av(tolkning(*anm))) for ett in anm]
    assert all(ram.svar(ett) is Svar.JA for ram, rad in zip(ramar, delade, strict=True) for ett in rad)
    alla = [id(ett) for rad in delade for ett in rad]
    assert len(alla) == len(set(alla))
    ordningar = permutations([*svar, *[None] * len(anm)], len(anm))
    antal = (sum(ett is not None and ram.svar(ett) is Svar.JA for ram, ett in zip(ramar, ordning, strict=True)) for ordning in ordningar)
    assert sum(map(bool, delade)) == max(antal)


def test_many_triggers_and_answers_cost_no_more_each(monkeypatch: pytest.MonkeyPatch) -> None:
    raknade = 0
    svar = Tidsram.svar

    def raknat(self: Tidsram, *argument: Handelse) -> Svar:
        nonlocal raknade
        raknade += 1
        return svar(self, *argument)

    monkeypatch.setattr(Tidsram, "svar", raknat)
    dagar = [dt.date(2020, 1, 1) + dt.timedelta(days=2 * nummer) for nummer in range(300)]
    anm = [handelse("anm", dag.isoformat()) for dag in dagar]
    svarade = [handelse("svar", (dag + dt.timedelta(days=1)).isoformat()) for dag in dagar]
    assert utfall(*anm, *svarade, for_varje="anm", inom="P14D")[0] == "finns"
    assert raknade < 20 * len(dagar)
