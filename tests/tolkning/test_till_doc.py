"""The spaCy adapter keeps the words, the concepts and how they are stated."""

from __future__ import annotations

import pytest

from textgranskning.normalisering import normalisera
from textgranskning.tolkning import tolka
from textgranskning.tolkning.till_doc import NYCKEL, till_doc


@pytest.mark.filterwarnings("ignore")
def test_mentions_become_spans_of_the_handling() -> None:
    text = normalisera(
        "JOURNAL\n\n2025-03-11 Hembesök\nHembesök genomfört hos familjen.\n\n2025-04-02 Anteckning\nNytt hembesök planeras.\n"
    )
    tolkning = tolka("akt", [text])
    forsta = next(handling for handling in tolkning.handlingar if handling.rubrik == "Hembesök")
    doc = till_doc(text, forsta, tolkning.per_begrepp["hembesok"])
    assert doc.text == text.text[slice(*forsta.span)]
    assert {(span.label_, span.kb_id_) for span in doc.spans[NYCKEL]} == {("hembesok", "intraffat")}
