"""Reports of our own, printed and read by an engine without Swedish, and what `las --json` shows of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from textgranskning import las_rapport

PROV = Path(__file__).parent / "prov"
FAMILJEHEM = [
    (1, "Uppföljning av familjehemsvården i Älvkroken 2025", None),
    (2, "Förslag till beslut", None),
    (2, "Sammanfattning", None),
    (2, "Bakgrund", None),
    (2, "Ärendet", None),
    (3, "Trygghet och säkerhet", "trygghet_sakerhet"),
    (4, "Yngre barn", "trygghet_sakerhet"),
    (4, "Tonåringar", "trygghet_sakerhet"),
    (3, "Helhetssyn och samordning", "helhetssyn_samordning"),
    (4, "Yngre barn", "helhetssyn_samordning"),
    (4, "Tonåringar", "helhetssyn_samordning"),
    (2, "Ekonomiska konsekvenser", None),
    (2, "Bilagor", None),
]


@pytest.mark.parametrize("fil", ["familjehem.txt", "familjehem.ocr.txt"])
def test_every_heading_with_its_level_and_area(fil: str) -> None:
    rapport = las_rapport(PROV / fil)
    funna = [(rubrik.niva, rubrik.rubrik.replace("Alvkroken", "Älvkroken"), rubrik.kvalitetsomrade) for rubrik in rapport.rubriker]
    assert funna == FAMILJEHEM
    assert [ett.rubrik for ett in rapport.avsnitt[0].under[3].under] == ["Trygghet och säkerhet", "Helhetssyn och samordning"]
    assert rapport.titel


@pytest.mark.parametrize("fil", ["familjehem.txt", "familjehem.ocr.txt"])
def test_decision_points_are_joined_over_their_lines(fil: str) -> None:
    punkter = las_rapport(PROV / fil).till_dict()["beslutspunkter"]
    assert [punkt["nummer"] for punkt in punkter] == [1, 2, 3]
    assert punkter[1]["text"].endswith("en plan för hur varje placerat barns hälsa ska följas upp.")


@pytest.mark.parametrize("fil", ["familjehem.txt", "familjehem.ocr.txt"])
def test_footnotes_are_joined_to_their_marks(fil: str) -> None:
    noter = las_rapport(PROV / fil).fotnoter
    assert [not_.marke for not_ in noter] == ["1", "2", "3"]
    assert noter[1].text == "Socialnämndens protokoll den 12 december 2024, paragraf 88."


def test_headers_run_into_the_text_are_kept_apart_and_numbered_headings_found() -> None:
    rapport = las_rapport(PROV / "orosanmalningar.ocr.txt")
    svar = rapport.till_dict()
    assert svar["sidhuvuden"][1:] == [f"Granskningsrapport 2025-09-30 Dnr REV 2025-14 Sida {nummer} (4)" for nummer in (1, 2, 3)]
    assert "revisionen" in svar["sidhuvuden"][0]
    assert [(rubrik.niva, rubrik.rubrik.split()[0]) for rubrik in rapport.rubriker] == [
        (1, "Granskning"),
        (2, "1"),
        (3, "1.1"),
        (3, "1.2"),
        (2, "2"),
        (3, "2.1"),
        (3, "2.2"),
        (2, "3"),
        (3, "3.1"),
    ]


def test_a_note_and_a_signature_have_no_headings_of_their_own(tmp_path: Path) -> None:
    fil = tmp_path / "anteckning.txt"
    fil.write_text(
        "Telefonsamtal med skolan\n\nRektor ringer, frånvaron har ökat.\nHon vill ha ett möte.\n\nKaj Alm\nSocialsekreterare\n",
        encoding="utf-8",
    )
    assert [rubrik.rubrik for rubrik in las_rapport(fil).rubriker] == ["Telefonsamtal med skolan"]


def test_a_list_under_a_heading_of_another_kind_is_no_decision(tmp_path: Path) -> None:
    fil = tmp_path / "rapport.txt"
    fil.write_text("Granskning\n\nArbetssätt\n1. Akter lästes.\n2. Personal intervjuades.\n", encoding="utf-8")
    assert las_rapport(fil).beslutspunkter == ()


def test_an_unread_file_gives_an_empty_report(tmp_path: Path) -> None:
    fil = tmp_path / "tom.pdf"
    fil.write_bytes(b"")
    rapport = las_rapport(fil)
    assert (rapport.titel, rapport.rubriker, rapport.beslutspunkter, rapport.fotnoter) == (None, (), (), ())
    assert rapport.dokument.fel
