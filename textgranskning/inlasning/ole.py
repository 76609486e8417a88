"""Older office files (doc, xls, ppt) and letters of Outlook (msg): one kind of container, not read but named. An encrypted docx or xlsx is
such a one too, and is opened with a password."""

from __future__ import annotations

from collections.abc import Iterator

from textgranskning.inlasning.bas import Format, Lasfel, Lasval
from textgranskning.inlasning.kryptering import kontorsfil
from textgranskning.typer import Dokument

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SPARA = "Öppna den i {} och spara som {}."
_BREV = "Öppna det i Outlook och spara som PDF, eller dra det till en mapp som .eml."
_SLAG = (  # by the names of what the container holds, and the ending of the file's own where they tell nothing
    (
        ("DRMEncryptedTransform", "\tDRMContent"),
        (),
        "Filen är skyddad med behörigheter (IRM) och öppnas bara av den som har dem.",
        "Öppna den i Word eller Excel och spara en kopia utan skydd.",
    ),
    (("__substg1.0_", "__properties_version1.0"), (".msg",), "Filen är ett brev i Outlooks eget format (.msg).", _BREV),
    (("WordDocument",), (".doc", ".dot"), "Filen är i det äldre Word-formatet (.doc).", _SPARA.format("Word", ".docx")),
    (("Workbook", "Book"), (".xls",), "Filen är i det äldre Excel-formatet (.xls).", _SPARA.format("Excel", ".xlsx")),
    (("PowerPoint Document",), (".ppt", ".pps"), "Filen är en äldre presentation (.ppt).", _SPARA.format("PowerPoint", "PDF")),
)
_POST = 128  # bytes of an entry in the container's directory; they stand at multiples of it


def _las(data: bytes, namn: str, val: Lasval) -> Iterator[Dokument]:
    from textgranskning.inlasning.filer import las_inre

    for strommar, _, orsak, atgard in _SLAG:
        if any(_har(data, strom) for strom in strommar):
            raise Lasfel(orsak, atgard)
    if _har(data, "EncryptedPackage"):
        yield from las_inre(kontorsfil(data, val.losenord), namn, val)
        return
    for _, andelser, orsak, atgard in _SLAG:
        if namn.lower().endswith(andelser):
            raise Lasfel(orsak, atgard)
    raise Lasfel("Filen är i ett äldre kontorsformat eller krypterad.", "Öppna den och spara som PDF eller .docx utan lösenord.")


def _har(data: bytes, strom: str) -> bool:
    """Whether an entry of the directory begins with a name; the same letters in a text stand elsewhere."""
    kod = strom.encode("utf-16-le")
    plats = data.find(kod)
    while plats >= 0 and plats % _POST:
        plats = data.find(kod, plats + 1)
    return plats >= 0


FORMAT = Format("ole", lambda huvud, _namn: huvud.startswith(OLE), _las)
