"""Any akt and any krav, for properties that hold of them all."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.granskning.bygge import handelse
from textgranskning.typer import Hallning

UTAN_UTLOSARE = st.fixed_dictionaries({}, optional={"utom_under": st.just("behov..mot")})
MED_UTLOSARE = st.fixed_dictionaries(
    {"for_varje": st.just("anm")},
    optional={
        "alltid": st.booleans(),
        "flera": st.booleans(),
        "inom": st.sampled_from(["P0D", "P14D", "P4M"]),
        "utom_under": st.just("behov..mot"),
    },
)
MED_ANKARE = st.fixed_dictionaries(
    {}, optional={"efter": st.just("anm"), "vilken": st.sampled_from(["varje", "forsta", "senaste"]), "inom": st.just("P14D")}
).filter(lambda krav: "efter" in krav)
MED_FONSTER = st.fixed_dictionaries({"under": st.sampled_from(["anm-P1M..anm+P1M", "behov..mot", "aktens_slut-P1M..aktens_slut"])})
GEMENSAMT = st.fixed_dictionaries(
    {},
    optional={
        "om": st.just([{"nagon": ["behov"], "tyst": "ej_tillampligt"}]),
        "innehall": st.one_of(st.booleans(), st.just(["behov"])),
        "hallning": st.sampled_from([["intraffat"], ["intraffat", "nekat"], ["nekat"]]),
        "motbevis": st.just(["mot"]),
        "minst": st.integers(1, 2),
    },
)
KRAV = st.tuples(st.one_of(UTAN_UTLOSARE, MED_UTLOSARE, MED_ANKARE, MED_FONSTER), GEMENSAMT).map(lambda delar: delar[0] | delar[1])
HANDELSER = st.lists(
    st.builds(
        handelse,
        st.sampled_from(["anm", "svar", "behov", "mot"]),
        st.sampled_from([None, "2025-01-10", "2025-02-01", "2025-01-01..2025-03-31", "2025-12-24"]),
        hallning=st.one_of(st.just("intraffat"), st.sampled_from([ett.value for ett in Hallning])),
        sak=st.sampled_from([None, "skola", "polis"]),
        innehall=st.booleans(),
        styrka=st.sampled_from([0.4, 1.0]),
    ),
    max_size=5,
)
