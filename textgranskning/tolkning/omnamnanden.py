"""Where an akt mentions a concept: in sentences, under headings, in fields and boxes, or as a whole handling."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from textgranskning.tolkning.avsnitt import Mening, MeningsSlag, meningar
from textgranskning.tolkning.begrepp import Begrepp
from textgranskning.tolkning.hallning import hallning
from textgranskning.tolkning.omgivning import (
    FOLJD,
    SKRIVET,
    ar_huvud,
    ar_utkast,
    av_innehall,
    av_varde,
    bara_namnt,
    dag,
    datid,
    foljd,
    ofardigt,
    osakert,
    utan_ord,
)
from textgranskning.tolkning.saker import sak
from textgranskning.tolkning.uttryck import Ordtabell, Tokener, ordgrupp
from textgranskning.typer import Begreppsslag, Belagg, Datum, Hallning, Handling, Omnamnande, Text

KORT_STYCKE, LANGT_STYCKE = 300, 380  # characters: a quote is lengthened by the sentences after it up to the one, never past the other
LANG_HANDLING = 60  # words: in a longer handling one sentence does not overrule its title
BORJAN = 1  # words: a sentence that begins with the thing tells of it
MINSTA_HANDLING = 20  # words: a form with fewer filled in is a form
SVAG = 0.4  # the strength of a weak cue (below granskning's threshold for proof)
FRAMATBLICKANDE = frozenset(("genomforandeplan", "vardplan", "plan_eftervard", "sip", "kallelse", "beslut", "beslut_bifall", "utredning"))
_KRYSS = frozenset((MeningsSlag.KRYSS_JA, MeningsSlag.KRYSS_NEJ))


@dataclass(frozen=True, slots=True)
class Traff:
    """A mention with what joining needs to know: whether it opens an event of its own."""

    omnamnande: Omnamnande
    ny: bool


@dataclass(frozen=True, slots=True)
class _Rad:
    mening: Mening
    ord: Tokener
    rubrik: Tokener | None
    falt: Tokener | None
    kolumner: tuple[Tokener, ...]


class Sokare:
    """Looks for concepts in one akt; `namn` gives the slots that its persons' names fill, e.g. ``{"hilma": "{barn}"}``."""

    def __init__(self, begrepp: Sequence[Begrepp], namn: Mapping[str, str]) -> None:
        self.begrepp = begrepp
        self.namn = namn
        self.tabell, self._per_atom = _tabeller(tuple(begrepp))

    def sok(self, text: Text, handling: Handling) -> Iterator[Traff]:
        """Every mention in a handling, in order of concept and place."""
        lasta = meningar(text, handling)
        rader = [self._rad(ett) for ett in lasta]
        titel = self._ord(handling.rubrik or "")
        funna = _Funna(text, handling, rader)
        tankbara = self._tankbara(rader, titel)
        for nummer, ett in enumerate(self.begrepp):
            if ett.galler_i(handling.typ) and (nummer in tankbara or handling.typ in ett.typer):
                yield from funna.av(ett, titel)

    def _rad(self, ett: Mening) -> _Rad:
        kolumner = tuple(self._ord(namn) for namn in ett.kolumner)
        return _Rad(ett, self._ord(ett.text), self._kanske(ett.rubrik), self._kanske(ett.falt), kolumner)

    def _ord(self, text: str) -> Tokener:
        return Tokener.av(text, self.tabell, self.namn)

    def _kanske(self, text: str | None) -> Tokener | None:
        return self._ord(text) if text else None

    def _tankbara(self, rader: Sequence[_Rad], titel: Tokener) -> set[int]:
        """The concepts of which some word is there at all."""
        atomer: set[str] = set().union(*titel.atomer)
        for rad in rader:
            atomer.update(*rad.ord.atomer)
            for etikett in (rad.rubrik, rad.falt, *rad.kolumner):
                if etikett:
                    atomer.update(*etikett.atomer)
        return {nummer for ett in atomer for nummer in self._per_atom.get(ett, ())}


