"""Each constraint kind of the template language, held against small akter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.granskning.bygge import dom, handelse, tolkning


def utfall(*handelser: object, **krav: object) -> tuple[str, str]:
    flagga = dom(tolkning(*handelser), **krav)  # type: ignore[arg-type]
    return flagga.status.value, flagga.skal.value


@pytest.mark.parametrize(
    ("hallning", "vantat"),
    [
        ("intraffat", ("finns", "journalanteckning")),
        ("nekat", ("saknas", "nekat")),
        ("planerat", ("saknas", "bara_planerat")),
        ("villkorat", ("saknas", "bara_planerat")),
        ("forslag", ("saknas", "bara_forslag")),
        ("forsok", ("saknas", "bara_forsok")),
        ("annan", ("saknas", "galler_annat")),
        ("aterberattat", ("saknas", "utan_innehall")),
        ("tomt", ("saknas", "utan_innehall")),
        ("innehallslost", ("oklart", "innehallslost")),
    ],
)
def test_only_what_happened_answers(hallning: str, vantat: tuple[str, str]) -> None:
    assert utfall(handelse("svar", hallning=hallning)) == vantat


def test_nothing_at_all_is_absent() -> None:
    assert utfall() == ("saknas", "inget_belagg")


def test_hallning_widens_what_answers() -> None:
    assert utfall(handelse("svar", hallning="nekat"), hallning=["intraffat", "nekat"])[0] == "finns"


def test_a_weak_cue_proves_nothing() -> None:
    assert utfall(handelse("svar", styrka=0.4)) == ("oklart", "svagt")


def test_an_own_handling_says_so() -> None:
    assert utfall(handelse("svar", egen=True)) == ("finns", "egen_handling")


def test_substance_is_asked_for() -> None:
    assert utfall(handelse("svar", innehall=False), innehall=True) == ("oklart", "innehallslost")


def test_what_must_stand_in_the_same_handling() -> None:
    assert utfall(handelse("svar"), innehall=["skal"]) == ("saknas", "utan_innehall")
    assert utfall(handelse("svar"), handelse("skal", handling=7), innehall=["skal"]) == ("saknas", "utan_innehall")
    assert utfall(handelse("svar"), handelse("skal"), innehall=["skal"])[0] == "finns"


def test_counter_evidence_overrides() -> None:
    assert utfall(handelse("svar"), handelse("mot"), motbevis=["mot"]) == ("saknas", "nekat")


def test_conditions_in_order() -> None:
    om = [{"nagon": ["barn"], "tyst": "oklart"}, {"nagon": ["oro"], "tyst": "ej_tillampligt"}]
    assert utfall(om=om) == ("oklart", "villkor_okant")
    assert utfall(handelse("barn", hallning="nekat"), om=om) == ("ej_tillampligt", "villkor_ej_uppfyllt")
    assert utfall(handelse("barn"), om=om) == ("ej_tillampligt", "villkor_ej_uppfyllt")
    assert utfall(handelse("barn"), handelse("oro"), om=om) == ("saknas", "inget_belagg")


def test_what_was_done_shows_that_it_was_called_for() -> None:
    assert utfall(handelse("svar"), om=[{"nagon": ["behov"], "tyst": "ej_tillampligt"}])[0] == "finns"


def test_every_trigger_needs_its_answer() -> None:
    tva = (handelse("anm", "2025-01-10", sak="skola"), handelse("anm", "2025-03-01", sak="polis"))
    assert utfall(*tva, handelse("svar", "2025-01-12"), for_varje="anm") == ("saknas", "inte_for_alla")
    assert utfall(*tva, handelse("svar", "2025-01-12"), handelse("svar", "2025-03-02"), for_varje="anm")[0] == "finns"
    assert utfall(*tva, handelse("svar", "2025-03-02"), for_varje="anm") == ("saknas", "inte_for_alla")
    assert utfall(*tva, handelse("svar", "2025-03-02"), for_varje="anm", flera=True)[0] == "finns"
    assert utfall(for_varje="anm") == ("ej_tillampligt", "villkor_ej_uppfyllt")
    assert utfall(for_varje="anm", alltid=True) == ("saknas", "inget_belagg")


def test_the_unanswered_trigger_is_the_evidence() -> None:
    akt = tolkning(handelse("anm", "2025-01-10"), handelse("anm", "2025-03-01"), handelse("svar", "2025-01-12"))
    flagga = dom(akt, for_varje="anm")
    assert flagga.utlosare is not None
    assert str(flagga.utlosare.datum) == "2025-03-01"
    assert "2025-03-01" in flagga.belagg[0].text


def test_an_answer_goes_to_the_trigger_it_names() -> None:
    tva = (handelse("anm", "2025-01-10", sak="skola"), handelse("anm", "2025-01-11", sak="polis"))
    akt = tolkning(*tva, handelse("svar", "2025-01-12", sak="skola"))
    flagga = dom(akt, for_varje="anm")
    assert flagga.utlosare is not None
    assert str(flagga.utlosare.datum) == "2025-01-11"


@pytest.mark.parametrize(
    ("svar", "vantat"),
    [
        ("2025-01-24", ("finns", "journalanteckning")),  # the end day is in time
        ("2025-01-25", ("saknas", "for_sent")),
        ("2025-01-09", ("saknas", "inget_belagg")),  # before the trigger
        ("2025-01-20..2025-01-30", ("oklart", "odaterat")),
        (None, ("oklart", "odaterat")),
    ],
)
def test_a_deadline_is_met_or_missed_only_if_every_day_agrees(svar: str | None, vantat: tuple[str, str]) -> None:
    assert utfall(handelse("anm", "2025-01-10"), handelse("svar", svar), for_varje="anm", inom="P14D") == vantat


def test_a_deadline_that_has_not_run_out() -> None:
    akt = tolkning(handelse("anm", "2025-01-10"), sista="2025-01-15")
    flagga = dom(akt, for_varje="anm", inom="P14D")
    assert (flagga.status.value, flagga.skal.value) == ("ej_tillampligt", "ej_forfallet")
    assert str(flagga.forfaller) == "2025-01-24"


def test_a_decided_later_day_replaces_the_deadline() -> None:
    start, sent = handelse("start", "2025-01-10"), handelse("svar", "2025-06-20")
    val = {"for_varje": "start", "inom": "P4M", "forlangs_av": "forlangd"}
    assert utfall(start, sent, **val) == ("saknas", "for_sent")
    assert utfall(start, sent, handelse("forlangd", "2025-05-02", sak="2025-06-30"), **val)[0] == "finns"
    assert utfall(start, sent, handelse("forlangd", "2025-05-02", sak="2025-06-01"), **val) == ("saknas", "for_sent")


def test_before_does_not_count_the_same_day() -> None:
    beslut = handelse("beslut", "2025-05-10")
    assert utfall(beslut, handelse("svar", "2025-05-09"), fore="beslut")[0] == "finns"
    assert utfall(beslut, handelse("svar", "2025-05-10"), fore="beslut")[0] == "saknas"


def test_the_last_anchor_counts_when_asked() -> None:
    akt = (handelse("start", "2020-01-01"), handelse("start", "2025-01-01"), handelse("svar", "2020-03-01"))
    assert utfall(*akt, efter="start", vilken="senaste", inom="P10M") == ("saknas", "inget_belagg")
    assert utfall(*akt, efter="start", vilken="forsta", inom="P10M")[0] == "finns"


def test_a_window_round_an_anchor() -> None:
    start = handelse("start", "2025-03-01")
    val = {"under": "start-P1M..start+P2M"}
    assert utfall(start, handelse("svar", "2025-02-10"), **val)[0] == "finns"
    assert utfall(start, handelse("svar", "2025-06-10"), **val)[0] == "saknas"
    assert utfall(handelse("svar", "2024-12-01"), under="aktens_slut-P12M..aktens_slut")[0] == "saknas"


def test_a_trigger_inside_an_exempting_window_needs_no_answer() -> None:
    val = {"for_varje": "anm", "utom_under": "inledd..klar"}
    pagaende = (handelse("inledd", "2025-01-01"), handelse("klar", "2025-04-01"))
    assert utfall(*pagaende, handelse("anm", "2025-02-01"), **val)[0] == "ej_tillampligt"
    assert utfall(*pagaende, handelse("anm", "2025-05-01"), **val)[0] == "saknas"


def test_at_least_so_many() -> None:
    assert utfall(handelse("svar", "2025-01-01"), minst=2)[0] != "finns"
    assert utfall(handelse("svar", "2025-01-01"), handelse("svar", "2025-02-01"), minst=2)[0] == "finns"


def test_each_child_is_judged() -> None:
    akt = tolkning(handelse("svar", person="Alma"), barn=("Alma", "Otto"))
    assert dom(akt, galler="barn").status.value == "saknas"
    assert dom(tolkning(handelse("svar", person="Alma"), barn=("Alma",)), galler="barn").status.value == "finns"


def test_where_pages_are_unread_absence_proves_nothing() -> None:
    flagga = dom(tolkning(lasbart=0.0))
    assert (flagga.status.value, flagga.skal.value) == ("oklart", "olasligt")
    assert flagga.sokt.olasta == (("journal.txt", 2),)
    assert dom(tolkning(lasbart=0.0), for_varje="anm").skal.value == "olasligt"
    besvarad = (handelse("anm", "2025-01-10"), handelse("svar", "2025-01-11"))
    assert dom(tolkning(*besvarad, lasbart=0.0), for_varje="anm").skal.value == "olasligt"


KRAV = st.fixed_dictionaries(
    {},
    optional={
        "for_varje": st.just("anm"),
        "om": st.just([{"nagon": ["behov"], "tyst": "ej_tillampligt"}]),
        "inom": st.sampled_from(["P0D", "P14D", "P4M"]),
        "innehall": st.booleans(),
    },
)
HANDELSER = st.lists(
    st.builds(
        handelse,
        st.sampled_from(["anm", "svar", "behov"]),
        st.sampled_from([None, "2025-01-10", "2025-02-01", "2025-01-01..2025-03-31"]),
        hallning=st.sampled_from(["intraffat", "nekat", "planerat"]),
    ),
    max_size=5,
)


@given(HANDELSER, HANDELSER, KRAV)
def test_taking_away_a_page_never_makes_a_krav_inapplicable(kvar: list[object], borta: list[object], krav: dict[str, object]) -> None:
    """Unless an explicit denial that is still there says so, or the deadline of a trigger that is still there has not run out."""
    hel, utan = tolkning(*kvar, *borta), tolkning(*kvar, lasbart=0.0)  # type: ignore[arg-type]
    fore, efter = dom(hel, **krav), dom(utan, **krav)
    if efter.status.value == "ej_tillampligt" and efter.skal.value != "ej_forfallet":
        assert fore.status.value == "ej_tillampligt" or any(ett.hallning.value == "nekat" for ett in kvar)  # type: ignore[attr-defined]


def test_the_reason_is_one_sentence_that_names_place_and_day() -> None:
    flagga = dom(tolkning(handelse("svar", hallning="planerat")))
    assert flagga.motivering.endswith(".")
    assert "journal.txt" in flagga.motivering
    assert "2025-03-12" in flagga.motivering
    assert flagga.sokt.narmast[0].skal == "bara planerat"
