"""What is made to hurt, or was hurt on the way: it costs itself, says why, and never what it holds."""

from __future__ import annotations

import base64
import io
import os
import random
import stat
import struct
import sys
import threading
import warnings
import zipfile
import zlib
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.inlasning.test_prov import FILER
from textgranskning.inlasning import bild, filer, kalkyl, ocr
from textgranskning.inlasning.akter import ar_skrap, hitta_akter
from textgranskning.inlasning.filer import las_bytes, las_utfall
from textgranskning.typer import Dokument

HEMLIGT = "Hemlighetsman"
ODT = "application/vnd.oasis.opendocument.text"


def zippa(filer: dict[str, bytes | str], *, packa: int = zipfile.ZIP_DEFLATED) -> bytes:
    ut = io.BytesIO()
    with zipfile.ZipFile(ut, "w", packa) as arkiv:
        for namn, innehall in filer.items():
            arkiv.writestr(namn, innehall)
    return ut.getvalue()


def ord_i(data: bytes, namn: str) -> str:
    return "\n".join(lasning.text for ett in las_bytes(data, namn) for sida in ett.sidor for lasning in sida.lasningar)


def skal(dokument: Dokument) -> str:
    assert dokument.fel
    assert dokument.atgard
    assert not any(sida.last for sida in dokument.sidor)
    assert HEMLIGT not in dokument.fel + dokument.atgard
    return dokument.fel


# XML


def docx(kropp: str, doctype: str = "") -> bytes:
    ns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    xml = f'<?xml version="1.0"?>{doctype}<w:document {ns}><w:body>{kropp}</w:body></w:document>'
    return zippa({"[Content_Types].xml": "<Types/>", "word/document.xml": xml})


