"""Encrypted files: opened with the password that fits, named where none was given and where none fits."""

from __future__ import annotations

import base64
import hashlib
import io
import os
import zipfile
import zlib
from pathlib import Path

import msoffcrypto
import pytest
import pyzipper
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from tests.inlasning.test_prov import PROV
from textgranskning.inlasning import las_akt
from textgranskning.inlasning.filer import Filutfall, las_bytes, las_utfall
from textgranskning.typer import Dokument

KRYPTERADE = Path(__file__).parent / "krypterade"  # made by LibreOffice 7.4 (one of them as OpenOffice does it) and 7-Zip
LOSENORD = "lösen på åtta"
FILER = {
    "beslut-libreoffice.docx": (LOSENORD, "Nämnden beviljar Åsa Ström stöd från och med 2025-03-11."),
    "beslut-libreoffice.odt": (LOSENORD, "Nämnden beviljar Åsa Ström stöd från och med 2025-03-11."),
    "beslut-openoffice.odt": (LOSENORD, "Nämnden beviljar Åsa Ström stöd från och med 2025-03-11."),
    "beslut-libreoffice.xlsx": (LOSENORD, "maj;9412"),
    "brev-7zip-aes.zip": ("losen8", "Beslut: bifall för Åsa."),
}


def text(dokument: tuple[Dokument, ...]) -> str:
    return "\n".join(lasning.text for ett in dokument for sida in ett.sidor for lasning in sida.lasningar)


@pytest.mark.parametrize("namn", FILER)
def test_with_the_password_a_file_is_read_without_it_named(namn: str) -> None:
    ratt, innehall = FILER[namn]

    def last(*losenord: str) -> Filutfall:
        return las_utfall(KRYPTERADE / namn, losenord=losenord)

    utan, fel, med = last(), last("fel", "lösen"), last("fel", ratt)
    assert "krypterad med lösenord" in (utan.skal or "")
    assert "--losenord" in (utan.atgard or "")
    assert "inget av lösenorden passar" in (fel.skal or "")
    assert (utan.utfall, fel.utfall, med.utfall) == ("ej_last", "ej_last", "last")
    assert innehall in text(med.dokument)
    assert not any(ord_ in f"{fel.skal}{fel.atgard}" for ord_ in ("fel,", ratt))
    assert med.dokument[0].namn.startswith(namn)


def test_one_list_of_passwords_opens_the_files_of_an_akt_that_it_fits(tmp_path: Path) -> None:
    for namn in FILER:
        (tmp_path / namn).write_bytes((KRYPTERADE / namn).read_bytes())
    (tmp_path / "fri.txt").write_text("Inget lösenord.", encoding="utf-8")
    alla = las_akt(tmp_path, losenord=(LOSENORD, "losen8"))
    assert all(ett.fel is None for ett in alla.dokument)
    ett_av_dem = las_akt(tmp_path, losenord=("losen8",))
    assert {dokument.namn for dokument in ett_av_dem.dokument if dokument.fel is None} == {
        "brev-7zip-aes.zip/beslut.txt",
        "brev-7zip-aes.zip/hemlig.txt",
        "fri.txt",
    }


def test_an_encrypted_document_in_an_archive_is_opened_too() -> None:
    ut = io.BytesIO()
    with zipfile.ZipFile(ut, "w") as arkiv:
        arkiv.write(KRYPTERADE / "beslut-libreoffice.docx", "beslut.docx")
    (dokument,) = las_bytes(ut.getvalue(), "akt.zip", losenord=(LOSENORD,))
    assert (dokument.namn, dokument.format, dokument.fel) == ("akt.zip/beslut.docx", "docx", None)


def test_a_workbook_that_is_only_write_protected_opens_unasked() -> None:
    ut = io.BytesIO()
    with (PROV / "xlsx/utbetalningar-openpyxl.xlsx").open("rb") as fil:
        msoffcrypto.OfficeFile(fil).encrypt("VelvetSweatshop", ut)
    (dokument,) = las_bytes(ut.getvalue(), "bok.xlsx")
    assert (dokument.format, dokument.fel) == ("xlsx", None)


