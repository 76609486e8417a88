"""How long a file may take: by its format, so that a hanging one is noticed soon."""

from __future__ import annotations

from pathlib import Path

import pytest

from textgranskning.inlasning import granser

SKANNAD = b"%PDF-1.4\n" + bytes(30_000)  # the size of a black and white page


@pytest.fixture(autouse=True)
def _tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(granser.shutil, "which", lambda _: "tesseract")


def test_page_images_have_time_by_their_bytes_and_nothing_else_has(tmp_path: Path) -> None:
    (tmp_path / "skannad.pdf").write_bytes(SKANNAD)
    (tmp_path / "journal.txt").write_text("Hembesök." * 4000, encoding="utf-8")
    assert granser.bildtid(tmp_path / "skannad.pdf", "auto") > 10
    assert granser.bildtid(tmp_path / "skannad.pdf", "aldrig") == 0
    assert granser.bildtid(tmp_path / "journal.txt", "auto") == 0
    assert granser.bildtid(tmp_path / "borta.pdf", "auto") == 0


def test_the_limit_follows_the_format_and_not_the_size_alone(tmp_path: Path) -> None:
    stor = b"Journal. " * 5_000_000
    (tmp_path / "stor.txt").write_bytes(stor)
    (tmp_path / "stor.pdf").write_bytes(SKANNAD + stor)
    assert granser.tidsgrans(tmp_path / "stor.txt", "auto") < 150
    assert granser.tidsgrans(tmp_path / "stor.pdf", "auto") > 1_000
    assert granser.tidsgrans(tmp_path / "borta.docx", "auto") < 60
