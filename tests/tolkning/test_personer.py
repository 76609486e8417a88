"""Who the akt is about, and what belongs to someone else."""

from __future__ import annotations

import pytest

from tests.tolkning.texter import text
from textgranskning.tolkning.handlingar import dela
from textgranskning.tolkning.personer import annan_akt, enhet, personer
from textgranskning.typer import Handling, Person, Text


def _akt(*dokument: Text) -> tuple[list[Text], list[Handling]]:
    handlingar: list[Handling] = []
    for ett in dokument:
        handlingar += dela(ett, forsta_nummer=len(handlingar))
    return list(dokument), handlingar


def _personer(innehall: str) -> tuple[Person, ...]:
    return personer(*_akt(text(innehall)))


_VUXEN = "UTREDNING\n\nNamn: Kerstin Ahl\nPersonnummer: 19790312-TF12\nAvslutad: 2025-03-01\n\nBakgrund\n{}\n"


@pytest.mark.parametrize(
    ("mening", "barn"),
    [
        ("Sonen Viggo, född 2015, bor hos henne.", [("Viggo", 2015, False)]),
        ("Dottern Elin, född 1994, bor i Norge.", [("Elin", 1994, True)]),
        ("Barn: Alva (f. 2013) och Milo (f. 2018)", [("Alva", 2013, False), ("Milo", 2018, False)]),
        (
            "Barn            Mahdi        f. 2012      bor hemma\n                Yasin        f. 2020      bor hemma",
            [("Mahdi", 2012, False), ("Yasin", 2020, False)],
        ),
        ("Levan Ahl, hustru Nino, barn Luka (6) och Saba (2)", [("Luka", 2018, False), ("Saba", 2022, False)]),
        ("Hon har två barn.", [(None, None, False), (None, None, False)]),
        ("Hon har två vuxna barn.", [(None, None, True), (None, None, True)]),
        ("Hon har inga barn.", []),
        ("Väninnans två barn kommer hem på fredag.", []),
        ("Grannens son Otto, född 2014, kom förbi.", []),
    ],
)
def test_barn(mening: str, barn: list[tuple[str | None, int | None, bool]]) -> None:
    funna = [person for person in _personer(_VUXEN.format(mening)) if person.roll == "barn"]
    assert [(b.namn, b.fodd.fran.year if b.fodd else None, b.vuxen) for b in funna] == barn


@pytest.mark.parametrize(
    ("nummer", "mening", "kon"),
    [
        ("19790312-1221", "Kim kommer.", "kvinna"),
        ("19790312-1231", "Kim kommer.", "man"),
        ("19790312-TF12", "Kim säger att hon är trött.", "kvinna"),
        ("19790312-TF12", "Kim säger att han är trött.", "man"),
        ("19790312-TF12", "Kim kommer.", None),
        ("19790312-TF12 (K)", "Kim kommer.", "kvinna"),
        ("19790312-TF12", "Kim är hos henne i helgen.", None),  # somebody else
        ("19790312-TF12", "Kim och mamman kom. Hon grät.", None),
        ("19790312-TF12", "Kim säger att hon är trött. Kim ringde, han lät pigg.", None),
        ("19790312-TF12", "Kim satt tyst en stund. Sedan sa hon att det är bra.", "kvinna"),
    ],
)
def test_kon(nummer: str, mening: str, kon: str | None) -> None:
    klient = _personer(f"UTREDNING\n\nNamn: Kim Ahl\nPersonnummer: {nummer}\n\nBakgrund\n{mening}\n")[0]
    assert (klient.roll, klient.namn, klient.kon) == ("klient", "Kim Ahl", kon)


@pytest.mark.parametrize(("namn", "kon"), [("Alva-Lee Ek", "kvinna"), ("Farhan Ek", "man"), ("Robin Ek", None)])
def test_a_usual_name_says_it_where_nothing_else_does(namn: str, kon: str | None) -> None:
    assert _personer(f"UTREDNING\n\nNamn: {namn}\nPersonnummer: 20160312-TF12\n\nMamman kom. Hon grät.\n")[0].kon == kon


def test_ett_barn_som_klient_har_inga_barn() -> None:
    alla = _personer("UTREDNING\n\nBarn: Nora Ek, 20160311-TF28\nAvslutad: 2025-01-13\n\nSonen Otto, född 2020, är lillebror.\n")
    assert [(person.roll, person.vuxen) for person in alla] == [("klient", False)]


def test_annan_akt() -> None:
    egen = text("JOURNAL\nKlient: Kerstin Ahl, 19790312-TF12\n\n2024-01-08  Nybesök\nKerstin kommer.\n", "journal.txt")
    framling = text("Anmälan enligt 6 § LVM\nDatum: 2024-02-01\n\nGäller: Bo Rask, 19690101-TF11\nBo är påverkad.\n", "inkommet.txt")
    syskon = text("Beslut\nDatum: 2024-02-01\n\nGäller: Ulla Ahl, 19810101-TF22\nUlla får besked.\n", "syskon.txt")
    granne = text("Genomförandeplan\nGjord: 2024-03-01\n\nBoende: Bo Rask, rum 2\nBo ska städa varje vecka.\n", "plan.txt")
    texter, handlingar = _akt(egen, framling, syskon, granne)
    markta = annan_akt(texter, handlingar, personer(texter, handlingar))
    assert [handling.dokument for handling in markta if handling.annan_akt] == ["inkommet.txt", "plan.txt"]


def test_enhet() -> None:
    assert enhet([text("NORRHULTS KOMMUN\nSocialförvaltningen, Vuxenenheten\n\nBESLUT\n")]) == "Vuxenenheten"
