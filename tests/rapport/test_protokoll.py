"""`protokoll.xlsx`: verdicts with their evidence, a choice for the reviewer, no formula from a document; filled in, it is read back."""

from __future__ import annotations

import datetime as dt
import io
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.conftest import kraver_program
from tests.rapport.bygge import FLAGGA, LUCKA
from textgranskning.flaggor import Flaggor
from textgranskning.rapport.protokoll import protokoll_xlsx
from textgranskning.rapport.protokoll_in import Protokolldom, ProtokollFel, las_protokoll
from textgranskning.typer import Flagga, Status

FORMEL = '=HYPERLINK("http://ond.example")'


def bok(*flaggor: Flagga) -> Any:
    return openpyxl.load_workbook(io.BytesIO(protokoll_xlsx(Flaggor(flaggor))))


def ifyllt(tmp_path: Path, fyll: Callable[[Any], None], *flaggor: Flagga) -> Path:
    """A protocol that a reviewer has saved."""
    oppen = bok(*(flaggor or (FLAGGA, LUCKA)))
    fyll(oppen)
    fil = tmp_path / "ifyllt.xlsx"
    oppen.save(fil)
    return fil


def test_a_sheet_per_template_with_verdict_note_and_drop_down() -> None:
    oppen = bok(FLAGGA, LUCKA, replace(FLAGGA, mall="eftervard"))
    assert oppen.sheetnames == ["Läs mig", "barn-unga", "eftervard", "Kvalitetsområden", "Barnrätt", "Jämställdhet"]
    blad = oppen["barn-unga"]
    assert [cell.value for cell in blad[3]][4:8] == ["Finns", None, "Saknas", None]
    assert "Hembesök" in blad["E3"].comment.text
    assert "Räckte inte (bara planerat)" in blad["G3"].comment.text
    assert {str(val.sqref) for val in blad.data_validations.dataValidation} == {"F3", "H3"}
    assert (blad.freeze_panes, blad.row_dimensions[1].hidden, blad.print_title_rows) == ("B3", True, "$2:$2")
    assert blad.print_area == "'barn-unga'!$A$2:$K$3"
    assert blad["E3"].fill.fgColor.rgb != blad["G3"].fill.fgColor.rgb


def test_no_cell_is_a_formula_or_a_link_and_the_bytes_are_stable() -> None:
    ond = replace(FLAGGA, akt=FORMEL, person=FORMEL, enhet=FORMEL, fraga=FORMEL, motivering=FORMEL)
    assert protokoll_xlsx(Flaggor((ond,))) == protokoll_xlsx(Flaggor((ond,)))
    celler = [cell for blad in bok(ond) for rad in blad.iter_rows() for cell in rad]
    assert {cell.data_type for cell in celler} <= {"s", "n"}
    assert not any(cell.hyperlink for cell in celler)
    assert not any(str(cell.value).startswith("=") for cell in celler)


def test_few_verdicts_give_numbers_and_no_share() -> None:
    kvinnor = [
        replace(FLAGGA, akt=f"K{nummer}", kon="kvinna", status=Status.SAKNAS if nummer < 3 else Status.FINNS) for nummer in range(12)
    ]
    oppen = bok(*kvinnor, replace(FLAGGA, akt="M", kon="man", analys=("barnratt",)))
    assert [cell.value for cell in oppen["Jämställdhet"][2]][1:] == [12, 3, 0.25, 1, 0, "för få"]
    assert [cell.value for cell in oppen["Kvalitetsområden"][2]][1:5] == [10, 3, 0, 0]
    assert [cell.value for cell in oppen["Barnrätt"][2]][1:] == [1, 0, 0, 0, "för få"]


def test_a_round_without_flags_is_still_a_book() -> None:
    assert "Granskningen gav inga flaggor." in [cell.value for cell in bok()["Läs mig"]["A"]]


