"""The reader of a handling: one pass over its lines, each taken by the first of its kinds that knows it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from textgranskning.tolkning.datum import hitta_datum
from textgranskning.tolkning.falt import (
    Falt,
    ar_falttabell,
    ar_huvud_over,
    ar_tabellhuvud,
    falt_i,
    tabellceller,
    tabellkolumner,
    tomt_falt,
    under_kolumner,
)
from textgranskning.tolkning.formare import Formare
from textgranskning.tolkning.kryss import Kryssrad, har_ruta, kryssrad
from textgranskning.tolkning.malltext import ar_hjalpetikett, ar_hjalprubrik, ar_hjalpruta, ar_hjalptext, systemslag
from textgranskning.tolkning.mening import Mening, MeningsSlag
from textgranskning.tolkning.meningsdelning import Bit, dela_meningar, foga
from textgranskning.tolkning.poster import SYSTEM, ar_tidsrubrik, efter_huvudet, post, utan_hogerdatum
from textgranskning.tolkning.rader import Bladrad, rader_i
from textgranskning.tolkning.stycken import AVSLUTAD, DAGFORST, Stycke, hor_ihop, kort
from textgranskning.tolkning.titlar import Rubrik, rubrik, titel_av_kod
from textgranskning.typer import Handling, Span, Text

_DATUMFALT = re.compile(r"\s*\w*datum\s*:", re.IGNORECASE)
_FALTRAD = re.compile(r"\s*[A-ZÅÄÖ][\wåäö ]{1,24}:\s")
_DAGFALT = re.compile(  # a label whose date holds for what follows
    r"(?:datum|den)\b|(?:(?:\w+ )?(?:tillfället?|träff(?:en)?|besök(?:et)?|mötet?|samtal(?:et)?|uppföljning(?:en)?|hembesök(?:et)?)"
    r"(?: \d{1,2})?|första|andra|tredje|fjärde|femte|sista)\Z",
    re.IGNORECASE,
)
_KOLUMNSIGN = re.compile(r"(?:\s{2,}|\s*\|\s*)([A-ZÅÄÖ]{2,4}(?:/[A-ZÅÄÖ]{2,4})?|SYSTEM|rec)\s*\Z")
_SIGNATURSLUT = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖc")  # what a signature ends with; most lines end otherwise
_LOGGRUBRIK = re.compile(
    r"\W*logg(?:rader|lista)?\W*\Z|(?:system|ändrings|åtkomst|händelse)\s?logg|automatisk", re.IGNORECASE
)  # what stands under it was written by the system
_FLERA_MENINGAR = re.compile(r"[a-zåäö]{2}[.!?:]\s+[A-ZÅÄÖ]")
_FLERA_I_RAD = re.compile(r"[a-zåäö]{2}[.!?\"]\s+[A-ZÅÄÖ\d]")
_RUBRIKTECKEN = re.compile(r"\s*[■▪●◆]\s?[A-ZÅÄÖ]{3}[^\[(☐☒☑□✓■]*\Z")  # a mark before a heading, not a ticked box
_SIGN_ETIKETT = re.compile(r"\s*\b(?:sign|signatur|signerat|undertecknat|/)[.:]?\Z", re.IGNORECASE)  # what stands before a signature
_RAM = re.compile(r"^[\s|;]+|[\s|;]+$")


class Lasare:
    """One pass over the lines of a handling."""

    def __init__(self, text: Text, handling: Handling) -> None:
        self.handling = handling
        self.anteckning = handling.typ == "journalanteckning"
        self.rader = rader_i(text, handling.span)
        langst = max((len(rad.text) for rad in self.rader if not rad.tom), default=0)
        self.bredd = langst if langst <= 150 else 0  # 0: paragraphs are single lines
        self.form = Formare(
            handling.nummer,
            None if self.anteckning else handling.rubrik,
            handling.datum,
            under=_over_allt(handling),
            ankare=handling.ankare,
        )
        self.stycke: Stycke | None = None
        self.inne = False  # past the first line of a note: what follows is its words
        self.sign = handling.forfattare if self.anteckning else None
        self.hoger = False  # the note's date stands in the right margin
        self.huvud = False  # among the labels at the head of a note
        self.tabell = False  # a table is under way
        self.kolumn: int | None = None  # where the values of the fields above begin
        self.modulens: MeningsSlag | None = None  # what all in the module under way is, whatever headings stand in it
        self.sorter = (self._ruta, self._tabellhuvud, self._rubrik, self._systemrad, self._rutnat)

    def las(self) -> Iterator[Mening]:
        paus = sidbrott = False
        forsta = self.anteckning
        for nummer, rad in enumerate(self.rader):
            if rad.modul is not None:
                yield from self._avsluta()
                yield from self._modul(rad, rad.modul)
            if rad.tom:
                paus, sidbrott = True, sidbrott or rad.mobel or rad.linje
                continue
            if paus and not (sidbrott and self._fortsatter_over_sida(rad)):
                yield from self._avsluta()
                self.tabell, self.form.kolumner, self.kolumn = False, (), None
            paus = sidbrott = False
            if forsta and ar_tidsrubrik(rad.text):
                continue
            if forsta and (inledd := self._inled_anteckning(nummer)) is not None:
                forsta, self.inne = False, True
                yield from inledd
                continue
            yield from self._rad(nummer, rad)
        yield from self._avsluta()

    def _fortsatter_over_sida(self, rad: Bladrad) -> bool:
        if self.stycke is None:
            return False
        oavslutad = not AVSLUTAD.search(self.stycke.bitar[-1].text)
        return oavslutad and (rad.text.lstrip()[:1].islower() or (self.anteckning and rad.indrag >= self.stycke.indrag > 4))

    def _inled_anteckning(self, nummer: int) -> list[Mening] | None:
        """The first line of a note: its date is no sentence, its heading column is the heading, its signature column is left out."""
        rad = self.rader[nummer]
        p = post(self.rader, nummer, self.form.nara, None, punkter=True)
        if p is None:
            self.hoger = self.inne = self._datum_till_hoger()
            return None
        if _DATUMFALT.match(rad.text):
            self.huvud, self.form.rubrik = True, p.rubrik
            return list(self._faltrad(rad, falt_i(rad.text)))
        ut = []
        start = efter_huvudet(rad.text, p.kropp, p.sign)
        if p.rubrik and (plats := rad.text.find(p.rubrik, start)) >= 0:
            ut.append(self.form.mening((Bit(p.rubrik, rad.span[0] + plats),), MeningsSlag.RUBRIK))
            self.form.rubrik = p.rubrik
            start = plats + len(p.rubrik)
        if p.sign and rad.text[start:].lstrip(" |\t").startswith(p.sign):
            start = rad.text.index(p.sign, start) + len(p.sign)
        self._lagg(rad, start)
        return ut

    def _datum_till_hoger(self) -> bool:
        return any(utan_hogerdatum(rad.text) != rad.text for rad in self.rader if not rad.tom)

    def _rad(self, nummer: int, rad: Bladrad) -> Iterator[Mening]:
        """A line, taken by the first kind that knows it; what it gives comes after the paragraph under way."""
        if self.stycke is not None and self.stycke.rad is not None and self._hor_ihop(rad):
            self._lagg(rad, 0)
            return
        for sort in self.sorter:
            if (ut := sort(nummer, rad)) is not None:
                yield from self._avsluta()
                yield from ut
                return
        if self.stycke is not None and not self._hor_ihop(rad):
            yield from self._avsluta()
        self._lagg(rad, 0)

    def _ruta(self, _: int, rad: Bladrad) -> Iterator[Mening] | None:
        if not har_ruta(rad.text) or _RUBRIKTECKEN.match(rad.text) or (rutor := kryssrad(rad.text)) is None:
            return None
        return self._rutor(rad, rutor)

    def _rutor(self, rad: Bladrad, rutor: Kryssrad) -> Iterator[Mening]:
        """Boxes with what is written beside them; among reminders the whole row is one."""
        form = self.form
        if form.rubrik is not None and "bevak" in form.rubrik.lower():
            yield form.tabellrad(rad, tabellceller(rad.text, i_tabell=True) or ((rad.indrag, len(rad.text.rstrip())),))
            return
        if rutor.fore and form.kolumner and rutor.kryss[0].svar:
            yield from form.kryss_i_tabell(rad, rutor)
            return
        if rutor.fore:
            yield from form.celler(rad, rutor.fore)
        datum = form.datum_i(rad.text[slice(*rutor.anmarkning)]) if rutor.anmarkning else None
        for kryss in rutor.kryss:
            yield form.kryss(rad, kryss, datum)
        if rutor.anmarkning:
            fraga = next((kryss.fraga for kryss in reversed(rutor.kryss) if kryss.fraga), None)
            yield from form.celler(rad, rutor.anmarkning, fraga)

    def _tabellhuvud(self, nummer: int, rad: Bladrad) -> Iterator[Mening] | None:
        return self._ny_tabell(rad) if ar_tabellhuvud(rad.text) or self._star_over_rader(nummer, rad) else None

    def _star_over_rader(self, nummer: int, rad: Bladrad) -> bool:
        """Whether a line names the columns of the rows below it, rules between them apart."""
        if self.tabell or self.anteckning:
            return False
        nasta = next((under for under in self.rader[nummer + 1 : nummer + 3] if not under.linje), None)
        return nasta is not None and not nasta.tom and ar_huvud_over(rad.text, nasta.text)

    def _ny_tabell(self, rad: Bladrad) -> Iterator[Mening]:
        """A row of column names says nothing itself."""
        self.tabell = not self.anteckning
        self.form.kolumner = tabellkolumner(rad.text)
        yield from ()

    def _rubrik(self, nummer: int, rad: Bladrad) -> Iterator[Mening] | None:
        """A heading; inside a note only a strong one, or the last line, which then stands over the next note."""
        rub = None if self.inne and rad.indrag > 2 else rubrik(self.rader, nummer)
        if rub is None or (self.inne and rub.styrka < 2 and self._mer_foljer(nummer)):
            return None
        return self._rubrikrad(rad, rub)

    def _systemrad(self, _: int, rad: Bladrad) -> Iterator[Mening] | None:
        if not rad.text.lstrip()[:1].isupper():
            return None
        slag = systemslag(rad.text)
        return None if slag is None else self._ny_systemrad(rad, MeningsSlag(slag.value))

    def _ny_systemrad(self, rad: Bladrad, slag: MeningsSlag) -> Iterator[Mening]:
        """A line of the system goes on where it is wrapped."""
        self._lagg(rad, 0)
        if self.stycke is not None:
            self.stycke.slag = slag
        yield from ()

    def _rutnat(self, nummer: int, rad: Bladrad) -> Iterator[Mening] | None:
        """Table rows and fields; a note has none, its columns are its own."""
        if self.anteckning and not (self.huvud and _FALTRAD.match(rad.text)):
            self.huvud = False
            return None
        if self._fortsattning(rad):
            return None
        if (
            self.form.kolumner
            and (celler := under_kolumner(self.form.kolumner, rad.text)) is not None
            and not ar_falttabell(self.form.kolumner)
        ):
            return self._ny_rad(rad, celler)
        if (celler := tabellceller(rad.text, i_tabell=self.tabell)) is not None:
            if ar_falttabell(self.form.kolumner):
                return self.form.falt(rad, Falt(celler[0], celler[1]), 0)
            return self._ny_rad(rad, celler)
        falten = falt_i(rad.text, kolumn=self.kolumn)
        if not falten and self._bland_falt(nummer) and (etikett := tomt_falt(rad.text)) is not None:
            falten = (Falt(etikett, None),)
        return self._faltrad(rad, falten) if falten else None

    def _ny_rad(self, rad: Bladrad, celler: tuple[Span, ...]) -> Iterator[Mening]:
        """A row of a table waits for the lines that its cells go on over. A cell that tells in sentences is read as text, on the day of
        its row."""
        lang = next((cell for cell in celler if cell[1] - cell[0] >= 60 and _FLERA_MENINGAR.search(rad.text[slice(*cell)])), None)
        if lang is not None and not self.form.kolumner:
            datum = self.form.datum_i(rad.text[: lang[0]])
            kort = tuple(cell for cell in celler if cell[1] <= lang[0])
            if kort:
                yield self.form.tabellrad(rad, kort)
            self._lagg(rad, lang[0])
            if self.stycke is not None:
                self.stycke.datum = datum
            return
        self.stycke = Stycke(list(self.form.radbitar(rad, celler)), None, None, rad.indrag, rad=(rad, celler))
        yield from ()

    def _mer_foljer(self, nummer: int) -> bool:
        """Whether the note goes on below: what stands last and looks like a heading is one, over the next note."""
        return any(not rad.tom for rad in self.rader[nummer + 1 :])

    def _bland_falt(self, nummer: int) -> bool:
        """Whether the line stands between fields, indented as they are, and is no end of a value."""
        rad = self.rader[nummer]
        if self.stycke is not None and (self.stycke.falt is None or rad.indrag > self.stycke.indrag or len(self.stycke.bitar) < 2):
            return False
        return any(
            0 <= granne < len(self.rader)
            and not self.rader[granne].tom
            and self.rader[granne].indrag == rad.indrag
            and (bool(falt_i(self.rader[granne].text)) or har_ruta(self.rader[granne].text))
            for granne in (nummer - 1, nummer + 1)
        )

    def _fortsattning(self, rad: Bladrad) -> bool:
        """Deeper than the label whose value is under way: its words, whatever they look like."""
        return self.stycke is not None and self.stycke.falt is not None and rad.indrag >= self.stycke.indrag + 6

    def _hor_ihop(self, rad: Bladrad) -> bool:
        """Whether a line goes on with the paragraph under way."""
        return self.stycke is not None and hor_ihop(
            self.stycke, rad, bredd=self.bredd, anteckning=self.anteckning, kolumner=self.form.kolumner
        )

    def _lagg(self, rad: Bladrad, start: int, *, falt: str | None = None) -> None:
        """Add a line, from a column on, to the paragraph under way or to a new one."""
        raa = utan_hogerdatum(rad.text[start:]) if self.hoger else rad.text[start:]
        if (
            self.anteckning
            and raa.rstrip()[-1:] in _SIGNATURSLUT
            and (sign := _KOLUMNSIGN.search(raa))
            and (sign[1] == self.handling.forfattare or sign[1] in SYSTEM or rad.indrag > 8)
        ):
            raa = raa[: sign.start()]
        if self.sign and (slut := raa.rstrip(" .|")).endswith(self.sign) and not raa[: len(slut) - len(self.sign)][-1:].isalnum():
            raa = _SIGN_ETIKETT.sub("", slut[: -len(self.sign)].rstrip(" /|"))
        ren = _RAM.sub("", raa)
        if not ren:
            return
        bit = Bit(ren, rad.span[0] + start + raa.index(ren))
        if self.stycke is None:
            slag = MeningsSlag.HJALPTEXT if ar_hjalpetikett(ren) else None
            self.stycke = Stycke([bit], falt, slag, rad.indrag if start == 0 else start)
        else:
            self.stycke.bitar.append(bit)

    def _avsluta(self) -> Iterator[Mening]:
        """End the paragraph under way and give its sentences."""
        stycke, self.stycke = self.stycke, None
        if stycke is None:
            return
        if stycke.rad is not None:
            yield self.form.tabellrad(*stycke.rad, fortsatt=tuple(stycke.bitar[len(stycke.rad[1]) :]))
            return
        fog = foga(stycke.bitar)
        if stycke.slag is None and stycke.falt is not None and len(stycke.bitar) == 2 and kort(stycke.bitar[1].text):
            stycke.slag = MeningsSlag.FALT
        if stycke.slag is None and ar_hjalpruta(fog.text):
            stycke.slag = MeningsSlag.HJALPTEXT
        if stycke.datum is None and DAGFORST.match(fog.text):
            stycke.datum = self.form.inledande_datum(fog.text)
        forra: MeningsSlag | None = None
        for start, slut in dela_meningar(fog.text):
            slag = stycke.slag or (forra if forra is MeningsSlag.LOGG else self.form.slag(fog.text[start:slut], forra))
            forra = slag
            if slag is MeningsSlag.BROD and slut - start <= 24:
                stycke.datum = self.form.bara_datum(fog.text[start:slut]) or stycke.datum
            yield self.form.ur_fog(fog, (start, slut), slag, stycke.falt, stycke.datum)

    def _rubrikrad(self, rad: Bladrad, rub: Rubrik) -> Iterator[Mening]:
        plats = rad.text.find(rub.text)
        self.form.rubrik = rub.text
        self.tabell = False
        self.form.under = self._under(rub) or self.modulens
        self.form.datum = (None if self.anteckning else self.form.rubrikdag(rad.text)) or self.handling.datum
        yield self.form.mening((Bit(rub.text, rad.span[0] + max(plats, 0)),), MeningsSlag.RUBRIK)
        slut = max(plats, 0) + len(rub.text)
        rest = rad.text[slut:].lstrip(" \t:.–—-=#*_>|[]()")
        if _FLERA_I_RAD.search(rest) and not falt_i(rest, los=True):
            self._lagg(rad, len(rad.text) - len(rest))  # words that go on after a heading on its line
        elif rest:
            yield from self.form.celler(rad, (slut, len(rad.text.rstrip())))

    def _modul(self, rad: Bladrad, kod: str) -> Iterator[Mening]:
        """The code of a module is the heading over its lines."""
        self.tabell, self.form.kolumner, self.kolumn = False, (), None
        self.form.rubrik = kod
        self.modulens = self.form.under = self._under(Rubrik(0, kod, 3, titel_av_kod(kod)))
        yield self.form.mening((Bit(kod, rad.span[0]),), MeningsSlag.RUBRIK)

    def _under(self, rub: Rubrik) -> MeningsSlag | None:
        """What everything under a heading is, where nobody wrote it about the case."""
        if ar_hjalprubrik(rub.text):
            return MeningsSlag.HJALPTEXT
        if self.handling.typ == "lagtext" or (rub.titel is not None and rub.titel.typ == "lagtext"):
            return MeningsSlag.LAGTEXT
        return MeningsSlag.LOGG if _LOGGRUBRIK.search(rub.text) and not self.anteckning else None

    def _faltrad(self, rad: Bladrad, falten: tuple[Falt, ...]) -> Iterator[Mening]:
        for ett in falten[:-1]:
            yield from self.form.falt(rad, ett, 0)
        sist = falten[-1]
        if len(falten) == 1 and sist.varde and rad.text[sist.varde[0] - 2 : sist.varde[0]].isspace():
            self.kolumn = sist.varde[0]
        etikett = rad.text[sist.etikett[0] : sist.etikett[1]]
        if sist.varde is None:
            yield from self.form.falt(rad, sist, 0)
            return
        if _DAGFALT.match(etikett):
            self._satt_datum(rad.text[sist.varde[0] : sist.varde[1]])
        hjalp = ar_hjalpetikett(f"{etikett}:")
        bit = Bit(etikett + ":", rad.span[0] + sist.etikett[0])
        varde = rad.text[sist.varde[0] : sist.varde[1]]
        varde_bit = Bit(varde, rad.span[0] + sist.varde[0])
        slag = MeningsSlag.HJALPTEXT if hjalp or ar_hjalptext(varde) else None
        self.stycke = Stycke([bit, varde_bit], etikett, slag, rad.indrag)

    def _satt_datum(self, varde: str) -> None:
        traffar = hitta_datum(varde, self.form.nara)
        if traffar and not traffar[0].period and not self.anteckning:
            self.form.datum = traffar[0].datum


def _over_allt(handling: Handling) -> MeningsSlag | None:
    """What a whole handling is, where nobody wrote it about the case: law, or a note of the system's."""
    if handling.typ == "lagtext":
        return MeningsSlag.LAGTEXT
    systemets = handling.typ == "journalanteckning" and (
        (handling.forfattare or "").upper() in SYSTEM or (handling.rubrik or "").upper() in SYSTEM
    )
    return MeningsSlag.LOGG if systemets else None