LOL = (
    "<!DOCTYPE w [<!ENTITY a 'lol'>"
    + "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)


@pytest.mark.parametrize("entitet", ["&i;", "&x;"])
def test_entities_are_never_resolved(entitet: str, tmp_path: Path) -> None:
    (tmp_path / "hemlig.txt").write_text(HEMLIGT, encoding="utf-8")
    utifran = f'<!DOCTYPE w [<!ENTITY x SYSTEM "{(tmp_path / "hemlig.txt").as_uri()}">]>'
    for doctype in (LOL, utifran):
        text = ord_i(docx(f"<w:p><w:r><w:t>Före {entitet}</w:t></w:r></w:p>", doctype), "b.docx")
        assert HEMLIGT not in text
        assert "lol" not in text


def test_a_sheet_with_entities_is_refused() -> None:
    bok, ut = openpyxl.Workbook(), io.BytesIO()
    bok.active.append(["x"])
    bok.save(ut)
    with zipfile.ZipFile(ut) as arkiv:
        delar: dict[str, bytes | str] = {namn: arkiv.read(namn) for namn in arkiv.namelist()}
    blad = bytes(delar["xl/worksheets/sheet1.xml"])  # type: ignore[arg-type]
    delar["xl/worksheets/sheet1.xml"] = LOL.encode() + blad.replace(b"<sheetData>", b"<sheetData><row><c t='str'><v>&i;</v></c></row>")
    (dokument,) = las_bytes(zippa(delar), "b.xlsx")
    assert "skadat" in skal(dokument)


@pytest.mark.parametrize(
    ("namn", "data"),
    [
        ("a.docx", docx("<w:sdt><w:sdtContent>" * 50_000)),
        ("b.docx", docx("<w:tbl><w:tr><w:tc>" * 40 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 40)),
        ("c.html", b"<html><body>" + b"<div>" * 100_000 + HEMLIGT.encode()),
        ("d.html", b"<html><body>" + b"<table><tr><td>" * 600 + b"x"),
        ("e.rtf", b"{\\rtf1" + b"{" * 100_000 + b"djupt" + b"}" * 100_000),
        ("f.odt", zippa({"mimetype": ODT, "content.xml": "<a>" * 100_000})),
        ("g.eml", b"From: a@b\nTo: b@c\n" + b'Content-Type: multipart/mixed; boundary="x"\n\n--x\n' * 5_000),
    ],
    ids=lambda varde: varde if isinstance(varde, str) else "",
)
def test_deep_nesting_costs_the_file_at_most(namn: str, data: bytes) -> None:
    for dokument in las_bytes(data, namn):
        if dokument.fel:
            skal(dokument)
        else:
            assert namn in {"b.docx", "d.html", "e.rtf", "g.eml"}


# Archives


def test_archives_in_archives_end_where_no_case_folder_goes() -> None:
    data = b"Hej."
    for nummer in range(8):
        data = zippa({f"n{nummer}.zip" if nummer else "brev.txt": data})
    (dokument,) = las_bytes(data, "akt.zip")
    assert "för djupt" in skal(dokument)


def test_an_archive_that_is_too_large_or_has_too_many_members_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    (dokument,) = las_bytes(zippa({f"{nummer}.txt": "x" for nummer in range(5_001)}), "akt.zip")
    assert "för stort" in skal(dokument)
    stora = [zipfile.ZipInfo(f"{nummer}.bin") for nummer in range(6)]
    for post in stora:
        post.file_size = 100_000_000
    monkeypatch.setattr(zipfile.ZipFile, "infolist", lambda _: stora)
    (dokument,) = las_bytes(zippa({"a.txt": "x"}), "akt.zip")
    assert "för stort" in skal(dokument)


def test_links_encrypted_and_nameless_members_are_unread_and_the_rest_is_read() -> None:
    ut = io.BytesIO()
    with zipfile.ZipFile(ut, "w") as arkiv:
        lank = zipfile.ZipInfo("lank.txt")
        lank.external_attr = (stat.S_IFLNK | 0o777) << 16
        arkiv.writestr(lank, "/etc/passwd")
        arkiv.writestr("../../etc/ute.txt", "Ute.")
        arkiv.writestr("C:\\Windows\\inne.txt", "Inne.")
        arkiv.writestr("..", "Namnlös.")
        arkiv.writestr("__MACOSX/._a.txt", "skräp")
        arkiv.writestr("hemlig.txt", HEMLIGT)
    data = bytearray(ut.getvalue())
    plats = data.rindex(b"hemlig.txt") - 46
    data[plats + 8] |= 1  # the mark of encryption, in the directory
    dokument = {ett.namn: ett for ett in las_bytes(bytes(data), "akt.zip")}
    assert set(dokument) == {
        f"akt.zip/{namn}" for namn in ("lank.txt", "etc/ute.txt", "C:/Windows/inne.txt", "fil utan namn", "hemlig.txt")
    }
    assert "länk" in skal(dokument["akt.zip/lank.txt"])
    assert "krypterad" in skal(dokument["akt.zip/hemlig.txt"])
    assert all(dokument[f"akt.zip/{namn}"].fel is None for namn in ("etc/ute.txt", "C:/Windows/inne.txt", "fil utan namn"))


KRYPTERAT = base64.b64decode(  # one member, made by Info-ZIP with a password
    "UEsDBAoACQAAAPuIeV3fV1kUHAAAABAAAAAKABwAaGVtbGlnLnR4dFVUCQAD6hUHa+oVB2t1eAsAAQQAAAAABAAAAADHqIhweQWe"
    "8hoiDczevs6I1jW+EAQwMS9lWRx2UEsHCN9XWRQcAAAAEAAAAFBLAQIeAwoACQAAAPuIeV3fV1kUHAAAABAAAAAKABgAAAAAAAEA"
    "AACkgQAAAABoZW1saWcudHh0VVQFAAPqFQdrdXgLAAEEAAAAAAQAAAAAUEsFBgAAAAABAAEAUAAAAHAAAAAAAA=="
)


def test_an_encrypted_member_is_read_with_the_password_that_fits() -> None:
    def last(*losenord: str) -> Dokument:
        (dokument,) = las_bytes(KRYPTERAT, "akt.zip", losenord=losenord)
        return dokument

    assert "krypterad" in skal(last())
    assert "inget av lösenorden" in skal(last("fel"))
    assert last("fel", "abc").sidor[0].lasningar[0].text == "Beslut: bifall."


def test_members_of_the_same_name_are_both_read() -> None:
    ut = io.BytesIO()
    with zipfile.ZipFile(ut, "w") as arkiv, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        arkiv.writestr("a.txt", "Ett.")
        arkiv.writestr("a.txt", "Två.")
    assert len({ett.namn for ett in las_bytes(ut.getvalue(), "akt.zip")}) == 2


# Office files that are not read


@pytest.mark.parametrize(
    ("strom", "orsak"),
    [
        ("EncryptedPackage", "krypterad"),
        ("WordDocument", ".doc"),
        ("Workbook", ".xls"),
        ("__substg1.0_0037001F", "Outlook"),
        ("Annat", "äldre"),
    ],
)
def test_older_office_files_say_what_to_save_as(strom: str, orsak: str) -> None:
    data = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(632)
        + strom.encode("utf-16-le")
        + "EncryptedPackage".encode("utf-16-le")
        + HEMLIGT.encode()
    )
    (dokument,) = las_bytes(data, "beslut.docx")
    assert orsak in skal(dokument)
    assert dokument.atgard
    assert "spara" in dokument.atgard.lower()


