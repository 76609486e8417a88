"""Where an akt mentions a concept: in sentences, under headings, in fields and boxes, or as a whole handling."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import NamedTuple

from textgranskning.tolkning.avsnitt import Mening, MeningsSlag, meningar
from textgranskning.tolkning.begrepp import Begrepp
from textgranskning.tolkning.hallning import Utsaga, hallning
from textgranskning.tolkning.meningsrad import Rad, radetikett
from textgranskning.tolkning.omgivning import (
    FOLJD,
    SKRIVET,
    ar_bedomning,
    ar_planering,
    ar_utkast,
    av_innehall,
    av_varde,
    bara_namnt,
    betvivlar,
    datid,
    foljd,
    nej_etikett,
)
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
from textgranskning.tolkning.uttryck import Frastabell, Ordlasare, Tokener, Uttrycksbank, Uttryckslista, ordgrupp
from textgranskning.typer import Begreppsslag, Belagg, Datum, Hallning, Handling, Omnamnande, Text, Ursprungsplats

KORT_STYCKE, LANGT_STYCKE = 300, 380  # characters: a quote is lengthened by the sentences after it up to the one, never past the other
KORT_INLEDNING = 240  # characters: with the sentence before no longer than this, a quote begins there
LANG_HANDLING = 60  # words: in a longer handling one sentence does not overrule its title
BORJAN = 1  # words: a sentence that begins with the thing tells of it
BREDVID_RUTA = 3  # rows: boxes so near stand for one question
MINSTA_HANDLING = 20  # words: a form with fewer filled in is a form
SVAG = 0.4  # the strength of a weak cue (below granskning's threshold for proof)
# What it came to may be told with a not, an if and a shall: they are part of it.
EJ_I_UTFALL = frozenset(Hallning) - {Hallning.INTRAFFAT, Hallning.ANNAN, Hallning.ATERBERATTAT, Hallning.TOMT, Hallning.INNEHALLSLOST}
FRAMATBLICKANDE = frozenset(("genomforandeplan", "vardplan", "plan_eftervard", "sip", "kallelse", "beslut", "beslut_bifall", "utredning"))
PLANER = frozenset(("genomforandeplan", "plan_eftervard", "sip"))
I_INNEHALLET = frozenset(
    (Hallning.NEKAT, Hallning.VILLKORAT, Hallning.ANNAN, Hallning.FORSLAG)
)  # of what stands after a label: not of the label


class Traff(NamedTuple):
    """A mention with what joining needs to know: whether it opens an event of its own."""

    omnamnande: Omnamnande
    ny: bool


class Sokare:
    """Looks for concepts in one akt; `namn` gives the slots that its persons' names fill, e.g. ``{"hilma": "{barn}"}``."""

    def __init__(self, begrepp: Sequence[Begrepp], namn: Mapping[str, str]) -> None:
        self.begrepp = begrepp
        self._banker = _banker(tuple(begrepp))
        self._ord = Ordlasare(self._banker.tabell, namn).las

    def sok(self, text: Text, handling: Handling) -> Iterator[Traff]:
        """Every mention in a handling, in order of concept and place."""
        rader = [self._rad(ett) for ett in meningar(text, handling)]
        funna = _Funna(text, handling, rader)
        i_titeln = self._banker.titlar.traffar(self._ord(handling.rubrik or ""))
        platser: dict[int, list[int]] = {}
        for nummer, rad in enumerate(rader):
            for begrepp in {self._banker.agare[lista] for lista in rad.traffar}:
                platser.setdefault(begrepp, []).append(nummer)
        hela = {self._banker.agare[lista] for lista in i_titeln}.union(self._banker.per_typ.get(handling.typ, ()))
        for begrepp in sorted(hela.union(platser)):
            if self.begrepp[begrepp].galler_i(handling.typ):
                yield from funna.av(self.begrepp[begrepp], platser.get(begrepp, ()), hel=begrepp in hela)

    def _rad(self, mening: Mening) -> Rad:
        ord_ = self._ord(mening.text)
        celler = {
            lista: cell
            for namn, cell in mening.kolumner
            for lista in self._banker.kolumner.traffar(self._ord(namn))
            if self._lucka(self.begrepp[self._banker.agare[lista]], mening)
        }
        return Rad(mening, ord_, self._traffar(mening, ord_) | dict.fromkeys(celler, (0, 0)), celler)

    def _lucka(self, begrepp: Begrepp, mening: Mening) -> bool:
        """Whether a row leaves the column empty that the concept wants empty; most want none."""
        return not begrepp.tom_kolumn.uttryck or any(begrepp.tom_kolumn.i(self._ord(namn)) for namn in mening.tomma)

    def _traffar(self, mening: Mening, ord_: Tokener) -> dict[Uttryckslista, tuple[int, int]]:
        """The lists of patterns that hold: in a heading, or in a sentence, the label it stands at and the heading above."""
        banker = self._banker
        if mening.slag is MeningsSlag.RUBRIK:
            return banker.titlar.traffar(ord_)
        funna = banker.meningar.traffar(ord_)
        etikett = self._ord(falt) if (falt := mening.falt or radetikett(mening)) else None
        if mening.slag in KRYSS:  # a box, ticked or not, whose label or question is the concept
            funna |= banker.kryss.traffar(ord_) | (banker.kryss.traffar(etikett) if etikett else {})
        if etikett and mening.slag in SKRIVET and not mening.tom and _star_i_faltet(mening):  # the label of a filled-in field
            funna |= banker.falt.traffar(etikett)
        if mening.rubrik and mening.slag is MeningsSlag.TABELLRAD and mening.datum is not None:  # a dated row of a list
            funna |= banker.listor.traffar(self._ord(mening.rubrik))
        if mening.rubrik and any(tecken.isdigit() for tecken in mening.text):
            funna |= dict(self._under_rubrik(ord_, self._ord(mening.rubrik)))
        return funna

    def _under_rubrik(self, ord_: Tokener, rubrik: Tokener) -> Iterator[tuple[Uttryckslista, tuple[int, int]]]:
        """Words that mean a concept under a heading of its kind ("Avslutad 2025-04-01" under UTREDNING); a day must stand with them."""
        for lista in self._banker.under:
            for uttryck in lista.uttryck:
                plats = ord_.nagon(uttryck.delar[0])
                if plats and all(rubrik.nagon(del_) for del_ in uttryck.delar[1:]) and not rubrik.nagon(uttryck.forbud):
                    yield lista, plats
                    break


