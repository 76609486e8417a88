"""Sentences, fields and boxes of a handling."""

from __future__ import annotations

import pytest

from tests.tolkning.texter import text
from textgranskning.tolkning.avsnitt import MeningsSlag, avsnitt, meningar
from textgranskning.tolkning.handlingar import dela
from textgranskning.typer import Text


def _meningar(innehall: str) -> list[tuple[str, str]]:
    dokument = text(innehall)
    return [(mening.slag.value, mening.text) for handling in dela(dokument) for mening in meningar(dokument, handling)]


@pytest.mark.parametrize(
    ("rad", "vantat"),
    [
        ("Hembesök   [ ] Ja  [x] Nej", [("kryss_nej", "Hembesök")]),
        ("Hembesök   [x] Ja  [ ] Nej   hos mormor", [("kryss_ja", "Hembesök"), ("brod", "hos mormor")]),
        ("Hembesök   Ja [x] Nej [ ]", [("kryss_ja", "Hembesök")]),
        ("Hembesök   ☐ Ja   ☒ Nej", [("kryss_nej", "Hembesök")]),
        ("Hembesök   ( ) Ja   ( ) Nej", [("falt", "Hembesök")]),
        ("Hembesök gjort          ☒", [("kryss_ja", "Hembesök gjort")]),
        ("Besökstyp  (x) Fysiskt  ( ) Telefon", [("kryss_ja", "Besökstyp: Fysiskt"), ("kryss_nej", "Besökstyp: Telefon")]),
        ("[x] Jag har läst planen", [("kryss_ja", "Jag har läst planen")]),
        ("(x) Behov av skydd finns inte.", [("kryss_ja", "Behov av skydd finns inte.")]),
    ],
)
def test_kryss(rad: str, vantat: list[tuple[str, str]]) -> None:
    assert _meningar(f"UTREDNING\n\nInledd: 2024-01-01\n\n{rad}\n")[2:] == vantat


def test_radbrutna_meningar_fogas_och_leder_tillbaka() -> None:
    innehall = (
        "UTREDNING\n\nBakgrund\nAlva bor hos sin mormor sedan hösten. Hon går i femte klass och tycker om att besikt-\n"
        "ning av bilar pågår utanför fönstret.\n"
    )
    dokument = text(innehall)
    (handling,) = dela(dokument)
    sista = meningar(dokument, handling)[-1]
    assert sista.text == "Hon går i femte klass och tycker om att besiktning av bilar pågår utanför fönstret."
    plats = sista.text.index("fönstret")
    start, slut = sista.till_dokument((plats, plats + len("fönstret")))
    assert innehall[start:slut] == "fönstret"
    hela = innehall[slice(*sista.span)]
    assert hela.startswith("Hon går")
    assert hela.endswith("fönstret.")


def test_kolumn_och_signatur_ar_inte_ord_i_meningen() -> None:
    innehall = (
        "JOURNAL\nDatum        Rubrik        Anteckning                            Sign\n"
        "2024-01-15   Ansökan       Muntlig på kontoret. Kaffe och        CLI\n"
        "                           smörgås, hon var hungrig.\n"
    )
    assert _meningar(innehall) == [
        ("rubrik", "JOURNAL"),
        ("rubrik", "Ansökan"),
        ("brod", "Muntlig på kontoret."),
        ("brod", "Kaffe och smörgås, hon var hungrig."),
    ]


@pytest.mark.parametrize(
    ("mening", "slag"),
    [
        ("Hjälptext: Beskriv barnets situation.", MeningsSlag.HJALPTEXT),
        ("[Beskriv fysisk och psykisk hälsa]", MeningsSlag.HJALPTEXT),
        ("Här beskriver du barnets behov.", MeningsSlag.HJALPTEXT),
        ("Ange datum och sätt.", MeningsSlag.HJALPTEXT),
        ("Enligt 1 kap. 2 § SoL ska barnets bästa särskilt beaktas vid åtgärder som rör barn.", MeningsSlag.LAGTEXT),
        ("Enligt 25 § förvaltningslagen ska den som är part underrättas om allt material av betydelse.", MeningsSlag.LAGTEXT),
        ("Enligt 11 kap. 1 § SoL inleds utredning i dag.", MeningsSlag.BROD),
        ("Nämnden beslutar enligt 4 kap. 1 § SoL att bevilja stödboende.", MeningsSlag.BROD),
        ("Hon ska få en plan av oss.", MeningsSlag.BROD),
        ("Skriv gärna till Lena om du vill ändra dig.", MeningsSlag.BROD),
        ("Bevakning förfallen: uppföljning", MeningsSlag.BEVAKNING),
        ("AUTO: Utbetalning 8 159 kr verkställd.", MeningsSlag.LOGG),
        ("”Jag vill ha en dörr.”", MeningsSlag.CITAT),
    ],
)
def test_slag(mening: str, slag: MeningsSlag) -> None:
    assert _meningar(f"UTREDNING\n\nInledd: 2024-01-01\n\nBarn\n\n{mening}\n")[-1][0] == slag.value


def test_tomma_rubriker_och_falt() -> None:
    dokument: Text = text(
        "UTREDNING\n\nInledd: 2024-01-01\nSlutdatum:\n\nBakgrund\nHon bor i tvåan.\n\nBarnkonsekvensanalys\n"
        "Hjälptext: Beskriv barnets situation.\n\n"
        "Hälsa\n\nBedömning\nBehov finns.\n"
    )
    (handling,) = dela(dokument)
    assert [ett.rubrik for ett in avsnitt(dokument, handling) if ett.tomt] == ["Barnkonsekvensanalys", "Hälsa"]
    assert [mening.falt for mening in meningar(dokument, handling) if mening.tom] == ["Slutdatum"]


def test_mening_over_sidbrytning() -> None:
    innehall = (
        "HEDVIKS KOMMUN          Utskrivet 2025-09-01   Sida 1 av 2\n\nUTREDNING\n\nBakgrund\n"
        "Hon har bott hos sin syster sedan i våras och vill nu ha något som\n\n"
        "HEDVIKS KOMMUN          Utskrivet 2025-09-01   Sida 2 av 2\n\när hennes eget.\n"
    )
    assert _meningar(innehall)[-1] == ("brod", "Hon har bott hos sin syster sedan i våras och vill nu ha något som är hennes eget.")


@pytest.mark.parametrize(
    ("stycke", "dagar"),
    [
        ("2025-09-01. Bistånd beviljas.", ["2025-09-01", "2025-09-01"]),
        ("28/1 samtal med Carina. 4/2 samtal med Dan. Båda var lugna.", ["2025-01-28", "2025-02-04", "2025-05-21"]),
        ("Den 13 januari kom ingen.", ["2025-01-13"]),
    ],
)
def test_meningens_dag(stycke: str, dagar: list[str]) -> None:
    dokument = text(f"UTREDNING\n\nAvslutad: 2025-05-21\n\nGenomförande\n{stycke}\n")
    (handling,) = dela(dokument)
    assert [str(mening.datum) for mening in meningar(dokument, handling)][-len(dagar) :] == dagar
