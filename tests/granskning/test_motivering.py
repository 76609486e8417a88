"""Reasons: one plain sentence each, with the days and documents it rests on."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.granskning.bygge import dag, dom, handelse, tolkning
from tests.granskning.slump import HANDELSER, KRAV
from textgranskning.granskning import motivering
from textgranskning.granskning.ordval import dag as i_ord
from textgranskning.granskning.ordval import handelse as i_text
from textgranskning.typer import Datum, Handelse, Skal

ANM = handelse("orosanmalan", "2025-03-01")
SKYDD = {"for_varje": "orosanmalan", "kravs": ["skyddsbedomning"]}
BARN = [{"nagon": ["minderarigt_barn"], "tyst": "oklart"}]


def skydd(datum: str | None = "2025-03-02", **val: object) -> Handelse:
    return handelse("skyddsbedomning", datum, **val)


FALL: list[tuple[tuple[Handelse, ...], dict[str, object], str]] = [
    ((skydd(),), {}, "Skyddsbedömning 2025-03-02 framgår av en journalanteckning i journal.txt, sidan 1."),
    ((skydd(egen=True),), {}, "Skyddsbedömning 2025-03-02 finns som egen handling i journal.txt, sidan 1."),
    ((skydd(handling=7),), {}, "Skyddsbedömning 2025-03-02 framgår av journal.txt, sidan 1."),
    ((), {}, "Skyddsbedömning har inte hittats i akten."),
    ((ANM,), SKYDD, "Efter orosanmälan 2025-03-01 i journal.txt, sidan 1, har skyddsbedömning inte hittats."),
    (
        (ANM,),
        SKYDD | {"inom": "P0D"},
        "Efter orosanmälan 2025-03-01 i journal.txt, sidan 1, har skyddsbedömning inte hittats (sista dag 2025-03-01).",
    ),
    (
        (ANM, skydd()),
        SKYDD | {"inom": "P0D"},
        "Skyddsbedömning efter orosanmälan 2025-03-01 finns först i journal.txt, sidan 1 (2025-03-02), men sista dag var 2025-03-01.",
    ),
    (
        (ANM, skydd("2025-03-01"), handelse("orosanmalan", "2025-04-01")),
        SKYDD,
        "Efter orosanmälan 2025-04-01 i journal.txt, sidan 1, har skyddsbedömning inte hittats, fast det finns för andra.",
    ),
    (
        (handelse("handlaggarbyte"),),
        {"for_varje": "handlaggarbyte", "kravs": ["overlamning"], "under": "handlaggarbyte-P2M..handlaggarbyte+P2M"},
        "Kring byte av handläggare 2025-03-12 i journal.txt, sidan 1, har överlämning av ärendet inte hittats.",
    ),
    ((skydd(hallning="planerat"),), {}, "Skyddsbedömning finns bara som plan i journal.txt, sidan 1 (2025-03-02)."),
    (
        (skydd(hallning="forslag"),),
        {},
        "Skyddsbedömning finns bara som förslag, utkast eller påbörjat i journal.txt, sidan 1 (2025-03-02).",
    ),
    ((skydd(hallning="forsok"),), {}, "Skyddsbedömning finns bara som försök i journal.txt, sidan 1 (2025-03-02)."),
    ((skydd(hallning="nekat"),), {}, "Enligt journal.txt, sidan 1 (2025-03-02) saknas skyddsbedömning."),
    ((skydd(hallning="annan"),), {}, "Skyddsbedömning i journal.txt, sidan 1 (2025-03-02) gäller någon annan eller ett annat ärende."),
    ((skydd(hallning="tomt"),), {}, "Skyddsbedömning finns bara som tom rubrik eller tomt fält i journal.txt, sidan 1 (2025-03-02)."),
    (
        (skydd(hallning="aterberattat"),),
        {},
        "Skyddsbedömning finns bara som hjälptext eller återgiven lagtext i journal.txt, sidan 1 (2025-03-02).",
    ),
    (
        (handelse("fia", hallning="planerat"),),
        {"kravs": ["fordjupad_utredning", "fia"]},
        "FIA (fördjupad utredning) finns bara som plan i journal.txt, sidan 1 (2025-03-12).",
    ),
    ((), {"kravs": ["fordjupad_utredning", "fia"]}, "FIA (fördjupad utredning) har inte hittats i akten."),
    (
        (handelse("fia_ej_registrerad"),),
        {"kravs": ["fia"], "motbevis": ["fia_ej_registrerad"]},
        "Enligt journal.txt, sidan 1 (2025-03-12) saknas FIA (fördjupad utredning).",
    ),
    (
        (handelse("avslagsbeslut"),),
        {"kravs": ["avslagsbeslut"], "innehall": ["avslagsskal"]},
        "Beslut om avslag finns i journal.txt, sidan 1 (2025-03-12) men utan skäl för avslag.",
    ),
    (
        (skydd(innehall=False),),
        {"innehall": True},
        "Skyddsbedömning nämns i journal.txt, sidan 1 (2025-03-02) utan att innehållet framgår.",
    ),
    ((skydd(styrka=0.4),), {}, "I journal.txt, sidan 1 (2025-03-02) nämns något som kan vara skyddsbedömning, men det är osäkert."),
    (
        (handelse("orosanmalan", "2025-03-01", styrka=0.4),),
        SKYDD,
        "Det är osäkert om journal.txt, sidan 1 (2025-03-01) handlar om orosanmälan, och skyddsbedömning har inte hittats efteråt.",
    ),
    (
        (ANM, skydd("2025-03-01..2025-03-31")),
        SKYDD | {"inom": "P14D"},
        "Skyddsbedömning mars 2025 finns i journal.txt, sidan 1, men datumen visar inte om det skedde i rätt tid efter orosanmälan "
        "2025-03-01 (sista dag 2025-03-15).",
    ),
    (
        (skydd(), skydd("2025-04-01", hallning="nekat")),
        {},
        "Skyddsbedömning 2025-03-02 finns enligt journal.txt, sidan 1, men enligt journal.txt, sidan 1 (2025-04-01) är det uttryckligen "
        "inte gjort.",
    ),
    ((skydd(),), {"minst": 2}, "Skyddsbedömning finns bara 1 av minst 2 gånger, se journal.txt, sidan 1 (2025-03-02)."),
    ((), {"om": BARN}, "Det går inte att avgöra om kravet gäller, eftersom akten inte säger något om barn under 18 år."),
    (
        (handelse("minderarigt_barn", hallning="planerat", slag="uppgift"),),
        {"om": BARN},
        "Det går inte att avgöra om kravet gäller, eftersom barn under 18 år nämns i journal.txt, sidan 1 (2025-03-12) men inte som något "
        "säkert.",
    ),
    (
        (handelse("minderarigt_barn"), handelse("minderarigt_barn", hallning="nekat")),
        {"om": BARN},
        "Det går inte att avgöra om kravet gäller, eftersom akten både anger och förnekar barn under 18 år, se journal.txt, sidan 1.",
    ),
    (
        (handelse("minderarigt_barn", None, hallning="nekat"),),
        {"om": BARN},
        "Kravet gäller inte, eftersom det enligt journal.txt, sidan 1 inte finns barn under 18 år.",
    ),
    ((), {"om": [{"nagon": ["sprakbehov"], "tyst": "ej_tillampligt"}]}, "Kravet gäller inte, eftersom akten inte nämner språkbehov."),
    ((), SKYDD, "Kravet gäller inte, eftersom akten inte innehåller någon uppgift om orosanmälan."),
    (
        (ANM,),
        SKYDD | {"period": ("2020-01-01", "2020-12-31")},
        "Kravet gäller inte, eftersom orosanmälan 2025-03-01 ligger utanför den granskade perioden.",
    ),
    (
        (ANM, handelse("utredning_inledd", "2025-02-01")),
        SKYDD | {"utom_under": "utredning_inledd..utredning_avslutad"},
        "Kravet gäller inte, eftersom orosanmälan 2025-03-01 kom under en tid då inget nytt svar krävs.",
    ),
    (
        (ANM,),
        SKYDD | {"inom": "P14D", "per": "2025-03-10"},
        "Skyddsbedömning efter orosanmälan 2025-03-01 ska finnas senast 2025-03-15, och akten bedöms per 2025-03-10.",
    ),
    (
        (skydd(), handelse("slutligt_beslut", "2025-03-01")),
        {"fore": "slutligt_beslut"},
        "Skyddsbedömning finns först i journal.txt, sidan 1 (2025-03-02), alltså inte före slutligt beslut efter utredningen 2025-03-01.",
    ),
    (
        (handelse("minderarigt_barn", None, hallning="nekat"),),
        {"kravs": ["minderarigt_barn"], "hallning": ["intraffat", "nekat"]},
        "Att det inte finns barn under 18 år framgår av en journalanteckning i journal.txt, sidan 1.",
    ),
    (
        (handelse("sip", hallning="erbjudet_avbojt"),),
        {"kravs": ["sip"], "hallning": ["intraffat", "erbjudet_avbojt"]},
        "Att samordnad individuell plan (SIP) 2025-03-12 har erbjudits och avböjts framgår av en journalanteckning i journal.txt, sidan 1.",
    ),
]


@pytest.mark.parametrize(("akt", "krav", "vantat"), FALL, ids=range(len(FALL)))
def test_each_reason_in_words(akt: tuple[Handelse, ...], krav: dict[str, object], vantat: str) -> None:
    assert dom(tolkning(*akt), **{"kravs": ["skyddsbedomning"], **krav}).motivering == vantat  # type: ignore[arg-type]


def test_unread_pages_are_named() -> None:
    assert dom(tolkning(lasbart=0.0)).motivering == "Det går inte att avgöra, eftersom journal.txt, sidan 2, inte kunde läsas."


@pytest.mark.parametrize(
    ("sak", "vantat"),
    [
        ("skol", "orosanmälan (skolan) 2025-03-01"),  # a stem, in the document's own word
        ("polis", "orosanmälan 2025-03-01"),  # a label that the passage does not have
        ("citat om", "orosanmälan (”Citat om”) 2025-03-01"),
        ("sidorna 3–4,", "orosanmälan (sidorna 3–4) 2025-03-01"),
        ("2025-06-30", "orosanmälan 2025-03-01"),  # the day that an extension runs to
    ],
)
def test_what_it_is_about(sak: str, vantat: str) -> None:
    ett = handelse("orosanmalan", "2025-03-01", sak=sak)
    forsta = ett.bast
    belagg = replace(forsta.belagg, text="Citat om skolan.")
    assert i_text(replace(ett, omnamnanden=(replace(forsta, belagg=belagg),))) == vantat


def test_every_reason_has_its_words() -> None:
    assert set(motivering._SATSER) == set(Skal)


@given(HANDELSER, KRAV, st.sampled_from([0.0, 1.0]), st.sampled_from(["akt", "barn"]))
def test_whatever_the_verdict_its_reason_is_one_whole_sentence(
    akt: list[Handelse], krav: dict[str, object], lasbart: float, galler: str
) -> None:
    text = dom(tolkning(*akt, lasbart=lasbart, barn=("Alma",)), galler=galler, **krav).motivering  # type: ignore[arg-type]
    assert re.fullmatch(r"[A-ZÅÄÖ].*[^.,\s]\.", text)
    assert not re.search(r"\bNone\b|  | [.,)]|\.\.|\(\)", text)
    assert ". " not in text


@pytest.mark.parametrize(
    ("datum", "vantat"),
    [
        ("2025-03-12", "2025-03-12"),
        ("2024-02-01..2024-02-29", "februari 2024"),
        ("2025-02-01..2025-02-27", "mellan 2025-02-01 och 2025-02-27"),
        ("2025-01-01..2025-12-31", "2025"),
        ("2024-12-30..2025-01-05", "mellan 2024-12-30 och 2025-01-05"),
    ],
)
def test_a_date_as_a_reader_says_it(datum: str, vantat: str) -> None:
    svar = dag(datum)
    assert svar is not None
    assert i_ord(svar) == vantat


@given(st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1)))
def test_a_sure_date_is_said_as_it_is(ett: dt.date) -> None:
    assert i_ord(Datum.dag(ett)) == ett.isoformat()