@pytest.mark.parametrize("kodning", ["utf-8", "cp1252", "cp850"])
def test_an_archives_password_is_tried_as_other_programs_write_it(kodning: str) -> None:
    ut = io.BytesIO()
    with pyzipper.AESZipFile(ut, "w", encryption=pyzipper.WZ_AES) as arkiv:
        arkiv.setpassword(LOSENORD.encode(kodning))
        arkiv.writestr("a.txt", "Beslut: bifall.")
    assert text(las_bytes(ut.getvalue(), "a.zip", losenord=(LOSENORD,))) == "Beslut: bifall."


def hel_odt(innehall: bytes, losenord: str, *, minne: int = 64) -> bytes:
    """A package encrypted whole, as LibreOffice does it from 24.8."""
    salt, start = os.urandom(16), os.urandom(12)
    nyckel = Argon2id(salt=salt, length=32, iterations=1, lanes=1, memory_cost=64).derive(hashlib.sha256(losenord.encode()).digest())
    packare = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    data = start + AESGCM(nyckel).encrypt(start, packare.compress(innehall) + packare.flush(), None)
    manifest = f"""<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
 xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"><manifest:file-entry
 manifest:full-path="encrypted-package" manifest:media-type="application/vnd.oasis.opendocument.text"><manifest:encryption-data>
<manifest:algorithm manifest:algorithm-name="http://www.w3.org/2009/xmlenc11#aes256-gcm"
 manifest:initialisation-vector="{base64.b64encode(start).decode()}"/>
<manifest:start-key-generation manifest:start-key-generation-name="http://www.w3.org/2001/04/xmlenc#sha256" manifest:key-size="32"/>
<manifest:key-derivation manifest:key-derivation-name="urn:org:documentfoundation:names:experimental:office:manifest:argon2id"
 loext:argon2-iterations="1" loext:argon2-memory="{minne}" loext:argon2-lanes="1" manifest:salt="{base64.b64encode(salt).decode()}"
 manifest:key-size="32"/></manifest:encryption-data></manifest:file-entry></manifest:manifest>"""
    ut = io.BytesIO()
    with zipfile.ZipFile(ut, "w") as arkiv:
        arkiv.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        arkiv.writestr("encrypted-package", data)
        arkiv.writestr("META-INF/manifest.xml", manifest)
    return ut.getvalue()


def test_a_package_encrypted_whole_is_opened_and_one_that_asks_for_all_memory_is_not() -> None:
    innehall = (PROV / "odt/utredning-libreoffice.odt").read_bytes()
    (dokument,) = las_bytes(hel_odt(innehall, LOSENORD), "utredning.odt", losenord=("fel", LOSENORD))
    assert (dokument.format, dokument.fel) == ("odt", None)
    assert "Utredning enligt" in text((dokument,))
    (utan,) = las_bytes(hel_odt(innehall, LOSENORD), "utredning.odt")
    assert "krypterad med lösenord" in (utan.fel or "")
    (glupsk,) = las_bytes(hel_odt(innehall, LOSENORD, minne=2**24), "utredning.odt", losenord=(LOSENORD,))
    assert "inte kan läsas" in (glupsk.fel or "")


@pytest.mark.parametrize("namn", [namn for namn in FILER if not namn.endswith(".zip")])
@pytest.mark.parametrize("del_", [0.3, 0.9])
def test_a_broken_encrypted_file_says_so(namn: str, del_: float) -> None:
    data = (KRYPTERADE / namn).read_bytes()
    for losenord in ((), (LOSENORD,)):
        for dokument in las_bytes(data[: int(del_ * len(data))], namn, losenord=losenord):
            assert dokument.fel
            assert dokument.atgard
