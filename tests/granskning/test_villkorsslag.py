"""Every constraint kind of the template language, with an akt for each status it can give."""

from __future__ import annotations

from typing import Any

import pytest

from tests.granskning.bygge import dom, handelse, tolkning
from textgranskning.typer import Handelse


def svar(datum: str | None = "2025-03-12", **val: Any) -> Handelse:
    return handelse("svar", datum, **val)


ANM, SEN_ANM = handelse("anm", "2025-03-01"), handelse("anm", "2025-12-24")
INTERVALL = "2025-03-01..2025-03-31"
OSAKER_ANM = handelse("anm", INTERVALL)
FORLANGD = handelse("forlangd", "2025-06-01", sak="2025-12-01")
OM = [{"nagon": ["behov"], "tyst": "ej_tillampligt"}]
TYST_OKLART = [{"nagon": ["behov"], "tyst": "oklart"}]
BEHOV, EJ_BEHOV = handelse("behov"), handelse("behov", hallning="nekat")
UNDER = {"under": "start-P1M..start+P1M"}
START = handelse("start", "2025-03-01")
FRIST = {"for_varje": "anm", "inom": "P4M", "forlangs_av": "forlangd"}

# kind -> (keys, {status: akt})
SLAG: dict[str, tuple[dict[str, Any], dict[str, tuple[Handelse, ...]]]] = {
    "kravs": ({"kravs": ["svar", "annat"]}, {"finns": (handelse("annat"),), "saknas": (), "oklart": (svar(styrka=0.4),)}),
    "hallning": (
        {"hallning": ["intraffat", "erbjudet_avbojt"]},
        {
            "finns": (svar(hallning="erbjudet_avbojt"),),
            "saknas": (svar(hallning="nekat"),),
            "oklart": (svar(hallning="innehallslost"),),
        },
    ),
    "innehall": ({"innehall": True}, {"finns": (svar(),), "saknas": (svar(hallning="tomt"),), "oklart": (svar(innehall=False),)}),
    "innehall av begrepp": (
        {"innehall": ["skal"]},
        {"finns": (svar(), handelse("skal")), "saknas": (svar(), handelse("skal", handling=7)), "oklart": (svar(innehall=False),)},
    ),
    "motbevis": (
        {"motbevis": ["mot"]},
        {
            "finns": (handelse("mot", "2025-01-01"), svar()),
            "saknas": (svar(), handelse("mot", "2025-05-01")),
            "oklart": (handelse("mot", "2025-01-01"), svar(), svar("2025-06-01")),
        },
    ),
    "om": (
        {"om": OM},
        {
            "finns": (BEHOV, svar()),
            "saknas": (BEHOV,),
            "oklart": (handelse("behov", hallning="planerat", slag="tillstand"),),
            "ej_tillampligt": (),
        },
    ),
    "om, tyst oklart": (
        {"om": TYST_OKLART},
        {"finns": (BEHOV, svar()), "saknas": (BEHOV,), "oklart": (), "ej_tillampligt": (EJ_BEHOV,)},
    ),
    "for_varje": (
        {"for_varje": "anm"},
        {
            "finns": (ANM, svar()),
            "saknas": (ANM, SEN_ANM, svar()),
            "oklart": (ANM, svar("2025-02-15..2025-03-15", handling=7)),
            "ej_tillampligt": (svar(),),
        },
    ),
    "alltid": ({"for_varje": "anm", "alltid": True}, {"finns": (svar(),), "saknas": (), "oklart": (svar(styrka=0.4),)}),
    "flera": (
        {"for_varje": "anm", "flera": True},
        {
            "finns": (ANM, SEN_ANM, svar("2025-12-30")),
            "saknas": (ANM, SEN_ANM, svar()),
            "oklart": (ANM, svar(None, handling=7)),
            "ej_tillampligt": (),
        },
    ),
    "efter": (
        {"efter": "anm"},
        {"finns": (ANM, svar()), "saknas": (ANM, svar("2025-02-01")), "oklart": (OSAKER_ANM, svar(handling=7))},
    ),
    "efter, vilken senaste": (
        {"efter": "anm", "vilken": "senaste"},
        {"finns": (ANM, SEN_ANM, svar("2025-12-24")), "saknas": (ANM, SEN_ANM, svar()), "oklart": (SEN_ANM, svar(None, handling=7))},
    ),
    "fore": (
        {"fore": "anm"},
        {"finns": (ANM, svar("2025-02-01")), "saknas": (ANM, svar("2025-03-01")), "oklart": (OSAKER_ANM, svar())},
    ),
    "inom": (
        {"efter": "anm", "inom": "P14D"},
        {
            "finns": (ANM, svar("2025-03-15")),
            "saknas": (ANM, svar("2025-03-16")),
            "oklart": (svar(),),
            "ej_tillampligt": (SEN_ANM,),
        },
    ),
    "forlangs_av": (
        FRIST,
        {
            "finns": (ANM, FORLANGD, svar("2025-12-01")),
            "saknas": (ANM, FORLANGD, svar("2025-12-02")),
            "oklart": (ANM, FORLANGD, svar("2025-11-15..2025-12-15")),
            "ej_tillampligt": (ANM, handelse("forlangd", "2025-06-01", sak="2026-02-01")),
        },
    ),
    "under": (
        UNDER,
        {"finns": (START, svar()), "saknas": (START, svar("2025-06-01")), "oklart": (START, svar("2025-03-15..2025-04-15"))},
    ),
    "under, for_varje": (
        {"for_varje": "start", **UNDER},
        {
            "finns": (START, svar("2025-02-15")),
            "saknas": (START, svar("2025-06-01")),
            "oklart": (handelse("start", INTERVALL), svar("2025-02-15")),
            "ej_tillampligt": (svar(),),
        },
    ),
    "utom_under": (
        {"utom_under": "start..slut"},
        {
            "finns": (START, handelse("slut", "2025-04-01"), svar("2025-05-01")),
            "saknas": (START, handelse("slut", "2025-04-01"), svar()),
            "oklart": (START, handelse("slut", "2025-04-01"), svar("2025-03-20..2025-04-20")),
        },
    ),
    "utom_under, for_varje": (
        {"for_varje": "anm", "utom_under": "start..slut"},
        {
            "finns": (START, handelse("slut", "2025-04-01"), handelse("anm", "2025-05-01"), svar("2025-05-02")),
            "saknas": (START, handelse("slut", "2025-04-01"), handelse("anm", "2025-05-01")),
            "oklart": (START, handelse("slut", "2025-04-01"), handelse("anm", "2025-03-20..2025-04-20")),
            "ej_tillampligt": (START, handelse("slut", "2025-04-01"), handelse("anm", "2025-03-20")),
        },
    ),
    "minst": (
        {"minst": 2},
        {"finns": (svar(), svar("2025-06-01")), "saknas": (svar(),), "oklart": (svar(), svar("2025-06-01", styrka=0.4))},
    ),
    "galler": (
        {"galler": "barn"},
        {
            "finns": (svar(person="Alma"), svar(person="Otto")),
            "saknas": (svar(person="Alma"),),
            "oklart": (svar(person="Alma"), svar(person="Otto", styrka=0.4)),
        },
    ),
}
FALL = [(slag, status, krav, akt) for slag, (krav, akter) in SLAG.items() for status, akt in akter.items()]


@pytest.mark.parametrize(("slag", "status", "krav", "akt"), FALL, ids=[f"{slag}-{status}" for slag, status, _, _ in FALL])
def test_each_status(slag: str, status: str, krav: dict[str, Any], akt: tuple[Handelse, ...]) -> None:
    del slag
    assert dom(tolkning(*akt, barn=("Alma", "Otto")), **krav).status.value == status


@pytest.mark.parametrize("slag", SLAG)
def test_a_denied_condition_makes_any_krav_inapplicable(slag: str) -> None:
    krav, akter = SLAG[slag]
    if "om" not in krav:
        for akt in akter.values():
            assert dom(tolkning(*akt, EJ_BEHOV, barn=("Alma", "Otto")), om=OM, **krav).status.value == "ej_tillampligt"
