"""Where an akt mentions a concept: in sentences, under headings, in fields and boxes, or as a whole handling."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from textgranskning.tolkning.andra_personer import AndraPersoner
from textgranskning.tolkning.avsnitt import MeningsSlag
from textgranskning.tolkning.begrepp import Begrepp
from textgranskning.tolkning.hallning import hallning
from textgranskning.tolkning.meningsrad import Rad
from textgranskning.tolkning.omgivning import (
    ar_bedomning,
    ar_planering,
    ar_utkast,
    av_innehall,
    av_varde,
    bara_namnt,
    berattar_dag,
    betvivlar,
    borjar_med_etikett,
    datid,
    nej_etikett,
    nutid,
    odokumenterat,
    oifyllt,
    slutar_som_etikett,
)
from textgranskning.tolkning.passager import Passager
from textgranskning.tolkning.saker import flera_saker, sak
from textgranskning.tolkning.tidpunkt import (
    FORE,
    FORMULAR,
    KRYSS,
    cellens_dag,
    etikettens_dag,
    formularets_dag,
    formularets_sidodag,
    inkomstdag,
    nara_dag,
    narmast,
)
from textgranskning.tolkning.upphov import Frammande
from textgranskning.tolkning.uttryck import ordgrupp
from textgranskning.typer import Begreppsslag, Belagg, Datum, Hallning, Handling, Omnamnande

LANG_HANDLING = 60  # words: in a longer handling one sentence does not overrule its title
BORJAN = 1  # words: a sentence that begins with the thing tells of it
BREDVID_RUTA = 3  # rows: boxes so near stand for one question
MINSTA_HANDLING = 20  # words: a form with fewer filled in is a form
SVAG = 0.4  # the strength of a weak cue (below granskning's threshold for proof)
# What it came to may be told with a not, an if and a shall: they are part of it.
EJ_I_UTFALL = frozenset(Hallning) - {Hallning.INTRAFFAT, Hallning.ANNAN, Hallning.ATERBERATTAT, Hallning.TOMT, Hallning.INNEHALLSLOST}
FRAMATBLICKANDE = frozenset(("genomforandeplan", "vardplan", "plan_eftervard", "sip", "kallelse", "beslut", "beslut_bifall", "utredning"))
PLANER = frozenset(("genomforandeplan", "plan_eftervard", "planering", "sip"))
I_INNEHALLET = frozenset(
    (Hallning.NEKAT, Hallning.VILLKORAT, Hallning.ANNAN, Hallning.FORSLAG)
)  # of what stands after a label: not of the label


class Traff(NamedTuple):
    """A mention with what joining needs to know: whether it opens an event of its own."""

    omnamnande: Omnamnande
    ny: bool


@dataclass(frozen=True)
class Funna:
    """The mentions of one handling."""

    passager: Passager
    frammande: Frammande
    andra: AndraPersoner

    @property
    def handling(self) -> Handling:
        return self.passager.handling

    @property
    def rader(self) -> Sequence[Rad]:
        return self.passager.rader

    @property
    def ar_anteckning(self) -> bool:
        return self.passager.ar_anteckning

    def av(self, begrepp: Begrepp, platser: Sequence[int], *, hel: bool) -> Iterator[Traff]:
        """The mentions of a concept, whose patterns hold at `platser`; `hel`: the type or the title of the handling is it."""
        rubriker = [nummer for nummer in platser if self.rader[nummer].mening.slag is MeningsSlag.RUBRIK]
        i_meningar = [traff for nummer in platser if nummer not in rubriker for traff in self._i_meningen(begrepp, nummer)]
        hela = self._hel_handling(begrepp) if hel and self.rader else None
        if hela is not None:
            yield self._med_meningarnas_hallning(hela, i_meningar)
            yield from self._karnan(begrepp, hela)
        yield from i_meningar
        tagna = {traff.omnamnande.span[0] for traff in i_meningar}
        yield from self._under_rubriker(begrepp, rubriker, tagna, hel=hela is not None)

    # -- in sentences, fields and boxes ----------------------------------------------------------------------------------------------

    def _i_meningen(self, begrepp: Begrepp, nummer: int) -> Iterator[Traff]:
        """The mention in one sentence; several where it tells of as many at once."""
        if (traff := self._i_mening(begrepp, nummer)) is None:
            return
        flera = flera_saker(begrepp.sak, self.rader[nummer].mening.text)
        yield from (Traff(replace(traff.omnamnande, sak=en), ny=True) for en in flera)
        if not flera:
            yield traff

    def _i_mening(self, begrepp: Begrepp, nummer: int) -> Traff | None:
        """The mention in one sentence, field or box: a denial before a statement, words before labels, strong before weak."""
        traffar = self.rader[nummer].traffar
        styrka = 1.0
        nekad = begrepp.nekande in traffar
        utfall = not nekad and begrepp.utfall in traffar
        plats = traffar.get(begrepp.nekande) or traffar.get(begrepp.utfall) or traffar.get(begrepp.under) or traffar.get(begrepp.termer)
        if plats is None:
            i_falt = begrepp.falt in traffar and not self._anmarkning(nummer)
            if not (i_falt or begrepp.kryss in traffar or begrepp.kolumner in traffar or begrepp.listor in traffar):
                plats, styrka = traffar.get(begrepp.svaga), SVAG
                if plats is None:
                    return None
        if begrepp.inte.i(self.rader[nummer].ord) is not None or self._tom_ruta(begrepp, nummer):
            return None
        return self._traff(begrepp, nummer, plats, styrka, nekad=nekad, utfall=utfall)

    def _dag(self, begrepp: Begrepp, nummer: int, plats: tuple[int, int] | None, tecken: tuple[int, int]) -> tuple[Datum | None, bool]:
        """The day of a mention, and whether it is the mention's own: in its cell, its words, its form; else what dates the passage."""
        rad = self.rader[nummer]
        meningar_ = [ett.mening for ett in self.rader[max(nummer - FORE, 0) : nummer + FORMULAR + 1]]
        har = min(nummer, FORE)
        if plats is None and begrepp.kolumner in rad.celler and (dagen := cellens_dag(rad.celler[begrepp.kolumner], rad.mening)):
            return dagen, True
        if dagen := narmast(rad.dagar, tecken):
            return dagen, True
        if rad.mening.slag in KRYSS and (fylld := formularets_dag(rad.mening, meningar_[har + 1 :])) is not None:
            return fylld.datum, fylld.datum is not None
        fore = meningar_[:har]
        ovan = etikettens_dag(rad.mening, fore) or formularets_sidodag(rad.mening, fore)
        return ovan or rad.mening.datum or nara_dag(fore, rad.mening.rubrik) or inkomstdag(meningar_[har + 1 :]), False

    def _tom_ruta(self, begrepp: Begrepp, nummer: int) -> bool:
        """An unticked box that denies nothing: its label is itself a denial, or another box of the same thing is ticked beside it."""
        rad = self.rader[nummer].mening
        if rad.slag is not MeningsSlag.KRYSS_NEJ:
            return False
        bredvid = self.rader[max(nummer - BREDVID_RUTA, 0) : nummer + BREDVID_RUTA + 1]
        kryssade = (ett.traffar for ett in bredvid if ett.mening.slag is MeningsSlag.KRYSS_JA)
        return nej_etikett(rad.text) or any(begrepp.kryss in traffar or begrepp.termer in traffar for traffar in kryssade)

    def _tom_etikett(self, nummer: int, tecken: tuple[int, int]) -> bool:
        """The mention is a label that ends its line, and what comes next is another label, a heading or nothing."""
        mening = self.rader[nummer].mening
        if mening.slag is not MeningsSlag.BROD or not slutar_som_etikett(mening.text, tecken[1]):
            return False
        nasta = self.rader[nummer + 1].mening if nummer + 1 < len(self.rader) else None
        return nasta is None or nasta.slag is MeningsSlag.RUBRIK or (nasta.slag is MeningsSlag.BROD and borjar_med_etikett(nasta.text))

    def _betvivlad(self, nummer: int) -> bool:
        """The next sentence doubts it ("Us känner inte till något sådant möte")."""
        nasta = self.rader[nummer + 1] if nummer + 1 < len(self.rader) else None
        return nasta is not None and nasta.mening.slag is MeningsSlag.BROD and betvivlar(nasta.mening.text)

    def _gjort(self, nummer: int, plats: tuple[int, int], tecken: tuple[int, int], dag: Datum | None) -> bool:
        """Whether something was done, not only named. A note tells of what was done, unless it only speaks of the thing; elsewhere a word,
        a past tense or a day must say so, in a plan or a decision a day that is not to come."""
        ord_, mening = self.rader[nummer].ord, self.rader[nummer].mening
        if self.ar_anteckning:
            gjort = any(rad.ord.nagon(ordgrupp("gjort")) for rad in self.rader[nummer : nummer + 2])
            return plats[0] <= BORJAN or gjort or not bara_namnt(mening.text, tecken)
        if ord_.nagon(ordgrupp("utfort")) is not None or datid(mening.text) or berattar_dag(mening.text, tecken):
            return True
        skriven = self.handling.datum
        return dag is not None and dag.sakert and (self.handling.typ not in FRAMATBLICKANDE or skriven is None or dag.fran <= skriven.till)

    def _ligger_fore(self, nummer: int, dag: Datum | None) -> bool:
        """A day to come: in a handling that looks ahead, or in a note that tells of it in the present tense."""
        skriven, text = self.handling.datum, self.rader[nummer].mening.text
        if dag is None or skriven is None or dag.fran <= skriven.till:
            return False
        return self.handling.typ in FRAMATBLICKANDE or (self.ar_anteckning and nutid(text) and not datid(text))

    def _anmarkning(self, nummer: int) -> bool:
        """A remark after boxes with the same question: the boxes answer, not the remark."""
        fraga = self.rader[nummer].mening.falt
        fore = self.rader[max(nummer - 4, 0) : nummer]
        return any(rad.mening.falt == fraga and rad.mening.slag in KRYSS for rad in fore)

    def _traff(self, begrepp: Begrepp, nummer: int, plats: tuple[int, int] | None, styrka: float, *, nekad: bool, utfall: bool) -> Traff:
        rad = self.rader[nummer]
        tecken = (rad.ord.spann[plats[0]][0], rad.ord.spann[plats[1] - 1][1]) if plats else (0, 0)
        om_handelse = begrepp.slag is Begreppsslag.HANDELSE
        hall = self._stalld(begrepp, nummer, plats, tecken, nekad=nekad, utfall=utfall)
        sagt = begrepp.kraver_gjort and hall is Hallning.INNEHALLSLOST and rad.mening.slag is MeningsSlag.BROD and self.ar_anteckning
        if sagt:
            hall = Hallning.INTRAFFAT  # a note that says so: done, though not what
        datum, egen = self._dag(begrepp, nummer, plats, tecken)
        if begrepp.bakat and hall is Hallning.INTRAFFAT and datum and rad.mening.datum and datum.fran > rad.mening.datum.till:
            datum, egen = rad.mening.datum, False
        if hall is Hallning.INNEHALLSLOST and rad.mening.slag in KRYSS and egen:
            hall = Hallning.INTRAFFAT  # ticked, and when
        framat = Hallning.PLANERAT not in begrepp.bortse and (om_handelse if self.ar_anteckning else begrepp.kraver_gjort)
        if hall is Hallning.INTRAFFAT and framat and plats and egen and self._ligger_fore(nummer, datum):
            hall = hall if berattar_dag(rad.mening.text, tecken) else Hallning.PLANERAT
        osaker = om_handelse and (rad.osaker or self._betvivlad(nummer))
        if osaker and not egen:
            datum = None  # what is vaguely known may be older than the note
        maste_gjort = begrepp.kraver_gjort and not utfall and hall is Hallning.INTRAFFAT
        if osaker or (maste_gjort and plats and not self._gjort(nummer, plats, tecken, datum if egen else None)):
            styrka = SVAG
        omnamnande = self._omnamnande(
            begrepp,
            nummer,
            hall,
            datum,
            sak=sak(begrepp.sak, rad.mening.text, self.handling, self.passager.fore(nummer)),
            innehall=not sagt and self._innehall(begrepp, self.passager.om(nummer)),
            styrka=styrka,
        )
        return Traff(omnamnande, ny=not begrepp.ny.uttryck or begrepp.ny.i(rad.ord) is not None or rad.ny)

    def _stalld(
        self, begrepp: Begrepp, nummer: int, plats: tuple[int, int] | None, tecken: tuple[int, int], *, nekad: bool, utfall: bool
    ) -> Hallning:
        """How the mention is stated, by its words and by what stands beside it; its day is not asked."""
        rad, stalle = self.rader[nummer], self.passager.stalle(nummer)
        om_handelse = begrepp.slag is Begreppsslag.HANDELSE
        i_innehallet = I_INNEHALLET if plats and rad.ar_etikett(tecken) else frozenset()
        bortse = begrepp.bortse | (EJ_I_UTFALL if utfall else i_innehallet)
        hall = hallning(rad.mening, tecken, bortse, stalle.utsaga) if begrepp.hallning_av_text else rad.utan_ord
        if hall is Hallning.FORSLAG and hall in begrepp.bortse:
            hall = Hallning.INTRAFFAT  # under a heading of its own name
        if plats is not None and (oifyllt(rad.mening.text, tecken[1]) or self._tom_etikett(nummer, tecken)):
            hall = Hallning.TOMT
        if plats is None or rad.ar_faltetikett(tecken):
            hall = av_varde(rad.celler.get(begrepp.kolumner) or rad.mening.text.partition(":")[2], hall)
        if hall is Hallning.INNEHALLSLOST and not om_handelse:
            hall = Hallning.INTRAFFAT  # a fact that is ticked is stated
        if hall is Hallning.NEKAT and om_handelse and rad.osaker:
            hall = Hallning.INTRAFFAT  # "om det var en SIP vet jag inte riktigt" denies nothing
        if (nekad or odokumenterat(rad.mening.text)) and hall in {Hallning.INTRAFFAT, Hallning.INNEHALLSLOST}:
            return Hallning.NEKAT
        if hall is not Hallning.INTRAFFAT:
            return hall
        if om_handelse and any(ett.ofardig for ett in self.rader[nummer : stalle.slut + 1]):
            return Hallning.FORSLAG
        if begrepp.kraver_gjort and not utfall and ar_planering(rad.mening) and not begrepp.typer & PLANER:
            return Hallning.PLANERAT
        kommuns = bool(begrepp.inte_av) and self.frammande.star_for(rad.mening.text, tecken, rad.mening.falt)
        persons = om_handelse and plats is not None and self.andra.star_for(rad.mening.text, tecken)
        return Hallning.ANNAN if begrepp.andras.i(rad.ord) or kommuns or persons else hall

    # -- under headings --------------------------------------------------------------------------------------------------------------

    def _under_rubriker(self, begrepp: Begrepp, rubriker: Sequence[int], tagna: set[int], *, hel: bool) -> Iterator[Traff]:
        """A heading that is the concept: what stands under it says how."""
        for nummer in rubriker:
            rad = self.rader[nummer]
            if (hel and rad.mening.text == self.handling.rubrik) or begrepp.inte.i(rad.ord) is not None:
                continue  # the handling's own title, or a look-alike
            under = self.passager.under(nummer)
            if any(ett.mening.span[0] in tagna for ett in under):
                continue
            datum = next((ett.mening.datum for ett in under if ett.mening.datum), rad.mening.datum)
            hall = av_innehall([ett.mening for ett in under])
            if not begrepp.hallning_av_text and hall not in {Hallning.TOMT, Hallning.ATERBERATTAT}:
                hall = Hallning.INTRAFFAT
            omnamnande = self._omnamnande(
                begrepp,
                nummer,
                hall,
                datum,
                sak=sak(begrepp.sak, self.passager.stalle(nummer).citat, self.handling),
                innehall=self._innehall(begrepp, self.passager.avsnitt(nummer)),
            )
            yield Traff(omnamnande, ny=True)

    # -- as a whole handling ---------------------------------------------------------------------------------------------------------

    def _hel_handling(self, begrepp: Begrepp) -> Traff:
        """The handling as such is the concept, by its type or its title. The quote is its title and what comes first."""
        av_typ = self.handling.typ in begrepp.typer
        hall = av_innehall([rad.mening for rad in self.rader])
        fylls_i = begrepp.innehall_ord or begrepp.kraver_gjort  # a letter that came is what it is, however short
        if hall is Hallning.INTRAFFAT and av_typ and fylls_i and self.passager.skrivna_ord() < MINSTA_HANDLING:
            hall = Hallning.INNEHALLSLOST
        if ar_utkast(rad.mening for rad in self.rader):
            hall = Hallning.FORSLAG
        omnamnande = self._omnamnande(
            begrepp,
            next((nummer for nummer, rad in enumerate(self.rader) if rad.mening.text == self.handling.rubrik), 0),
            hall,
            self.handling.datum,
            sak=sak(begrepp.sak, " ".join(rad.mening.text for rad in self.rader[:12]), self.handling),
            innehall=self._innehall(begrepp, self.rader),
            egen_handling=av_typ and not self.ar_anteckning,
        )
        return Traff(omnamnande, ny=True)

    def _karnan(self, begrepp: Begrepp, hel: Traff) -> Iterator[Traff]:
        """Where a handling that is the concept says what makes it one: its assessment, beside its title."""
        om = hel.omnamnande
        if om.hallning is not Hallning.INTRAFFAT or not om.egen_handling or not begrepp.innehall.uttryck:
            return
        under = (nummer for nummer, rad in enumerate(self.rader) if nummer and rad.skriven and ar_bedomning(rad.mening))
        if (nummer := next((ett for ett in under if begrepp.innehall.i(self.rader[ett].ord)), None)) is not None:
            yield Traff(self._omnamnande(begrepp, nummer, om.hallning, om.datum, sak=om.sak, innehall=True, egen_handling=True), ny=True)

    def _med_meningarnas_hallning(self, hel: Traff, i_meningar: Sequence[Traff]) -> Traff:
        """A note whose title names the thing while its words say "inställt": the words decide."""
        hallningar = [traff.omnamnande.hallning for traff in i_meningar]
        skrivet = sum(rad.ord.antal for rad in self.rader if rad.mening.slag is MeningsSlag.BROD)
        if not hallningar or {Hallning.INTRAFFAT, Hallning.INNEHALLSLOST} & set(hallningar) or skrivet > LANG_HANDLING:
            return hel
        return Traff(replace(hel.omnamnande, hallning=hallningar[0]), hel.ny)

    def _omnamnande(
        self,
        begrepp: Begrepp,
        nummer: int,
        hall: Hallning,
        datum: Datum | None,
        *,
        sak: str | None,
        innehall: bool,
        styrka: float = 1.0,
        egen_handling: bool = False,
    ) -> Omnamnande:
        stalle = self.passager.stalle(nummer)
        plats = stalle.plats
        if self.handling.annan_akt or self.handling.upphov in begrepp.inte_av:
            hall = Hallning.ANNAN
        return Omnamnande(
            begrepp=begrepp.id,
            handling=self.handling.nummer,
            span=stalle.span,
            hallning=hall,
            belagg=Belagg(self.passager.text.dokument, plats.sida, plats.ruta, plats.original, stalle.citat, datum, hall),
            datum=datum,
            sak=sak,
            innehall=innehall,
            egen_handling=egen_handling,
            styrka=styrka,
        )

    def _innehall(self, begrepp: Begrepp, stycke: Sequence[Rad]) -> bool:
        """Whether something is said of what, not only that."""
        skrivna = [rad for rad in (self.rader if begrepp.innehall_i == "handling" else stycke) if rad.skriven]
        if begrepp.innehall_ord and sum(rad.ord.antal for rad in skrivna) < begrepp.innehall_ord:
            return False
        return not begrepp.innehall.uttryck or any(begrepp.innehall.i(rad.ord) for rad in skrivna)