@lru_cache(maxsize=4)
def _tabeller(begrepp: tuple[Begrepp, ...]) -> tuple[Ordtabell, dict[str, set[int]]]:
    """The word table of a set of concepts, and which of them each first word may begin; kept between akter."""
    gjort = (atom for namn in ("gjort", "utfort") for fras in ordgrupp(namn) for atom in fras)
    per_atom: dict[str, set[int]] = {}
    for nummer, ett in enumerate(begrepp):
        for lista in (ett.termer, ett.nekande, ett.utfall, ett.svaga, ett.titlar, ett.falt, ett.kryss, ett.kolumner):
            for borjan in lista.borjor:
                per_atom.setdefault(borjan, set()).add(nummer)
    return Ordtabell((*(atom for ett in begrepp for atom in ett.atomer), *gjort)), per_atom


@dataclass(frozen=True, slots=True)
class _Funna:
    """The mentions of one handling."""

    text: Text
    handling: Handling
    rader: Sequence[_Rad]

    def av(self, begrepp: Begrepp, titel: Tokener) -> Iterator[Traff]:
        i_meningar = list(self._i_meningar(begrepp))
        hel = self._hel_handling(begrepp, titel)
        if hel is not None:
            yield self._med_meningarnas_hallning(hel, i_meningar)
        yield from i_meningar
        tagna = {traff.omnamnande.span[0] for traff in i_meningar}
        yield from self._under_rubriker(begrepp, tagna, hel=hel is not None)

    # -- in sentences, fields and boxes ----------------------------------------------------------------------------------------------

    def _i_meningar(self, begrepp: Begrepp) -> Iterator[Traff]:
        for nummer, rad in enumerate(self.rader):
            if rad.mening.slag is not MeningsSlag.RUBRIK and (traff := self._i_mening(begrepp, nummer, rad)) is not None:
                yield traff

    def _i_mening(self, begrepp: Begrepp, nummer: int, rad: _Rad) -> Traff | None:
        """The mention in one sentence, field or box: a denial before a statement, words before labels, strong before weak."""
        nekad = utfall = plats = None
        styrka = 1.0
        if (
            (nekad := begrepp.nekande.i(rad.ord)) is None
            and (utfall := begrepp.utfall.i(rad.ord)) is None
            and (plats := begrepp.termer.i(rad.ord)) is None
        ):
            i_etikett = (_i_falt(begrepp, rad) and not self._anmarkning(nummer)) or _i_kryss(begrepp, rad) or _i_kolumn(begrepp, rad)
            if not i_etikett:
                plats, styrka = begrepp.svaga.i(rad.ord), SVAG
                if plats is None:
                    return None
        if begrepp.inte.i(rad.ord) is not None:
            return None
        return self._traff(begrepp, nummer, nekad or utfall or plats, styrka, nekad=nekad is not None, utfall=utfall is not None)

    def _gjort(self, nummer: int, plats: tuple[int, int], tecken: tuple[int, int], dag_: Datum | None) -> bool:
        """Whether something was done, not only named. A note tells of what was done, unless it only speaks of the thing; elsewhere a word,
        a past tense or a day must say so, in a plan or a decision a day that is not to come."""
        ord_, mening = self.rader[nummer].ord, self.rader[nummer].mening
        if self.handling.typ == "journalanteckning":
            gjort = any(rad.ord.hitta_nagon(ordgrupp("gjort")) for rad in self.rader[nummer : nummer + 2])
            return plats[0] <= BORJAN or gjort or not bara_namnt(mening.text, tecken)
        if ord_.hitta_nagon(ordgrupp("utfort")) is not None or datid(mening.text):
            return True
        skriven = self.handling.datum
        return (
            dag_ is not None and dag_.sakert and (self.handling.typ not in FRAMATBLICKANDE or skriven is None or dag_.fran <= skriven.till)
        )

    def _anmarkning(self, nummer: int) -> bool:
        """A remark after boxes with the same question: the boxes answer, not the remark."""
        fraga = self.rader[nummer].mening.falt
        fore = self.rader[max(nummer - 4, 0) : nummer]
        return any(rad.mening.falt == fraga and rad.mening.slag in _KRYSS for rad in fore)

    def _traff(
        self, begrepp: Begrepp, nummer: int, plats: tuple[int, int] | None, styrka: float, *, nekad: bool = False, utfall: bool = False
    ) -> Traff:
        rad = self.rader[nummer]
        mening = rad.mening
        tecken = (rad.ord.spann[plats[0]][0], rad.ord.spann[plats[1] - 1][1]) if plats else (0, 0)
        slut = self._stycke(nummer)
        bortse = begrepp.bortse | {Hallning.NEKAT} if utfall else begrepp.bortse
        efterat = foljd(rad.mening for rad in self.rader[nummer + 1 : nummer + 1 + FOLJD])
        hall = hallning(mening, tecken, bortse, efterat) if begrepp.hallning_av_text else utan_ord(mening)
        if plats is None:
            hall = av_varde(mening.text.partition(":")[2], hall)
        om_handelse = begrepp.slag is Begreppsslag.HANDELSE
        if hall is Hallning.INNEHALLSLOST and not om_handelse:
            hall = Hallning.INTRAFFAT  # a fact that is ticked is stated
        if nekad and hall is Hallning.INTRAFFAT:
            hall = Hallning.NEKAT
        if hall is Hallning.INTRAFFAT and om_handelse and ofardigt(rad.mening for rad in self.rader[nummer : slut + 1]):
            hall = Hallning.FORSLAG
        if hall is Hallning.INTRAFFAT and begrepp.andras.i(rad.ord):
            hall = Hallning.ANNAN
        egen_dag = dag(mening, tecken)
        datum = egen_dag or mening.datum
        omnamnande = self._omnamnande(begrepp, nummer, slut, hall, datum)
        tveksamt = om_handelse and osakert(mening.text)
        maste_gjort = begrepp.kraver_gjort and plats is not None and not utfall
        if tveksamt or (maste_gjort and plats and not self._gjort(nummer, plats, tecken, egen_dag)):
            styrka = SVAG
        return Traff(
            replace(omnamnande, sak=sak(begrepp.sak, mening.text, self.handling), styrka=styrka),
            ny=not begrepp.ny.uttryck or begrepp.ny.i(rad.ord) is not None,
        )

    # -- under headings --------------------------------------------------------------------------------------------------------------

    def _under_rubriker(self, begrepp: Begrepp, tagna: set[int], *, hel: bool) -> Iterator[Traff]:
        """A heading that is the concept: what stands under it says how."""
        for nummer, rad in enumerate(self.rader):
            if rad.mening.slag is not MeningsSlag.RUBRIK or not begrepp.titlar.i(rad.ord):
                continue
            under = self._under(nummer)
            if hel and rad.mening.text == self.handling.rubrik:
                continue  # the handling's own title
            if any(ett.mening.span[0] in tagna for ett in under):
                continue
            slut = self._stycke(nummer)
            datum = next((ett.mening.datum for ett in under if ett.mening.datum), rad.mening.datum)
            hall = av_innehall([ett.mening for ett in under])
            if not begrepp.hallning_av_text and hall not in {Hallning.TOMT, Hallning.ATERBERATTAT}:
                hall = Hallning.INTRAFFAT
            omnamnande = self._omnamnande(begrepp, nummer, slut, hall, datum)
            yield Traff(replace(omnamnande, sak=sak(begrepp.sak, omnamnande.belagg.text, self.handling)), ny=True)

    def _under(self, rubrik: int) -> list[_Rad]:
        under: list[_Rad] = []
        for rad in self.rader[rubrik + 1 :]:
            if rad.mening.slag is MeningsSlag.RUBRIK:
                break
            under.append(rad)
        return under

    # -- as a whole handling ---------------------------------------------------------------------------------------------------------

    def _hel_handling(self, begrepp: Begrepp, titel: Tokener) -> Traff | None:
        """The handling as such is the concept, by its type or its title. The quote is its title and what comes first."""
        av_typ = self.handling.typ in begrepp.typer
        if not self.rader or not (av_typ or (titel.spann and begrepp.titlar.i(titel))):
            return None
        hall = av_innehall([rad.mening for rad in self.rader])
        if hall is Hallning.INTRAFFAT and av_typ and self._skrivna_ord() < MINSTA_HANDLING:
            hall = Hallning.INNEHALLSLOST
        if ar_utkast(rad.mening for rad in self.rader):
            hall = Hallning.FORSLAG
        omnamnande = self._omnamnande(begrepp, 0, self._stycke(0), hall, self.handling.datum)
        brevets = sak(begrepp.sak, " ".join(rad.mening.text for rad in self.rader[:12]), self.handling)
        egen = av_typ and self.handling.typ != "journalanteckning"
        innehall = self._innehall(begrepp, self.rader)
        return Traff(replace(omnamnande, sak=brevets, egen_handling=egen, innehall=innehall), ny=True)

    def _skrivna_ord(self) -> int:
        """How many words of the handling are somebody's, not the form's."""
        return sum(
            len(rad.ord.spann) for rad in self.rader if rad.mening.slag in SKRIVET and not rad.mening.tom and not ar_huvud(rad.mening)
        )

    def _med_meningarnas_hallning(self, hel: Traff, i_meningar: Sequence[Traff]) -> Traff:
        """A note whose title names the thing while its words say "inställt": the words decide."""
        hallningar = [traff.omnamnande.hallning for traff in i_meningar]
        skrivet = sum(len(rad.ord.spann) for rad in self.rader if rad.mening.slag is MeningsSlag.BROD)
        if not hallningar or {Hallning.INTRAFFAT, Hallning.INNEHALLSLOST} & set(hallningar) or skrivet > LANG_HANDLING:
            return hel
        return Traff(replace(hel.omnamnande, hallning=hallningar[0]), hel.ny)

    # -- what is common --------------------------------------------------------------------------------------------------------------

    def _stycke(self, nummer: int) -> int:
        """The last sentence of a quote that begins with this one."""
        langd = len(self.rader[nummer].mening.text)
        slut = nummer
        while langd < KORT_STYCKE and slut + 1 < len(self.rader):
            nasta = self.rader[slut + 1].mening
            if nasta.slag is MeningsSlag.RUBRIK or langd + len(nasta.text) > LANGT_STYCKE:
                break
            langd += len(nasta.text) + 1
            slut += 1
        return slut

    def _omnamnande(self, begrepp: Begrepp, nummer: int, slut: int, hall: Hallning, datum: Datum | None) -> Omnamnande:
        forsta, sista = self.rader[nummer].mening, self.rader[slut].mening
        span = (forsta.span[0], max(sista.span[1], forsta.span[1]))
        plats = self.text.till_original(span)
        citat = " ".join(rad.mening.text for rad in self.rader[nummer : slut + 1])
        if self.handling.annan_akt:
            hall = Hallning.ANNAN
        belagg = Belagg(self.text.dokument, plats.sida, plats.ruta, plats.original, citat, datum, hall)
        return Omnamnande(
            begrepp=begrepp.id,
            handling=self.handling.nummer,
            span=span,
            hallning=hall,
            belagg=belagg,
            datum=datum,
            innehall=self._innehall(begrepp, self._avsnitt(nummer)),
        )

    def _innehall(self, begrepp: Begrepp, stycke: Sequence[_Rad]) -> bool:
        """Whether something is said of what, not only that."""
        rader = self.rader if begrepp.innehall_i == "handling" else stycke
        skrivna = [rad for rad in rader if rad.mening.slag in SKRIVET and not rad.mening.tom and not ar_huvud(rad.mening)]
        antal = sum(len(rad.ord.spann) for rad in skrivna)
        if antal < begrepp.innehall_ord:
            return False
        return not begrepp.innehall.uttryck or any(begrepp.innehall.i(rad.ord) for rad in skrivna)

    def _avsnitt(self, nummer: int) -> Sequence[_Rad]:
        """The section that a row stands in, or opens: from its heading to the next. A note is one section."""
        rubriker = [plats for plats, rad in enumerate(self.rader) if rad.mening.slag is MeningsSlag.RUBRIK]
        start = max((plats for plats in rubriker if plats <= nummer), default=0)
        return self.rader[start : next((plats for plats in rubriker if plats > nummer), len(self.rader))]


def _i_falt(begrepp: Begrepp, rad: _Rad) -> bool:
    """The label of a filled-in field is the concept."""
    skrivet = rad.mening.slag in SKRIVET and not rad.mening.tom
    return rad.falt is not None and skrivet and begrepp.falt.i(rad.falt) is not None


def _i_kolumn(begrepp: Begrepp, rad: _Rad) -> bool:
    """A table row that fills the concept's column."""
    return any(begrepp.kolumner.i(ord_) is not None for ord_ in rad.kolumner)


def _i_kryss(begrepp: Begrepp, rad: _Rad) -> bool:
    """A box, ticked or not, whose label or question is the concept."""
    if rad.mening.slag not in _KRYSS:
        return False
    return any(ord_ is not None and begrepp.kryss.i(ord_) is not None for ord_ in (rad.falt, rad.ord))
