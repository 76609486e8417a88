"""Whether a krav applies: its conditions (`om`), read in order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from textgranskning.granskning.lage import Lage, svag
from textgranskning.granskning.mall import Krav, Villkor
from textgranskning.typer import Begreppsslag, Hallning, Handelse, Skal

# What may still come about, or is said without substance: neither a yes nor a no.
OVISST = frozenset((Hallning.PLANERAT, Hallning.FORSLAG, Hallning.VILLKORAT, Hallning.FORSOK, Hallning.INNEHALLSLOST))


class Besked(Enum):
    """What the akt says of a condition, the one that settles most first."""

    JA = "ja"
    OKLART = "oklart"
    NEJ = "nej"
    TYST = "tyst"


@dataclass(frozen=True, slots=True)
class Villkorssvar:
    """Why a condition does not hold (None: it does) and the events that show it."""

    skal: Skal | None
    handelser: tuple[Handelse, ...] = ()
    nagon: tuple[str, ...] = ()  # its concepts


def villkor(krav: Krav, lage: Lage) -> Villkorssvar:
    """The first condition that is false gives `ej_tillampligt`, a silent one its `tyst`, an ambiguous one `oklart`."""
    visat: tuple[Handelse, ...] = ()
    for ett in krav.om:
        besked, handelser = _besked(ett, lage)
        if besked is not Besked.JA:
            oklart = besked is Besked.OKLART or (besked is Besked.TYST and ett.tyst == "oklart")
            return Villkorssvar(Skal.VILLKOR_OKANT if oklart else Skal.VILLKOR_EJ_UPPFYLLT, handelser, ett.nagon)
        visat = (*visat, *handelser)
    return Villkorssvar(None, visat)


def _besked(ett: Villkor, lage: Lage) -> tuple[Besked, tuple[Handelse, ...]]:
    """It holds if any of its concepts does; one concept in doubt leaves it in doubt."""
    svar = [_om_begrepp(lage.handelser(begrepp)) for begrepp in ett.nagon]
    basta = min((besked for besked, _ in svar), key=list(Besked).index)
    if basta is Besked.TYST:
        mot = [_om_begrepp(lage.handelser(begrepp)) for begrepp in ett.motsats]
        if any(besked is Besked.JA for besked, _ in mot):
            return Besked.NEJ, tuple(handelse for besked, handelser in mot if besked is Besked.JA for handelse in handelser)
    return basta, tuple(handelse for besked, handelser in svar if besked is basta for handelse in handelser)


def _om_begrepp(handelser: tuple[Handelse, ...]) -> tuple[Besked, tuple[Handelse, ...]]:
    ja = tuple(ett for ett in handelser if ett.hallning is Hallning.INTRAFFAT and not svag(ett))
    nej = tuple(ett for ett in handelser if ett.hallning is Hallning.NEKAT and not svag(ett))
    if ja and nej and all(any(_samma_tid(bejakat, nekat) for nekat in nej) for bejakat in ja):
        return Besked.OKLART, (*ja, *nej)
    if ja:
        return Besked.JA, ja
    ovisst = tuple(
        ett for ett in handelser if ett.hallning in _ovisst(ett) or (svag(ett) and ett.hallning in {Hallning.INTRAFFAT, Hallning.NEKAT})
    )
    kvar = tuple(ett for ett in ovisst if not any(_avgor(nekat, ett) for nekat in nej))
    if kvar:
        return Besked.OKLART, (*kvar, *nej)
    return (Besked.NEJ, nej) if nej else (Besked.TYST, ())


def _ovisst(ett: Handelse) -> frozenset[Hallning]:
    """What leaves a condition open. That it may come about says of a fact that it may be so, of an event that it has not happened."""
    return OVISST if ett.slag is not Begreppsslag.HANDELSE else frozenset((Hallning.INNEHALLSLOST,))


def _samma_tid(en: Handelse, annan: Handelse) -> bool:
    """Whether a statement and a denial may speak of the same time. A fact has none: it is so or not."""
    if en.slag is not Begreppsslag.HANDELSE or en.datum is None:
        return True
    if annan.datum is None:
        return False  # something that has a day has happened, whatever is denied of no day
    return en.datum.fran <= annan.datum.till and annan.datum.fran <= en.datum.till


def _avgor(nekat: Handelse, ovisst: Handelse) -> bool:
    """A denial settles what was planned before it."""
    return nekat.datum is not None and ovisst.datum is not None and nekat.datum.fran >= ovisst.datum.till
