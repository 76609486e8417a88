"""Pages that could not be read, through the whole way: on every example, whichever page it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import ROT
from textgranskning.granska import tolka_akt
from textgranskning.granskning import granskning
from textgranskning.granskning.mall import mallar
from textgranskning.inlasning import las_akt
from textgranskning.typer import Akt, Sida, Status

AKTER = sorted(ett for ett in (ROT / "exempel" / "akter").iterdir() if "skannad" not in ett.name)


def _utan_en_sida(akt: Akt) -> Iterator[Akt]:
    for plats, dokument in enumerate(akt.dokument):
        for nummer, sida in enumerate(dokument.sidor):
            sidor = (*dokument.sidor[:nummer], Sida(sida.nummer, olast="Sidan kunde inte läsas."), *dokument.sidor[nummer + 1 :])
            yield replace(akt, dokument=(*akt.dokument[:plats], replace(dokument, sidor=sidor), *akt.dokument[plats + 1 :]))


@pytest.mark.parametrize("fil", AKTER, ids=lambda fil: fil.name)
def test_no_krav_is_inapplicable_once_a_page_is_taken_away(fil: Path) -> None:
    for akt in _utan_en_sida(las_akt(fil, ocr="aldrig")):
        tolkning = tolka_akt(akt)
        for mall in mallar():
            assert all(flagga.status is not Status.EJ_TILLAMPLIGT for flagga in granskning(tolkning, mall))
