"""What recurs at the edges of pages is a header or footer; what recurs elsewhere, counts otherwise or stands in text is not."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from textgranskning.inlasning.layout import markera
from textgranskning.typer import Lasning, Rad, Radslag, Sida, Ursprung

MENINGAR = (
    "Anna ringer och berättar om helgen hos mormor.",
    "Skolan hör av sig om frånvaron på måndagar.",
    "Hembesök genomfördes tillsammans med kollega.",
    "Bo vill ha hjälp att söka bostad i kommunen.",
    "Läkaren återkommer med svar i nästa vecka.",
    "Mötet bokades om till den tolfte april.",
    "Hyran för maj är betald enligt värden.",
    "Familjen önskar tolk på somaliska vid mötet.",
)
MOBLER = (Radslag.SIDHUVUD, Radslag.SIDFOT)


def markta(sidor: list[list[str]]) -> list[list[Radslag]]:
    ut = markera(tuple(Sida(nummer, (Lasning(Ursprung.FIL, tuple(map(Rad, rader))),)) for nummer, rader in enumerate(sidor, start=1)))
    return [[rad.slag for rad in sida.lasningar[0].rader] for sida in ut]


def brodtext(slump: random.Random, antal: int) -> list[str]:
    return [f"{slump.choice(MENINGAR)} {slump.choice(MENINGAR)} {slump.choice(MENINGAR)}" for _ in range(antal)]


def skadad(text: str, slump: random.Random) -> str:
    """As an engine without Swedish reads it, and with a letter wrong here and there."""
    return "".join(slump.choice("acedo6") if tecken in "åäö" or slump.random() < 0.03 else tecken for tecken in text)


def test_headers_and_numbers_are_found_also_damaged_and_hardly_anything_else() -> None:
    funna = text = antal = rader = 0
    for fro in range(100):
        slump = random.Random(fro)
        sidor = [
            [
                skadad("Sjöbergs kommun, individ- och familjeomsorgen", slump),
                *brodtext(slump, 8),
                skadad("Handlingen omfattas av sekretess enligt lag", slump),
                f"Sida {nummer} av 5",
            ]
            for nummer in range(1, 6)
        ]
        for sida in markta(sidor):
            funna += sum(slag in MOBLER for slag in (sida[0], sida[-2], sida[-1]))
            antal += 3
            text += sum(slag in MOBLER for slag in sida[1:-2])
            rader += 8
    assert funna >= 0.97 * antal
    assert text <= 0.001 * rader


@given(st.lists(st.lists(st.sampled_from(MENINGAR), min_size=0, max_size=12), max_size=6))
def test_no_line_is_lost_or_changed(sidor: list[list[str]]) -> None:
    in_ = tuple(Sida(nummer, (Lasning(Ursprung.FIL, tuple(map(Rad, rader))),)) for nummer, rader in enumerate(sidor, start=1))
    assert [[rad.text for rad in sida.lasningar[0].rader] for sida in markera(in_)] == sidor


def test_a_sentence_that_returns_inside_pages_is_no_header() -> None:
    sidor = [
        [
            *MENINGAR[nummer : nummer + 3],
            *MENINGAR[nummer + 1 : nummer + 4],
            "Inget nytt.",
            *MENINGAR[:5][::-1],
            *MENINGAR[nummer : nummer + 2],
        ]
        for nummer in range(4)
    ]
    assert all(sida[6] is Radslag.BROD for sida in markta(sidor))


def test_dated_notes_at_the_top_of_pages_are_no_header() -> None:
    sidor = [[f"Anteckning 2025-0{nummer}-1{nummer} Telefonsamtal", *brodtext(random.Random(nummer), 8)] for nummer in range(1, 6)]
    assert all(slag not in MOBLER for sida in markta(sidor) for slag in sida)


def test_numbers_of_a_list_and_amounts_are_no_page_numbers() -> None:
    sidor = [[*brodtext(random.Random(nummer), 6), f"{nummer}. Ansökan", f"{nummer * 1300} kr"] for nummer in range(1, 5)]
    assert all(slag not in MOBLER for sida in markta(sidor) for slag in sida)
    assert all(slag is Radslag.BROD for slag in markta([["1", "2", "3", "4", *brodtext(random.Random(1), 60)]])[0])


def test_numbers_alone_that_count_through_a_long_text_are_page_numbers() -> None:
    rader = [rad for nummer in range(1, 5) for rad in (*brodtext(random.Random(nummer), 20), str(nummer))]
    assert [plats for plats, slag in enumerate(markta([rader])[0]) if slag in MOBLER] == [20, 41, 62, 83]


def test_headers_pasted_into_a_text_are_found_around_their_page_number() -> None:
    huvud = ["HÖGAMÅLA KOMMUN", "Utskrivet 2025-09-01   Sida {} av 3"]
    rader = [rad.format(nummer) for nummer in (1, 2, 3) for rad in (*huvud, *brodtext(random.Random(nummer), 10))]
    assert [plats for plats, slag in enumerate(markta([rader])[0]) if slag in MOBLER] == [0, 1, 12, 13, 24, 25]


def fotnoter(*rader: str) -> list[tuple[int, str | None]]:
    (sida,) = markera((Sida(1, (Lasning(Ursprung.FIL, tuple(map(Rad, rader))),)),))
    return [(plats, rad.marke) for plats, rad in enumerate(sida.lasningar[0].rader) if rad.slag is Radslag.FOTNOT]


def test_notes_answer_to_marks_whole_or_damaged() -> None:
    assert fotnoter("Insatsen stöds av forskning.¹ Den", "har funnits länge.", "", "¹ SBU (2018) Insatser mot hemlöshet.") == [(3, "1")]
    damaged = (
        "Det stöds av forskning.! Enheten har",
        "handläggare? för detta.",
        "",
        "1'SBU (2018) Insatser mot hemlöshet",
        "",
        "2 Handläggare med dubbel roll.",
    )
    assert fotnoter(*damaged) == [(3, "1"), (5, "2")]


def test_what_is_no_note() -> None:
    assert fotnoter("Beslutet fattades den 3¹ mars 2025.", "", "1 Januari är för tidigt för flytt.") == []
    assert fotnoter("Mötet handlade om skolan.", "", "1. Läxhjälp ordnas av skolan.", "2. Skjuts ordnas av hemmet.") == []
    assert fotnoter("Familjen har tre barn.", "", "3 Barn bor hemma hos modern.") == []
