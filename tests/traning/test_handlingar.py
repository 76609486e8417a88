"""Training of the classifier in small: the same documents from the same seed, and weights that tell them apart."""

from __future__ import annotations

import random

from traning.handlingar import Exempel, gjorda, larda, matris, skadad


def test_samma_fro_ger_samma_texter() -> None:
    en, annan = ([ett.text for _, ett in zip(range(200), gjorda(random.Random(7)), strict=False)] for _ in range(2))
    assert en == annan
    assert len(set(en)) > 190


def test_skada_ar_liten_och_svensk() -> None:
    skadat = skadad("Vi anmäler oro för Lisa som har blåmärken.", random.Random(1))
    assert len(skadat.split()) == 8
    assert skadat != "Vi anmäler oro för Lisa som har blåmärken."


def test_vikter_skiljer_typerna() -> None:
    exempel = [Exempel("kallelse", f"Du kallas till möte klockan {tim}.", "a") for tim in range(8)]
    exempel += [Exempel("ansokan", f"Jag ansöker om {tim} kronor till hyran.", "b") for tim in range(8)]
    modell = larda(exempel)
    prov = matris([Exempel("", "Du kallas till samtal.", ""), Exempel("", "Jag ansoker om bidrag till hyran.", "")])
    assert list(modell.predict(prov)) == ["kallelse", "ansokan"]
