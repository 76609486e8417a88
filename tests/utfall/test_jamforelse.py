"""Two rounds: what is new, what is closed, and what reviewers said counts."""

from __future__ import annotations

import io

import openpyxl
from lxml import etree

from tests.utfall.flaggbygge import dom, flagga
from textgranskning.utfall.jamforelse import Omgangsdata, jamfor
from textgranskning.utfall.jamforelsebild import bild
from textgranskning.utfall.jamforelseblad import blad


def test_nya_och_stangda() -> None:
    fore = Omgangsdata("2024", [flagga("a"), flagga("b", status="finns"), flagga("c"), flagga("d", status="ej_tillampligt")])
    efter = Omgangsdata("2025", [flagga("a", status="finns"), flagga("b", status="oklart"), flagga("e"), flagga("d")])
    ut = jamfor(fore, efter)
    assert (ut.gemensamma, ut.bara_fore, ut.bara_efter) == (3, 1, 1)
    (krav,) = ut.krav
    assert (krav.nya, krav.stangda) == (("b", "d"), ("a",))
    assert (krav.fore.traffar, krav.fore.antal, krav.efter.traffar, krav.efter.antal) == (2, 3, 3, 4)


def test_granskarens_ord_galler() -> None:
    ett = flagga("a")
    ut = jamfor(Omgangsdata("1", [ett], dict([dom(ett, "finns")])), Omgangsdata("2", [ett]))
    assert ut.krav[0].nya == ("a",)


def test_en_saker_forandring() -> None:
    fore = Omgangsdata("1", [flagga(f"a{nr}") for nr in range(40)])
    efter = Omgangsdata("2", [flagga(f"a{nr}", status="finns" if nr < 30 else "saknas") for nr in range(40)])
    (krav,) = jamfor(fore, efter).krav
    assert krav.saker
    assert krav.hog < 0
    assert krav.slump < 0.001


def test_bild_och_blad_av_fientliga_namn() -> None:
    fore = Omgangsdata("<script>1", [flagga(f"=cmd|{nr}", fraga="Finns <b>&amp;</b>?") for nr in range(12)])
    efter = Omgangsdata("2", [flagga(f"=cmd|{nr}", status="finns", fraga="Finns <b>&amp;</b>?") for nr in range(12)])
    ut = jamfor(fore, efter)
    svg = bild(ut)
    assert "<script" not in svg
    assert {etree.QName(ett).localname for ett in etree.fromstring(svg.encode()).iter()} <= {
        "svg", "style", "rect", "text", "circle", "line", "g", "title",
    }  # fmt: skip
    bok = openpyxl.load_workbook(io.BytesIO(blad(ut)))
    assert [ett.title for ett in bok] == ["Krav för krav", "Nya och stängda luckor"]
    assert bok["Nya och stängda luckor"]["A2"].value == "=cmd|0"
    assert bok["Nya och stängda luckor"]["A2"].data_type == "s"
    assert blad(ut) == blad(ut)


def test_for_fa_ger_ingen_andel_i_bilden() -> None:
    ut = jamfor(Omgangsdata("1", [flagga("a")]), Omgangsdata("2", [flagga("a")]))
    assert "För få akter" in bild(ut)
    assert openpyxl.load_workbook(io.BytesIO(blad(ut))).active["F2"].value == "för få"
