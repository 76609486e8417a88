"""Templates: the shipped ones hold together, and a faulty one is told of all its faults at once."""

from __future__ import annotations

import datetime as dt

import pytest

from textgranskning.fel import OkandMallFel
from textgranskning.granskning.lagrum import lagrum, rum_for
from textgranskning.granskning.mall import Mall, kontrollera, las_mall, mallar


def test_every_shipped_template_loads_and_names_only_what_is_defined() -> None:
    assert {mall.id for mall in mallar()} == {
        "barn-unga", "eftervard", "ekonomiskt-bistand", "familjebehandling", "tjansteutlatande", "vuxen-hemloshet",
    }  # fmt: skip
    for mall in mallar():
        assert len({krav.id for krav in mall.krav}) == len(mall.krav)
        assert all(krav.fraga.endswith("?") and krav.lagrum for krav in mall.krav)


def test_all_faults_at_once_with_line_and_nearest_name() -> None:
    kalla = """id = "m"
namn = "M"
okant = 1

[[krav]]
id = "a"
fraga = "?"
kvalitetsomrade = "effektivitet"
kravs = ["hembesokk"]
lagrum = ["utredaa"]

[[krav]]
id = "a"
fraga = "?"
kvalitetsomrade = "effektivitet"
kravs = ["hembesok"]
inomm = "P14D"
under = "nu"
"""
    mall, fel = kontrollera(kalla, "m.toml")
    text = "\n".join(fel)
    assert mall is None
    assert "okänd nyckel okant" in text
    assert "m.toml rad 5 krav a: begreppet hembesokk finns inte. Menade du hembesok?" in text
    assert "lagrummet utredaa finns inte. Menade du utreda?" in text
    assert "m.toml rad 12 krav a: okänd nyckel inomm. Menade du inom?" in text
    assert "är inget fönster" in text


@pytest.mark.parametrize(
    ("rader", "vantat"),
    [
        ("alltid = true", "alltid verkar bara tillsammans med for_varje"),
        ("flera = true", "flera verkar bara tillsammans med for_varje"),
        ('vilken = "senaste"', "vilken verkar bara tillsammans med efter eller fore"),
        ('inom = "P14D"', "inom verkar bara tillsammans med for_varje eller efter"),
        ('efter = "aktualisering"\nforlangs_av = "utredning_forlangd"', "forlangs_av verkar bara tillsammans med inom"),
        ('for_varje = "orosanmalan"\nfore = "slutligt_beslut"', "for_varje och fore kan inte förenas"),
        ('efter = "aktualisering"\nunder = "aktens_borjan..aktens_slut"', "efter och under kan inte förenas"),
    ],
)
def test_a_key_that_would_have_no_effect_is_a_fault(rader: str, vantat: str) -> None:
    krav = f'id = "m"\nnamn = "M"\n[[krav]]\nid = "a"\nfraga = "?"\nkvalitetsomrade = "effektivitet"\nkravs = ["hembesok"]\n{rader}\n'
    assert kontrollera(krav, "m.toml")[1] == [f"m.toml rad 3 krav a: {vantat}."]


def test_what_is_not_toml_says_so() -> None:
    assert "inte TOML" in kontrollera("= 1", "m.toml")[1][0]


def test_an_unknown_template_suggests_the_nearest() -> None:
    with pytest.raises(OkandMallFel, match="Menade du eftervard"):
        las_mall("eftervård")


def test_the_schema_names_every_key() -> None:
    assert "forlangs_av" in str(Mall.model_json_schema())


@pytest.mark.parametrize(("dag", "vantat"), [("2025-06-30", "11 kap. 1 § SoL (2001:453)"), ("2025-07-01", "14 kap. 2 § SoL (2025:400)")])
def test_the_law_of_the_day(dag: str, vantat: str) -> None:
    assert rum_for(("utreda",), dt.date.fromisoformat(dag)) == (vantat,)


def test_every_duty_has_one_wording_for_every_day() -> None:
    for dag in (dt.date(2010, 1, 1), dt.date(2025, 6, 30), dt.date(2025, 7, 1), dt.date(2030, 1, 1)):
        assert all(len(rum_for((nyckel,), dag)) == 1 for nyckel in lagrum())


def test_duties_say_what_their_law_says() -> None:
    assert "Av utredningen ska framgå" in lagrum()["lvm_innehall"].plikt
    assert lagrum()["lvm_innehall"].lydelser[0].rum == "10 § LVM (1988:870)"
    assert "förlängas bara vid synnerliga skäl" in lagrum()["forhandsbedomning"].plikt  # SoL (2025:400) 20 kap. 2 §
