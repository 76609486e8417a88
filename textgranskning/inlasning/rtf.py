"""Rich text (RTF): its control words as far as they are text, by the specification (Microsoft, version 1.9.1).

striprtf drops what case files hold: tick boxes, notes, headers, the numbers of lists, tables in tables, characters of other fonts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from textgranskning.inlasning.bas import Format, Lasval
from textgranskning.inlasning.listor import punkt, upphojt
from textgranskning.inlasning.rtf_flode import Flode
from textgranskning.inlasning.rtf_ord import (
    ALDRIG_SATT,
    BIT,
    BORTA,
    EGNA,
    INRE,
    KANDA,
    KANTER,
    KODSIDOR,
    NAMNGER,
    RUBRIK,
    RUTOR,
    SKAL,
    STYRTECKEN,
    SYMBOLFALT,
    TECKEN,
    TECKENUPPSATTNINGAR,
    dag,
    kodning,
)
from textgranskning.inlasning.stycke import IKRYSSAD, TOM_RUTA
from textgranskning.inlasning.symboler import ar_symbolfont, symbol, symboltext
from textgranskning.typer import Dokument, Lasning, Rad, Radslag, Sida, Ursprung


@dataclass(frozen=True, slots=True)
class _Lage:
    """What holds within a group, and is restored at its end."""

    mal: str = "text"  # where words go: text, bort, or what is being named
    font: int = 0
    uc: int = 1  # bytes that stand in for a Unicode character
    dold: bool = False


@dataclass(frozen=True, slots=True)
class _Eget:
    """A group that is a text of its own, and the one around it."""

    sort: str
    utanfor: Flode
    marke: str = ""


class _Lasare:
    """One pass over the file. Groups are a list, so that depth costs nothing."""

    def __init__(self) -> None:
        self.kodsida = "cp1252"
        self.fonter: dict[int, tuple[str, int]] = {}  # name, character set
        self.nivaer: dict[int, int] = {}  # styles that are headings
        self.lage = _Lage()
        self.grupper: list[tuple[_Lage, _Eget | None]] = []
        self.kropp = self.flode = Flode()
        self.apart: dict[str, list[Rad]] = {slag: [] for slag in (Radslag.SIDHUVUD, Radslag.SIDFOT, Radslag.FOTNOT, Radslag.KOMMENTAR)}
        self.noter = 0
        self.marke = ""  # of a note, written and waiting for its text
        self.av = ""  # who commented
        self.namn = ""  # the words of what is being named
        self.nu = 0  # the font or style that is being named
        self.falt: dict[str, int] = {}  # a form field's values
        self.val: list[str] = []
        self.kvar = 0  # stand-ins still to be passed over
        self.stjarna = False
        self.byte = bytearray()

    def las(self, data: bytes) -> Iterator[Rad]:
        plats = 0
        while (bit := BIT.match(data, plats)) is not None:
            plats = bit.end()
            if (text := bit["text"]) is not None:
                self._bytes(text)
            elif (kod := bit["hex"]) is not None:
                self._bytes(bytes((int(kod, 16),)))
            elif (ord_ := bit["ord"]) is not None:
                tal = None if bit["tal"] is None else int(bit["tal"])
                if ord_ == b"bin":
                    plats += max(tal or 0, 0)
                else:
                    self._ord(ord_.decode("ascii"), tal)
            elif bit["grupp"] == b"{":
                self._tom()
                self.stjarna, self.kvar = False, 0
                self.grupper.append((self.lage, None))
            elif bit["grupp"] == b"}":
                self._tom()
                self._ut()
            elif (tecken := bit["tecken"]) is not None:
                self._tecken(tecken.decode("latin-1"))
        self._tom()
        while self.grupper:
            self._ut()
        yield from dict.fromkeys(self.apart[Radslag.SIDHUVUD])
        yield from self.kropp.avsluta()
        yield from self.apart[Radslag.FOTNOT]
        yield from dict.fromkeys(self.apart[Radslag.SIDFOT])
        yield from self.apart[Radslag.KOMMENTAR]

    # Characters

    def _bytes(self, data: bytes) -> None:
        hoppa = min(self.kvar, len(data))
        self.kvar -= hoppa
        if self.lage.mal != "bort":
            self.byte += data[hoppa:]

    def _tom(self) -> None:
        """The bytes so far as characters, by the font they stand in."""
        if not self.byte:
            return
        data, self.byte = bytes(self.byte), bytearray()
        font, uppsattning = self.fonter.get(self.lage.font, ("", 0))
        if ar_symbolfont(font):
            self._skriv(symboltext(font, data.decode("latin-1")))
        else:
            self._skriv(data.decode(TECKENUPPSATTNINGAR.get(uppsattning, self.kodsida), errors="replace"))

    def _skriv(self, text: str) -> None:
        if self.lage.mal == "text":
            if not self.lage.dold:
                self.flode.skriv(text)
        elif self.lage.mal in {"fonttbl", "stylesheet"}:
            *fardiga, self.namn = (self.namn + text).split(";")
            for namn in fardiga:
                self._benamn(namn.strip())
        elif self.lage.mal != "bort":
            self.namn += text

    def _benamn(self, namn: str) -> None:
        if self.lage.mal == "fonttbl":
            self.fonter[self.nu] = (namn, self.fonter.get(self.nu, ("", 0))[1])
        elif traff := RUBRIK.match(namn.lower()):
            self.nivaer[self.nu] = max(int(traff[1]), 1)
        self.nu = 0

    def _tecken(self, tecken: str) -> None:
        self._tom()
        if tecken == "*":
            self.stjarna = True
        elif tecken in "\r\n":
            self._ord("par", None)
        elif tecken in STYRTECKEN:
            if self.kvar:
                self.kvar -= 1
            else:
                self._skriv(STYRTECKEN[tecken])

    # Words

    def _ord(self, namn: str, tal: int | None) -> None:
        self._tom()
        self.kvar = 0
        if namn == "u" and tal is not None:
            kod = tal & 0xFFFF
            self._skriv(symboltext(self.fonter.get(self.lage.font, ("", 0))[0], chr(kod)))
            self.kvar = self.lage.uc
            return
        stjarna, self.stjarna = self.stjarna, False
        if (self.grupper and self._mal(namn, stjarna=stjarna)) or self._format(namn, tal):
            return
        if namn in TECKEN:
            self._skriv(TECKEN[namn])
        elif self.lage.mal == "text":
            self._brytning(namn, tal or 0)

    def _mal(self, namn: str, *, stjarna: bool) -> bool:
        """Whether a word says what its group is; if so, go there."""
        inne = self.lage.mal == "text"
        if namn in NAMNGER:
            self.namn, self.nu = "", 0
            if namn == "formfield":
                self.falt, self.val = {}, []
            self._till(NAMNGER[namn] if inne or namn in {"formfield", "ffl"} else "bort")
        elif namn in BORTA or namn in SKAL or (stjarna and namn not in KANDA):
            self._till("bort")
        elif namn in RUTOR:
            self._eget("ruta")
        elif namn in KANTER or namn in EGNA:
            if inne:
                self._eget(namn)
            else:
                self._till("bort")
        elif namn in INRE:
            self._till("text")
        elif namn == "fldrslt":
            self._till("text" if inne and "gjord" not in self.falt else "bort")
            self.falt = {}
        else:
            return namn == "nesttableprops"
        return True

    def _till(self, mal: str) -> None:
        self.lage = replace(self.lage, mal=mal)

    def _eget(self, sort: str) -> None:
        """The group under way is a text of its own."""
        self.grupper[-1] = (self.grupper[-1][0], _Eget(sort, self.flode, self.marke))
        self.flode, self.marke = Flode(), ""
        self.lage = replace(self.lage, mal="text", dold=self.lage.dold and sort == "footnote")

    def _format(self, namn: str, tal: int | None) -> bool:
        """Whether a word changes how what follows is read; if so, do."""
        if namn in KODSIDOR:
            self.kodsida = KODSIDOR[namn]
        elif namn == "ansicpg":
            self.kodsida = kodning(f"cp{tal}") or self.kodsida
        elif namn == "f":
            self.lage = replace(self.lage, font=tal or 0)
            self.nu = (tal or 0) if self.lage.mal == "fonttbl" else self.nu
        elif namn == "fcharset" and self.lage.mal == "fonttbl":
            self.fonter[self.nu] = ("", tal or 0)
        elif namn == "s" and self.lage.mal == "stylesheet":
            self.nu = tal or 0
        elif namn == "uc":
            self.lage = replace(self.lage, uc=min(max(tal or 0, 0), 10))
        elif namn in {"v", "deleted"}:
            self.lage = replace(self.lage, dold=tal != 0)
        elif namn == "plain":
            self.lage = replace(self.lage, dold=False, font=0)
        elif namn in {"fftype", "ffres", "ffdefres"}:
            self.falt[namn] = tal or 0
        else:
            return False
        return True

    def _brytning(self, namn: str, tal: int) -> None:
        """What a word does to the paragraph or the table under way."""
        flode = self.flode
        match namn:
            case "par":
                flode.nytt_stycke()
            case "sect" | "page":
                flode.bryt()
            case "pard":
                flode.tabell, flode.niva = 0, None
            case "intbl":
                flode.tabell = max(flode.tabell, 1)
            case "itap":
                flode.tabell = max(tal, 0)
            case "cell" | "nestcell":
                flode.ny_cell(1 if namn == "cell" else max(flode.tabell, 2))
            case "row" | "nestrow":
                flode.ny_rad(1 if namn == "row" else max(flode.tabell, 2))
            case "s":
                flode.niva = self.nivaer.get(tal, flode.niva)
            case "outlinelevel" if tal < 9:
                flode.niva = tal + 1
            case "chftn" if flode is self.kropp:
                self.noter += 1
                self.marke = upphojt(str(self.noter))
                self._skriv(self.marke)

    # Ends of groups

    def _ut(self) -> None:
        if not self.grupper:
            return
        mal, dold = self.lage.mal, self.lage.dold
        self.lage, eget = self.grupper.pop()
        self.kvar = 0
        if eget is not None:
            rader = [rad for rad in self.flode.avsluta() if rad.text.strip()]
            self.flode = eget.utanfor
            if not dold:
                self._samla(eget, rader)
        elif mal == "marke" != self.lage.mal:
            self.flode.marke = punkt(self.namn.strip()) if self.namn.strip() else ""
        elif mal == "fldinst" != self.lage.mal and (traff := SYMBOLFALT.match(self.namn)):
            self.flode.skriv(symbol(traff[2], int(traff[1])))
            self.falt = {"gjord": 1}
        elif mal == "formfield" != self.lage.mal:
            self._formular()
        elif mal == "ffl" != self.lage.mal:
            self.val.append(self.namn.strip())
            self.namn = ""
        elif mal == "atnauthor" != self.lage.mal:
            self.av = self.namn.strip()
        elif mal == "atndate" != self.lage.mal:
            self.av = f"{self.av} {dag(self.namn)}".strip()

    def _samla(self, eget: _Eget, rader: list[Rad]) -> None:
        """The lines of a text that stands apart."""
        text = " ".join(rad.text.strip() for rad in rader)
        if slag := KANTER.get(eget.sort):
            self.apart[slag] += [replace(rad, slag=slag, niva=None) for rad in rader]
        elif eget.sort == "ruta":
            self.flode.efter += rader
        elif eget.sort == "footnote" and text:
            self.apart[Radslag.FOTNOT].append(Rad(f"{eget.marke} {text}".strip(), slag=Radslag.FOTNOT, marke=eget.marke or None))
        elif text:
            self.apart[Radslag.KOMMENTAR].append(
                Rad(f"Kommentar ({self.av}): {text}" if self.av else f"Kommentar: {text}", slag=Radslag.KOMMENTAR)
            )
            self.av = ""

    def _formular(self) -> None:
        """A form's box or choice shows its value; the default where it was never set."""
        sort, valt = self.falt.get("fftype"), self.falt.get("ffres", ALDRIG_SATT)
        valt = self.falt.get("ffdefres", 0) if valt == ALDRIG_SATT else valt
        if sort == 1:
            self.flode.skriv(IKRYSSAD if valt == 1 else TOM_RUTA)
        elif sort == 2:
            self.flode.skriv(self.val[valt] if 0 <= valt < len(self.val) else "")
        self.falt = {"gjord": 1} if sort in {1, 2} else {}


def _kanner(huvud: bytes, _namn: str) -> bool:
    return huvud.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf")


def _las(data: bytes, namn: str, _val: Lasval) -> Iterator[Dokument]:
    rader = list(_Lasare().las(data))
    yield Dokument(namn, "rtf", (Sida(1, (Lasning(Ursprung.FIL, tuple(_hela(rader))),)),))


def _hela(rader: list[Rad]) -> Iterator[Rad]:
    """Lines without the halves of characters that a broken file leaves, and without empty lines at the end."""
    while rader and not rader[-1].text:
        rader.pop()
    for rad in rader:
        yield replace(rad, text=rad.text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")) if not rad.text.isascii() else rad


FORMAT = Format("rtf", _kanner, _las)