def fyll_i(oppen: Any) -> None:
    blad = oppen["barn-unga"]
    blad["F3"], blad["H3"] = "Saknas", "finns "
    blad["I3"], blad["J3"], blad["K3"] = "Ann", dt.datetime(2025, 6, 2), "Se bilagan."


def test_what_a_reviewer_chose_comes_back(tmp_path: Path) -> None:
    fil = ifyllt(tmp_path, fyll_i)
    rad = {"akt": FLAGGA.akt, "mall": "barn-unga", "granskare": "Ann", "nar": dt.date(2025, 6, 2), "kommentar": "Se bilagan."}
    assert las_protokoll(fil) == (
        Protokolldom(krav="hembesok", status=Status.SAKNAS, **rad),
        Protokolldom(krav="barnsamtal", status=Status.FINNS, **rad),
    )


def test_an_untouched_protocol_has_no_verdicts(tmp_path: Path) -> None:
    assert las_protokoll(ifyllt(tmp_path, lambda _: None)) == ()


def test_an_akt_named_as_a_formula_keeps_its_name(tmp_path: Path) -> None:
    fil = ifyllt(tmp_path, lambda oppen: oppen["barn-unga"].__setitem__("F3", "Oklart"), replace(FLAGGA, akt=FORMEL))
    assert [(dom.akt, dom.status) for dom in las_protokoll(fil)] == [(FORMEL, Status.OKLART)]


def test_sorted_rows_and_new_columns_do_no_harm(tmp_path: Path) -> None:
    def ordna(oppen: Any) -> None:
        blad = oppen["barn-unga"]
        blad["F3"], blad["F4"] = "Saknas", "Finns"
        for plats in range(1, 8):
            blad.cell(3, plats).value, blad.cell(4, plats).value = blad.cell(4, plats).value, blad.cell(3, plats).value
        blad.insert_cols(5)
        blad["G2"] = "En annan rubrik"

    fil = ifyllt(tmp_path, ordna, FLAGGA, replace(FLAGGA, akt="B"))
    assert [(dom.akt, dom.krav, dom.status) for dom in las_protokoll(fil)] == [
        ("B", "hembesok", Status.FINNS),
        (FLAGGA.akt, "hembesok", Status.SAKNAS),
    ]


def test_every_bad_cell_is_named_and_not_quoted(tmp_path: Path) -> None:
    def skriv_fel(oppen: Any) -> None:
        oppen["barn-unga"]["F3"], oppen["barn-unga"]["H3"], oppen["barn-unga"]["H5"] = "kanske", "hemligt namn", "Finns"

    with pytest.raises(ProtokollFel) as fel:
        las_protokoll(ifyllt(tmp_path, skriv_fel))
    for text in ("har 3 fel", "cell F3: är ingen bedömning", "cell H3", "cell H5: står på en rad utan akt"):
        assert text in str(fel.value)
    assert "hemligt" not in str(fel.value)


def test_another_file_is_no_protocol(tmp_path: Path) -> None:
    annan = openpyxl.Workbook()
    annan.save(tmp_path / "annan.xlsx")
    (tmp_path / "text.xlsx").write_text("hej", encoding="utf-8")
    for fil in ("annan.xlsx", "text.xlsx", "saknas.xlsx"):
        with pytest.raises(ProtokollFel):
            las_protokoll(tmp_path / fil)


def test_libreoffice_opens_it_and_saves_it_readable(tmp_path: Path) -> None:
    kraver_program("soffice")
    fil = ifyllt(tmp_path, fyll_i)
    profil = (tmp_path / "profil").as_uri()
    for form in ("pdf", "xlsx"):
        val = ("--headless", "--convert-to", form, "--outdir", str(tmp_path / form))
        kommando = ["soffice", f"-env:UserInstallation={profil}", *val, str(fil)]
        subprocess.run(kommando, check=True, capture_output=True, timeout=180)
    assert (tmp_path / "pdf" / "ifyllt.pdf").stat().st_size > 5_000
    assert las_protokoll(tmp_path / "xlsx" / "ifyllt.xlsx") == las_protokoll(fil)
