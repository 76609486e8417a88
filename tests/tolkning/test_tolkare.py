"""What is asked for is found; what else there is in an akt does not change it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROT
from textgranskning.granska import tolka_for
from textgranskning.granskning import granskning
from textgranskning.granskning.mall import mallar
from textgranskning.granskning.mallval import valj_mall
from textgranskning.inlasning import las_akt
from textgranskning.normalisering import normalisera
from textgranskning.tolkning import Tolkare, tolka
from textgranskning.tolkning.begrepp import alla_begrepp
from textgranskning.typer import Handelse, Text

AKTER = sorted((ROT / "exempel" / "akter").glob("0[1-5]*"))


def texter_i(plats: Path) -> list[Text]:
    return [normalisera(dokument) for dokument in las_akt(plats, ocr="aldrig").dokument]


@pytest.mark.parametrize("plats", AKTER, ids=lambda plats: plats.name)
def test_each_concept_alone_is_what_it_is_among_all(plats: Path) -> None:
    texter = texter_i(plats)
    alla: dict[str, tuple[Handelse, ...]] = tolka("akt", texter).per_begrepp
    tolkare = Tolkare("akt", texter)
    hanvisade = {"hanvisning": alla.get("hanvisning", ()), "hanvisad_handling": alla.get("hanvisad_handling", ())}
    for begrepp in alla_begrepp():
        ensamt = {begrepp.id: alla.get(begrepp.id, ()), **hanvisade}
        assert tolkare.tolkning({begrepp.id}).per_begrepp == {id_: funna for id_, funna in ensamt.items() if funna}


@pytest.mark.parametrize("plats", AKTER, ids=lambda plats: plats.name)
def test_a_template_sees_all_that_it_asks_about(plats: Path) -> None:
    texter = texter_i(plats)
    alla = tolka("akt", texter)
    vald, tolkning = tolka_for("auto", "akt", texter)
    assert vald is valj_mall(alla)
    assert list(granskning(tolkning, vald)) == list(granskning(alla, vald))
    for mall in mallar():
        assert list(granskning(tolka_for(mall, "akt", texter)[1], mall)) == list(granskning(alla, mall))
