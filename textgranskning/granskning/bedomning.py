"""The verdict on each krav of a template: conditions, triggers, answers, and what absence proves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from textgranskning.flaggor import Flaggor
from textgranskning.granskning.domslut import Domslut
from textgranskning.granskning.flagga import flagga
from textgranskning.granskning.fordelning import fordela
from textgranskning.granskning.kandidater import OGJORT, RANG, Kandidat, kandidater, status_av
from textgranskning.granskning.lage import Lage
from textgranskning.granskning.mall import Krav, Mall
from textgranskning.granskning.motbevis import provade
from textgranskning.granskning.tid import Svar
from textgranskning.granskning.tidsram import Tidsram, tidsram
from textgranskning.granskning.utlosare import Utlosning, utlosningar
from textgranskning.granskning.villkor import villkor
from textgranskning.typer import Handelse, Person, Skal, Status, Tolkning

VARST = (Status.SAKNAS, Status.OKLART, Status.FINNS, Status.EJ_TILLAMPLIGT)  # where several judgements make one flag


def granskning(tolkning: Tolkning, mall: Mall, *, per: dt.date | None = None, period: tuple[dt.date, dt.date] | None = None) -> Flaggor:
    """One flag for each krav of the template, in its order.

    `per` is the day deadlines are held against (default: the akt's last dated note); `period` limits which occurrences of a `for_varje` are
    judged (default: from the akt's first handling to its last).
    """
    lage = Lage.av(tolkning, per, period)
    return Flaggor(tuple(flagga(krav, mall, doma(krav, lage), lage) for krav in mall.krav))


def doma(krav: Krav, lage: Lage) -> Domslut:
    """The verdict on one krav; where several judgements make it, the worst counts."""
    om = villkor(krav, lage)
    galler: list[Person | None] = [*_barn(lage.tolkning)] if krav.galler == "barn" else []
    dom = _varst([replace(_doma_person(krav, lage, person), person=person.namn if person else None) for person in galler or [None]])
    nekat = om.skal is Skal.VILLKOR_EJ_UPPFYLLT and om.handelser
    visat = dom.status is Status.FINNS and not (krav.under and om.skal is Skal.VILLKOR_EJ_UPPFYLLT)  # outside its window nothing shows that
    if om.skal and (nekat or not visat):  # what was done shows that it was called for, unless the akt denies it
        return _vad_som_ar_last(Domslut(om.skal, villkor=om.handelser, okant=om.nagon), krav, lage)
    return replace(_vad_som_ar_last(dom, krav, lage), villkor=om.handelser)


def _barn(tolkning: Tolkning) -> list[Person]:
    """The children that the akt concerns: the client's, and a client who is a child."""
    klient = tolkning.klient
    return [*([klient] if klient and not klient.vuxen else []), *tolkning.barn]


def _doma_person(krav: Krav, lage: Lage, person: Person | None) -> Domslut:
    alla, mot = provade(krav, kandidater(krav, lage, person), lage)
    utlosta = utlosningar(krav, lage)
    ramar = [tidsram(krav, ett.handelse, lage) for ett in utlosta.alla]
    godtagna = [kandidat.handelse for kandidat in alla if kandidat.avvisad is None]
    fordelade = fordela(krav, [ett.handelse for ett in utlosta.alla], ramar, godtagna)
    besvarar = {id(ett) for svar in fordelade for ett in svar}
    ovriga = [ett for ett in alla if id(ett.handelse) not in besvarar]
    domar = [
        _doma_utlosning(krav, ett, ram, (*mot, *_avvisade(ovriga, ram)), svar, lage)
        for ett, ram, svar in zip(utlosta.alla, ramar, fordelade, strict=True)
        if not ett.utanfor
    ]
    if not domar:
        return Domslut(Skal.VILLKOR_EJ_UPPFYLLT, undantagna=utlosta.undantagna, utanfor=utlosta.utanfor)
    varst = replace(_varst(domar), utanfor=utlosta.utanfor)
    if varst.status is Status.SAKNAS and any(dom.status is Status.FINNS for dom in domar):
        return replace(varst, skal=Skal.INTE_FOR_ALLA)
    if varst.status is Status.FINNS:
        return replace(varst, svar=tuple(dict.fromkeys(svar for dom in domar for svar in dom.svar)))
    return varst


def _avvisade(ovriga: Sequence[Kandidat], ram: Tidsram) -> Iterator[tuple[Handelse, Skal]]:
    """Of what answers nothing, what nearly answered this, and why not; what plainly belongs to another time is left out."""
    for kandidat in ovriga:
        if kandidat.avvisad and ram.svar(kandidat.handelse) is not Svar.NEJ:
            yield kandidat.handelse, kandidat.avvisad
        elif kandidat.avvisad is None and ram.for_sent(kandidat.handelse):
            yield kandidat.handelse, Skal.FOR_SENT


def _doma_utlosning(
    krav: Krav, ett: Utlosning, ram: Tidsram, avvisade: tuple[tuple[Handelse, Skal], ...], svar: Sequence[Handelse], lage: Lage
) -> Domslut:
    """One trigger (or the krav by itself) against the answers that fell to it."""
    sakra = tuple(
        sorted((handelse for handelse in svar if ram.svar(handelse, ett.handelse) is Svar.JA), key=lambda svar: _godhet(svar, krav))
    )
    skal = _skal(krav, ett, ram, svar, sakra, avvisade, lage)
    return Domslut(skal, ett.handelse, sakra or tuple(svar), avvisade, ram.senast.fran if ram.senast and ett.handelse else None)


def _skal(
    krav: Krav,
    ett: Utlosning,
    ram: Tidsram,
    svar: Sequence[Handelse],
    sakra: Sequence[Handelse],
    avvisade: Sequence[tuple[Handelse, Skal]],
    lage: Lage,
) -> Skal:
    if len(sakra) >= krav.minst:
        return Skal.MOTSTRIDIGT if _motsagd(sakra, avvisade) else _finns_skal(sakra[0], lage)
    namnda = {skal for _, skal in avvisade}
    utgangen = ram.utgangen(lage.per) if Skal.FOR_SENT not in namnda else Svar.JA
    if utgangen is Svar.NEJ and Skal.INNEHALLSLOST in namnda:
        return Skal.INNEHALLSLOST  # said to be done already: a person should look
    if utgangen is Svar.NEJ:
        return ett.tvekan or Skal.EJ_FORFALLET  # what sets the time running is unsure: then so is the last day
    if len(svar) >= krav.minst or utgangen is Svar.KANSKE:
        return Skal.ODATERAT
    skal = next((skal for skal in RANG if skal in namnda), Skal.INGET_BELAGG)
    return ett.tvekan if ett.tvekan and krav.for_varje and status_av(skal) is Status.SAKNAS else skal


def _motsagd(svar: Sequence[Handelse], avvisade: Sequence[tuple[Handelse, Skal]]) -> bool:
    """One passing mention against a denial, a plan or an attempt of a later day: a person should read both."""
    ensamt = len(svar) == 1 and len(svar[0].omnamnanden) == 1 and not svar[0].bast.egen_handling
    dag = svar[0].datum.till if svar[0].datum else None
    samma = {svar[0].begrepp}  # that no home was visited says nothing of a meeting that was held
    senare = {skal for ett, skal in avvisade if dag and ett.begrepp in samma and ett.datum and ett.datum.fran > dag}
    return ensamt and bool(senare & OGJORT)


def _varst(domar: Iterable[Domslut]) -> Domslut:
    return min(domar, key=lambda dom: VARST.index(dom.status))


def _vad_som_ar_last(dom: Domslut, krav: Krav, lage: Lage) -> Domslut:
    """Where pages are unread or too damaged, absence proves nothing: an unread page may hold the answer, the trigger, or a yes to a no."""
    bygger_pa_franvaro = dom.status in {Status.SAKNAS, Status.EJ_TILLAMPLIGT} or (dom.status is Status.FINNS and krav.for_varje is not None)
    return replace(dom, skal=Skal.OLASLIGT) if bygger_pa_franvaro and lage.olasta else dom


def _finns_skal(handelse: Handelse, lage: Lage) -> Skal:
    if handelse.bast.egen_handling:
        return Skal.EGEN_HANDLING
    return Skal.JOURNALANTECKNING if lage.typer.get(handelse.bast.handling) == "journalanteckning" else Skal.ANNAN_RUBRIK


def _godhet(svar: Handelse, krav: Krav) -> tuple[bool, float, int, int]:
    """Own handling first, then strong before weak, told more often before less, in the order of the krav's concepts."""
    return (not svar.bast.egen_handling, -svar.bast.styrka, -len(svar.omnamnanden), krav.kravs.index(svar.begrepp))
