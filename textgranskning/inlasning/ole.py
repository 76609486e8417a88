"""Older office files (doc, xls, ppt), letters of Outlook (msg), encrypted office files: one kind of container, not read but named."""

from __future__ import annotations

from collections.abc import Iterator

from textgranskning.inlasning.bas import Format, Lasfel, Lasval
from textgranskning.typer import Dokument

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SPARA = "Öppna den i {} och spara som {}."
_BREV = "Öppna det i Outlook och spara som PDF, eller dra det till en mapp som .eml."
_SLAG = (  # by the names of the streams in the container
    (("EncryptedPackage", "EncryptionInfo"), "Filen är krypterad med lösenord.", "Öppna den och spara en kopia utan lösenord."),
    (("__substg1.0_", "__properties_version1.0"), "Filen är ett brev i Outlooks eget format (.msg).", _BREV),
    (("WordDocument",), "Filen är i det äldre Word-formatet (.doc).", _SPARA.format("Word", ".docx")),
    (("Workbook", "Book"), "Filen är i det äldre Excel-formatet (.xls).", _SPARA.format("Excel", ".xlsx")),
    (("PowerPoint Document",), "Filen är en äldre presentation (.ppt).", _SPARA.format("PowerPoint", "PDF")),
)


def _las(data: bytes, _namn: str, _val: Lasval) -> Iterator[Dokument]:
    for strommar, orsak, atgard in _SLAG:
        if any(strom.encode("utf-16-le") in data for strom in strommar):
            raise Lasfel(orsak, atgard)
    raise Lasfel("Filen är i ett äldre kontorsformat eller krypterad.", "Öppna den och spara som PDF eller .docx utan lösenord.")
    yield


FORMAT = Format("ole", lambda huvud, _namn: huvud.startswith(OLE), _las)
