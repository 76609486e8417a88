"""The day of a mention among several in its sentence: not a word of the form's own question, the one beside the verb."""

from __future__ import annotations

import datetime as dt

import pytest

from textgranskning.normalisering import normalisera
from textgranskning.tolkning import tolka

_JOURNAL = "Dalby kommun\nBarn: Alma Ek, 20160312-TF12\n\nJournal\n\n2025-06-20 Utredningen inleddes 2025-01-15 och är klar 2025-06-19.\n"
_LISTA = """Dalby kommun
Barn: Alma Ek, 20160312-TF12

Är barnet tryggt i dag?      Bedömt 2025-03-03 kl. 14.10. Mormor är hos dem. Ingen fara nu.
Kontakter                    Mamma på telefon 2025-06-04.
"""
_UTREDNING = """BARNAVÅRDSUTREDNING, Alma Ek
Utredare Eva Lund, Dalby

Öppnad                 2025-02-14
Avslutad               2025-08-11

Så har vi gjort
Föräldrarna har intervjuats var för sig vid tre tillfällen.
"""


@pytest.mark.parametrize(
    ("begrepp", "text", "dag"),
    [
        ("skyddsbedomning", _LISTA, "2025-03-03"),
        ("utredning_avslutad", _JOURNAL, "2025-06-19"),
        ("utredning_inledd", _JOURNAL, "2025-01-15"),
        ("utredning_avslutad", _UTREDNING, "2025-08-11"),
        ("utredning_inledd", _UTREDNING, "2025-02-14"),
    ],
)
def test_the_day_that_a_mention_takes(begrepp: str, text: str, dag: str) -> None:
    handelser = tolka("akt", [normalisera(text)]).per_begrepp.get(begrepp, ())
    assert [ett.datum.fran for ett in handelser if ett.datum] == [dt.date.fromisoformat(dag)]
