"""Concept files: the shipped ones load, and faulty ones are told of all their faults at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from textgranskning.fel import BegreppFel
from textgranskning.granskning.mall import mallar
from textgranskning.tolkning.begrepp import alla_begrepp, las_begrepp


def test_every_concept_that_a_template_asks_for_is_there() -> None:
    asked = {begrepp for mall in mallar() for krav in mall.krav for begrepp in krav.begrepp}
    assert asked <= {ett.id for ett in alla_begrepp()}


def test_all_faults_of_all_files_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('id = "a"\nnamn = "A"\nslag = "handelse"\ntermen = ["x"]\n', encoding="utf-8")
    (tmp_path / "b.toml").write_text('id = "annat"\nnamn = "B"\nslag = "handelse"\n', encoding="utf-8")
    (tmp_path / "c.toml").write_text("= 1", encoding="utf-8")
    with pytest.raises(BegreppFel) as fel:
        las_begrepp(tmp_path)
    assert all(namn in str(fel.value) for namn in ("a.toml: termen", "b.toml: id är annat", "c.toml"))
