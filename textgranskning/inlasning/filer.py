"""One file into its documents, whatever it is; a bad file becomes a document that says why, never an exception."""

from __future__ import annotations

import hashlib
import io
import os
import stat
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path, PureWindowsPath
from typing import Literal

from textgranskning.inlasning.bas import Lasfel, Lasval, OcrLage
from textgranskning.inlasning.format import format_av, kannetecken
from textgranskning.inlasning.layout import markera
from textgranskning.typer import Dokument, Sida

DJUPAST = 5  # a letter in an archive in a letter is all that case folders hold; a chain of thousands is made to hurt
VAKT = "Filen är skadad och gick inte att tolka."  # of a reader that failed as none should
LAS_SJALV = "Läs de sidorna i filen själv, eller kör om med --ocr auto där Tesseract finns."
KVAR = "Kontrollera att filen finns kvar och att du har läsrätt."
_LANGST_WINDOWS = 240  # characters of a path that Windows opens without being asked specially
_RESERVERADE = frozenset(("CON", "PRN", "AUX", "NUL", *(f"{port}{nummer}" for port in ("COM", "LPT") for nummer in range(1, 10))))

Utfall = Literal["last", "delvis", "ej_last"]


@dataclass(frozen=True, slots=True)
class Filutfall:
    """What became of one file: its documents, the sha256 of the bytes that were read, whether all could be read, which pages not, why, and
    what to do. All texts are Swedish and hold no document content."""

    dokument: tuple[Dokument, ...]
    sha256: str
    utfall: Utfall
    olasta: tuple[int, ...] = ()
    skal: str | None = None
    atgard: str | None = None

    @classmethod
    def av(cls, dokument: tuple[Dokument, ...], sha256: str = "") -> Filutfall:
        """The outcome that documents show."""
        utfall, olasta, skal, atgard = utfall_av(dokument)
        return cls(dokument, sha256, utfall, olasta, skal, atgard)


def utfall_av(dokument: Iterable[Dokument]) -> tuple[Utfall, tuple[int, ...], str | None, str | None]:
    """Outcome, unread pages, why and what to do, of a file's documents."""
    alla = tuple(dokument)
    sidor = [sida for ett in alla for sida in ett.sidor]
    olasta = tuple(sida.nummer for sida in sidor if not sida.last)
    fel = next((ett for ett in alla if ett.fel), None)
    if not olasta and sidor and fel is None:
        return "last", (), None, None
    skal = fel.fel if fel else next((sida.olast for sida in sidor if sida.olast), None)
    return "delvis" if len(olasta) < len(sidor) else "ej_last", olasta, skal, fel.atgard if fel else LAS_SJALV


def las_dokument(fil: Path | str, *, namn: str | None = None, ocr: OcrLage = "auto", losenord: tuple[str, ...] = ()) -> Dokument:
    """Read one file; of several documents (an e-mail with attachments) the first."""
    return las_fil(fil, namn=namn, ocr=ocr, losenord=losenord)[0]


def las_fil(fil: Path | str, *, namn: str | None = None, ocr: OcrLage = "auto", losenord: tuple[str, ...] = ()) -> tuple[Dokument, ...]:
    """Read one file into its documents, at least one. Never raises for what the file holds: `Dokument.fel` says why it is unread."""
    return las_utfall(fil, namn=namn, ocr=ocr, losenord=losenord).dokument


def las_utfall(fil: Path | str, *, namn: str | None = None, ocr: OcrLage = "auto", losenord: tuple[str, ...] = ()) -> Filutfall:
    """Read one file, and say what became of it. Never raises for what the file holds, nor for its not being there."""
    fil = Path(fil)
    namn = namn if namn is not None else fil.name
    try:
        data = _byte(fil)
    except Lasfel as fel:
        return Filutfall.av((olast(namn, "okänt", fel.orsak, fel.atgard),))
    return Filutfall.av(las_bytes(data, namn, ocr=ocr, losenord=losenord), hashlib.sha256(data).hexdigest())


def las_bytes(data: bytes, namn: str, *, ocr: OcrLage = "auto", losenord: tuple[str, ...] = ()) -> tuple[Dokument, ...]:
    """The documents in a file's bytes."""
    return _las(data, namn, Lasval(ocr, losenord))


