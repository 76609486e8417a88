"""Page images: on demand, in memory, never on disk; long scans do not wait; moved and changed documents are told of."""

from __future__ import annotations

import io
import time
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from PIL import ExifTags, Image
from playwright.sync_api import Browser, expect

from tests.webb.hjalp import bildpdf, gor_omgang, pdf, sida_for
from textgranskning.inlasning import las_dokument
from textgranskning.korning import granska_mapp
from textgranskning.korning.pool import arbetare
from textgranskning.webb.bilder import Bilder, Ingenbild


def test_a_page_is_rendered_once_and_memory_is_bounded(tmp_path: Path) -> None:
    pdf(tmp_path / "a.pdf", [[f"Sida {nummer}"] for nummer in range(1, 5)])
    with arbetare(1) as pool:
        bilder = Bilder(pool, minne=40_000)
        forsta = bilder.bild(tmp_path / "a.pdf", 1, 400)
        assert forsta.startswith(b"\xff\xd8")
        assert bilder.bild(tmp_path / "a.pdf", 1, 400) is forsta
        for sida in (2, 3, 4):
            bilder.bild(tmp_path / "a.pdf", sida, 1200)
        assert bilder.bild(tmp_path / "a.pdf", 1, 400) is not forsta  # made anew: it had been let go


def test_a_file_that_cannot_be_drawn_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / "trasig.pdf").write_bytes(b"%PDF-1.7 trasig")
    pdf(tmp_path / "hel.pdf", [["Hej"]])
    with arbetare(1) as pool:
        bilder = Bilder(pool)
        for fil, sida in (("trasig.pdf", 1), ("hel.pdf", 7)):
            with pytest.raises(Ingenbild) as fel:
                bilder.bild(tmp_path / fil, sida, 400)
            assert "trasig" not in str(fel.value)
        assert bilder.bild(tmp_path / "hel.pdf", 1, 400)


def test_a_long_scan_does_not_wait_and_leaves_nothing_on_disk(tmp_path: Path, webblasare: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    akt = tmp_path / "akter" / "Akt"
    akt.mkdir(parents=True)
    bildpdf(akt / "skannad.pdf", 300)
    ut = tmp_path / "ut"
    granska_mapp(tmp_path / "akter", "barn-unga", ut, ocr="aldrig", processer=1)
    tillfalligt = tmp_path / "tillfalligt"
    tillfalligt.mkdir()
    monkeypatch.setenv("TMPDIR", str(tillfalligt))
    with sida_for(ut) as lank:
        sida = webblasare.new_context().new_page()
        sida.goto(lank)
        expect(sida.locator("#bildyta img")).to_be_visible()
        expect(sida.locator("#sidvarning")).to_contain_text("bild")
        borjade = time.perf_counter()
        svar = sida.evaluate("fetch('/bild/0/0/287?bredd=1200').then((svar) => svar.arrayBuffer()).then((data) => data.byteLength)")
        assert svar > 10_000
        assert time.perf_counter() - borjade < 5  # one page, not three hundred: half a second where nothing else runs
        sida.context.close()
    assert not [fil for fil in (*tillfalligt.rglob("*"), *ut.rglob("*")) if fil.suffix in {".jpg", ".jpeg", ".png"}]


def test_a_document_inside_an_archive_or_a_letter_has_its_image(tmp_path: Path) -> None:
    pdf(tmp_path / "inre.pdf", [["Hej"]])
    with zipfile.ZipFile(tmp_path / "bilagor.zip", "w") as arkiv:
        arkiv.write(tmp_path / "inre.pdf", "mapp/inre.pdf")
    brev = EmailMessage()
    brev["From"], brev["Subject"] = "a@exempel.se", "Bilaga"
    brev.set_content("Se bilagan.")
    brev.add_attachment((tmp_path / "inre.pdf").read_bytes(), maintype="application", subtype="pdf", filename="inre.pdf")
    (tmp_path / "brev.eml").write_bytes(brev.as_bytes())
    with arbetare(1) as pool:
        bilder = Bilder(pool)
        for fil, inuti in (("bilagor.zip", "mapp/inre.pdf"), ("brev.eml", "inre.pdf")):
            assert bilder.bild(tmp_path / fil, 1, 400, inuti) == bilder.bild(tmp_path / "inre.pdf", 1, 400)
        with pytest.raises(Ingenbild):
            bilder.bild(tmp_path / "bilagor.zip", 1, 400, "annat.pdf")


def test_a_photo_taken_sideways_stands_upright_with_its_rectangles(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    Image.new("RGB", (400, 200), "white").save(tmp_path / "foto.jpg", exif=exif)
    storlek = las_dokument(tmp_path / "foto.jpg", ocr="aldrig").sidor[0].storlek
    with arbetare(1) as pool:
        visad = Image.open(io.BytesIO(Bilder(pool).bild(tmp_path / "foto.jpg", 1, 200))).size
    assert storlek
    assert storlek[1] / storlek[0] == visad[1] / visad[0] == 2


def test_a_round_that_was_run_again_is_told_of(tmp_path: Path, webblasare: Browser) -> None:
    ut = gor_omgang(tmp_path, akter=2)
    with sida_for(ut) as lank:
        sida = webblasare.new_context().new_page()
        sida.goto(lank)
        sida.wait_for_selector("#lista [aria-current]")
        (ut / "flaggor.jsonl").write_text("", encoding="utf-8")
        sida.keyboard.press("]")
        expect(sida.locator("#meddelande")).to_contain_text("Granskningen har körts om")
        sida.context.close()


def test_a_moved_document_is_told_of_and_can_be_pointed_at(tmp_path: Path, webblasare: Browser) -> None:
    ut = gor_omgang(tmp_path, akter=1)
    (tmp_path / "akter").rename(tmp_path / "flyttade")
    for val, text in (((), "ligger inte kvar där det granskades"), (("--akter", str(tmp_path / "flyttade")), "")):
        with sida_for(ut, "Ann", *val) as lank:
            sida = webblasare.new_context().new_page()
            sida.goto(lank)
            expect(sida.locator("#textyta [role=option]").first).to_be_visible()
            assert text in (sida.locator("#sidvarning").text_content() or "")
            assert sida.locator("#sidvarning").is_visible() is bool(text)
            sida.context.close()


def test_a_changed_document_is_told_of(tmp_path: Path, webblasare: Browser) -> None:
    ut = gor_omgang(tmp_path, akter=1)
    for fil in (tmp_path / "akter").rglob("*.*"):
        fil.write_bytes(fil.read_bytes() + b"\n")
    with sida_for(ut) as lank:
        sida = webblasare.new_context().new_page()
        sida.goto(lank)
        expect(sida.locator("#sidvarning")).to_contain_text("har ändrats sedan granskningen")
        sida.context.close()