@pytest.mark.parametrize(
    ("data", "orsak"),
    [
        (b"Rar!\x1a\x07\x00", "rar"),
        (b"\0\0\0\x18ftypheic" + bytes(50), "HEIC"),
        (b"\0\0\0\x18ftypmp42" + bytes(50), "film"),
        (zippa({"[Content_Types].xml": "", "ppt/presentation.xml": ""}), "presentation"),
        (zippa({"mimetype": "application/vnd.oasis.opendocument.presentation", "content.xml": ""}, packa=0), "presentation"),
        (zippa({"[Content_Types].xml": "", "xl/workbook.bin": ""}), "xlsb"),
        (b"MZ" + bytes(range(256)), "program"),
        (b"-----BEGIN PGP MESSAGE-----\n\nhQEMA5\n", "PGP"),
        (bytes.fromhex("3082010006092a864886f70d010703a0"), "krypterat"),
    ],
)
def test_other_known_formats_say_what_they_are(data: bytes, orsak: str) -> None:
    (dokument,) = las_bytes(data, "fil")
    assert orsak in skal(dokument)


# Pictures


def test_a_huge_picture_is_refused_and_not_decoded() -> None:
    ut = io.BytesIO()
    Image.new("1", (8, 8)).save(ut, "PNG")
    data = bytearray(ut.getvalue())
    data[16:24] = (30_000).to_bytes(4, "big") * 2
    data[29:33] = zlib.crc32(bytes(data[12:29])).to_bytes(4, "big")
    (dokument,) = las_bytes(bytes(data), "ritning.png")
    assert [sida.last for sida in dokument.sidor] == [False]
    assert "för stor" in (dokument.sidor[0].olast or "")


def test_pages_and_rows_beyond_the_limits_are_unread_not_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bild, "granser", lambda _: {"flest_sidor": 2, "flest_pixlar": 10**6})
    monkeypatch.setattr(kalkyl, "granser", lambda _: {"flest_rader": 3})
    ut, sida = io.BytesIO(), Image.new("1", (40, 40), 1)
    sida.save(ut, "TIFF", save_all=True, append_images=[sida] * 3)
    (dokument,) = las_bytes(ut.getvalue(), "skannat.tif", ocr="aldrig")
    assert [ett.olast for ett in dokument.sidor][-1] == bild.FOR_MANGA
    bok, ut = openpyxl.Workbook(), io.BytesIO()
    for _ in range(5):
        bok.active.append(["x"])
    bok.save(ut)
    (dokument,) = las_bytes(ut.getvalue(), "b.xlsx")
    assert not dokument.sidor[0].last