def las_inre(data: bytes, namn: str, val: Lasval) -> tuple[Dokument, ...]:
    """The documents of a file that lies inside another, read as `val` says the outer one is."""
    if val.djup >= DJUPAST:
        return (olast(namn, "okänt", "Filen ligger för djupt inuti andra filer.", "Spara den för sig i aktens mapp."),)
    return _las(data, namn, replace(val, djup=val.djup + 1))


def inre_bytes(fil: Path, sokt: str) -> bytes:
    """The bytes of a document that lies inside a file: an attachment, a member of an archive. `sokt` is its name after the file's. Raises
    `KeyError` if there is none such."""
    funna: dict[str, bytes] = {}
    _las(fil.read_bytes(), fil.name, Lasval("aldrig", se=funna.__setitem__))
    return funna[f"{fil.name}/{sokt}"]


def _las(data: bytes, namn: str, val: Lasval) -> tuple[Dokument, ...]:
    if val.se:
        val.se(namn, data)
    if not data:
        return (olast(namn, "tom", "Filen är tom (noll byte).", "Hämta filen på nytt där den kom ifrån."),)
    formatet = format_av(kannetecken(io.BytesIO(data)), namn)
    if formatet is None:
        return (olast(namn, "okänt", "Filformatet känns inte igen.", "Spara filen som PDF, docx eller text."),)
    try:
        dokument = tuple(replace(ett, sidor=markera(ett.sidor)) for ett in formatet.las(data, namn, val))
    except Lasfel as fel:
        return (olast(namn, formatet.namn, fel.orsak, fel.atgard),)
    except Exception:  # noqa: BLE001  the last guard: a reader that fails otherwise is a fault of ours, and its message may quote the file
        return (olast(namn, formatet.namn, VAKT, "Öppna och spara den på nytt."),)
    return dokument or (olast(namn, formatet.namn, "Filen innehåller ingenting som går att läsa.", "Kontrollera att rätt fil är sparad."),)


def _byte(fil: Path) -> bytes:
    """A file's bytes, all from one moment. Raises `Lasfel`."""
    try:
        if fil.is_symlink() and fil.is_dir():
            raise Lasfel("Mappen är en länk till en annan mapp och följs inte.", "Lägg filerna som den pekar på i aktens mapp.")
        for _ in range(2):
            data, orord = _last(oppningsbar(str(fil.absolute())) if sys.platform == "win32" else str(fil))
            if orord:
                return data
    except PermissionError:
        raise Lasfel("Filen får inte läsas.", KVAR) from None
    except (OSError, ValueError):
        raise Lasfel("Filen gick inte att öppna.", KVAR) from None
    raise Lasfel("Filen ändrades medan den lästes.", "Kör igen när ingen skriver i filen.")


def _last(stig: str) -> tuple[bytes, bool]:
    """A file's bytes, and whether it stayed as it was meanwhile. Opened without waiting: a pipe that nobody writes to
    would never open."""
    with os.fdopen(os.open(stig, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)), "rb") as oppen:
        fore = os.fstat(oppen.fileno())
        if not stat.S_ISREG(fore.st_mode):
            raise Lasfel("Det är ingen vanlig fil.", KVAR)
        data = oppen.read()
        efter = os.fstat(oppen.fileno())
    return data, (fore.st_size, fore.st_mtime_ns) == (efter.st_size, efter.st_mtime_ns) and len(data) == efter.st_size


def oppningsbar(stig: str) -> str:
    r"""An absolute Windows path as the system opens it whatever its length and its names.

    >>> oppningsbar("C:\\akter\\beslut.pdf"), oppningsbar("C:\\akter\\aux.pdf"), oppningsbar(r"\\server\akter\con")
    ('C:\\akter\\beslut.pdf', '\\\\?\\C:\\akter\\aux.pdf', '\\\\?\\UNC\\server\\akter\\con')
    """
    vag = PureWindowsPath(stig)
    reserverad = any(del_.partition(".")[0].rstrip(" ").upper() in _RESERVERADE or del_ != del_.rstrip(" .") for del_ in vag.parts[1:])
    if stig.startswith("\\\\?\\") or (len(stig) < _LANGST_WINDOWS and not reserverad):
        return stig
    return f"\\\\?\\UNC\\{stig[2:]}" if stig.startswith("\\\\") else f"\\\\?\\{stig}"


def olast(namn: str, formatet: str, orsak: str, atgard: str) -> Dokument:
    """A file that could not be read: one unread page, so that nothing is taken to be absent because of it."""
    return Dokument(namn, formatet, (Sida(1, olast=orsak),), orsak, atgard)
