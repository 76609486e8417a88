"""Masking: what is covered, what is left, and that the same is the same."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROT
from tests.matning.mat_maskering import omarkt
from textgranskning.rapport.identiteter import Slag, identiteter, luhn
from textgranskning.rapport.maskering import Maskerare

NYCKEL = b"1" * 32
FALL = json.loads((ROT / "tests" / "fall" / "maskering.json").read_text(encoding="utf-8"))


def maskerare(*texter: str, nyckel: bytes = NYCKEL) -> Maskerare:
    return Maskerare.for_akt(nyckel, texter)


@pytest.mark.parametrize("rad", FALL["negativa"])
def test_det_som_inte_pekar_ut_nagon_star_kvar(rad: str) -> None:
    assert maskerare(rad).text(rad) == rad


@pytest.mark.parametrize("rad", [rad for rad in FALL["positiva"] if "«Pnr:" in rad])
def test_inget_personnummer_star_kvar(rad: str) -> None:
    ren, funna = omarkt(rad)
    maskerad = maskerare(ren).text(ren)
    assert not [ren[fran:till] for slag, fran, till in funna if slag == "Pnr" and ren[fran:till] in maskerad]


def test_samma_person_samma_pseudonym_i_text_och_filnamn() -> None:
    text = "Handläggare: Ylva Wallander. Ylvas anteckning om Ylva."
    mask = maskerare(text)
    ylva, wallander = mask.pseudonym(Slag.NAMN, "ylva"), mask.pseudonym(Slag.NAMN, "wallander")
    assert mask.text(text) == f"Handläggare: {ylva} {wallander}. {ylva}s anteckning om {ylva}."
    assert mask.filnamn("mapp/journal_wallander.txt") == f"mapp/journal_{wallander}.txt"


def test_skadat_och_rent_personnummer_ar_samma() -> None:
    mask = maskerare()
    assert mask.text("19840312-TF12") == mask.text("840312-TF12") == mask.text("84O312-TFl2")


def test_utan_nyckeln_gar_det_inte_att_jamfora() -> None:
    text = "Pnr 840312-TF12"
    assert maskerare(nyckel=b"a" * 32).text(text) != maskerare(nyckel=b"b" * 32).text(text)


def test_felskrivet_namn_tacks_och_raknas_som_osakert() -> None:
    mask = maskerare("Handläggare: Ylva Lindstrand")
    assert "Lindstrond" not in mask.text("Samtal med Lindstrond i dag.")
    assert mask.osakra[Slag.NAMN] == 1


@pytest.mark.parametrize(
    ("nummer", "saker"), [("811218-9876", True), ("811218-9875", False), ("811278-9873", True), ("8112I8-9876", False)]
)
def test_kontrollsiffran_sager_hur_sakert(nummer: str, saker: bool) -> None:
    """A samordnungsnummer has 60 added to its day; a digit read as a letter is never sure."""
    (funnen,) = identiteter(nummer)
    assert (funnen.slag, funnen.saker) == (Slag.PERSONNUMMER, saker)


def test_kontrollsiffran_av_ett_samordningsnummer() -> None:
    assert luhn("8112789873")


def test_en_flaggas_alla_texter_maskeras_och_resten_star_kvar() -> None:
    flagga = {
        "akt": "01 Ylva Wallander",
        "person": "Ylva Wallander",
        "krav": "beslut",
        "status": "finns",
        "motivering": "Beslutet i Beslut Wallander.txt finns.",
        "belagg": [{"dokument": "Beslut Wallander.txt", "sida": 1, "original": "Y1va får", "text": "Ylva får", "datum": "2025-01-01"}],
        "sokt": {"narmast": [{"text": "Ylva frågar", "original": "Ylva frågar", "skal": "bara planerat"}]},
    }
    maskerad = maskerare("Namn: Ylva Wallander").post(flagga)
    allt = json.dumps(maskerad, ensure_ascii=False)
    assert not [ord_ for ord_ in ("Ylva", "Y1va", "Wallander") if ord_ in allt]
    assert (maskerad["krav"], maskerad["status"], maskerad["belagg"][0]["datum"]) == ("beslut", "finns", "2025-01-01")
    assert maskerad["belagg"][0]["original"] == maskerad["belagg"][0]["text"]


@given(st.text(max_size=200))
def test_maskering_av_vad_som_helst(text: str) -> None:
    mask = maskerare(text)
    assert mask.text(text) == mask.text(text)
    spann = [(ett.start, ett.slut) for ett in mask.funna(text)]
    assert all(0 <= start < slut <= len(text) for start, slut in spann)
    assert all(forsta[1] <= andra[0] for forsta, andra in pairwise(spann))


_NUMMER = st.from_regex(r"(19[3-9]|200)[0-9](0[1-9]|1[0-2])(0[1-9]|1[0-9]|2[0-8])-[0-9]{4}", fullmatch=True)


@given(_NUMMER, st.text(alphabet=" ,.abcåäö", max_size=20))
def test_varje_personnummer_tacks_helt(nummer: str, runt: str) -> None:
    text = f"{runt} {nummer} {runt}"
    assert nummer[-4:] not in maskerare(text).text(text).replace("Pnr-", "")