def test_a_page_of_a_sort_unknown_costs_itself_of_a_tiff() -> None:
    ut, sida = io.BytesIO(), Image.new("L", (40, 40), 255)
    sida.save(ut, "TIFF", save_all=True, append_images=[sida] * 2)
    data = bytearray(ut.getvalue())
    djup = struct.pack("<HHI", 258, 3, 1) + struct.pack("<HH", 8, 0)  # bits of a sample
    plats = data.index(djup, data.index(djup) + 1)
    data[plats + 8] = 13
    (dokument,) = las_bytes(bytes(data), "skannat.tif", ocr="aldrig")
    assert [ett.olast for ett in dokument.sidor] == [ocr.AVSTANGD, bild.OKAND_SORT, ocr.AVSTANGD]


def test_a_telephones_photo_is_one_page() -> None:
    ut, sida = io.BytesIO(), Image.new("L", (40, 40), 255)
    sida.save(ut, "MPO", save_all=True, append_images=[sida])
    (dokument,) = las_bytes(ut.getvalue(), "foto.jpg", ocr="aldrig")
    assert len(dokument.sidor) == 1


@pytest.mark.parametrize("fil", FILER, ids=lambda fil: fil.name)
@pytest.mark.parametrize("del_", [0.02, 0.5, 0.97])
def test_a_file_cut_off_says_so_or_gives_what_is_there(fil: Path, del_: float) -> None:
    data = fil.read_bytes()
    for dokument in las_bytes(data[: int(len(data) * del_)], fil.name, ocr="aldrig"):
        assert dokument.sidor
        if dokument.fel:
            skal(dokument)


@pytest.mark.parametrize("fil", [fil for fil in FILER if fil.suffix in {".docx", ".odt", ".xlsx"}], ids=lambda fil: fil.name)
def test_a_package_with_one_part_broken_says_so_or_gives_the_rest(fil: Path) -> None:
    with zipfile.ZipFile(fil) as arkiv:
        delar = {post.filename: arkiv.read(post) for post in arkiv.infolist()}
    slump = random.Random(fil.name)
    for namn in delar:
        for trasig in (b"", delar[namn][: len(delar[namn]) // 2], bytes(slump.randrange(256) for _ in range(50)), None):
            andrade: dict[str, bytes | str] = {**{ett: innehall for ett, innehall in delar.items() if ett != namn}}
            if trasig is not None:
                andrade[namn] = trasig
            for dokument in las_bytes(zippa(andrade), fil.name, ocr="aldrig"):
                assert dokument.fel != filer.VAKT, namn  # the last guard: no reader may need it
                if dokument.fel:
                    skal(dokument)


# Files on disk


def test_an_empty_file_a_folder_and_one_that_is_gone_are_unread_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "tom.docx").touch()
    (tmp_path / "mapp.pdf").mkdir()
    for namn in ("tom.docx", "mapp.pdf", "borta.txt"):
        utfall = las_utfall(tmp_path / namn)
        assert (utfall.utfall, utfall.olasta) == ("ej_last", (1,))
        assert utfall.skal
        assert utfall.atgard


def test_a_file_that_changes_while_it_is_read_is_read_anew_and_else_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fil = tmp_path / "journal.txt"
    fil.write_bytes(b"Ett.")
    ganger = []

    def skriv_under(stig: str) -> tuple[bytes, bool]:
        ganger.append(stig)
        return b"Halv", len(ganger) > lugn

    monkeypatch.setattr(filer, "_last", skriv_under)
    lugn = 1
    assert las_utfall(fil).utfall == "last"
    ganger.clear()
    lugn = 9
    assert "ändrades" in (las_utfall(fil).skal or "")


@pytest.mark.skipif(sys.platform == "win32", reason="has no such files")
def test_a_pipe_is_no_file_and_does_not_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ror.pdf")
    svar: list[str | None] = []
    trad = threading.Thread(target=lambda: svar.append(las_utfall(tmp_path / "ror.pdf").skal), daemon=True)
    trad.start()
    trad.join(5)
    assert svar == ["Det är ingen vanlig fil."]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_to_folders_are_counted_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "A").mkdir()
    (tmp_path / "A" / "journal.txt").write_text("Hej.", encoding="utf-8")
    (tmp_path / "A" / "runt").symlink_to(tmp_path / "A", target_is_directory=True)
    (tmp_path / "B").symlink_to(tmp_path / "A", target_is_directory=True)
    (tmp_path / "A" / "ingenstans.pdf").symlink_to(tmp_path / "finns inte")
    akter = hitta_akter(tmp_path)
    utfall = {akt.dokumentnamn(fil): las_utfall(fil) for akt in akter for fil in akt.filer}
    assert {namn: ett.utfall for namn, ett in utfall.items()} == {
        "journal.txt": "last",
        "runt": "ej_last",
        "B": "ej_last",
        "ingenstans.pdf": "ej_last",
    }
    assert "länk" in (utfall["runt"].skal or "")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_odd_names_are_kept_apart_and_can_be_written(tmp_path: Path) -> None:
    for namn in ("å.txt", "a\u030a.txt", "CON.txt", "x" * 251 + ".txt", "rad\nbrott.txt"):
        (tmp_path / namn).write_text("Hej.", encoding="utf-8")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xe4rende.txt")).write_text("Hej.", encoding="utf-8")
    (akt,) = hitta_akter(tmp_path)
    namn = [akt.dokumentnamn(fil) for fil in akt.filer]
    assert len(set(namn)) == 6
    assert "ärende.txt" in namn
    assert all(ett.encode("utf-8") for ett in namn)
    assert all(las_utfall(fil).utfall == "last" for fil in akt.filer)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take them for one")
