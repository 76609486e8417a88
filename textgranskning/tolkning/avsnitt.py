"""A handling -> its headings, fields, boxes and sentences, each with what it is and the day it speaks of.

Sentences never cross headings or fields. Wrapped lines, indented columns and divided words are joined, page furniture is skipped, and every
sentence knows where in the document it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from textgranskning.tolkning.datum import hitta_datum
from textgranskning.tolkning.falt import Falt, ar_tabellhuvud, falt_i, tabellceller, tabellkolumner, tomt_falt
from textgranskning.tolkning.kryss import Kryss, Kryssrad, har_ruta, kryssrad
from textgranskning.tolkning.malltext import ar_bevakning, ar_hjalpetikett, ar_hjalptext, ar_lagtext, ar_logg, ar_malltext
from textgranskning.tolkning.meningsdelning import Bit, Fog, dela_meningar, foga
from textgranskning.tolkning.poster import ar_tidsrubrik, post
from textgranskning.tolkning.rader import Bladrad, rader_i
from textgranskning.tolkning.titlar import Rubrik, rubrik
from textgranskning.typer import Datum, Handling, Span, Text


class MeningsSlag(StrEnum):
    """What a sentence is in its handling."""

    BROD = "brod"  # written about the case
    RUBRIK = "rubrik"
    FALT = "falt"  # a field with a short value or none
    KRYSS_JA = "kryss_ja"  # what its text says is ticked, or answered yes
    KRYSS_NEJ = "kryss_nej"  # not ticked, or answered no
    HJALPTEXT = "hjalptext"
    LAGTEXT = "lagtext"
    MALL = "mall"
    LOGG = "logg"
    BEVAKNING = "bevakning"
    CITAT = "citat"
    TABELLRAD = "tabellrad"


@dataclass(frozen=True, slots=True)
class Mening:
    """A sentence, or what stands for one. `text` is joined over line breaks; `till_dokument` leads back.

    `falt` is the label whose value it is, `rubrik` the nearest heading above, `datum` the day that what is said there belongs to unless it says
    otherwise. `tom`: a field without a value, or a question with boxes and neither yes nor no.
    """

    span: Span
    text: str
    delar: tuple[tuple[int, int], ...]
    handling: int
    slag: MeningsSlag
    rubrik: str | None = None
    falt: str | None = None
    datum: Datum | None = None
    tom: bool = False

    def till_dokument(self, span: Span) -> Span:
        """Where a span of `text` stands in the document's restored text."""
        return Fog(self.text, self.delar).till_dokument(span)


@dataclass(frozen=True, slots=True)
class Avsnitt:
    """A heading and what stands under it, up to the next heading as high. `tomt`: nothing but help text, law or empty fields."""

    rubrik: str
    span: Span
    niva: int  # 1 = the handling's own title
    tomt: bool


_INNEHALL = frozenset((MeningsSlag.BROD, MeningsSlag.KRYSS_JA, MeningsSlag.CITAT, MeningsSlag.TABELLRAD))


def meningar(text: Text, handling: Handling) -> tuple[Mening, ...]:
    """The sentences of a handling, in order."""
    return tuple(_Lasare(text, handling).las())


def avsnitt(text: Text, handling: Handling, lasta: tuple[Mening, ...] | None = None) -> tuple[Avsnitt, ...]:
    """The headings of a handling with what stands under them. `lasta` are its sentences, if they have been read."""
    alla = meningar(text, handling) if lasta is None else lasta
    rubriker = [i for i, mening in enumerate(alla) if mening.slag is MeningsSlag.RUBRIK]
    ut = []
    for nummer, i in enumerate(rubriker):
        slut_i = rubriker[nummer + 1] if nummer + 1 < len(rubriker) else len(alla)
        under = alla[i + 1 : slut_i]
        slut = alla[slut_i].span[0] if slut_i < len(alla) else handling.span[1]
        niva = 1 if alla[i].text == handling.rubrik else 3 if re.match(r"\d+\.\d", alla[i].text) else 2
        tomt = not any(mening.slag in _INNEHALL or (mening.slag is MeningsSlag.FALT and not mening.tom) for mening in under)
        ut.append(Avsnitt(alla[i].text, (alla[i].span[0], slut), niva, tomt))
    return tuple(ut)


@dataclass(slots=True)
class _Stycke:
    """A paragraph under way."""

    bitar: list[Bit]
    falt: str | None
    slag: MeningsSlag | None
    indrag: int
    datum: Datum | None = None


