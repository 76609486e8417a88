"""Text in whatever encoding comes back as it was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textgranskning.inlasning.filer import las_bytes
from textgranskning.inlasning.textfil import avkoda

MENING = "Socialnämnden överlämnar ärendet på måndag – se 11 kap. 1 § SoL."


@pytest.mark.parametrize("kodning", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp850", "mac_roman"])
def test_every_encoding_that_swedish_systems_have_written(kodning: str) -> None:
    mening = MENING.replace("–", "-").replace("§", "par") if kodning == "cp850" else MENING
    assert avkoda(mening.encode(kodning)) == mening


def test_form_feeds_divide_pages_and_no_character_is_changed() -> None:
    (dokument,) = las_bytes("sida ett\n\n  rad tre\x0csida två\n".encode(), "a.txt")
    assert [sida.lasningar[0].text for sida in dokument.sidor] == ["sida ett\n\n  rad tre", "sida två"]


@given(st.binary(max_size=300))
def test_any_bytes_give_a_document_and_never_an_exception(data: bytes) -> None:
    assert las_bytes(data, "x.txt")


@pytest.mark.parametrize(
    ("data", "orsak"),
    [
        (b"", "tom"),
        (b"%PDF-1.4\ntrunk", "skadad"),
        (b"PK\x03\x04word/", "skadad"),
        (bytes(range(256)) * 10, "känns inte igen"),
    ],
)
def test_a_bad_file_says_why_and_is_one_unread_page(data: bytes, orsak: str) -> None:
    (dokument,) = las_bytes(data, "x")
    assert orsak in (dokument.fel or "")
    assert dokument.atgard
    assert [sida.last for sida in dokument.sidor] == [False]
