"""Encrypted files: opened with the passwords that the user has given, tried in turn, else named with what to do."""

from __future__ import annotations

import io
from collections.abc import Sequence

from textgranskning.inlasning.bas import Lasfel

SPARA = "spara en kopia utan lösenord"
_FORVALT = "VelvetSweatshop"  # what Excel encrypts a read-only workbook with, and opens it with unasked (MS-OFFCRYPTO 2.4.2)


def krypterad(losenord: Sequence[str], vad: str = "Filen", annars: str = SPARA) -> Lasfel:
    """Why an encrypted file is unread: no password was given, or none of those given fits."""
    if not losenord:
        return Lasfel(f"{vad} är krypterad med lösenord.", f"Ge lösenordet med --losenord FIL, eller {annars}.")
    return Lasfel(
        f"{vad} är krypterad, och inget av lösenorden passar.", f"Skriv rätt lösenord i filen som --losenord pekar på, eller {annars}."
    )


def kontorsfil(data: bytes, losenord: Sequence[str]) -> bytes:
    """The docx or xlsx within an encrypted office file (MS-OFFCRYPTO). Raises `Lasfel`."""
    import msoffcrypto
    from msoffcrypto.exceptions import InvalidKeyError

    try:
        for ett in (_FORVALT, *losenord):
            fil, ut = msoffcrypto.OfficeFile(io.BytesIO(data)), io.BytesIO()
            try:
                fil.load_key(password=ett, verify_password=True)
                fil.decrypt(ut)
            except InvalidKeyError:
                continue
            return ut.getvalue()
    except Exception:  # noqa: BLE001  the library fails in any way on a broken container, or knows not how it is encrypted
        raise Lasfel("Filen är krypterad på ett sätt som inte kan läsas, eller skadad.", f"Öppna den och {SPARA}.") from None
    raise krypterad(losenord)
