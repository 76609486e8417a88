"""E-mail (eml): who, when and about what, the words, and each attachment as a document of its own (``brev.eml/bilaga.pdf``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from textgranskning.inlasning.bas import Format, Lasval
from textgranskning.inlasning.html import html_rader
from textgranskning.typer import Dokument, Lasning, Rad, Sida, Ursprung

FLEST_BILAGOR = 200
_HUVUD = re.compile(rb"\A(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}", re.MULTILINE)
_FALT = {"from": "Från", "to": "Till", "cc": "Kopia", "date": "Datum", "subject": "Ämne"}


def _kanner(huvud: bytes, _namn: str) -> bool:
    data = huvud.replace(b"\r\n", b"\n")
    return _HUVUD.match(data) is not None and re.search(rb"^(?:From|MIME-Version|Message-ID|Received):", data, re.MULTILINE) is not None


def _las(data: bytes, namn: str, val: Lasval) -> Iterator[Dokument]:
    brev = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(data)
    rader = [Rad(f"{svenska}: {' '.join(str(brev[falt]).split())}") for falt, svenska in _FALT.items() if brev[falt]]
    kropp = brev.get_body(preferencelist=("plain", "html"))
    if kropp is not None:
        text = str(kropp.get_content())
        rader.append(Rad(""))
        rader += html_rader(text) if kropp.get_content_type() == "text/html" else [Rad(rad) for rad in text.rstrip("\n").splitlines()]
    yield Dokument(namn, "eml", (Sida(1, (Lasning(Ursprung.FIL, tuple(rader)),)),))
    yield from _bilagor(brev, namn, val)


def _bilagor(brev: EmailMessage, namn: str, val: Lasval) -> Iterator[Dokument]:
    from textgranskning.inlasning.filer import las_inre

    for nummer, bilaga in enumerate(brev.iter_attachments(), start=1):
        if nummer > FLEST_BILAGOR:
            return
        bilagenamn = (bilaga.get_filename() or f"bilaga {nummer}").replace("\\", "/").rsplit("/", 1)[-1]
        if bilaga.get_content_type() == "message/rfc822":
            inre = bilaga.get_content()
            innehall = inre.as_bytes() if isinstance(inre, EmailMessage) else b""
            bilagenamn = bilagenamn if bilagenamn.endswith(".eml") else f"{bilagenamn}.eml"
        else:
            nyttolast = bilaga.get_payload(decode=True)
            innehall = nyttolast if isinstance(nyttolast, bytes) else b""
        yield from las_inre(innehall, f"{namn}/{bilagenamn}", val)


FORMAT = Format("eml", _kanner, _las)
