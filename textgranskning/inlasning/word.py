"""Word documents (docx): the text in document order, with notes, headers and comments apart. A docx has no pages: it is one."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any

from textgranskning.inlasning.bas import Format, Lasfel, Lasval, ar_paket
from textgranskning.inlasning.granser import granser
from textgranskning.inlasning.paket import PA_NYTT, Paket, attribut, lokalt
from textgranskning.inlasning.word_stilar import Numrering, Stilar, barn, pa
from textgranskning.inlasning.word_text import Ordtext, markta
from textgranskning.typer import Dokument, Lasning, Rad, Radslag, Sida, Ursprung

_EMU_PER_CM = 360_000


def _las(data: bytes, namn: str, val: Lasval) -> Iterator[Dokument]:
    word = _Word(Paket(data))
    yield Dokument(namn, "docx", (Sida(1, (Lasning(Ursprung.FIL, tuple(word.rader())),)),))
    yield from word.bilagor(namn, val)


class _Word:
    """A document's parts, found by how they refer to each other."""

    def __init__(self, paket: Paket) -> None:
        self.paket = paket
        huvuddelar = (del_ for slag, del_ in paket.relationer("").values() if slag == "officeDocument")
        self.huvuddel = next((del_ for del_ in huvuddelar if del_ in paket), "word/document.xml")
        self.rot = paket.xml(self.huvuddel)
        self.relationer = paket.relationer(self.huvuddel)
        self.text = Ordtext(Stilar(self._del("styles")), Numrering(self._del("numbering")))

    def _del(self, slag: str) -> Any | None:
        return next((self.paket.kanske_xml(del_) for ett, del_ in self.relationer.values() if ett == slag), None)

    def rader(self) -> Iterator[Rad]:
        kropp = barn(self.rot, "body")
        if kropp is None:
            raise Lasfel("Word-filen är skadad: den har ingen text.", PA_NYTT)
        yield from self._huvuden("headerReference", Radslag.SIDHUVUD)
        yield from self.text.rader(kropp)
        yield from self._noter()
        yield from self._huvuden("footerReference", Radslag.SIDFOT)
        yield from self._kommentarer()

    def _huvuden(self, vilka: str, slag: Radslag) -> Iterator[Rad]:
        """The headers or footers of all sections, each wording once."""
        sett = set()
        installning = self._del("settings")
        jamna = installning is not None and pa(installning, "evenAndOddHeaders")
        for ett in self.rot.iter("{*}" + vilka):
            sort = attribut(ett, "type")
            if (sort == "first" and not pa(ett.getparent(), "titlePg")) or (sort == "even" and not jamna):
                continue
            rot = self.paket.kanske_xml(self.relationer.get(attribut(ett, "id") or "", ("", ""))[1])
            rader = [] if rot is None else markta(self.text.rader(rot), slag)
            if (nyckel := tuple(rad.text for rad in rader)) not in sett:
                sett.add(nyckel)
                yield from rader

    def _noter(self) -> Iterator[Rad]:
        """The notes that the text refers to, in its order, each with its mark."""
        delar = {slag: self._del(f"{slag}s") for slag in ("footnote", "endnote")}
        for nott in tuple(self.text.noter):
            del_ = delar.get(nott.slag)
            element = next((ett for ett in (() if del_ is None else del_) if attribut(ett, "id") == nott.id), None)
            if element is not None:
                text = " ".join(rad.text.strip() for rad in self.text.rader(element) if rad.text)
                yield Rad(f"{nott.marke} {text}".strip(), slag=Radslag.FOTNOT, marke=nott.marke or None)

    def _kommentarer(self) -> Iterator[Rad]:
        del_ = self._del("comments")
        for ett in () if del_ is None else (ett for ett in del_ if lokalt(ett) == "comment"):
            vem = " ".join(filter(None, (attribut(ett, "author"), (attribut(ett, "date") or "")[:10])))
            text = " ".join(rad.text.strip() for rad in self.text.rader(ett) if rad.text)
            if text:
                yield Rad(f"Kommentar ({vem}): {text}" if vem else f"Kommentar: {text}", slag=Radslag.KOMMENTAR)

    def bilagor(self, namn: str, val: Lasval) -> Iterator[Dokument]:
        """Embedded files, and pictures as large as a page: documents of their own."""
        from textgranskning.inlasning.filer import las_inre, olast

        inbaddade = {del_ for slag, del_ in self.relationer.values() if slag in {"package", "aFChunk"}}
        sidor = {
            self.relationer[id_][1]
            for id_, bredd, hojd in self.text.bilder
            if id_ in self.relationer and bredd * hojd >= granser("bild")["sidbild_cm2"] * _EMU_PER_CM**2
        }
        for del_ in sorted((inbaddade | sidor) & set(self.paket.namn)):
            bilaga = f"{namn}/{posixpath.basename(del_)}"
            try:
                innehall = self.paket.bytes(del_)
            except Lasfel as fel:
                yield olast(bilaga, "okänt", fel.orsak, fel.atgard)
            else:
                yield from las_inre(innehall, bilaga, val)
        for del_ in sorted(del_ for slag, del_ in self.relationer.values() if slag == "oleObject" and del_ in self.paket):
            yield olast(
                f"{namn}/{posixpath.basename(del_)}",
                "okänt",
                "Ett inbäddat objekt kan inte läsas.",
                "Öppna dokumentet och spara objektet för sig.",
            )


FORMAT = Format("docx", lambda huvud, namn: ar_paket(huvud, namn, b"word/", (".docx", ".docm", ".dotx")), _las)
