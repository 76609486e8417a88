"""What is said before a run begins, and a run whose workers never begin."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import ROT
from textgranskning.fel import InterntFel
from textgranskning.korning import Lage, granska_mapp, mapp
from textgranskning.korning.pool import Arbetslag, Upplost


@pytest.mark.usefixtures("tesseract")
def test_hur_mycket_som_lases_om_sags_innan_nagot_ar_klart() -> None:
    lagen: list[Lage] = []
    granska_mapp(ROT / "exempel" / "akter" / "06 Skoglund, skannad", processer=1, ocr="alltid", framsteg=lagen.append)
    forst = next(lage for lage in lagen if lage.omlasta)
    assert forst.klara == 0
    assert forst.omlasta == lagen[-1].omlasta
    assert forst.omlasta_sekunder > 0


def test_utan_omlasning_raknas_inget(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Journal\n", encoding="utf-8")
    lagen: list[Lage] = []
    granska_mapp(tmp_path, processer=1, ocr="aldrig", framsteg=lagen.append)
    assert {lage.omlasta for lage in lagen} == {0}


def test_arbetare_som_aldrig_kommer_i_gang_ger_ett_fel_i_stallet_for_en_evighet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forsok = 0

    @contextmanager
    def med(antal: int, hogst: int) -> Iterator[Arbetslag]:
        nonlocal forsok
        forsok += 1
        raise Upplost
        yield

    monkeypatch.setattr(Arbetslag, "med", med)
    (tmp_path / "a.txt").write_text("Journal\n", encoding="utf-8")
    with pytest.raises(InterntFel):
        granska_mapp(tmp_path, processer=1)
    assert forsok == mapp.FORGAVES
