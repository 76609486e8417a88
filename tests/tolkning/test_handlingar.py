"""Splitting and classifying: every character belongs to one handling, and the marked documents come out as they were meant."""

from __future__ import annotations

import datetime as dt
import hashlib
import time
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.matning import mat_handlingar
from tests.tolkning.texter import FALL, markta, text
from textgranskning.tolkning.avsnitt import meningar
from textgranskning.tolkning.handlingar import dela


@pytest.mark.parametrize("fil", ["handlingar_sedda.txt", "handlingar_osedda.txt", "handlingar_osedda_2.txt"])
def test_handlingarna_tacker_texten(fil: str) -> None:
    for dokument, _ in markta(fil):
        handlingar = dela(dokument, forsta_nummer=7)
        assert handlingar[0].span[0] == 0
        assert handlingar[-1].span[1] == len(dokument.text)
        assert [handling.nummer for handling in handlingar] == list(range(7, 7 + len(handlingar)))
        for fore, efter in pairwise(handlingar):
            assert fore.span[1] == efter.span[0]


def test_sedda_dokument_blir_som_avsett() -> None:
    assert mat_handlingar.avvikelser("handlingar_sedda.txt") == []


@pytest.mark.parametrize("mangd", ["handlingar_osedda", "handlingar_osedda_2"])
def test_osedda_dokument_ar_ororda(mangd: str) -> None:
    summa = hashlib.sha256((FALL / f"{mangd}.txt").read_bytes()).hexdigest()
    assert summa == (FALL / f"{mangd}.sha256").read_text(encoding="utf-8").split()[0]


def test_de_andra_osedda_dokumentens_facit_haller_ihop() -> None:
    typer = {vantad.typ for _, vantade in markta("handlingar_sedda.txt") for vantad in vantade}
    facit = [(dokument, vantad) for dokument, vantade in markta("handlingar_osedda_2.txt") for vantad in vantade]
    antal = Counter(vantad.typ for _, vantad in facit)
    assert len(facit) == 300
    assert set(antal) == typer
    assert min(antal.values()) >= 5
    for dokument, vantad in facit:
        assert dokument.text.split("\n")[vantad.rad].strip()
        for datum in filter(None, (vantad.handelse, vantad.inkommen, vantad.registrerad)):
            dt.date.fromisoformat(datum)


@given(st.text(alphabet="aAåÖ 12-/.:|[]x\n\f_=", max_size=300))
def test_vilken_text_som_helst_delas_utan_luckor(innehall: str) -> None:
    handlingar = dela(text(innehall))
    if not handlingar:
        assert not any(tecken.isalnum() for tecken in innehall) or len(innehall) < 300
        return
    assert handlingar[0].span[0] == 0
    assert handlingar[-1].span[1] == len(innehall)
    for handling in handlingar:
        for mening in meningar(text(innehall), handling):
            assert 0 <= mening.span[0] <= mening.span[1] <= len(innehall)


def test_utskriftsdatum_ar_aldrig_handlingens() -> None:
    dokument = text("HEDVIKS KOMMUN          Utskrivet 2025-09-01 10:14   Sida 1 av 1\n\nBESLUT\n\nBodil Frid beviljas ledsagning.\n")
    (beslut,) = dela(dokument)
    assert (beslut.typ, beslut.datum) == ("beslut", None)


def test_tom_text_ger_ingen_handling() -> None:
    assert dela(text("")) == ()
    assert dela(text(" \n\n ")) == ()


def test_ett_annat_sprak_blir_en_handling_utan_typ() -> None:
    (handling,) = dela(text("The mother called the school on Monday.\nShe said that her son would stay at home for a week.\n"))
    assert (handling.typ, handling.datum) == ("ovrigt", None)


def test_motstridiga_datum_ger_det_forsta_under_samma_ord() -> None:
    (handling,) = dela(text("UPPFÖLJNING\nDatum: 2025-03-01\nHon trivs med stödet.\nDatum: 2025-04-01\n"))
    assert str(handling.handelsedatum) == "2025-03-01"


def test_femtusen_anteckningar_tar_linjar_tid() -> None:
    def tid(antal: int) -> float:
        dag = dt.date(2000, 1, 1)
        rader = (f"{dag + dt.timedelta(days=i)}  Telefon   Anna ringer och mår bättre. Ny tid bokas. /ME" for i in range(antal))
        dokument = text("JOURNAL\n\n" + "\n".join(rader))
        start = time.process_time()
        handlingar = dela(dokument)
        assert len(handlingar) == antal
        for handling in handlingar:
            meningar(dokument, handling)
        return time.process_time() - start

    assert tid(5000) < 20 * min(tid(500), tid(500))
