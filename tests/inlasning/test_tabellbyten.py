"""Tables over pages: one header, the divided row marked, and neither new tables nor letterheads taken for the same."""

from __future__ import annotations

import io

import pytest
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle

from tests.inlasning.test_prov import PROV
from textgranskning.inlasning.filer import las_bytes, las_fil
from textgranskning.inlasning.layout import markera
from textgranskning.typer import Lasning, Rad, Radslag, Sida, Ursprung

STIL = getSampleStyleSheet()["BodyText"]
LINJER = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")])
LANG = "Modern berättade om skolan och om hur vardagen fungerar sedan fadern flyttade till Lerhamn i höstas. "
HUVUD = ("Datum", "Händelse", "Vem")


def skrivna(*delar: object) -> list[list[tuple[str, Radslag, bool]]]:
    ut = io.BytesIO()
    SimpleDocTemplate(ut).build(list(delar))
    (dokument,) = las_bytes(ut.getvalue(), "journal.pdf", ocr="aldrig")
    return [[(rad.text, rad.slag, rad.fortsatter) for rad in sida.lasningar[0].rader if rad.text] for sida in dokument.sidor]


def test_a_table_that_goes_on_has_one_header_and_its_divided_rows_are_marked() -> None:
    (dokument,) = las_fil(PROV / "pdf/journal-libreoffice.pdf")
    sidor = [[rad for rad in sida.lasningar[0].rader if rad.slag in {Radslag.TABELL, Radslag.SIDHUVUD}] for sida in dokument.sidor]
    assert [[(rad.text.partition("|")[0].strip(), rad.slag, rad.fortsatter) for rad in sida] for sida in sidor] == [
        [
            ("Datum", Radslag.TABELL, False),
            ("2025-03-03", Radslag.TABELL, False),
            ("2025-03-10", Radslag.TABELL, False),
            ("2025-03-19", Radslag.TABELL, True),
        ],
        [
            ("Datum", Radslag.SIDHUVUD, False),
            ("", Radslag.TABELL, False),
            ("2025-03-27", Radslag.TABELL, False),
            ("2025-04-14", Radslag.TABELL, True),
        ],
        [("Datum", Radslag.SIDHUVUD, False), ("", Radslag.TABELL, False)],
    ]


def tabell(antal: int) -> Table:
    rader = [(f"2025-03-{nummer + 1:02d}", Paragraph(LANG, STIL), "Örjan Sjö") for nummer in range(antal)]
    return Table([HUVUD, *rader], colWidths=(80, 300, 70), style=LINJER)


@pytest.mark.parametrize(
    "andra",
    [
        (PageBreak(), Table([("Insats", "Belopp"), ("Hyra", "7 150")], colWidths=(80, 370), style=LINJER)),
        (
            PageBreak(),
            Paragraph("Ny tabell", STIL),
            Table([HUVUD, ("2025-04-01", "Möte", "Åsa Ek")], colWidths=(80, 300, 70), style=LINJER),
        ),
        (PageBreak(), Table([("Insats", "Mål", "Ansvar"), ("Hyra", "Betald", "Ek")], colWidths=(80, 250, 60), style=LINJER)),
        (PageBreak(), Table([("Insats", "Mål", "Ansvar"), ("Hyra", "Betald", "Ek")], colWidths=(80, 300, 70), style=LINJER)),
    ],
    ids=["other columns", "a heading between", "other widths", "another header"],
)
def test_a_new_table_on_the_next_page_is_new(andra: tuple[object, ...]) -> None:
    forsta, sida = skrivna(tabell(3), *andra)
    assert not any(fortsatter for _, _, fortsatter in forsta)
    assert all(slag is not Radslag.SIDHUVUD for _, slag, _ in sida)


def rader(*texter: str, slag: Radslag = Radslag.TABELL) -> tuple[Rad, ...]:
    return tuple(Rad(text, slag=slag) for text in texter)


def markta(*sidor: tuple[Rad, ...]) -> list[list[tuple[str, bool]]]:
    lasta = tuple(Sida(nummer, (Lasning(Ursprung.TEXTLAGER, ett),)) for nummer, ett in enumerate(sidor, start=1))
    return [[(rad.slag.value, rad.fortsatter) for rad in sida.lasningar[0].rader] for sida in markera(lasta)]


def test_a_first_column_that_is_often_empty_divides_no_row() -> None:
    forsta, andra = markta(
        rader("Månad | Post | Belopp", "Mars | Hyra | 7 150", "| El | 420", "| Mat | 3 000"),
        rader("| Resor | 990", "April | Hyra | 7 150"),
    )
    assert not any(fortsatter for _, fortsatter in forsta + andra)


def test_a_letterhead_that_is_a_table_is_a_header_and_journal_rows_that_return_are_not() -> None:
    brevhuvud = rader("Lerhamns kommun | Dnr 2025-114", "Socialförvaltningen | Sekretess")
    text = [
        rader("Utredningen inleddes i mars.", slag=Radslag.BROD),
        rader("Barnen hördes i april.", slag=Radslag.BROD),
        rader("Beslut i maj.", slag=Radslag.BROD),
    ]
    for sida in markta(*(brevhuvud + ett for ett in text)):
        assert [slag for slag, _ in sida] == ["sidhuvud", "sidhuvud", "brod"]
    lika = [
        rader("Datum | Händelse", *(f"2025-0{manad}-{dag} | Hembesök gjordes enligt planen" for dag in (11, 18, 25))) for manad in (3, 4, 5)
    ]
    forsta, *ovriga = markta(*lika)
    assert [slag for slag, _ in forsta] == ["tabell"] * 4
    assert all([slag for slag, _ in sida] == ["sidhuvud", "tabell", "tabell", "tabell"] for sida in ovriga)
