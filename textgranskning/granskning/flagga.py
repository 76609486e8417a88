"""From judgement to flag: the evidence, what was searched, and the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textgranskning.granskning.domslut import Domslut
from textgranskning.granskning.kandidater import RANG
from textgranskning.granskning.lage import Lage
from textgranskning.granskning.lagrum import rum_for
from textgranskning.granskning.mall import Krav, Mall
from textgranskning.granskning.motivering import UTANFOR, avvisningsskal, motivering
from textgranskning.granskning.prioritet import prioritet
from textgranskning.granskning.sakerhet import sakerhet
from textgranskning.typer import Belagg, Flagga, Handelse, Narmast, Skal, Sokt, Status, Tolkning, Utlosare

FLEST_BELAGG = 5
FLEST_NARMAST = 5


def flagga(krav: Krav, mall: Mall, dom: Domslut, lage: Lage) -> Flagga:
    """The flag of one krav."""
    tolkning = lage.tolkning
    utlosardag = dom.utlosare.datum.fran if dom.utlosare and dom.utlosare.datum else lage.per
    sok = _sokt(krav, dom, lage)
    saker = sakerhet(dom, sok.lasbart)
    return Flagga(
        akt=tolkning.akt,
        mall=mall.id,
        krav=krav.id,
        fraga=krav.fraga,
        kvalitetsomrade=krav.kvalitetsomrade,
        status=dom.status,
        skal=dom.skal,
        sakerhet=saker,
        motivering=motivering(krav, dom, lage),
        sokt=sok,
        person=tolkning.klient.namn if tolkning.klient else None,
        kon=tolkning.klient.kon if tolkning.klient else None,
        enhet=tolkning.enhet,
        analys=krav.analys,
        prioritet=prioritet(krav, dom, saker, lage),
        utlosare=Utlosare(dom.utlosare.begrepp, dom.utlosare.datum) if dom.utlosare else None,
        forfaller=dom.forfaller,
        lagrum=rum_for(krav.lagrum, utlosardag),
        belagg=_belagg(dom),
    )


def _belagg(dom: Domslut) -> tuple[Belagg, ...]:
    """The passages a verdict rests on, best first: answers; for a gap what triggers it and what nearly answered; else the condition."""
    if dom.status is Status.FINNS:
        grupper = [dom.svar]
    elif dom.status is Status.EJ_TILLAMPLIGT:
        utlosare = (dom.utlosare,) if dom.utlosare else ()
        grupper = [dom.villkor, dom.undantagna, utlosare, dom.utanfor, tuple(ett for ett, _ in dom.avvisade)]
    else:
        avvisade = tuple(ett for ett, _ in _narmast_forst(dom))
        utlosare = (dom.utlosare,) if dom.utlosare else ()
        grupper = [(*utlosare, *dom.svar), avvisade[:2], dom.villkor[:2], avvisade[2:]]
    handelser = [handelse for grupp in grupper for handelse in grupp]
    forsta = [handelse.bast.belagg for handelse in handelser]
    ovriga = [omnamnande.belagg for handelse in handelser for omnamnande in handelse.omnamnanden[1:]]
    return tuple(_unika([*forsta, *ovriga])[:FLEST_BELAGG])


def _unika(belagg: Iterable[Belagg]) -> list[Belagg]:
    return list({(ett.dokument, ett.sida, ett.original): ett for ett in belagg}.values())


def _narmast_forst(dom: Domslut) -> list[tuple[Handelse, Skal]]:
    return sorted(dom.avvisade, key=lambda par: RANG.index(par[1]) if par[1] in RANG else len(RANG))


def _sokt(krav: Krav, dom: Domslut, lage: Lage) -> Sokt:
    unika = {(ett.belagg.dokument, ett.belagg.original): ett for ett in _narmast(dom)}
    return Sokt(
        handlingar=len(lage.tolkning.handlingar),
        sidor=len(lage.tolkning.sidor),
        lasbart=lasbart(lage.tolkning),
        begrepp=krav.begrepp,
        narmast=tuple(unika.values())[:FLEST_NARMAST],
        olasta=lage.olasta,
    )


def lasbart(tolkning: Tolkning) -> float:
    """The share of the akt's text that could be read."""
    return sum(sida.lasbart for sida in tolkning.sidor) / len(tolkning.sidor) if tolkning.sidor else 0.0


def _narmast(dom: Domslut) -> Iterator[Narmast]:
    """What was not accepted, each with its reason; last what lies outside the period."""
    for handelse, skal in _narmast_forst(dom):
        for omnamnande in handelse.omnamnanden[:2]:
            yield Narmast(omnamnande.belagg, avvisningsskal(skal))
    for handelse in dom.utanfor:
        yield Narmast(handelse.bast.belagg, UTANFOR)
