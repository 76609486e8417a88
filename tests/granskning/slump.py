"""Any akt and any krav, for properties that hold of them all."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.granskning.bygge import handelse

KRAV = st.fixed_dictionaries(
    {},
    optional={
        "for_varje": st.just("anm"),
        "alltid": st.booleans(),
        "om": st.just([{"nagon": ["behov"], "tyst": "ej_tillampligt"}]),
        "inom": st.sampled_from(["P0D", "P14D", "P4M"]),
        "innehall": st.booleans(),
        "motbevis": st.just(["mot"]),
        "utom_under": st.just("behov..mot"),
        "minst": st.integers(1, 2),
    },
)
HANDELSER = st.lists(
    st.builds(
        handelse,
        st.sampled_from(["anm", "svar", "behov", "mot"]),
        st.sampled_from([None, "2025-01-10", "2025-02-01", "2025-01-01..2025-03-31", "2025-12-24"]),
        hallning=st.sampled_from(["intraffat", "nekat", "planerat"]),
        styrka=st.sampled_from([0.4, 1.0]),
    ),
    max_size=5,
)
