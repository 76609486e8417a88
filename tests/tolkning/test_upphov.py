"""Whose a handling is: letterheads, recipients, copies, exports with another municipality's papers in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.tolkning.texter import FALL
from textgranskning.granska import tolka_akt
from textgranskning.inlasning import las_akt
from textgranskning.tolkning.upphov import Frammande


@pytest.mark.parametrize("fall", json.loads((FALL / "upphov.json").read_text(encoding="utf-8")), ids=lambda fall: fall["namn"])
def test_vems_handlingen_ar(tmp_path: Path, fall: dict[str, Any]) -> None:
    for namn, text in fall["filer"].items():
        (tmp_path / namn).write_text(text, encoding="utf-8")
    handlingar = tolka_akt(las_akt(tmp_path, ocr="aldrig")).handlingar
    assert {namn: {h.upphov.value for h in handlingar if h.dokument == namn} for namn in fall["upphov"]} == {
        namn: set(vantat) for namn, vantat in fall["upphov"].items()
    }


@pytest.mark.parametrize(
    ("text", "ord_", "andras"),
    [
        ("Östanviks kommun beviljade stödboende 2024.", "beviljade", True),
        ("Vi går vidare på Östanviks beslut så länge.", "beslut", True),
        ("Östanvik följde upp boendet innan flytten.", "följde upp", True),
        ("I Östanvik beslutade nämnden om boendestöd.", "beslutade", True),
        ("Planen från Östanvik ligger i pärmen.", "Planen", True),
        ("Beslut om boendestöd fattas i dag, han flyttade från Östanvik i maj.", "Beslut", False),
        ("Han har bott i Östanvik. Vår utredning är klar.", "utredning", False),
        ("Björkö kommun beviljar boendestöd.", "beviljar", False),
    ],
)
def test_another_municipality_in_a_sentence_of_our_own(text: str, ord_: str, *, andras: bool) -> None:
    plats = text.index(ord_)
    assert Frammande.av({"östanvik"}).star_for(text, (plats, plats + len(ord_))) is andras


def test_all_that_stands_at_a_label_of_another_municipality() -> None:
    frammande = Frammande.av({"östanvik"})
    assert frammande.star_for("SIP gjordes 2023.", (0, 3), "Brev från Östanviks kommun")
    assert not frammande.star_for("SIP gjordes 2023.", (0, 3), "Brev till Östanviks kommun")