def _star_i_faltet(mening: Mening) -> bool:
    """Whether the sentence is the value of its label, or the first of it."""
    return mening.slag is not MeningsSlag.BROD or mening.text.startswith(mening.falt or "")


@dataclass(frozen=True, slots=True)
class _Banker:
    """All patterns that open a mention, by where they are looked for; whose each list is; the concepts that a type of handling is."""

    tabell: Frastabell
    meningar: Uttrycksbank
    titlar: Uttrycksbank
    falt: Uttrycksbank
    kryss: Uttrycksbank
    kolumner: Uttrycksbank
    listor: Uttrycksbank
    under: Sequence[Uttryckslista]
    agare: Mapping[Uttryckslista, int]
    per_typ: Mapping[str, Sequence[int]]


@lru_cache(maxsize=4)
def _banker(begrepp: tuple[Begrepp, ...]) -> _Banker:
    """Kept between akter."""
    fraser = [fras for ett in begrepp for fras in ett.fraser]
    agare: dict[Uttryckslista, int] = {}
    per_typ: dict[str, list[int]] = {}
    for nummer, ett in enumerate(begrepp):
        agare |= dict.fromkeys((ett.nekande, ett.utfall, ett.termer, ett.svaga, ett.titlar), nummer)
        agare |= dict.fromkeys((ett.falt, ett.kryss, ett.kolumner, ett.listor, ett.under), nummer)
        for typ in ett.typer:
            per_typ.setdefault(typ, []).append(nummer)
    return _Banker(
        tabell=Frastabell((*fraser, *ordgrupp("gjort"), *ordgrupp("utfort"), *ordgrupp("en_till"))),
        meningar=Uttrycksbank(lista for ett in begrepp for lista in (ett.nekande, ett.utfall, ett.termer, ett.svaga)),
        titlar=Uttrycksbank(ett.titlar for ett in begrepp),
        falt=Uttrycksbank(ett.falt for ett in begrepp),
        kryss=Uttrycksbank(ett.kryss for ett in begrepp),
        kolumner=Uttrycksbank(ett.kolumner for ett in begrepp),
        listor=Uttrycksbank(ett.listor for ett in begrepp),
        under=[ett.under for ett in begrepp if ett.under.uttryck],
        agare=agare,
        per_typ=per_typ,
    )


