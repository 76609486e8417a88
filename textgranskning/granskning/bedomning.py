"""The verdict on each krav of a template: conditions, triggers, answers, and what absence proves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

from textgranskning.flaggor import Flaggor
from textgranskning.granskning.domslut import Domslut
from textgranskning.granskning.kandidater import RANG, Kandidat, kandidater
from textgranskning.granskning.lagrum import rum_for
from textgranskning.granskning.mall import Krav, Mall
from textgranskning.granskning.motivering import avvisningsskal, motivering
from textgranskning.granskning.sakerhet import prioritet, sakerhet
from textgranskning.granskning.tid import Svar
from textgranskning.granskning.utlosare import Lage, Tidsram, tidsram, utlosande, villkor
from textgranskning.typer import Belagg, Flagga, Handelse, Narmast, Skal, Sokt, Status, Tolkning, Utlosare

FLEST_BELAGG = 5
FLEST_NARMAST = 5
OGJORT = frozenset((Skal.NEKAT, Skal.BARA_PLANERAT, Skal.BARA_FORSLAG, Skal.BARA_FORSOK))
LASBAR_SIDA = 0.5  # a page of which less can be trusted proves no absence
VARST = (Status.SAKNAS, Status.OKLART, Status.FINNS, Status.EJ_TILLAMPLIGT)  # where several judgements make one flag


def granskning(tolkning: Tolkning, mall: Mall, *, per: dt.date | None = None, period: tuple[dt.date, dt.date] | None = None) -> Flaggor:
    """One flag for each krav of the template, in its order.

    `per` is the day deadlines are held against (default: the akt's last dated note); `period` limits which occurrences of a `for_varje` are
    judged (default: from the akt's first handling to its last note).
    """
    lage = Lage(tolkning, per or tolkning.sista_dag, period or (None, None))
    return Flaggor(tuple(_flagga(krav, mall, lage) for krav in mall.krav))


def doma(krav: Krav, lage: Lage) -> Domslut:
    """The verdict on one krav; where several judgements make it, the worst counts."""
    om = villkor(krav, lage)
    personer = [barn.namn for barn in lage.tolkning.barn] if krav.galler == "barn" else []
    dom = _varst([_doma_person(krav, lage, person) for person in personer or [None]])
    if om.skal and (om.handelser or dom.status is not Status.FINNS):  # what was done shows that it was called for, where nothing else does
        return _vad_som_ar_last(Domslut(om.skal, villkor=om.handelser), lage)
    return replace(_vad_som_ar_last(dom, lage, for_varje=bool(krav.for_varje)), villkor=om.handelser)


def _doma_person(krav: Krav, lage: Lage, person: str | None) -> Domslut:
    alla = kandidater(krav, lage.tolkning, person)
    mothandelser = [ett for begrepp in krav.motbevis for ett in lage.intraffade(begrepp)]
    if mothandelser:
        return Domslut(Skal.NEKAT, avvisade=tuple((ett, Skal.NEKAT) for ett in mothandelser))
    utlosare = utlosande(krav, lage)
    if not utlosare:
        return Domslut(Skal.VILLKOR_EJ_UPPFYLLT)
    fordelade = _fordela(krav, utlosare, alla, lage)
    domar = [_doma_utlosare(krav, ett, alla, svar, lage) for ett, svar in zip(utlosare, fordelade, strict=True)]
    varst = _varst(domar)
    besvarade = sum(dom.status is Status.FINNS for dom in domar)
    if varst.status is Status.SAKNAS and besvarade:
        varst = replace(varst, skal=Skal.INTE_FOR_ALLA)
    if varst.status is Status.FINNS:
        varst = replace(varst, svar=tuple(dict.fromkeys(svar for dom in domar for svar in dom.svar)))
    return varst


def _fordela(krav: Krav, utlosare: Sequence[Handelse | None], alla: Sequence[Kandidat], lage: Lage) -> list[list[Handelse]]:
    """Which answers belong to which trigger: the one an answer names, else the nearest unanswered before it.

    Without `for_varje`, or with `flera`, an answer may serve every trigger that it lies in time for.
    """
    godtagna = [kandidat.handelse for kandidat in alla if kandidat.avvisad is None]
    ramar = [tidsram(krav, ett, lage) for ett in utlosare]
    passar = [[ram.svar(svar) is not Svar.NEJ for svar in godtagna] for ram in ramar]
    if not krav.for_varje or krav.flera:
        return [[svar for svar, ja in zip(godtagna, rad, strict=True) if ja] for rad in passar]
    fordelade: list[list[Handelse]] = [[] for _ in utlosare]
    for nummer, svar in enumerate(godtagna):
        mojliga = [plats for plats in range(len(utlosare)) if passar[plats][nummer]]
        samma_sak = [plats for plats in mojliga if svar.sak and (ett := utlosare[plats]) and ett.sak == svar.sak]
        obesvarade = [plats for plats in samma_sak or mojliga if not fordelade[plats]]
        for plats in (obesvarade or samma_sak or mojliga)[-1:]:
            fordelade[plats].append(svar)
    return fordelade


def _doma_utlosare(krav: Krav, utlosare: Handelse | None, alla: Sequence[Kandidat], svar: list[Handelse], lage: Lage) -> Domslut:
    """One trigger (or the krav by itself) against the answers that fell to it."""
    ram = tidsram(krav, utlosare, lage)
    forfaller = ram.senast if krav.inom else None
    sakra = tuple(ett for ett in svar if ram.svar(ett) is Svar.JA)
    avvisade = tuple((kandidat.handelse, skal) for kandidat in alla if (skal := _varfor_inte(kandidat, svar, ram)))
    if len(sakra) >= krav.minst:
        basta = tuple(sorted(sakra, key=_godhet))
        if _motsagd(basta, avvisade):
            return Domslut(Skal.MOTSTRIDIGT, utlosare, basta, avvisade, forfaller)
        return Domslut(_finns_skal(basta[0], lage), utlosare, basta, avvisade, forfaller)
    if krav.inom and ram.senast_sen and lage.per and lage.per <= ram.senast_sen and not any(skal is Skal.FOR_SENT for _, skal in avvisade):
        return Domslut(Skal.EJ_FORFALLET, utlosare, (), avvisade, forfaller)
    if svar:
        return Domslut(Skal.ODATERAT, utlosare, tuple(svar), avvisade, forfaller)
    namnda = {skal for _, skal in avvisade}
    skal = next((skal for skal in RANG if skal in namnda), Skal.INGET_BELAGG)
    return Domslut(skal, utlosare, (), avvisade, forfaller)


def _motsagd(svar: Sequence[Handelse], avvisade: Sequence[tuple[Handelse, Skal]]) -> bool:
    """One passing mention against a denial, a plan or an attempt of a later day: a person should read both."""
    ensamt = len(svar) == 1 and len(svar[0].omnamnanden) == 1 and not svar[0].bast.egen_handling
    dag = svar[0].datum.till if svar[0].datum else None
    senare = {skal for handelse, skal in avvisade if dag and handelse.datum and handelse.datum.fran > dag}
    return ensamt and bool(senare & OGJORT)


def _varfor_inte(kandidat: Kandidat, svar: Sequence[Handelse], ram: Tidsram) -> Skal | None:
    """Why a candidate does not answer this trigger; None when it does, or when it plainly belongs to another time."""
    if kandidat.handelse in svar:
        return None
    if kandidat.avvisad:
        return kandidat.avvisad if ram.svar(kandidat.handelse) is not Svar.NEJ else None
    return Skal.FOR_SENT if ram.for_sent(kandidat.handelse) else None


def _varst(domar: Iterable[Domslut]) -> Domslut:
    return min(domar, key=lambda dom: VARST.index(dom.status))


def _vad_som_ar_last(dom: Domslut, lage: Lage, *, for_varje: bool = False) -> Domslut:
    """Where pages are unread or too damaged, absence proves nothing: the verdict is `oklart`."""
    hel = all(sida.lasbart >= LASBAR_SIDA for sida in lage.tolkning.sidor)
    utan_trigger = dom.skal is Skal.VILLKOR_EJ_UPPFYLLT and not dom.villkor
    bygger_pa_franvaro = dom.status is Status.SAKNAS or utan_trigger or (dom.status is Status.FINNS and for_varje)
    return replace(dom, skal=Skal.OLASLIGT) if bygger_pa_franvaro and not hel else dom


def _finns_skal(handelse: Handelse, lage: Lage) -> Skal:
    if handelse.bast.egen_handling:
        return Skal.EGEN_HANDLING
    handling = next((ett for ett in lage.tolkning.handlingar if ett.nummer == handelse.bast.handling), None)
    return Skal.JOURNALANTECKNING if handling and handling.typ == "journalanteckning" else Skal.ANNAN_RUBRIK


def _godhet(handelse: Handelse) -> tuple[bool, float, int]:
    return (not handelse.bast.egen_handling, -handelse.bast.styrka, -len(handelse.omnamnanden))


# --- from judgement to flag ------------------------------------------------------------------------------------------------------------


def _flagga(krav: Krav, mall: Mall, lage: Lage) -> Flagga:
    dom = doma(krav, lage)
    tolkning = lage.tolkning
    utlosardag = dom.utlosare.datum.fran if dom.utlosare and dom.utlosare.datum else lage.per
    sok = _sokt(krav, dom, tolkning)
    saker = sakerhet(dom.skal, dom.svar, sok.lasbart)
    return Flagga(
        akt=tolkning.akt,
        mall=mall.id,
        krav=krav.id,
        fraga=krav.fraga,
        kvalitetsomrade=krav.kvalitetsomrade,
        status=dom.status,
        skal=dom.skal,
        sakerhet=saker,
        motivering=motivering(krav, dom, len(sok.olasta)),
        sokt=sok,
        person=tolkning.klient.namn if tolkning.klient else None,
        kon=tolkning.klient.kon if tolkning.klient else None,
        enhet=tolkning.enhet,
        analys=krav.analys,
        prioritet=prioritet(dom.status, saker, krav.vikt, galler_barn="barnratt" in krav.analys),
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
        grupper = [dom.villkor, (dom.utlosare,) if dom.utlosare else (), tuple(ett for ett, _ in dom.avvisade)]
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


def _sokt(krav: Krav, dom: Domslut, tolkning: Tolkning) -> Sokt:
    narmast = [
        Narmast(omnamnande.belagg, avvisningsskal(skal))
        for handelse, skal in _narmast_forst(dom)
        for omnamnande in handelse.omnamnanden[:2]
    ]
    unika = {(ett.belagg.dokument, ett.belagg.original): ett for ett in narmast}
    sidor = tolkning.sidor
    return Sokt(
        handlingar=len(tolkning.handlingar),
        sidor=len(sidor),
        lasbart=sum(sida.lasbart for sida in sidor) / len(sidor) if sidor else 0.0,
        begrepp=krav.begrepp,
        narmast=tuple(unika.values())[:FLEST_NARMAST],
        olasta=tuple((sida.dokument, sida.sida) for sida in sidor if sida.lasbart < LASBAR_SIDA),
    )
