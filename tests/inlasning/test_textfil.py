"""Text in whatever encoding comes back as it was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textgranskning.inlasning.filer import las_bytes
from textgranskning.inlasning.textfil import avkoda

MENING = "Socialnämnden överlämnar ärendet på måndag – se 11 kap. 1 § SoL."


@pytest.mark.parametrize("kodning", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "cp850", "mac_roman"])
def test_every_encoding_that_swedish_systems_have_written(kodning: str) -> None:
    mening = MENING.replace("–", "-").replace("§", "par") if kodning == "cp850" else MENING
    assert avkoda(mening.encode(kodning)) == mening


@pytest.mark.parametrize("kodning", ["utf-8", "utf-16", "utf-16-le", "cp1252"])
def test_zeros_that_a_file_is_filled_up_with_are_no_text(kodning: str) -> None:
    (dokument,) = las_bytes(f"Journal\n{MENING}\n".encode(kodning) + bytes(400), "a.txt")
    assert dokument.sidor[0].lasningar[0].text == f"Journal\n{MENING}"


def test_a_text_put_together_of_two_encodings_is_read_line_by_line() -> None:
    assert avkoda(f"{MENING}\r\n".encode() + f"{MENING}\r\n".encode("cp1252")) == f"{MENING}\r\n" * 2
    assert avkoda("\n".join((MENING, "Ã¥tta", "äãâ")).encode("cp1252")).startswith(MENING)


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
        (bytes(5_000), "bara nollor"),
    ],
)
def test_a_bad_file_says_why_and_is_one_unread_page(data: bytes, orsak: str) -> None:
    (dokument,) = las_bytes(data, "x")
    assert orsak in (dokument.fel or "")
    assert dokument.atgard
    assert [sida.last for sida in dokument.sidor] == [False]
