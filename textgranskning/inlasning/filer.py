"""One file into its documents, whatever it is; a bad file becomes a document that says why, never an exception."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from textgranskning.inlasning.bas import Lasfel, Lasval, OcrLage
from textgranskning.inlasning.format import format_av
from textgranskning.inlasning.layout import markera
from textgranskning.typer import Dokument, Sida

DJUPAST = 5  # a letter in an archive in a letter is all that case folders hold; a chain of thousands is made to hurt


def las_dokument(fil: Path | str, *, namn: str | None = None, ocr: OcrLage = "auto", losenord: tuple[str, ...] = ()) -> Dokument:
    """Read one file; of several documents (an e-mail with attachments) the first."""
    return las_fil(fil, namn=namn, ocr=ocr, losenord=losenord)[0]


def las_fil(fil: Path | str, *, namn: str | None = None, ocr: OcrLage = "auto", losenord: tuple[str, ...] = ()) -> tuple[Dokument, ...]:
    """Read one file into its documents, at least one. Never raises for what the file holds: `Dokument.fel` says why it is unread."""
    fil = Path(fil)
    namn = namn if namn is not None else fil.name
    try:
        data = fil.read_bytes()
    except OSError as fel:
        orsak = "Filen får inte läsas." if isinstance(fel, PermissionError) else "Filen gick inte att öppna."
        return (olast(namn, "okänt", orsak, "Kontrollera att filen finns kvar och att du har läsrätt."),)
    return las_bytes(data, namn, ocr=ocr, losenord=losenord)


def las_bytes(data: bytes, namn: str, *, ocr: OcrLage = "auto", losenord: tuple[str, ...] = ()) -> tuple[Dokument, ...]:
    """The documents in a file's bytes."""
    return _las(data, namn, Lasval(ocr, losenord))


def las_inre(data: bytes, namn: str, val: Lasval) -> tuple[Dokument, ...]:
    """The documents of a file that lies inside another, read as `val` says the outer one is."""
    if val.djup >= DJUPAST:
        return (olast(namn, "okänt", "Filen ligger för djupt inuti andra filer.", "Spara den för sig i aktens mapp."),)
    return _las(data, namn, replace(val, djup=val.djup + 1))


def _las(data: bytes, namn: str, val: Lasval) -> tuple[Dokument, ...]:
    if not data:
        return (olast(namn, "tom", "Filen är tom (noll byte).", "Hämta filen på nytt där den kom ifrån."),)
    formatet = format_av(data[:4096], namn)
    if formatet is None:
        return (olast(namn, "okänt", "Filformatet känns inte igen.", "Spara filen som PDF, docx eller text."),)
    try:
        return tuple(replace(dokument, sidor=markera(dokument.sidor)) for dokument in formatet.las(data, namn, val))
    except Lasfel as fel:
        return (olast(namn, formatet.namn, fel.orsak, fel.atgard),)
    except Exception:  # noqa: BLE001  a parser may fail in any way on a broken file, and its message may quote the content
        return (olast(namn, formatet.namn, "Filen är skadad och gick inte att tolka.", "Öppna och spara den på nytt."),)


def olast(namn: str, formatet: str, orsak: str, atgard: str) -> Dokument:
    """A file that could not be read: one unread page, so that nothing is taken to be absent because of it."""
    return Dokument(namn, formatet, (Sida(1, olast=orsak),), orsak, atgard)
