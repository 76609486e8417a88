"""An interpreted handling as a spaCy `Doc`, for those who go on with the field's own tools (extra `[spacy]`)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textgranskning.typer import Handelse, Handling, Text

if TYPE_CHECKING:
    from spacy.tokens import Doc

NYCKEL = "begrepp"


def till_doc(text: Text, handling: Handling, handelser: Iterable[Handelse]) -> Doc:
    """The handling's restored text, tokenised for Swedish, its mentions as spans under `doc.spans["begrepp"]`.

    A span's `label_` is the concept, its `kb_id_` the hållning. A mention that begins or ends inside a token is widened to it.
    """
    import spacy

    start, slut = handling.span
    doc = spacy.blank("sv")(text.text[start:slut])
    omnamnanden = [ett for handelse in handelser for ett in handelse.omnamnanden if ett.handling == handling.nummer]
    spann = (
        doc.char_span(ett.span[0] - start, ett.span[1] - start, label=ett.begrepp, kb_id=ett.hallning.value, alignment_mode="expand")
        for ett in sorted(omnamnanden, key=lambda ett: (ett.span, ett.begrepp))
    )
    doc.spans[NYCKEL] = [ett for ett in spann if ett is not None]
    return doc
