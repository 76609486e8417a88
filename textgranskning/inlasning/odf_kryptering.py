"""Encrypted OpenDocument files (ODF 1.2 part 3, chapter 3; LibreOffice 24.8's whole packages) opened with the user's passwords.

Each part is packed, and then encrypted with a key of its own; or the whole package is, as one part. What a manifest asks for in time or
memory is bounded (`granser.toml`), since a hostile one may ask for any.
"""

from __future__ import annotations

import binascii
import hashlib
import io
import zipfile
import zlib
from base64 import b64decode
from collections.abc import Sequence
from typing import Any

from textgranskning.inlasning.bas import Lasfel
from textgranskning.inlasning.granser import granser
from textgranskning.inlasning.kryptering import SPARA, krypterad
from textgranskning.inlasning.paket import Paket, attribut, heltal, lokalt

HELA = "encrypted-package"
_MANIFEST = "META-INF/manifest.xml"
_OKAND = ("Filen är krypterad på ett sätt som inte kan läsas.", f"Öppna den och {SPARA}.")


def oppnat(paket: Paket, losenord: Sequence[str]) -> Paket:
    """The package with its parts in the clear; itself if nothing in it is encrypted. Raises `Lasfel`."""
    rot = paket.kanske_xml(_MANIFEST)
    skyddade = {} if rot is None else dict(ett for ett in map(_skydd, rot) if ett is not None)
    if not skyddade:
        return paket
    prov = next((namn for namn in (HELA, "content.xml") if namn in skyddade), None)
    if prov is None:
        raise Lasfel(*_OKAND)
    for ett in losenord:
        innehall = _del(paket, prov, skyddade[prov], ett)
        if innehall is not None:
            return Paket(innehall if prov == HELA else _klartext(paket, skyddade, ett))
    raise krypterad(losenord)


def _skydd(post: Any) -> tuple[str, dict[str, Any]] | None:
    """The name of a part that is encrypted, and the elements that say how."""
    hur = next((ett for ett in post if lokalt(ett) == "encryption-data"), None)
    return None if hur is None else (attribut(post, "full-path") or "", {"encryption-data": hur, **{lokalt(ett): ett for ett in hur}})


def _klartext(paket: Paket, skyddade: dict[str, dict[str, Any]], losenord: str) -> bytes:
    """The package as it was before it was encrypted; a part that does not open costs itself only."""
    ut, kvar = io.BytesIO(), granser("arkiv")["storst"]
    with zipfile.ZipFile(ut, "w", zipfile.ZIP_STORED) as arkiv:
        for namn in paket.namn:
            innehall = _del(paket, namn, skyddade[namn], losenord) if namn in skyddade else paket.bytes(namn)
            if innehall is None or namn == _MANIFEST:
                continue
            kvar -= len(innehall)
            if kvar < 0:
                raise Lasfel("Filen är för stor.", "Dela upp den, eller spara den som PDF.")
            arkiv.writestr(namn, innehall)
    return ut.getvalue()


def _del(paket: Paket, namn: str, hur: dict[str, Any], losenord: str) -> bytes | None:
    """A part in the clear, or None where the password does not fit. Raises `Lasfel` where it is encrypted in a way unknown."""
    try:
        packad = _dekrypterad(paket.bytes(namn), hur, losenord)
    except (KeyError, ValueError, binascii.Error):
        raise Lasfel(*_OKAND) from None
    if packad is None or not _stammer(packad, hur["encryption-data"]):
        return None
    storst = granser("paket")["storsta_del"]
    try:
        packare = zlib.decompressobj(-zlib.MAX_WBITS)
        innehall = packare.decompress(packad, storst)
    except zlib.error:
        return None
    if packare.unconsumed_tail:
        raise Lasfel("Filen är för stor.", "Dela upp den, eller spara den som PDF.")
    return innehall


def _stammer(packad: bytes, hur: Any) -> bool:
    """Whether the first kilobyte has the sum that the manifest says; one that says none is told by its unpacking."""
    summa = attribut(hur, "checksum")
    sort = (attribut(hur, "checksum-type") or "").lower()
    if not summa or not sort.endswith("1k"):
        return True
    return b64decode(summa) == (hashlib.sha256 if "sha256" in sort else hashlib.sha1)(packad[:1024]).digest()


def _dekrypterad(data: bytes, hur: dict[str, Any], losenord: str) -> bytes | None:
    """The packed bytes of a part, or None where the password is known not to fit."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.decrepit.ciphers.algorithms import Blowfish
    from cryptography.hazmat.decrepit.ciphers.modes import CFB
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    sort = (attribut(hur["algorithm"], "algorithm-name") or "").lower()
    start = b64decode(attribut(hur["algorithm"], "initialisation-vector") or "")
    nyckel = _nyckel(hur, losenord)
    if sort.endswith("aes256-gcm"):
        try:
            return AESGCM(nyckel).decrypt(start, data.removeprefix(start), None)
        except InvalidTag:
            return None
    if sort.endswith("blowfish") or sort == "blowfish cfb":
        lasare = Cipher(Blowfish(nyckel), CFB(start)).decryptor()
        return lasare.update(data) + lasare.finalize()
    if sort.endswith("aes256-cbc"):
        lasare = Cipher(algorithms.AES(nyckel), modes.CBC(start)).decryptor()
        klar = lasare.update(data) + lasare.finalize()
        return klar[: -klar[-1]] if klar and 0 < klar[-1] <= 16 else None
    raise ValueError


def _nyckel(hur: dict[str, Any], losenord: str) -> bytes:
    """The key of a part, made of the password as its manifest says."""
    start, harledning = hur.get("start-key-generation"), hur["key-derivation"]
    sort = "sha1" if start is None else (attribut(start, "start-key-generation-name") or "sha1").lower()
    hemlighet = (hashlib.sha256 if "sha256" in sort else hashlib.sha1)(losenord.encode()).digest()
    salt, langd = b64decode(attribut(harledning, "salt") or ""), heltal(attribut(harledning, "key-size"), 16)
    hogst = granser("kryptering")
    if (attribut(harledning, "key-derivation-name") or "").endswith("argon2id"):
        from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

        varv, minne, banor = (heltal(attribut(harledning, f"argon2-{namn}"), 1) for namn in ("iterations", "memory", "lanes"))
        if varv > hogst["argon2_varv"] or minne > hogst["argon2_kilobyte"]:
            raise Lasfel(*_OKAND)
        return Argon2id(salt=salt, length=langd, iterations=varv, lanes=banor, memory_cost=minne).derive(hemlighet)
    varv = heltal(attribut(harledning, "iteration-count"), 1024)
    if not 0 < varv <= hogst["pbkdf2_varv"]:
        raise Lasfel(*_OKAND)
    return hashlib.pbkdf2_hmac("sha1", hemlighet, salt, varv, langd)