def test_two_folders_that_look_alike_are_two_akter(tmp_path: Path) -> None:
    for namn in ("\u00c5kesson", "A\u030akesson"):
        (tmp_path / namn).mkdir()
        (tmp_path / namn / "journal.txt").write_text("Hej.", encoding="utf-8")
    assert len({akt.namn for akt in hitta_akter(tmp_path)}) == 2


NAMN = st.sampled_from(["a.txt", "b.docx", "å.pdf", "Thumbs.db", ".DS_Store", "~$b.docx", "desktop.ini", "x.zip", "c"])
FIL = st.binary(max_size=30)
TRAD = FIL | st.dictionaries(NAMN, FIL | st.dictionaries(NAMN, FIL, max_size=3), max_size=4)


@settings(max_examples=40)
@given(trad=st.dictionaries(NAMN, TRAD, max_size=5))
def test_every_file_that_goes_in_comes_out_with_an_outcome(trad: dict[str, object], tmp_path_factory: pytest.TempPathFactory) -> None:
    rot = tmp_path_factory.mktemp("trad")

    def lagg(mapp: Path, innehall: dict[str, object]) -> int:
        antal = 0
        for namn, ett in innehall.items():
            if isinstance(ett, dict):
                (mapp / namn).mkdir()
                antal += lagg(mapp / namn, {} if ar_skrap(namn) else ett)
            else:
                (mapp / namn).write_bytes(ett)  # type: ignore[arg-type]
                antal += not ar_skrap(namn)
        return antal

    in_ = lagg(rot, trad)
    ut = [las_utfall(fil, namn=akt.dokumentnamn(fil), ocr="aldrig") for akt in hitta_akter(rot) for fil in akt.filer]
    assert len(ut) == in_
    for ett in ut:
        assert ett.utfall in {"last", "delvis", "ej_last"}
        assert (ett.utfall == "last") == (ett.skal is None) == (ett.atgard is None)
        assert ett.sha256
