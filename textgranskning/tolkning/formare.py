"""The sentences themselves: what each is, where it stands, and the heading, field and day it belongs to."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from textgranskning.tolkning.datum import hitta_datum
from textgranskning.tolkning.falt import Falt, Kolumn, falt_i, ifyllda, tabellceller, tomma
from textgranskning.tolkning.kryss import Kryss, Kryssrad
from textgranskning.tolkning.malltext import Mallslag, ar_hjalptext, mallslag, systemslag
from textgranskning.tolkning.mening import Mening, MeningsSlag
from textgranskning.tolkning.meningsdelning import Bit, Fog, foga
from textgranskning.tolkning.rader import Bladrad
from textgranskning.typer import Datum, Span

_EJ_RUBRIKDAG = re.compile(
    r"\b(?:från|fr\.?o\.?m|t\.?o\.?m|till|senast|gäller|version|mall|dnr|född|f\.|sedan|fastställd)\W*(?:den)?\s*\Z", re.IGNORECASE
)
_SIFFRA = re.compile(r"\d")
_CITAT = re.compile(r"\s*[\"”»“][^\"”«]{2,}[\"”«][.!?]?\s*\Z")


@dataclass(slots=True)
class Formare:
    """Makes the sentences of one handling; `rubrik`, `datum`, `kolumner` (of the table under way) and `under` (what all is under a heading
    of law, help or log) follow the reading."""

    handling: int
    rubrik: str | None
    datum: Datum | None
    under: MeningsSlag | None = None
    ankare: dt.date | None = None
    kolumner: tuple[Kolumn, ...] = ()
    raddag: dt.date | None = None  # of the last dated row

    @property
    def nara(self) -> dt.date | None:
        """The day that dates without a year fall near."""
        return self.datum.fran if self.datum else self.ankare

    def slag(self, mening: str, forra: MeningsSlag | None) -> MeningsSlag:
        """What a sentence is; after help text a question is help text too."""
        if self.under is MeningsSlag.HJALPTEXT:
            return self.under
        mall = mallslag(mening)
        if mall is not None and not (self.under is MeningsSlag.LOGG and mall is not Mallslag.BEVAKNING):
            return MeningsSlag(mall.value)
        if self.under is MeningsSlag.LOGG:
            return MeningsSlag.LOGG
        if forra is MeningsSlag.HJALPTEXT and mening.rstrip().endswith("?"):
            return MeningsSlag.HJALPTEXT
        if self.under is MeningsSlag.LAGTEXT:
            return MeningsSlag.LAGTEXT
        return MeningsSlag.CITAT if mening[:1] in '"”»“' and _CITAT.match(mening) else MeningsSlag.BROD

    def celler(self, rad: Bladrad, span: Span, falt: str | None = None) -> Iterator[Mening]:
        """Words beside something else on a line: fields of their own, or a remark on it."""
        bit = rad.text[span[0] : span[1]]
        start = span[0] + len(bit) - len(bit.lstrip(" \t|:]"))
        for ett in falt_i(bit, los=True) or ():
            yield from self.falt(rad, ett, span[0])
            start = span[1]
        if start < span[1]:
            ren = rad.text[start : span[1]].strip(" \t|")
            if ren:
                slag = self.slag(ren, None)
                yield self.mening((Bit(ren, rad.span[0] + rad.text.index(ren, start)),), slag, falt)

    def falt(self, rad: Bladrad, ett: Falt, steg: int) -> Iterator[Mening]:
        etikett = rad.text[ett.etikett[0] + steg : ett.etikett[1] + steg]
        tom = ett.varde is None
        kolon = ":" if not tom or rad.text[ett.etikett[1] + steg :].startswith(":") else ""
        bitar = [Bit(etikett + kolon, rad.span[0] + ett.etikett[0] + steg)]
        slag = MeningsSlag.HJALPTEXT if self.under is MeningsSlag.HJALPTEXT else MeningsSlag.FALT
        if ett.varde is not None:
            varde = rad.text[ett.varde[0] + steg : ett.varde[1] + steg]
            bitar.append(Bit(varde, rad.span[0] + ett.varde[0] + steg))
            if ar_hjalptext(varde):
                slag = MeningsSlag.HJALPTEXT
        yield self.mening(tuple(bitar), slag, etikett, tom=tom)

    def datum_i(self, text: str) -> Datum | None:
        """The first day written in some words."""
        if not _SIFFRA.search(text):
            return None
        traffar = hitta_datum(text, self.raddag or self.nara)
        return next((traff.datum for traff in traffar if not traff.relativ and not traff.period), None)

    def kryss(self, rad: Bladrad, kryss: Kryss, datum: Datum | None) -> Mening:
        slag = MeningsSlag.FALT if kryss.ikryssad is None else MeningsSlag.KRYSS_JA if kryss.ikryssad else MeningsSlag.KRYSS_NEJ
        bitar = []
        if kryss.fraga and (plats := rad.text.find(kryss.fraga)) >= 0:
            bitar.append(Bit(kryss.fraga + ":" if kryss.svar else kryss.fraga, rad.span[0] + plats))
        if kryss.svar and (plats := rad.text.find(kryss.svar, kryss.span[0])) >= 0:
            bitar.append(Bit(kryss.svar, rad.span[0] + plats))
        if not bitar:
            bitar.append(Bit(rad.text[kryss.span[0] : kryss.span[1]], rad.span[0] + kryss.span[0]))
        return self.mening(tuple(bitar), slag, kryss.fraga or self.rubrik, datum=datum, tom=kryss.ikryssad is None)

    def rubrikdag(self, rubrik: str) -> Datum | None:
        """The day that a heading gives what stands under it: "Hembesök 18 juli", "Bedömning (2 juli 2025 kl. 14)"."""
        if not _SIFFRA.search(rubrik):
            return None
        traffar = [traff for traff in hitta_datum(rubrik, self.nara) if not traff.period and not traff.relativ and traff.datum.sakert]
        if len(traffar) != 1 or traffar[0].span[0] < 4 or _EJ_RUBRIKDAG.search(rubrik[: traffar[0].span[0]]):
            return None
        return traffar[0].datum

    def inledande_datum(self, mening: str) -> Datum | None:
        """The day a sentence begins with: "28/1 samtal med Carina"."""
        if not mening[:1].isdigit() and not mening.startswith("Den "):
            return None
        traffar = hitta_datum(mening[:24], self.nara)
        if not traffar or traffar[0].period or traffar[0].span[0] > 4:
            return None
        return traffar[0].datum

    def bara_datum(self, mening: str) -> Datum | None:
        """The day, where a sentence is nothing else: "2025-09-01." before what was decided then."""
        traffar = hitta_datum(mening, self.nara) if mening[:1].isdigit() else ()
        if len(traffar) != 1 or mening[traffar[0].span[1] :].strip(" .:") or traffar[0].span[0] > 4:
            return None
        return traffar[0].datum

    def kryss_i_tabell(self, rad: Bladrad, rutor: Kryssrad) -> Iterator[Mening]:
        """A row whose last column is a choice: the row, and each choice under the column's name."""
        slut = rutor.kryss[0].span[0]
        celler = tabellceller(rad.text[:slut].rstrip(), i_tabell=True)
        hela = self.tabellrad(rad, celler or ((rad.indrag, slut),))
        yield hela
        for kryss in rutor.kryss:
            plats = rad.text.find(kryss.svar or "", kryss.span[0])
            slag = MeningsSlag.KRYSS_JA if kryss.ikryssad else MeningsSlag.KRYSS_NEJ
            yield self.mening((Bit(kryss.svar or "", rad.span[0] + plats),), slag, self.kolumner[-1].namn, datum=hela.datum)

    def radbitar(self, rad: Bladrad, celler: tuple[Span, ...]) -> Iterator[Bit]:
        for nummer, (a, b) in enumerate(celler):
            yield Bit(rad.text[a:b] + ("," if nummer + 1 < len(celler) else ""), rad.span[0] + a)

    def tabellrad(self, rad: Bladrad, celler: tuple[Span, ...], *, fortsatt: tuple[Bit, ...] = ()) -> Mening:
        """A row; days without a year in the rows of a table fall near the row above."""
        datum = self.datum_i(rad.text)
        self.raddag = datum.fran if datum else self.raddag
        bevakning = systemslag(rad.text) is Mallslag.BEVAKNING or (self.rubrik is not None and "bevak" in self.rubrik.lower())
        slag = MeningsSlag.BEVAKNING if bevakning else self.under or MeningsSlag.TABELLRAD
        mening = self.mening((*self.radbitar(rad, celler), *fortsatt), slag, datum=datum)
        fyllda = ifyllda(self.kolumner, rad.text, celler)
        return replace(mening, kolumner=fyllda, tomma=tomma(self.kolumner, rad.text, fyllda))

    def mening(
        self, bitar: tuple[Bit, ...], slag: MeningsSlag, falt: str | None = None, *, datum: Datum | None = None, tom: bool = False
    ) -> Mening:
        fog = foga(bitar)
        return self.ur_fog(fog, (0, len(fog.text)), slag, falt, datum, tom=tom)

    def ur_fog(self, fog: Fog, span: Span, slag: MeningsSlag, falt: str | None, datum: Datum | None, *, tom: bool = False) -> Mening:
        plats = fog.till_dokument(span)
        if datum is None and slag is MeningsSlag.BROD:
            datum = self.inledande_datum(fog.text[span[0] : span[1]])
        delar = tuple((max(i - span[0], 0), j + max(span[0] - i, 0)) for i, j in _overlapp(fog.delar, span))
        return Mening(
            plats, fog.text[span[0] : span[1]], delar, self.handling, slag, self.rubrik, falt, datum or self.datum, tom, self.ankare
        )


def _overlapp(delar: tuple[tuple[int, int], ...], span: Span) -> tuple[tuple[int, int], ...]:
    """The pieces of a join that a span lies over."""
    if len(delar) == 1:
        return delar
    return delar[max(bisect_right(delar, (span[0], 1 << 62)) - 1, 0) : bisect_left(delar, (span[1], 0))]
