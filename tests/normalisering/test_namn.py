"""What names are made of gives the dots of names that no lexicon has."""

from __future__ import annotations

import pytest

from textgranskning.normalisering.namn import med_prickar


@pytest.mark.parametrize(
    ("form", "namn"),
    [
        ("lunnagarden", "lunnagården"),
        ("sorgardet", "sörgärdet"),
        ("klippnaset", "klippnäset"),
        ("karrsten", "kärrsten"),
        ("lukas", "lukas"),  # too little is left before the part
        ("bergman", "bergman"),
        ("garden", "garden"),
    ],
)
def test_first_and_last_parts(form: str, namn: str) -> None:
    assert med_prickar(form) == namn
