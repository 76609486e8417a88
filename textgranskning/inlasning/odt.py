"""OpenDocument text (odt, also as one XML file) and sheets (ods): lines in document order, notes, headers and comments apart."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from textgranskning.inlasning.bas import KATALOG, ZIP, Format, Lasfel, Lasval, ar_paket
from textgranskning.inlasning.granser import granser
from textgranskning.inlasning.odf_kryptering import HELA, oppnat
from textgranskning.inlasning.odt_stilar import Liststilar
from textgranskning.inlasning.odt_text import Odttext
from textgranskning.inlasning.paket import PA_NYTT, Paket, attribut, lokalt, xmltrad
from textgranskning.typer import Dokument, Lasning, Rad, Radslag, Sida, Ursprung

_KANTER = (Radslag.SIDHUVUD, Radslag.SIDFOT)
_TYP = b"application/vnd.oasis.opendocument."


def _kanner(huvud: bytes, namn: str) -> bool:
    if huvud.startswith(ZIP):
        annat = b"\n" + _TYP in huvud.replace(KATALOG, b"\n") and not any(_TYP + sort in huvud for sort in (b"text", b"spreadsheet"))
        delar = (b"content.xml", HELA.encode())
        return not annat and any(ar_paket(huvud, namn, del_, (".odt", ".ott", ".ods")) for del_ in delar)
    return huvud.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<?xml") and b"<office:document" in huvud


def _las(data: bytes, namn: str, val: Lasval) -> Iterator[Dokument]:
    if data.startswith(ZIP):
        paket = oppnat(Paket(data), val.losenord)
        innehall, stilar = paket.xml("content.xml"), paket.kanske_xml("styles.xml")
    else:
        paket, innehall, stilar = None, xmltrad(data), None
    kropp = next((ett for ett in innehall.iter("{*}body") if lokalt(ett) == "body"), None)
    if kropp is None or not len(kropp):
        raise Lasfel("Filen är skadad: den har ingen text.", PA_NYTT)
    kontroller = {attribut(ett, "id") or "": ett for former in kropp.iter("{*}forms") for ett in former.iter()}
    text = Odttext(Liststilar(stilar, innehall), kontroller)
    if lokalt(kropp[0]) == "spreadsheet":
        yield Dokument(namn, "ods", tuple(_blad(text, kropp[0])))
    else:
        huvuden, fotter = ([rad for rot in (innehall, stilar) for rad in _sidkant(text, rot, slag)] for slag in _KANTER)
        rader = (*huvuden, *text.rader(kropp[0]), *text.fotnoter, *fotter, *text.kommentarer)
        yield Dokument(namn, "odt", (Sida(1, (Lasning(Ursprung.FIL, rader),)),))
    if paket is not None:
        yield from _sidbilder(text, paket, namn, val)


def _sidkant(text: Odttext, rot: Any | None, slag: Radslag) -> Iterator[Rad]:
    """The page headers or footers, each wording once."""
    namn = ("header", "header-left", "header-first") if slag is Radslag.SIDHUVUD else ("footer", "footer-left", "footer-first")
    kanter = () if rot is None else (ett for sida in rot.iter("{*}master-page") for ett in sida if lokalt(ett) in namn)
    rader = [
        replace(rad, slag=slag, niva=None)
        for kant in kanter
        if attribut(kant, "display") != "false"
        for rad in text.rader(kant)
        if rad.text
    ]
    yield from dict.fromkeys(rader)


def _blad(text: Odttext, bok: Any) -> Iterator[Sida]:
    """Each sheet a page, its name first."""
    for nummer, blad in enumerate((ett for ett in bok if lokalt(ett) == "table"), start=1):
        rader = [Rad(attribut(blad, "name") or f"Blad {nummer}", slag=Radslag.RUBRIK, niva=1), *text.rader([blad]), *text.kommentarer]
        text.kommentarer.clear()
        yield Sida(nummer, (Lasning(Ursprung.FIL, tuple(rad for rad in rader if rad.text)),))


def _sidbilder(text: Odttext, paket: Paket, namn: str, val: Lasval) -> Iterator[Dokument]:
    """Pictures as large as a page: documents of their own."""
    from textgranskning.inlasning.filer import las_inre

    for del_ in sorted({bild for bild, yta in text.bilder if yta >= granser("bild")["sidbild_cm2"] and bild in paket}):
        yield from las_inre(paket.bytes(del_), f"{namn}/{posixpath.basename(del_)}", val)


FORMAT = Format("odt", _kanner, _las)
