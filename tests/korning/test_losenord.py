"""A run that has been given passwords reads encrypted files with them, and does not tell them."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
from reportlab.pdfgen.canvas import Canvas

from textgranskning.cli.losenord import las_losenord
from textgranskning.korning import granska_mapp

LOSENORD = "lösen på åtta"


def krypterad() -> bytes:
    klar, last = io.BytesIO(), io.BytesIO()
    canvas = Canvas(klar)
    canvas.drawString(72, 700, "2025-03-11 Hembesök genomfördes.")
    canvas.save()
    with pikepdf.open(klar) as pdf:
        pdf.save(last, encryption=pikepdf.Encryption(user=LOSENORD, owner="annat"))
    return last.getvalue()


def test_encrypted_files_are_read_and_passwords_are_in_no_file(tmp_path: Path) -> None:
    akt, ut, fil = tmp_path / "akter" / "A1", tmp_path / "ut", tmp_path / "losenord.txt"
    akt.mkdir(parents=True)
    (akt / "journal.pdf").write_bytes(krypterad())
    fil.write_text(f"fel\n{LOSENORD}\n", encoding="utf-8")
    (utan,) = granska_mapp(tmp_path / "akter", "vuxen-hemloshet", ut, processer=1).filer
    assert "lösenord" in (utan.skal or "")
    assert "--losenord" in (utan.atgard or "")
    (med,) = granska_mapp(tmp_path / "akter", "vuxen-hemloshet", ut, losenord=las_losenord(fil), processer=1).filer
    assert med.utfall == "last"
    assert not any(LOSENORD.encode() in skriven.read_bytes() for skriven in ut.rglob("*") if skriven.is_file())
