"""How damaged a text is, and how; which of its lines."""

from __future__ import annotations

import pytest

from tests.matning.mat_restaurering import SIDOR, UTAN_PRICKAR, Par, figurer, las_par, mojibake, tre_rader
from textgranskning.skada import Lag, bedom, radlagen
from textgranskning.typer import Skadeslag

PAR = las_par(SIDOR)
LANGA = [par for par in PAR if len(par.tryckt.split()) >= 100]
ENGELSKA = "The worker read the letter aloud, and the man said that he had been there for two years before the house was sold."


@pytest.mark.parametrize("par", PAR, ids=range(len(PAR)))
def test_printed_pages_are_clean(par: Par) -> None:
    bild = bedom(par.tryckt)
    assert (bild.slag, bild.fore, bild.efter) == (Skadeslag.INGEN, 0.0, 0.0)


@pytest.mark.parametrize("par", LANGA, ids=range(len(LANGA)))
def test_the_expected_share_of_wrong_words_is_near_the_true_one(par: Par) -> None:
    bild = bedom(par.last)
    assert bild.slag is Skadeslag.OCR
    antal = len(par.tryckt.split())
    sann = 1 - figurer([par])["after"]  # of words, after restoration
    assert abs((1 - bild.efter) - sann) < 0.03
    fel = sum(a != b for a, b in zip(par.tryckt.split(), par.last.split(), strict=False)) if antal == len(par.last.split()) else None
    if fel is not None:
        assert abs(bild.fore - fel / antal) < 0.06


@pytest.mark.parametrize("par", LANGA, ids=range(len(LANGA)))
def test_lost_dots_and_mojibake_are_told_apart(par: Par) -> None:
    assert bedom(par.tryckt.translate(UTAN_PRICKAR)).slag is Skadeslag.DIAKRITER
    assert bedom(mojibake(par.tryckt)).slag is Skadeslag.MOJIBAKE


@pytest.mark.parametrize("par", tre_rader(PAR), ids=range(len(tre_rader(PAR))))
def test_three_damaged_lines_are_found_in_a_clean_page(par: Par) -> None:
    rader = par.last.split("\n")
    funna = {i for i, lage in enumerate(radlagen(par.last)) if lage is Lag.SKADAD}
    skadade = {i for i, (a, b) in enumerate(zip(par.tryckt.split("\n"), rader, strict=True)) if a != b}
    assert len(skadade & funna) >= 2
    assert not [rader[i] for i in funna - skadade if sum(tecken in "åäö" for tecken in rader[i]) > 1]


@pytest.mark.parametrize(
    ("text", "slag"),
    [
        ("", Skadeslag.TOM),
        (" \n\f\n", Skadeslag.TOM),
        ("| ~ . : ||", Skadeslag.TOM),
        ("2024-05-01  4 250", Skadeslag.INGEN),
        ("Anna Svensson\nStorgatan 5", Skadeslag.INGEN),
        (ENGELSKA, Skadeslag.INGEN),
        ("xq wrt plmv zzk qwop vbnx mlk jhgf fdsq pouw trw qasz", Skadeslag.OCR),
    ],
)
def test_kinds(text: str, slag: Skadeslag) -> None:
    assert bedom(text).slag is slag


def test_a_page_that_no_table_knows_is_as_bad_after_as_before() -> None:
    bild = bedom("xq wrt plmv zzk qwop vbnx mlk jhgf fdsq pouw trw qasz")
    assert bild.fore == bild.efter > 0.4


def test_a_passage_in_another_language_is_not_damaged() -> None:
    svenska = PAR[0].last.split("\n")
    lagen = radlagen("\n".join([*svenska, "", *[ENGELSKA] * 3]))
    assert lagen[-3:] == [Lag.FRAMMANDE] * 3


@pytest.mark.parametrize(
    "rad",
    [
        "Handldggarbyten och barnrattsanalyser samt mottagningsplaner kan komma senare",
        "Mottagningssamtal, lanstrafikkort och vardnadsfragor var klart i december igen",
        "Kvarnbackahemmet: kontaktfor4lder och utredningsatgard, arendegenomgang med boendet",
    ],
)
def test_a_line_whose_damaged_words_no_table_has_is_damaged(rad: str) -> None:
    assert radlagen(rad) == [Lag.SKADAD]


@pytest.mark.parametrize(
    "rad",
    ["Kommunledningskontoret och boendestartgruppen i Malmen tar del av planen", "Hansgard och Bergstad spelar mot Kvarnsta den 3 maj"],
)
def test_words_that_no_table_has_are_not_damaged_for_that(rad: str) -> None:
    assert radlagen(rad) == [Lag.REN]
