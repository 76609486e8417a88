"""A document's restored text -> its handlingar: split where a title or a dated note begins, and classify.

Every line is looked at once, and the handlingar cover the text without gaps.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from textgranskning.tolkning.delare import FALT, HELA, Del, Delare
from textgranskning.tolkning.handlingsdatum import TreDatum, tre_datum
from textgranskning.tolkning.klassare import gissa_typ
from textgranskning.tolkning.malltext import ar_hjalprubrik
from textgranskning.tolkning.poster import registrerad, signatur
from textgranskning.tolkning.rader import Bladrad, bladrader
from textgranskning.tolkning.skribenter import journalens_skribent, undertecknare
from textgranskning.tolkning.tidsram import tidsram
from textgranskning.tolkning.titlar import Titel, titel
from textgranskning.typer import Handling, Text

_ODATERADE = frozenset(("arendeoversikt", "lagtext"))  # their dates are what they tell of, not when they were written
_INKOMMANDE = frozenset(
    (
        "ansokan",
        "orosanmalan",
        "lvm_anmalan",
        "lakarintyg",
        "yttrande",
        "epost",
        "bilaga",
        "ovrigt",
        "sip",
        "genomforandeplan",
        "manadsrapport",
        "kallelse",
        "uppfoljning",
        "vardplan",
        "avslutsbedomning",
        "tolkbokning",
    )
)  # what comes from outside, so that a stamp on it is its own


def dela(text: Text, *, forsta_nummer: int = 0, ankare: dt.date | None = None) -> tuple[Handling, ...]:
    """Split one document into its handlingar, numbered from `forsta_nummer`, in order and without gaps. An empty text gives none.

    `ankare`: when the akt plays, for documents that never name a year.
    """
    rader = bladrader(text)
    if all(rad.tom for rad in rader):
        return ()
    namn = titel(_filnamn(text.dokument))
    ankare = tidsram((text.text,)) or ankare
    delar = Delare(rader, namn, ankare).dela()
    slut = [del_.rad for del_ in delar[1:]] + [len(rader)]
    alla_av = journalens_skribent(text.text)
    ut: list[Handling] = []
    senast: dt.date | None = None  # what the handling before it plays near
    for nummer, (del_, till) in enumerate(zip(delar, slut, strict=True)):
        en = _handling(text, rader[del_.rad : till], del_, forsta_nummer + nummer, namn if nummer == 0 else None, ensam=len(delar) == 1)
        eget = en.datum.fran if en.datum else tidsram((text.text[slice(*en.span)],))
        senast = eget or senast
        av = en.forfattare or (alla_av if del_.post else None)
        ut.append(replace(en, forfattare=av, ankare=senast or ankare, annan_akt=del_.annan))
    return tuple(ut)


def _filnamn(dokument: str) -> str:
    return dokument.rsplit("/", 1)[-1].rsplit(".", 1)[0].replace("_", " ")


def _handling(text: Text, rader: Sequence[Bladrad], del_: Del, nummer: int, namn: Titel | None, *, ensam: bool) -> Handling:
    span = (rader[0].span[0] if del_.rad else 0, rader[-1].span[1])
    if rader[-1].span[1] < len(text.text):
        span = (span[0], rader[-1].span[1] + 1)
    sidor = tuple(range(text.sida_vid(span[0]).nummer, text.sida_vid(max(_sista_tecken(rader), span[0])).nummer + 1))
    if del_.post is not None:
        tre = TreDatum(handelse=del_.post.datum, registrerad=registrerad(rader))
        forfattare = del_.post.sign or signatur(rader)
        return Handling(
            nummer, text.dokument, sidor, "journalanteckning", span, del_.post.rubrik, forfattare, None, tre.handelse, tre.registrerad
        )
    typ = del_.typ or _sluten_typ(text.text[span[0] : span[1]], del_, namn)
    tre = (
        TreDatum()
        if typ in _ODATERADE
        else tre_datum(rader, text.dokument, ensam=ensam, utifran=typ in _INKOMMANDE, utredning=typ in HELA or typ == "forhandsbedomning")
    )
    return Handling(nummer, text.dokument, sidor, typ, span, del_.rubrik, undertecknare(rader), tre.inkommen, tre.handelse, tre.registrerad)


def _sluten_typ(kropp: str, del_: Del, namn: Titel | None) -> str:
    """The type of a handling without a telling title: the file's name, else what it says, else what a journal's first page is."""
    if namn is not None and namn.slag == "handling":
        return namn.typ
    if del_.journal and del_.rubrik is None:
        return "arendeoversikt"
    if del_.rubrik is not None and ar_hjalprubrik(del_.rubrik):
        return "ovrigt"  # what a form's maker wrote is no handling of the case
    falt = sum(FALT.search(rad) is not None for rad in kropp.split("\n"))
    return gissa_typ(kropp) or ("arendeoversikt" if del_.journal or (del_.rad == 0 and falt >= 4) else "ovrigt")


def _sista_tecken(rader: Sequence[Bladrad]) -> int:
    return next((rad.span[0] for rad in reversed(rader) if not rad.tom), rader[-1].span[0])