_CITAT = re.compile(r"\s*[\"”»“][^\"”«]{2,}[\"”«][.!?]?\s*\Z")
_PUNKTLISTA = re.compile(r"\s*(?:[-–•*·>]\s|\d{1,2}[.)]\s|[a-zåäö][.)]\s)")
_AVSLUTAD = re.compile(r"[.!?:;…][\"”)\]]*\s*\Z")
_KOLUMNSIGN = re.compile(r"(?:\s{2,}|\s*\|\s*)([A-ZÅÄÖ]{2,4}(?:/[A-ZÅÄÖ]{2,4})?|SYSTEM|rec)\s*\Z")
_SYSTEM = frozenset(("SYSTEM", "SYS", "AUTO"))
_LOGGRUBRIK = re.compile(r"\blogg\b|automatisk", re.IGNORECASE)  # what stands under it was written by the system
_RAM = re.compile(r"^[\s|;]+|[\s|;]+$")


class _Lasare:
    """One pass over the lines of a handling."""

    def __init__(self, text: Text, handling: Handling) -> None:
        self.text = text
        self.handling = handling
        self.rader = rader_i(text, handling.span)
        langst = max((len(rad.text) for rad in self.rader if not rad.tom), default=0)
        self.bredd = langst if langst <= 150 else 0  # 0: paragraphs are single lines
        self.rubrik: str | None = handling.rubrik if handling.typ != "journalanteckning" else None
        self.datum = handling.datum
        self.stycke: _Stycke | None = None
        self.anteckning = handling.typ == "journalanteckning"
        self.inne = False  # past the first line of a note: what follows is its words
        self.sign = handling.forfattare if self.anteckning else None
        self.logg = self.anteckning and (handling.forfattare in _SYSTEM or handling.rubrik in _SYSTEM)
        self.lagavsnitt = handling.typ == "lagtext"
        self.tabell = False  # a table is under way
        self.kolumner: tuple[str, ...] = ()  # the names of its columns
        self.kolumn: int | None = None  # where the values of the fields above begin

    def las(self) -> Iterator[Mening]:
        paus = sidbrott = False
        forsta = self.anteckning
        for nummer, rad in enumerate(self.rader):
            if rad.tom:
                paus, sidbrott = True, sidbrott or rad.mobel or rad.linje
                continue
            if paus and not (sidbrott and self._fortsatter_over_sida(rad)):
                yield from self._avsluta()
                self.tabell, self.kolumner, self.kolumn = False, (), None
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
        oavslutad = not _AVSLUTAD.search(self.stycke.bitar[-1].text)
        return oavslutad and (rad.text.lstrip()[:1].islower() or (self.anteckning and rad.indrag >= self.stycke.indrag > 4))

    def _inled_anteckning(self, nummer: int) -> list[Mening] | None:
        """The first line of a note: its date is no sentence, its heading column is the heading, its signature column is left out."""
        rad = self.rader[nummer]
        p = post(self.rader, nummer, self.datum.fran if self.datum else None, None)
        if p is None:
            return None
        ut = []
        start = p.kropp
        if p.rubrik and (plats := rad.text.find(p.rubrik, start)) >= 0:
            ut.append(self._mening((Bit(p.rubrik, rad.span[0] + plats),), MeningsSlag.RUBRIK))
            self.rubrik = p.rubrik
            start = plats + len(p.rubrik)
        if p.sign and rad.text[start:].lstrip(" |").startswith(p.sign):
            start = rad.text.index(p.sign, start) + len(p.sign)
        self._lagg(rad, start)
        return ut

    def _rad(self, nummer: int, rad: Bladrad) -> Iterator[Mening]:
        if har_ruta(rad.text) and (rutor := kryssrad(rad.text)) is not None:
            yield from self._avsluta()
            if self.rubrik is not None and "bevak" in self.rubrik.lower():
                yield self._tabellrad(rad, tabellceller(rad.text, i_tabell=True) or ((rad.indrag, len(rad.text.rstrip())),))
                return
            if rutor.fore and self.kolumner and rutor.kryss[0].svar:
                yield from self._kryss_i_tabell(rad, rutor)
                return
            if rutor.fore:
                yield from self._celler(rad, rutor.fore)
            datum = self._datum_i(rad.text[slice(*rutor.anmarkning)]) if rutor.anmarkning else None
            for kryss in rutor.kryss:
                yield self._kryss(rad, kryss, datum)
            if rutor.anmarkning:
                fraga = next((kryss.fraga for kryss in reversed(rutor.kryss) if kryss.fraga), None)
                yield from self._celler(rad, rutor.anmarkning, fraga)
            return
        if ar_tabellhuvud(rad.text):
            yield from self._avsluta()
            self.tabell = not self.anteckning
            self.kolumner = tabellkolumner(rad.text)
            return
        rub = None if self.inne and rad.indrag > 2 else rubrik(self.rader, nummer)
        if rub is not None and not (self.inne and rub.styrka < 2 and self._mer_foljer(nummer)):
            yield from self._avsluta()
            yield from self._rubrikrad(rad, rub)
            return
        if rad.text.lstrip()[:1].isupper() and (ar_logg(rad.text) or ar_bevakning(rad.text)):
            yield from self._avsluta()
            self._lagg(rad, 0)
            if self.stycke is not None:
                self.stycke.slag = MeningsSlag.BEVAKNING if ar_bevakning(rad.text) else MeningsSlag.LOGG
            return
        if not self.anteckning:
            if (celler := tabellceller(rad.text, i_tabell=self.tabell)) is not None and not self._fortsattning(rad):
                yield from self._avsluta()
                yield self._tabellrad(rad, celler)
                return
            falten = falt_i(rad.text, kolumn=self.kolumn)
            if falten and not self._fortsattning(rad):
                yield from self._avsluta()
                yield from self._faltrad(rad, falten)
                self.kolumn = falten[0].varde[0] if len(falten) == 1 and falten[0].varde else self.kolumn
                return
            if not falten and self._bland_falt(nummer) and (etikett := tomt_falt(rad.text)) is not None:
                yield from self._avsluta()
                yield from self._falt(rad, Falt(etikett, None), 0)
                return
        if self.stycke is not None and not self._hor_ihop(rad):
            yield from self._avsluta()
        self._lagg(rad, 0)

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
        """Whether a line goes on with the paragraph: wrapped, or indented under its label."""
        stycke = self.stycke
        if stycke is None or _PUNKTLISTA.match(rad.text):
            return False
        forra = stycke.bitar[-1].text
        if stycke.slag is MeningsSlag.HJALPTEXT and _AVSLUTAD.search(forra) and len(forra) < 0.8 * self.bredd:
            return False
        if self.anteckning or rad.text.lstrip()[:1].islower() or (stycke.falt is not None and rad.indrag > stycke.indrag + 2):
            return True
        return self.bredd > 0 and len(forra) + stycke.indrag >= 0.6 * self.bredd

    def _lagg(self, rad: Bladrad, start: int, *, falt: str | None = None) -> None:
        """Add a line, from a column on, to the paragraph under way or to a new one."""
        raa = rad.text[start:]
        if (
            self.anteckning
            and (sign := _KOLUMNSIGN.search(raa))
            and (sign[1] == self.handling.forfattare or sign[1] in _SYSTEM or rad.indrag > 8)
        ):
            raa = raa[: sign.start()]
        if self.sign and (slut := raa.rstrip(" .|")).endswith(self.sign) and not raa[: len(slut) - len(self.sign)][-1:].isalnum():
            raa = slut[: -len(self.sign)].rstrip(" /|")
        ren = _RAM.sub("", raa)
        if not ren:
            return
        bit = Bit(ren, rad.span[0] + start + raa.index(ren))
        if self.stycke is None:
            slag = MeningsSlag.HJALPTEXT if ar_hjalpetikett(ren) else None
            self.stycke = _Stycke([bit], falt, slag, rad.indrag if start == 0 else start)
        else:
            self.stycke.bitar.append(bit)

    def _avsluta(self) -> Iterator[Mening]:
        """End the paragraph under way and give its sentences."""
        stycke, self.stycke = self.stycke, None
        if stycke is None:
            return
        fog = foga(stycke.bitar)
        if stycke.slag is None and stycke.falt is not None and len(stycke.bitar) == 2 and _kort(stycke.bitar[1].text):
            stycke.slag = MeningsSlag.FALT
        forra: MeningsSlag | None = None
        for start, slut in dela_meningar(fog.text):
            slag = stycke.slag or (forra if forra is MeningsSlag.LOGG else self._slag(fog.text[start:slut], forra))
            forra = slag
            yield self._ur_fog(fog, (start, slut), slag, stycke.falt, stycke.datum)

    def _slag(self, mening: str, forra: MeningsSlag | None) -> MeningsSlag:
        if ar_bevakning(mening):
            return MeningsSlag.BEVAKNING
        if self.logg or ar_logg(mening):
            return MeningsSlag.LOGG
        if self.lagavsnitt:
            return MeningsSlag.LAGTEXT
        if ar_hjalptext(mening) or (forra is MeningsSlag.HJALPTEXT and mening.rstrip().endswith("?")):
            return MeningsSlag.HJALPTEXT
        if ar_lagtext(mening):
            return MeningsSlag.LAGTEXT
        if ar_malltext(mening):
            return MeningsSlag.MALL
        return MeningsSlag.CITAT if _CITAT.match(mening) else MeningsSlag.BROD

    def _rubrikrad(self, rad: Bladrad, rub: Rubrik) -> Iterator[Mening]:
        plats = rad.text.find(rub.text)
        self.rubrik = rub.text
        self.tabell = False
        self.logg = _LOGGRUBRIK.search(rub.text) is not None
        self.lagavsnitt = self.handling.typ == "lagtext" or (rub.titel is not None and rub.titel.typ == "lagtext")
        yield self._mening((Bit(rub.text, rad.span[0] + max(plats, 0)),), MeningsSlag.RUBRIK)
        slut = max(plats, 0) + len(rub.text)
        if rad.text[slut:].strip(" \t:.–—-=#*_>|[]()"):
            yield from self._celler(rad, (slut, len(rad.text.rstrip())))

    def _celler(self, rad: Bladrad, span: Span, falt: str | None = None) -> Iterator[Mening]:
        """Words beside something else on a line: fields of their own, or a remark on it."""
        bit = rad.text[span[0] : span[1]]
        start = span[0] + len(bit) - len(bit.lstrip(" \t|:"))
        for ett in falt_i(bit, los=True) or ():
            yield from self._falt(rad, ett, span[0])
            start = span[1]
        if start < span[1]:
            ren = rad.text[start : span[1]].strip(" \t|")
            if ren:
                slag = self._slag(ren, None)
                yield self._mening((Bit(ren, rad.span[0] + rad.text.index(ren, start)),), slag, falt)

    def _faltrad(self, rad: Bladrad, falten: tuple[Falt, ...]) -> Iterator[Mening]:
        for ett in falten[:-1]:
            yield from self._falt(rad, ett, 0)
        sist = falten[-1]
        etikett = rad.text[sist.etikett[0] : sist.etikett[1]]
        if sist.varde is None:
            yield from self._falt(rad, sist, 0)
            return
        if re.match(r"(?:datum|den)\b", etikett, re.IGNORECASE):
            self._satt_datum(rad.text[sist.varde[0] : sist.varde[1]])
        hjalp = ar_hjalpetikett(f"{etikett}:")
        bit = Bit(etikett + ":", rad.span[0] + sist.etikett[0])
        varde = rad.text[sist.varde[0] : sist.varde[1]]
        varde_bit = Bit(varde, rad.span[0] + sist.varde[0])
        slag = MeningsSlag.HJALPTEXT if hjalp or ar_hjalptext(varde) else None
        self.stycke = _Stycke([bit, varde_bit], etikett, slag, rad.indrag)
        if slag is None and self._kort(varde, sist.varde[0]):
            self.stycke.slag = MeningsSlag.FALT

    def _kort(self, varde: str, kolumn: int) -> bool:
        """A value, not a statement: few words, no full stop, and too short to be a wrapped line."""
        return (
            len(varde.split()) <= 8 and not _AVSLUTAD.search(varde) and (not self.bredd or kolumn + len(varde) < 0.75 * max(self.bredd, 80))
        )

    def _satt_datum(self, varde: str) -> None:
        traffar = hitta_datum(varde, self.datum.fran if self.datum else None)
        if traffar and not traffar[0].period and not self.anteckning:
            self.datum = traffar[0].datum

    def _falt(self, rad: Bladrad, ett: Falt, steg: int) -> Iterator[Mening]:
        etikett = rad.text[ett.etikett[0] + steg : ett.etikett[1] + steg]
        bitar = [Bit(etikett + ":", rad.span[0] + ett.etikett[0] + steg)]
        tom = ett.varde is None
        slag = MeningsSlag.FALT
        if ett.varde is not None:
            varde = rad.text[ett.varde[0] + steg : ett.varde[1] + steg]
            bitar.append(Bit(varde, rad.span[0] + ett.varde[0] + steg))
            if ar_hjalptext(varde):
                slag = MeningsSlag.HJALPTEXT
        yield self._mening(tuple(bitar), slag, etikett, tom=tom)

    def _datum_i(self, text: str) -> Datum | None:
        """The first day written in some words."""
        traffar = hitta_datum(text, self.datum.fran if self.datum else None)
        return next((traff.datum for traff in traffar if not traff.relativ and not traff.period), None)

    def _kryss(self, rad: Bladrad, kryss: Kryss, datum: Datum | None) -> Mening:
        slag = MeningsSlag.FALT if kryss.ikryssad is None else MeningsSlag.KRYSS_JA if kryss.ikryssad else MeningsSlag.KRYSS_NEJ
        bitar = []
        if kryss.fraga and (plats := rad.text.find(kryss.fraga)) >= 0:
            bitar.append(Bit(kryss.fraga + ":" if kryss.svar else kryss.fraga, rad.span[0] + plats))
        if kryss.svar and (plats := rad.text.find(kryss.svar, kryss.span[0])) >= 0:
            bitar.append(Bit(kryss.svar, rad.span[0] + plats))
        if not bitar:
            bitar.append(Bit(rad.text[kryss.span[0] : kryss.span[1]], rad.span[0] + kryss.span[0]))
        return self._mening(tuple(bitar), slag, kryss.fraga or self.rubrik, datum=datum, tom=kryss.ikryssad is None)

    def _inledande_datum(self, mening: str) -> Datum | None:
        """The day a sentence begins with: "28/1 samtal med Carina"."""
        if not mening[:1].isdigit() and not mening.startswith("Den "):
            return None
        traffar = hitta_datum(mening[:24], self.datum.fran if self.datum else None)
        if not traffar or traffar[0].period or traffar[0].span[0] > 4:
            return None
        return traffar[0].datum

    def _kryss_i_tabell(self, rad: Bladrad, rutor: Kryssrad) -> Iterator[Mening]:
        """A row whose last column is a choice: the row, and each choice under the column's name."""
        slut = rutor.kryss[0].span[0]
        celler = tabellceller(rad.text[:slut].rstrip(), i_tabell=True)
        hela = self._tabellrad(rad, celler or ((rad.indrag, slut),))
        yield hela
        for kryss in rutor.kryss:
            plats = rad.text.find(kryss.svar or "", kryss.span[0])
            slag = MeningsSlag.KRYSS_JA if kryss.ikryssad else MeningsSlag.KRYSS_NEJ
            yield self._mening((Bit(kryss.svar or "", rad.span[0] + plats),), slag, self.kolumner[-1], datum=hela.datum)

    def _tabellrad(self, rad: Bladrad, celler: tuple[Span, ...]) -> Mening:
        bitar = [Bit(rad.text[a:b] + ("," if nummer + 1 < len(celler) else ""), rad.span[0] + a) for nummer, (a, b) in enumerate(celler)]
        datum = self._datum_i(rad.text)
        bevakning = ar_bevakning(rad.text) or (self.rubrik is not None and "bevak" in self.rubrik.lower())
        slag = MeningsSlag.BEVAKNING if bevakning else MeningsSlag.LOGG if self.logg else MeningsSlag.TABELLRAD
        return self._mening(tuple(bitar), slag, datum=datum)

    def _mening(
        self, bitar: tuple[Bit, ...], slag: MeningsSlag, falt: str | None = None, *, datum: Datum | None = None, tom: bool = False
    ) -> Mening:
        fog = foga(bitar)
        return self._ur_fog(fog, (0, len(fog.text)), slag, falt, datum, tom=tom)

    def _ur_fog(self, fog: Fog, span: Span, slag: MeningsSlag, falt: str | None, datum: Datum | None, *, tom: bool = False) -> Mening:
        plats = fog.till_dokument(span)
        if datum is None and slag is MeningsSlag.BROD:
            datum = self._inledande_datum(fog.text[span[0] : span[1]])
        delar = tuple((max(i - span[0], 0), j + max(span[0] - i, 0)) for i, j in _overlapp(fog.delar, span))
        return Mening(plats, fog.text[span[0] : span[1]], delar, self.handling.nummer, slag, self.rubrik, falt, datum or self.datum, tom)


def _kort(varde: str) -> bool:
    """A value, not a statement: few words and no full stop."""
    return len(varde.split()) <= 8 and not _AVSLUTAD.search(varde) and not re.search(r"[a-zåäö]\.\s[A-ZÅÄÖ]", varde)


def _overlapp(delar: tuple[tuple[int, int], ...], span: Span) -> tuple[tuple[int, int], ...]:
    """The pieces of a join that a span lies over."""
    if len(delar) == 1:
        return delar
    return delar[max(bisect_right(delar, (span[0], 1 << 62)) - 1, 0) : bisect_left(delar, (span[1], 0))]
