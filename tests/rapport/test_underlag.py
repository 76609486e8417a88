"""What is kept round the verdicts: the words round each passage, the dated events, the restored pages with what was read."""

from __future__ import annotations

from pathlib import Path

from textgranskning.granskning import granskning
from textgranskning.granskning.mall import las_mall
from textgranskning.inlasning import las_akt
from textgranskning.normalisering import normalisera
from textgranskning.rapport.underlag import hitta, packa_upp, sidor, underlag
from textgranskning.tolkning import tolka

JOURNAL = (
    "Journal\n\n2025-03-11 Orosanmälan. Orosanmälan från förskolan kom in. Skyddsbedömning gjordes, inget akut behov av skydd.\n"
    "2025-03-19 Telefonsamtal. Skolan berättar att närvaron är god.\n"
)


def las(tmp_path: Path, text: str = JOURNAL) -> tuple[dict[str, object], list[dict[str, object]]]:
    (tmp_path / "journal.txt").write_text(text, encoding="utf-8")
    akt = las_akt(tmp_path)
    texter = [normalisera(dokument) for dokument in akt.dokument]
    tolkning = tolka("a", texter)
    mall = las_mall("barn-unga")
    return underlag(tolkning, texter, granskning(tolkning, mall), mall), packa_upp(sidor(akt.dokument, texter))


def test_a_passage_stands_between_the_words_round_it(tmp_path: Path) -> None:
    kring, _ = las(tmp_path)
    for ett in kring["sammanhang"]:
        hela = " ".join(JOURNAL.split())
        assert f"{ett['fore']} {ett['text']} {ett['efter']}".strip() in hela
        assert ett["text"]


def test_events_have_names_and_come_in_order_of_date(tmp_path: Path) -> None:
    kring, _ = las(tmp_path)
    dagar = [ett["datum"] for ett in kring["handelser"]]
    assert dagar == sorted(dagar)
    assert "2025-03-11" in dagar
    assert all(ett["namn"] for ett in kring["handelser"])


def test_a_damaged_line_keeps_what_was_read(tmp_path: Path) -> None:
    skadad = "Socialndmnden 6verldmnar rapporten.\nBeslutet galler fr0n och med den 3 mars. Barnen s6ker st6d hos f6rvaltningen.\n"
    _, dokument = las(tmp_path, skadad)
    rad = dokument[0]["sidor"][0]["rader"][0]
    assert rad[:2] == ["Socialnämnden överlämnar rapporten.", "Socialndmnden 6verldmnar rapporten."]


def test_an_untouched_line_is_kept_once(tmp_path: Path) -> None:
    _, dokument = las(tmp_path)
    assert [rad[1] for rad in dokument[0]["sidor"][0]["rader"]] == [None] * (JOURNAL.count("\n"))


def test_a_quote_is_found_from_its_page_only() -> None:
    text = "hon flyttar\f hon\nflyttar"
    assert hitta("hon flyttar", text, (0, 11)) == (0, 11)
    assert hitta("hon flyttar", text, (12, len(text))) == (13, len(text))
    assert hitta("flyttar nu", text, (0, len(text))) is None
    assert hitta("", text, (0, len(text))) is None
