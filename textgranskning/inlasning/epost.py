"""E-mail (eml): who, when and about what, the words, and each attachment as a document of its own (``brev.eml/bilaga.pdf``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Any

from textgranskning.inlasning.bas import Format, Lasfel, Lasval, bilagenamn
from textgranskning.inlasning.granser import granser
from textgranskning.inlasning.html import html_rader
from textgranskning.inlasning.paket import PA_NYTT
from textgranskning.inlasning.textfil import avkoda
from textgranskning.typer import Dokument, Lasning, Rad, Sida, Ursprung

_HUVUD = re.compile(rb"\A(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}", re.MULTILINE)
_BREVLADA = re.compile(rb"\A>?From [^\n]*\n")  # before a letter that lay in a mailbox
_FALT = {"from": "Från", "to": "Till", "cc": "Kopia", "date": "Datum", "subject": "Ämne"}
_ANDELSER = {"message/rfc822": ".eml", "text/html": ".html", "text/plain": ".txt", "text/calendar": ".ics"}


def _kanner(huvud: bytes, _namn: str) -> bool:
    data = _BREVLADA.sub(b"", huvud.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n"))
    return (
        _HUVUD.match(data) is not None
        and re.search(rb"^(?:From|MIME-Version|Message-ID|Received):", data, re.MULTILINE | re.IGNORECASE) is not None
    )


def _las(data: bytes, namn: str, val: Lasval) -> Iterator[Dokument]:
    try:
        brev = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(data.removeprefix(b"\xef\xbb\xbf"))
        delar = list(_delar(brev))
        huvud = [Rad(f"{svenska}: {varde}") for falt, svenska in _FALT.items() if (varde := _huvudfalt(brev, falt))]
        kropp = [del_ for del_ in delar if _ar_kropp(del_)]
        bilagor = [
            (del_.get_content_type(), _filnamn(del_), _innehall(del_)) for del_ in delar if not _ar_kropp(del_) and not _ar_prydnad(del_)
        ]
        texter = [(del_.get_content_type(), _innehall(del_), del_.get_content_charset()) for del_ in kropp]
    except Exception:  # noqa: BLE001  the standard library's parser fails in any way on a broken letter, and its message may quote it
        raise Lasfel("Brevet är skadat och gick inte att tolka.", PA_NYTT) from None
    yield _brevet(namn, huvud, texter)
    yield from _bilagor(bilagor, namn, val)


def _brevet(namn: str, huvud: list[Rad], texter: list[tuple[str, bytes, str | None]]) -> Dokument:
    """The letter itself; where its words cannot be read it is unread, and its attachments are not."""
    rader = list(huvud)
    for typ, innehall, kodning in texter:
        text = _avkodad(innehall, kodning)
        try:
            rader += (Rad(""), *(html_rader(text) if typ == "text/html" else (Rad(rad) for rad in text.rstrip().splitlines())))
        except Lasfel as fel:
            return Dokument(namn, "eml", (Sida(1, olast=fel.orsak),), fel.orsak, fel.atgard)
    return Dokument(namn, "eml", (Sida(1, (Lasning(Ursprung.FIL, tuple(rader) or (Rad(""),)),)),))


def _delar(del_: Any) -> Iterator[Any]:
    """The parts of a letter that are no parts themselves; of alternatives the plain one, unless it is empty."""
    if del_.get_content_maintype() != "multipart":
        yield del_
        return
    grenar = [list(_delar(gren)) for gren in del_.get_payload()] if del_.is_multipart() else []
    if del_.get_content_type() != "multipart/alternative":
        yield from (ett for gren in grenar for ett in gren)
        return
    ord_ = [ett for gren in grenar for ett in gren if _ar_kropp(ett)]
    valt = next((ett for ett in ord_ if ett.get_content_type() == "text/plain" and _innehall(ett).strip()), ord_[-1] if ord_ else None)
    yield from (ett for gren in grenar for ett in gren if ett is valt or not _ar_kropp(ett))


def _ar_kropp(del_: Any) -> bool:
    return (
        del_.get_content_type() in {"text/plain", "text/html"}
        and del_.get_content_disposition() != "attachment"
        and not del_.get_filename()
    )


def _ar_prydnad(del_: Any) -> bool:
    """A small picture shown in the letter's text is a logotype; a certificate says nothing."""
    if del_.get_content_type() in {"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"}:
        return True
    visad = del_.get_content_maintype() == "image" and (del_.get("content-id") or del_.get_content_disposition() == "inline")
    return bool(visad) and len(_innehall(del_)) < granser("epost")["liten_bild"]


def _innehall(del_: Any) -> bytes:
    if del_.get_content_type() == "message/rfc822" or isinstance(del_.get_payload(), list):
        inre = del_.get_payload()
        return bytes(inre[0].as_bytes()) if isinstance(inre, list) and inre else b""
    nyttolast = del_.get_payload(decode=True)
    return nyttolast if isinstance(nyttolast, bytes) else b""


def _avkodad(data: bytes, kodning: str | None) -> str:
    if kodning in {None, "us-ascii", "iso-8859-1", "latin-1"}:  # what letters say that are in another
        return avkoda(data)
    try:
        return data.decode(kodning or "utf-8")
    except (LookupError, ValueError):
        return avkoda(data)


def _huvudfalt(brev: EmailMessage, falt: str) -> str:
    """A header as a reader sees it; a date as it is written in Sweden."""
    try:
        varde: Any = brev[falt]
        datum = getattr(varde, "datetime", None)
        text = f"{datum:%Y-%m-%d %H:%M}" if datum is not None else str(varde or "")
        if "\ufffd" in text:  # letters that should have been coded
            ra = next(ett for namn, ett in brev.raw_items() if namn.lower() == falt)
            text = avkoda(str(ra).encode("utf-8", "surrogateescape"))
        return " ".join(text.split())
    except Exception:  # noqa: BLE001  a header that its parser cannot take is left out, the letter is not
        return ""


def _filnamn(del_: Any) -> str:
    try:
        return str(del_.get_filename() or "")
    except Exception:  # noqa: BLE001  as above
        return ""


def _bilagor(bilagor: list[tuple[str, str, bytes]], namn: str, val: Lasval) -> Iterator[Dokument]:
    from textgranskning.inlasning.filer import las_inre, olast

    flest = granser("epost")["flest_bilagor"]
    tagna: set[str] = set()
    for nummer, (typ, filnamn, innehall) in enumerate(bilagor[:flest], start=1):
        andelse = _ANDELSER.get(typ, "")
        heter = bilagenamn(filnamn, f"bilaga {nummer}{andelse}", tagna)
        yield from las_inre(innehall, f"{namn}/{heter}{andelse if andelse == '.eml' and not heter.endswith('.eml') else ''}", val)
    if len(bilagor) > flest:
        yield olast(f"{namn}/bilaga {flest + 1} och framåt", "okänt", "Brevet har för många bilagor.", "Spara bilagorna i aktens mapp.")


FORMAT = Format("eml", _kanner, _las)
