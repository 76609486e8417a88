"""One plain Swedish sentence for each verdict, naming dates and documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textgranskning.granskning.domslut import Domslut
from textgranskning.granskning.kandidater import OGJORT, saknat_innehall
from textgranskning.granskning.lage import Lage
from textgranskning.granskning.mall import Krav
from textgranskning.granskning.ordval import eller, handelse, namn, sidor, stalle, stalle_och_dag, stort
from textgranskning.typer import Hallning, Handelse, Skal

AVVISNING: dict[Skal, str] = {
    Skal.BARA_PLANERAT: "bara planerat",
    Skal.BARA_FORSLAG: "bara föreslaget eller påbörjat",
    Skal.BARA_FORSOK: "bara ett försök",
    Skal.NEKAT: "uttryckligen inte gjort",
    Skal.UTAN_INNEHALL: "utan eget innehåll",
    Skal.GALLER_ANNAT: "gäller någon annan eller ett annat ärende",
    Skal.INNEHALLSLOST: "sägs vara gjort, men inte vad",
    Skal.SVAGT: "osäkert om det är detta som avses",
    Skal.ODATERAT: "går inte att datera säkert",
    Skal.FOR_SENT: "för sent",
    Skal.MOTSTRIDIGT: "motsägs på annat håll i akten",
}
UTANFOR = "utanför den granskade perioden"


def avvisningsskal(skal: Skal) -> str:
    """Why a passage was not accepted, in a few words."""
    return AVVISNING.get(skal, "räcker inte")


def motivering(krav: Krav, dom: Domslut, lage: Lage) -> str:
    """Why the verdict is what it is."""
    sats = _SATSER[dom.skal](_Fall(krav, dom, lage))
    return f"För {dom.person}: {sats}." if dom.person else f"{stort(sats)}."


@dataclass(frozen=True, slots=True)
class _Fall:
    """A verdict and the words that its sentence is made of."""

    krav: Krav
    dom: Domslut
    lage: Lage

    @property
    def sokt(self) -> str:
        return eller(self.krav.kravs)

    @property
    def utlosare(self) -> Handelse | None:
        return self.dom.utlosare

    @property
    def till(self) -> str:
        """What it should have come after, or round."""
        if not (self.krav.for_varje and self.utlosare):
            return ""
        return f" {'kring' if self.krav.under else 'efter'} {handelse(self.utlosare)}"

    @property
    def frist(self) -> str:
        return f" (sista dag {self.dom.forfaller.isoformat()})" if self.dom.forfaller else ""

    @property
    def narmast(self) -> Handelse | None:
        """The passage that the reason is about."""
        return next((ett for ett, skal in self.dom.avvisade if skal is self.dom.skal), None)

    @property
    def var(self) -> str:
        """Where the passage is that the reason is about."""
        return stalle_och_dag(self.narmast) if self.narmast else "akten"

    @property
    def funnet(self) -> str:
        """What nearly answered, by its own name where it is one of the concepts asked for."""
        egen = self.narmast is not None and self.narmast.begrepp in self.krav.kravs
        return namn(self.narmast.begrepp) if egen and self.narmast else self.sokt


def _finns(hur: str) -> Callable[[_Fall], str]:
    def sats(fall: _Fall) -> str:
        svar = fall.dom.svar[0]
        return f"{_vad_som_finns(svar)} {hur} {stalle(svar)}{fall.frist}"

    return sats


def _vad_som_finns(svar: Handelse) -> str:
    if svar.hallning is Hallning.NEKAT:
        return f"att det inte finns {namn(svar.begrepp)}"
    if svar.hallning is Hallning.ERBJUDET_AVBOJT:
        return f"att {handelse(svar)} har erbjudits och avböjts"
    return handelse(svar)


def _inget(fall: _Fall) -> str:
    if fall.dom.svar:
        antal = f"bara {len(fall.dom.svar)} av minst {fall.krav.minst}"
        return f"{fall.sokt}{fall.till} finns {antal} gånger, se {stalle_och_dag(fall.dom.svar[0])}"
    if fall.till and fall.utlosare:
        return f"{fall.till.strip()} i {stalle(fall.utlosare)}, har {fall.sokt} inte hittats{fall.frist}"
    handlingar = len(fall.lage.tolkning.handlingar)
    return f"{fall.sokt} har inte hittats i {f'någon av aktens {handlingar} handlingar' if handlingar > 1 else 'akten'}{fall.frist}"


def _for_sent(fall: _Fall) -> str:
    varfor = f"men sista dag var {fall.dom.forfaller.isoformat()}" if fall.dom.forfaller else "vilket är för sent"
    if fall.krav.fore and fall.utlosare:
        varfor = f"alltså inte före {handelse(fall.utlosare)}"
    return f"{fall.funnet}{fall.till} finns först i {fall.var}, {varfor}"


def _utan_innehall(fall: _Fall) -> str:
    vad = f"{fall.funnet}{fall.till} finns"
    saknat = [namn(ett) for ett in saknat_innehall(fall.krav, fall.narmast, fall.lage)] if fall.narmast else []
    if saknat and fall.narmast and fall.narmast.hallning is Hallning.INTRAFFAT:
        return f"{vad} i {fall.var} men utan {_och(saknat)}"
    tomt = fall.narmast is not None and fall.narmast.hallning is Hallning.TOMT
    return f"{vad} bara som {'tom rubrik eller tomt fält' if tomt else 'hjälptext eller återgiven lagtext'} i {fall.var}"


def _olasligt(fall: _Fall) -> str:
    return f"det går inte att avgöra, eftersom {sidor(fall.lage.olasta)}inte kunde läsas"


def _motstridigt(fall: _Fall) -> str:
    if not fall.dom.svar:
        return f"akten säger emot sig själv om {fall.sokt}, se {fall.var}"
    svar = fall.dom.svar[0]
    dag = svar.datum.till if svar.datum else None
    senare = [(ett, skal) for ett, skal in fall.dom.avvisade if skal in OGJORT and dag and ett.datum and ett.datum.fran > dag]
    mot, skal = (senare or fall.dom.avvisade)[0]
    return f"{handelse(svar)} finns enligt {stalle(svar)}, men enligt {stalle_och_dag(mot)} är det {avvisningsskal(skal)}"


def _odaterat(fall: _Fall) -> str:
    if fall.dom.svar:
        svar = fall.dom.svar[0]
        return f"{handelse(svar)} finns i {stalle(svar)}, men datumen visar inte om det skedde i rätt tid{fall.till}{fall.frist}"
    vad = handelse(fall.utlosare) if fall.utlosare else "det som utlöser kravet"
    return f"datumen i akten visar inte om {fall.sokt} borde ha funnits efter {vad}{fall.frist}"


def _svagt(fall: _Fall) -> str:
    if fall.utlosare and not fall.narmast:
        vad = namn(fall.utlosare.begrepp)
        return f"det är osäkert om {stalle_och_dag(fall.utlosare)} handlar om {vad}, och {fall.sokt} har inte hittats efteråt"
    return f"i {fall.var} nämns något som kan vara {fall.funnet}, men det är osäkert"


def _okant(fall: _Fall) -> str:
    vad = eller(fall.dom.okant)
    nej = next((ett for ett in fall.dom.villkor if ett.hallning is Hallning.NEKAT), None)
    ja = next((ett for ett in fall.dom.villkor if ett.hallning is not Hallning.NEKAT), None)
    if ja and nej:
        varfor = f"akten både anger och förnekar {vad}, se {' och '.join(dict.fromkeys((stalle(ja), stalle(nej))))}"
    elif ja or nej:
        varfor = f"{vad} nämns i {stalle_och_dag(fall.dom.villkor[0])} men inte som något säkert"
    else:
        varfor = f"akten inte säger något om {vad}"
    return f"det går inte att avgöra om kravet gäller, eftersom {varfor}"


def _galler_inte(fall: _Fall) -> str:
    utlosare = namn(fall.krav.for_varje) if fall.krav.for_varje else ""
    if fall.dom.okant:
        nej = next(iter(fall.dom.villkor), None)
        if nej is None:
            varfor = f"akten inte nämner {eller(fall.dom.okant)}"
        elif nej.hallning is Hallning.INTRAFFAT:  # what excludes it is there
            varfor = f"det enligt {stalle_och_dag(nej)} finns {namn(nej.begrepp)} och akten inte nämner {eller(fall.dom.okant)}"
        else:
            varfor = f"det enligt {stalle_och_dag(nej)} inte finns {namn(nej.begrepp)}"
    elif fall.dom.undantagna:
        varfor = f"{handelse(fall.dom.undantagna[0])} kom under en tid då inget nytt svar krävs"
    elif fall.dom.utanfor:
        varfor = f"{handelse(fall.dom.utanfor[0])} ligger {UTANFOR}"
    else:
        varfor = f"akten inte innehåller någon uppgift om {utlosare}"
    return f"kravet gäller inte, eftersom {varfor}"


def _ej_forfallet(fall: _Fall) -> str:
    frist = f" senast {fall.dom.forfaller.isoformat()}" if fall.dom.forfaller else ""
    per = f"per {fall.lage.per.isoformat()}" if fall.lage.per else "innan dess"
    return f"{fall.sokt}{fall.till} ska finnas{frist}, och akten bedöms {per}"


def _och(delar: Sequence[str]) -> str:
    return delar[0] if len(delar) == 1 else f"{', '.join(delar[:-1])} och {delar[-1]}"


_SATSER: dict[Skal, Callable[[_Fall], str]] = {
    Skal.EGEN_HANDLING: _finns("finns som egen handling i"),
    Skal.JOURNALANTECKNING: _finns("framgår av en journalanteckning i"),
    Skal.ANNAN_RUBRIK: _finns("framgår av"),
    Skal.INGET_BELAGG: _inget,
    Skal.FOR_SENT: _for_sent,
    Skal.BARA_PLANERAT: lambda fall: f"{fall.funnet}{fall.till} finns bara som plan i {fall.var}",
    Skal.BARA_FORSLAG: lambda fall: f"{fall.funnet}{fall.till} finns bara som förslag, utkast eller påbörjat i {fall.var}",
    Skal.BARA_FORSOK: lambda fall: f"{fall.funnet}{fall.till} finns bara som försök i {fall.var}",
    Skal.NEKAT: lambda fall: f"enligt {fall.var} saknas {fall.sokt}{fall.till}",
    Skal.INTE_FOR_ALLA: lambda fall: f"{_inget(fall)}, fast det finns för andra",
    Skal.UTAN_INNEHALL: _utan_innehall,
    Skal.GALLER_ANNAT: lambda fall: f"{fall.funnet} i {fall.var} gäller någon annan eller ett annat ärende",
    Skal.OLASLIGT: _olasligt,
    Skal.MOTSTRIDIGT: _motstridigt,
    Skal.ODATERAT: _odaterat,
    Skal.SVAGT: _svagt,
    Skal.INNEHALLSLOST: lambda fall: f"{fall.funnet}{fall.till} nämns i {fall.var} utan att innehållet framgår",
    Skal.VILLKOR_OKANT: _okant,
    Skal.VILLKOR_EJ_UPPFYLLT: _galler_inte,
    Skal.EJ_FORFALLET: _ej_forfallet,
}
