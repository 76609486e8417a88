"""Each constraint kind of the template language, held against small akter."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.granskning.bygge import dom, handelse, tolkning, utfall
from tests.granskning.slump import HANDELSER, KRAV
from textgranskning.typer import Handelse


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


FIA_EJ, FIA = handelse("mot", "2025-03-01"), handelse("svar", "2025-06-01")


@pytest.mark.parametrize(
    ("akt", "vantat"),
    [
        ((handelse("svar", "2025-02-01"), FIA_EJ), ("saknas", "nekat")),
        ((handelse("svar", "2025-03-01"), FIA_EJ), ("saknas", "nekat")),  # the same day is not later
        ((handelse("svar", "2025-02-15..2025-03-15"), FIA_EJ), ("saknas", "nekat")),
        ((FIA, handelse("mot", None)), ("saknas", "nekat")),
        ((FIA_EJ,), ("saknas", "nekat")),
        ((FIA_EJ, FIA), ("finns", "journalanteckning")),  # done after it was said not to be done
        ((handelse("svar", "2025-02-01"), FIA_EJ, FIA), ("saknas", "nekat")),  # a thing that recurs: one is missing
        ((FIA_EJ, FIA, handelse("svar", "2025-07-01")), ("oklart", "motstridigt")),
    ],
)
def test_counter_evidence_overrides_what_does_not_come_after_it(akt: tuple[Handelse, ...], vantat: tuple[str, str]) -> None:
    assert utfall(*akt, motbevis=["mot"]) == vantat


def test_counter_evidence_is_shown() -> None:
    flagga = dom(tolkning(handelse("svar", "2025-02-01"), FIA_EJ), motbevis=["mot"])
    assert "mot 2025-03-01" in flagga.belagg[0].text


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


def test_the_answer_to_another_is_not_a_late_answer_to_this() -> None:
    akt = (handelse("anm", "2025-01-10"), handelse("anm", "2025-06-01"), handelse("svar", "2025-06-02"))
    flagga = dom(tolkning(*akt), for_varje="anm", inom="P14D")
    assert flagga.skal.value == "inte_for_alla"
    assert not flagga.sokt.narmast


@pytest.mark.parametrize(
    ("sista", "vantat"),
    [
        ("2025-01-24", ("ej_tillampligt", "ej_forfallet")),  # the end day is in time
        ("2025-01-25", ("saknas", "inget_belagg")),
    ],
)
def test_a_deadline_that_has_not_run_out(sista: str, vantat: tuple[str, str]) -> None:
    flagga = dom(tolkning(handelse("anm", "2025-01-10"), sista=sista), for_varje="anm", inom="P14D")
    assert (flagga.status.value, flagga.skal.value) == vantat
    assert str(flagga.forfaller) == "2025-01-24"


@pytest.mark.parametrize(
    ("per", "vantat"),
    [
        ("2025-01-15", ("ej_tillampligt", "ej_forfallet")),  # not run out whichever day it came in
        ("2025-01-25", ("oklart", "odaterat")),
        ("2025-02-15", ("saknas", "inget_belagg")),  # run out whichever day it came in
    ],
)
def test_a_deadline_from_an_uncertain_day_has_run_out_only_if_every_day_agrees(per: str, vantat: tuple[str, str]) -> None:
    flagga = dom(tolkning(handelse("anm", "2025-01-01..2025-01-31")), per=per, for_varje="anm", inom="P14D")
    assert (flagga.status.value, flagga.skal.value) == vantat


@pytest.mark.parametrize(
    ("svar", "vantat"),
    [
        ("2025-01-15", ("oklart", "odaterat")),  # it may have come before what it would answer
        ("2025-02-03", ("oklart", "odaterat")),  # in time only if the trigger came late
        ("2025-02-15", ("saknas", "for_sent")),
    ],
)
def test_an_answer_inside_an_uncertain_trigger_is_not_in_time(svar: str, vantat: tuple[str, str]) -> None:
    assert utfall(handelse("anm", "2025-01-01..2025-01-31"), handelse("svar", svar), for_varje="anm", inom="P14D") == vantat


@pytest.mark.parametrize("datum", ["2025-01-01..2025-01-31", None])
@pytest.mark.parametrize(
    ("svar", "vantat"),
    [
        (handelse("svar", "2025-01-15", handling=7), ("oklart", "odaterat")),
        (handelse("svar", None, handling=7), ("oklart", "odaterat")),
        (handelse("svar", "2025-01-15", handling=7, sak="skola"), ("finns", "annan_rubrik")),
        (handelse("svar", "2025-01-15"), ("finns", "journalanteckning")),
        (handelse("svar", None), ("finns", "journalanteckning")),
    ],
)
def test_where_dates_cannot_tell_an_answer_that_belongs_to_its_trigger_comes_after_it(
    datum: str | None, svar: Handelse, vantat: tuple[str, str]
) -> None:
    assert utfall(handelse("anm", datum, sak="skola"), svar, for_varje="anm") == vantat


@pytest.mark.parametrize(
    ("forlangd", "vantat"),
    [
        (None, ("saknas", "for_sent")),
        ("2025-06-30", ("finns", "journalanteckning")),
        ("2025-06-20", ("finns", "journalanteckning")),
        ("2025-06-01", ("saknas", "for_sent")),
        ("skäl", ("finns", "journalanteckning")),  # no day named: as long again
    ],
)
def test_a_decided_later_day_replaces_the_deadline(forlangd: str | None, vantat: tuple[str, str]) -> None:
    beslut = (handelse("forlangd", "2025-05-02", sak=forlangd),) if forlangd else ()
    akt = (handelse("start", "2025-01-10"), *beslut, handelse("svar", "2025-06-20"))
    assert utfall(*akt, for_varje="start", inom="P4M", forlangs_av="forlangd") == vantat


def test_an_extension_concerns_the_trigger_before_it() -> None:
    forst = (handelse("start", "2025-01-10"), handelse("svar", "2025-06-20"))
    sedan = (handelse("start", "2025-07-01"), handelse("forlangd", "2025-09-01", sak="2025-12-15"), handelse("svar", "2025-12-10"))
    val = {"for_varje": "start", "inom": "P4M", "forlangs_av": "forlangd"}
    assert utfall(*sedan, **val)[0] == "finns"
    assert utfall(*forst, *sedan, **val)[0] == "saknas"


def test_a_later_day_that_has_not_come() -> None:
    akt = tolkning(handelse("start", "2025-01-10"), handelse("forlangd", "2025-05-02", sak="2025-06-30"), sista="2025-06-01")
    flagga = dom(akt, for_varje="start", inom="P4M", forlangs_av="forlangd")
    assert (flagga.skal.value, str(flagga.forfaller)) == ("ej_forfallet", "2025-06-30")


@pytest.mark.parametrize(
    ("beslut", "svar", "vantat"),
    [
        ("2025-05-10", "2025-05-09", ("finns", "journalanteckning")),
        ("2025-05-10", "2025-05-10", ("saknas", "for_sent")),  # `fore` does not count the same day
        ("2025-05-10", None, ("oklart", "odaterat")),
        ("2025-05-01..2025-05-31", "2025-04-30", ("finns", "journalanteckning")),
        ("2025-05-01..2025-05-31", "2025-05-15", ("oklart", "odaterat")),
        ("2025-05-01..2025-05-31", "2025-05-31", ("saknas", "for_sent")),
        (None, "2025-05-15", ("oklart", "odaterat")),
    ],
)
def test_before_an_anchor(beslut: str | None, svar: str | None, vantat: tuple[str, str]) -> None:
    assert utfall(handelse("beslut", beslut), handelse("svar", svar), fore="beslut") == vantat


def test_without_its_anchor_a_krav_is_judged_without_it() -> None:
    assert utfall(handelse("svar"), fore="beslut")[0] == "finns"
    assert utfall(handelse("svar"), efter="beslut")[0] == "finns"
    assert utfall(handelse("svar"), efter="beslut", inom="P10M") == ("oklart", "odaterat")


def test_after_an_anchor_counts_the_same_day() -> None:
    start = handelse("start", "2025-05-10")
    assert utfall(start, handelse("svar", "2025-05-10"), efter="start")[0] == "finns"
    assert utfall(start, handelse("svar", "2025-05-09"), efter="start") == ("saknas", "inget_belagg")


@pytest.mark.parametrize(
    ("vilken", "svar", "status"),
    [
        ("forsta", "2020-03-01", "finns"),
        ("senaste", "2020-03-01", "saknas"),
        ("varje", "2020-03-01", "saknas"),
        ("forsta", "2025-03-01", "saknas"),
        ("senaste", "2025-03-01", "finns"),
        ("varje", "2025-03-01", "saknas"),
    ],
)
def test_which_of_several_anchors(vilken: str, svar: str, status: str) -> None:
    akt = (handelse("start", "2020-01-01"), handelse("start", "2025-01-01"), handelse("svar", svar))
    assert utfall(*akt, efter="start", vilken=vilken, inom="P10M")[0] == status


def test_every_anchor_may_be_answered() -> None:
    akt = (handelse("start", "2020-01-01"), handelse("start", "2025-01-01"))
    assert utfall(*akt, handelse("svar", "2020-03-01"), handelse("svar", "2025-03-01"), efter="start", inom="P10M")[0] == "finns"


@pytest.mark.parametrize(
    ("svar", "vantat"),
    [
        ("2025-02-10", ("finns", "journalanteckning")),
        ("2025-06-10", ("saknas", "for_sent")),
        ("2025-01-10", ("saknas", "inget_belagg")),
        ("2025-04-15..2025-05-15", ("oklart", "odaterat")),
        (None, ("oklart", "odaterat")),
    ],
)
def test_a_window_round_an_anchor(svar: str | None, vantat: tuple[str, str]) -> None:
    assert utfall(handelse("start", "2025-03-01"), handelse("svar", svar), under="start-P1M..start+P2M") == vantat


def test_each_anchor_is_its_own_window() -> None:
    starter = (handelse("start", "2024-03-01"), handelse("start", "2025-03-01"))
    assert utfall(*starter, handelse("svar", "2024-09-01"), under="start-P1M..start+P2M")[0] == "saknas"
    assert utfall(*starter, handelse("svar", "2024-04-01"), under="start-P1M..start+P2M")[0] == "finns"


def test_an_uncertain_anchor_makes_a_window_uncertain() -> None:
    val = {"under": "start..start+P1M"}
    assert utfall(handelse("start", "2025-03-01..2025-03-31"), handelse("svar", "2025-03-15"), **val) == ("oklart", "odaterat")
    assert utfall(handelse("start", None), handelse("svar", "2025-03-15"), **val) == ("oklart", "odaterat")


def test_a_window_at_the_end_of_the_akt() -> None:
    under = "aktens_slut-P12M..aktens_slut"
    assert utfall(handelse("svar", "2024-12-01"), under=under)[0] == "saknas"
    assert utfall(handelse("svar", "2025-12-01"), under=under)[0] == "finns"


PAGAENDE = (handelse("inledd", "2025-01-01"), handelse("klar", "2025-04-01"))


@pytest.mark.parametrize(
    ("anmalan", "vantat"),
    [
        ("2025-02-01", ("ej_tillampligt", "villkor_ej_uppfyllt")),
        ("2025-01-01", ("saknas", "inget_belagg")),  # what opens the window is not inside it
        ("2025-05-01", ("saknas", "inget_belagg")),
        ("2025-03-15..2025-04-15", ("oklart", "odaterat")),
    ],
)
def test_a_trigger_inside_an_exempting_window_needs_no_answer(anmalan: str, vantat: tuple[str, str]) -> None:
    assert utfall(*PAGAENDE, handelse("anm", anmalan), for_varje="anm", utom_under="inledd..klar") == vantat


@pytest.mark.parametrize(
    ("svar", "vantat"),
    [
        ("2025-02-01", ("saknas", "inget_belagg")),
        ("2025-05-01", ("finns", "journalanteckning")),
        ("2025-03-15..2025-04-15", ("oklart", "odaterat")),
    ],
)
def test_without_triggers_the_answer_may_not_lie_in_the_window(svar: str, vantat: tuple[str, str]) -> None:
    assert utfall(*PAGAENDE, handelse("svar", svar), utom_under="inledd..klar") == vantat


@pytest.mark.parametrize(
    ("styrka", "svar", "vantat"),
    [
        (0.4, (), ("oklart", "svagt")),
        (1.0, (), ("saknas", "inget_belagg")),
        (0.4, (handelse("svar", "2025-03-13"),), ("finns", "journalanteckning")),
    ],
)
def test_a_weak_trigger_proves_no_gap(styrka: float, svar: tuple[Handelse, ...], vantat: tuple[str, str]) -> None:
    assert utfall(handelse("anm", styrka=styrka), *svar, for_varje="anm") == vantat


def test_occurrences_outside_the_period_are_not_judged_but_shown() -> None:
    gammal, ny = handelse("anm", "2016-03-01"), handelse("anm", "2025-02-01")
    akt = tolkning(gammal, ny, handelse("svar", "2025-02-02"), forsta="2025-01-01")
    flagga = dom(akt, for_varje="anm")
    assert flagga.status.value == "finns"
    assert [(ett.belagg.text, ett.skal) for ett in flagga.sokt.narmast] == [(gammal.bast.belagg.text, "utanför den granskade perioden")]
    assert dom(akt, for_varje="anm", period=("2016-01-01", "2025-12-31")).skal.value == "inte_for_alla"
    assert dom(akt, for_varje="anm", period=("2020-01-01", "2020-12-31")).status.value == "ej_tillampligt"


def test_an_answer_to_what_lies_outside_the_period_answers_nothing_inside() -> None:
    akt = (
        handelse("anm", "2024-01-01", sak="skola"),
        handelse("anm", "2025-02-01", sak="polis"),
        handelse("svar", "2025-02-02", sak="skola"),
    )
    assert dom(tolkning(*akt), for_varje="anm", period=("2025-01-01", "2025-12-31")).status.value == "saknas"


@pytest.mark.parametrize(
    ("svar", "vantat"),
    [
        ((handelse("svar", "2025-01-01"),), ("saknas", "inget_belagg")),
        ((handelse("svar", "2025-01-01"), handelse("svar", "2025-02-01")), ("finns", "journalanteckning")),
        ((handelse("svar", "2025-01-01"), handelse("svar", "2025-02-01", hallning="planerat")), ("saknas", "bara_planerat")),
    ],
)
def test_at_least_so_many(svar: tuple[Handelse, ...], vantat: tuple[str, str]) -> None:
    assert utfall(*svar, minst=2) == vantat


def test_at_least_so_many_for_each_trigger() -> None:
    akt = (handelse("anm", "2025-01-01"), handelse("svar", "2025-01-02"))
    assert utfall(*akt, for_varje="anm", minst=2)[0] == "saknas"
    assert utfall(*akt, handelse("svar", "2025-01-03"), for_varje="anm", minst=2)[0] == "finns"
    maybe = handelse("svar", "2025-01-10..2025-01-20")
    assert utfall(*akt, maybe, for_varje="anm", inom="P14D", minst=2) == ("oklart", "odaterat")


def test_each_child_is_judged_and_the_reason_names_the_child() -> None:
    flagga = dom(tolkning(handelse("svar", person="Alma"), barn=("Alma", "Otto")), galler="barn")
    assert flagga.status.value == "saknas"
    assert "Otto" in flagga.motivering
    assert "Alma" not in flagga.motivering
    assert dom(tolkning(handelse("svar", person="Alma"), barn=("Alma",)), galler="barn").status.value == "finns"


def test_a_client_who_is_a_child_is_one() -> None:
    flagga = dom(tolkning(handelse("svar", person="Alma"), barnklient=True), galler="barn")
    assert flagga.status.value == "saknas"
    assert "Kim Ek" in flagga.motivering
    assert dom(tolkning(handelse("svar", person="klient"), barnklient=True), galler="barn").status.value == "finns"


def test_where_pages_are_unread_absence_proves_nothing() -> None:
    flagga = dom(tolkning(lasbart=0.0))
    assert (flagga.status.value, flagga.skal.value) == ("oklart", "olasligt")
    assert flagga.sokt.olasta == (("journal.txt", 2),)
    assert dom(tolkning(lasbart=0.0), for_varje="anm").skal.value == "olasligt"
    besvarad = (handelse("anm", "2025-01-10"), handelse("svar", "2025-01-11"))
    assert dom(tolkning(*besvarad, lasbart=0.0), for_varje="anm").skal.value == "olasligt"


@given(HANDELSER, HANDELSER, KRAV)
def test_taking_away_a_page_never_makes_a_krav_inapplicable(kvar: list[Handelse], borta: list[Handelse], krav: dict[str, object]) -> None:
    hel, utan = tolkning(*kvar, *borta), tolkning(*kvar, lasbart=0.0)
    if dom(hel, **krav).status.value != "ej_tillampligt":
        assert dom(utan, **krav).status.value != "ej_tillampligt"


@pytest.mark.parametrize("krav", [{"efter": "anm"}, {"for_varje": "anm"}, {"for_varje": "anm", "alltid": True}])
@pytest.mark.parametrize("svar", [(), (handelse("svar", "2025-01-12", hallning="planerat"),)])
def test_an_unsure_trigger_leaves_the_last_day_open(krav: dict[str, object], svar: tuple[Handelse, ...]) -> None:
    def status(styrka: float) -> str:
        anm = handelse("anm", "2025-01-10", styrka=styrka)
        return dom(tolkning(anm, *svar), inom="P14D", per="2025-01-20", **krav).skal.value

    assert status(1.0) == "ej_forfallet"
    assert status(0.4) == "svagt"


def test_a_later_no_of_another_kind_contradicts_nothing() -> None:
    mote, stallt_in = handelse("svar", "2025-01-10"), handelse("annat", "2025-02-01", hallning="nekat")
    assert utfall(mote, stallt_in, kravs=["svar", "annat"])[0] == "finns"
    assert utfall(mote, handelse("svar", "2025-02-01", hallning="nekat"), kravs=["svar", "annat"]) == ("oklart", "motstridigt")


def test_without_what_sets_the_time_running_a_young_akt_is_unclear() -> None:
    """Whether the deadline is out cannot be known before the akt itself is as old."""
    flaggor = [dom(tolkning(forsta=forsta), efter="anm", inom="P10M") for forsta in ("2025-05-01", "2024-12-01")]
    assert [flagga.skal.value for flagga in flaggor] == ["odaterat", "inget_belagg"]
    assert flaggor[0].forfaller is None


def test_the_reason_is_one_sentence_that_names_place_and_day() -> None:
    flagga = dom(tolkning(handelse("svar", hallning="planerat")))
    assert flagga.motivering.endswith(".")
    assert "journal.txt" in flagga.motivering
    assert "2025-03-12" in flagga.motivering
    assert flagga.sokt.narmast[0].skal == "bara planerat"