class _Stalle(NamedTuple):
    """A passage that can be quoted: where it stands and what it says."""

    span: tuple[int, int]
    plats: Ursprungsplats
    citat: str
    slut: int  # the number of its last sentence
    utsaga: Utsaga  # its first sentence, with what follows


@dataclass(frozen=True)
class _Funna:
    """The mentions of one handling."""

    text: Text
    handling: Handling
    rader: Sequence[Rad]
    _stallen: dict[int, _Stalle] = field(default_factory=dict)

    @property
    def ar_anteckning(self) -> bool:
        return self.handling.typ == "journalanteckning"

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
        plats = traffar.get(begrepp.nekande) or traffar.get(begrepp.utfall) or traffar.get(begrepp.termer) or traffar.get(begrepp.under)
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
        if ord_.nagon(ordgrupp("utfort")) is not None or datid(mening.text):
            return True
        skriven = self.handling.datum
        return dag is not None and dag.sakert and (self.handling.typ not in FRAMATBLICKANDE or skriven is None or dag.fran <= skriven.till)

    def _ligger_fore(self, dag: Datum | None) -> bool:
        """A day to come, in a handling that looks ahead."""
        skriven = self.handling.datum
        return dag is not None and skriven is not None and self.handling.typ in FRAMATBLICKANDE and dag.fran > skriven.till

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
        if hall is Hallning.INTRAFFAT and begrepp.kraver_gjort and egen and self._ligger_fore(datum):
            hall = Hallning.PLANERAT
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
            sak=sak(begrepp.sak, rad.mening.text, self.handling),
            innehall=not sagt and self._innehall(begrepp, self._avsnitt(nummer)),
            styrka=styrka,
        )
        return Traff(omnamnande, ny=not begrepp.ny.uttryck or begrepp.ny.i(rad.ord) is not None or rad.ny)

    def _stalld(
        self, begrepp: Begrepp, nummer: int, plats: tuple[int, int] | None, tecken: tuple[int, int], *, nekad: bool, utfall: bool
    ) -> Hallning:
        """How the mention is stated, by its words and by what stands beside it; its day is not asked."""
        rad, stalle = self.rader[nummer], self._stalle(nummer)
        om_handelse = begrepp.slag is Begreppsslag.HANDELSE
        i_innehallet = I_INNEHALLET if plats and rad.ar_etikett(tecken) else frozenset()
        bortse = begrepp.bortse | (EJ_I_UTFALL if utfall else i_innehallet)
        hall = hallning(rad.mening, tecken, bortse, stalle.utsaga) if begrepp.hallning_av_text else rad.utan_ord
        if plats is None:
            hall = av_varde(rad.celler.get(begrepp.kolumner) or rad.mening.text.partition(":")[2], hall)
        if hall is Hallning.INNEHALLSLOST and not om_handelse:
            hall = Hallning.INTRAFFAT  # a fact that is ticked is stated
        if hall is Hallning.NEKAT and om_handelse and rad.osaker:
            hall = Hallning.INTRAFFAT  # "om det var en SIP vet jag inte riktigt" denies nothing
        if nekad and hall in {Hallning.INTRAFFAT, Hallning.INNEHALLSLOST}:
            return Hallning.NEKAT
        if hall is not Hallning.INTRAFFAT:
            return hall
        if om_handelse and any(ett.ofardig for ett in self.rader[nummer : stalle.slut + 1]):
            return Hallning.FORSLAG
        if begrepp.kraver_gjort and not utfall and ar_planering(rad.mening) and not begrepp.typer & PLANER:
            return Hallning.PLANERAT
        return Hallning.ANNAN if begrepp.andras.i(rad.ord) else hall

    # -- under headings --------------------------------------------------------------------------------------------------------------

    def _under_rubriker(self, begrepp: Begrepp, rubriker: Sequence[int], tagna: set[int], *, hel: bool) -> Iterator[Traff]:
        """A heading that is the concept: what stands under it says how."""
        for nummer in rubriker:
            rad = self.rader[nummer]
            if hel and rad.mening.text == self.handling.rubrik:
                continue  # the handling's own title
            under = self._under(nummer)
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
                sak=sak(begrepp.sak, self._stalle(nummer).citat, self.handling),
                innehall=self._innehall(begrepp, self._avsnitt(nummer)),
            )
            yield Traff(omnamnande, ny=True)

    def _under(self, rubrik: int) -> list[Rad]:
        under: list[Rad] = []
        for rad in self.rader[rubrik + 1 :]:
            if rad.mening.slag is MeningsSlag.RUBRIK:
                break
            under.append(rad)
        return under

    # -- as a whole handling ---------------------------------------------------------------------------------------------------------

    def _hel_handling(self, begrepp: Begrepp) -> Traff:
        """The handling as such is the concept, by its type or its title. The quote is its title and what comes first."""
        av_typ = self.handling.typ in begrepp.typer
        hall = av_innehall([rad.mening for rad in self.rader])
        fylls_i = begrepp.innehall_ord or begrepp.kraver_gjort  # a letter that came is what it is, however short
        if hall is Hallning.INTRAFFAT and av_typ and fylls_i and self._skrivna_ord() < MINSTA_HANDLING:
            hall = Hallning.INNEHALLSLOST
        if ar_utkast(rad.mening for rad in self.rader):
            hall = Hallning.FORSLAG
        omnamnande = self._omnamnande(
            begrepp,
            0,
            hall,
            self.handling.datum,
            sak=sak(begrepp.sak, " ".join(rad.mening.text for rad in self.rader[:12]), self.handling),
            innehall=self._innehall(begrepp, self.rader),
            egen_handling=av_typ and not self.ar_anteckning,
        )
        return Traff(omnamnande, ny=True)

    def _skrivna_ord(self) -> int:
        """How many words of the handling are somebody's, not the form's."""
        return sum(rad.ord.antal for rad in self.rader if rad.skriven)

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

    # -- what is common --------------------------------------------------------------------------------------------------------------

    def _stalle(self, nummer: int) -> _Stalle:
        """The passage that is quoted from this sentence on; found once for all concepts in it."""
        if (stalle := self._stallen.get(nummer)) is None:
            borjan = self._borjan(nummer)
            slut = self._stycke(borjan, nummer)
            forsta, sista = self.rader[nummer].mening, self.rader[slut].mening
            slutet = max(sista.span[1], forsta.span[1])
            span = (forsta.span[0], slutet)
            citat = " ".join(rad.mening.text for rad in self.rader[borjan : slut + 1])
            efterat = foljd(rad.mening for rad in self.rader[nummer + 1 : nummer + 1 + FOLJD])
            plats = self.text.till_original((self.rader[borjan].mening.span[0], slutet))
            stalle = self._stallen[nummer] = _Stalle(span, plats, citat, slut, Utsaga(forsta.text, efterat))
        return stalle

    def _borjan(self, nummer: int) -> int:
        """The first sentence of a quote: in a note the one before, which says who and where, if both are short."""
        if not self.ar_anteckning or nummer == 0:
            return nummer
        fore, mening = self.rader[nummer - 1].mening, self.rader[nummer].mening
        ihop = fore.slag is mening.slag is MeningsSlag.BROD and fore.datum == mening.datum
        return nummer - 1 if ihop and len(fore.text) + len(mening.text) < KORT_INLEDNING else nummer

    def _stycke(self, borjan: int, nummer: int) -> int:
        """The last sentence of a quote that begins with one and is of another."""
        langd = sum(len(rad.mening.text) + 1 for rad in self.rader[borjan : nummer + 1])
        slut = nummer
        while langd < KORT_STYCKE and slut + 1 < len(self.rader):
            nasta = self.rader[slut + 1].mening
            if nasta.slag is MeningsSlag.RUBRIK or langd + len(nasta.text) > LANGT_STYCKE:
                break
            langd += len(nasta.text) + 1
            slut += 1
        return slut

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
        stalle = self._stalle(nummer)
        plats = stalle.plats
        if self.handling.annan_akt:
            hall = Hallning.ANNAN
        return Omnamnande(
            begrepp=begrepp.id,
            handling=self.handling.nummer,
            span=stalle.span,
            hallning=hall,
            belagg=Belagg(self.text.dokument, plats.sida, plats.ruta, plats.original, stalle.citat, datum, hall),
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

    @cached_property
    def _rubriker(self) -> list[int]:
        return [nummer for nummer, rad in enumerate(self.rader) if rad.mening.slag is MeningsSlag.RUBRIK]

    def _avsnitt(self, nummer: int) -> Sequence[Rad]:
        """The section that a row stands in, or opens: from its heading to the next. A note is one section."""
        fore = bisect_right(self._rubriker, nummer)
        nasta = self._rubriker[fore] if fore < len(self._rubriker) else len(self.rader)
        return self.rader[self._rubriker[fore - 1] if fore else 0 : nasta]
