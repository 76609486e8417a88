"""What the page shows of one akt, as JSON values: its flags with evidence in pieces that mark changed letters, its documents, its pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from textgranskning.rapport.namn import OMRADEN, mallnamn
from textgranskning.rapport.skillnad import delar
from textgranskning.rapport.stalle import Kring, stallevy
from textgranskning.utfall.domar import EGEN, Dom, Nyckel
from textgranskning.webb.bilder import BILDFORMAT
from textgranskning.webb.ko import SOKER_SVAR
from textgranskning.webb.underlag import Underlag

INGEN_FIL = (
    "Dokumentet ligger inte kvar där det granskades. Lägg tillbaka det, eller starta om med --akter och mappen där akterna ligger nu."
)
ANDRAD = "Dokumentet har ändrats sedan granskningen: bild och markeringar kanske inte stämmer."


def aktvy(underlag: Underlag, akt: str, laget: Mapping[Nyckel, Dom], urval: Mapping[Nyckel, float]) -> dict[str, Any]:
    flaggor = underlag.flaggor(akt)
    dokument = underlag.dokument(akt)
    nummer = {namn: plats for plats, (namn, _) in enumerate(dokument)}
    runtom = underlag.sammanhang(akt)
    mallar = mallnamn()
    forst = flaggor[0]
    return {
        "namn": akt,
        "person": forst["person"],
        "enhet": forst["enhet"],
        "dokument": [{"namn": namn, "sidor": sidor, "bild": har_bild(underlag, akt, namn)} for namn, sidor in dokument],
        "flaggor": [
            {
                **{
                    nyckel: flagga[nyckel]
                    for nyckel in ("mall", "krav", "fraga", "status", "skal", "sakerhet", "motivering", "lagrum", "forfaller")
                },
                "mallnamn": mallar.get(flagga["mall"], flagga["mall"]),
                "omrade": OMRADEN.get(flagga["kvalitetsomrade"], flagga["kvalitetsomrade"]),
                "att": flagga["status"] in SOKER_SVAR or (akt, flagga["mall"], flagga["krav"]) in urval,
                "sokt": {nyckel: flagga["sokt"][nyckel] for nyckel in ("handlingar", "sidor", "lasbart", "olasta")},
                "belagg": [_stalle(ett, nummer, runtom) for ett in flagga["belagg"]],
                "narmast": [{**_stalle(ett, nummer, runtom), "skal": ett["skal"]} for ett in flagga["sokt"]["narmast"]],
                "dom": domvy(laget.get(Nyckel(akt, flagga["mall"], flagga["krav"]))),
            }
            for flagga in flaggor
        ],
        "luckor": luckor(akt, laget),
    }


DOMFALT = ("version", "status", "granskare", "nar", "stalle", "kommentar", "uppskjuten", "verktyget")


def domvy(dom: Dom | None) -> dict[str, Any]:
    dom = dom or Dom(Nyckel("", "", ""))
    return {nyckel: getattr(dom, nyckel) for nyckel in DOMFALT}


def luckor(akt: str, laget: Mapping[Nyckel, Dom]) -> list[dict[str, Any]]:
    """The gaps that reviewers have added to an akt."""
    return [
        {"krav": dom.nyckel.krav, **dom.lucka, "dom": domvy(dom)}
        for dom in laget.values()
        if dom.nyckel.akt == akt and dom.nyckel.krav.startswith(EGEN) and dom.lucka
    ]


def _stalle(belagg: Mapping[str, Any], nummer: Mapping[str, int], runtom: Kring) -> dict[str, Any]:
    """A passage, its document by number."""
    vy = stallevy(belagg, runtom)
    return {**vy, "dok": nummer[vy.pop("dokument")], "text": belagg["text"]}


def har_bild(underlag: Underlag, akt: str, dokument: str) -> bool:
    """Whether a document is of a kind that has page images; where its kept pages are gone, perhaps."""
    post = underlag.sidor(akt).get(dokument)
    return post is None or post["format"] in BILDFORMAT


def sidvy(underlag: Underlag, akt: str, dokument: str, sida: int) -> dict[str, Any]:
    """A page: its lines in pieces, each with its rectangle; whether it has an image, and what is wrong with it."""
    post = underlag.sidor(akt).get(dokument)
    sidan = next((ett for ett in post["sidor"] if ett["nummer"] == sida), None) if post else None
    fil, _ = underlag.fil(akt, dokument)
    return {
        "rader": [
            {"delar": delar(last if last is not None else text, text), "text": text.strip(), "ruta": ruta, "slag": slag}
            for text, last, ruta, slag in (sidan["rader"] if sidan else ())
        ],
        "storlek": sidan["storlek"] if sidan else None,
        "olast": sidan["olast"] if sidan else None,
        "bild": har_bild(underlag, akt, dokument) and fil is not None,
        "varning": INGEN_FIL if fil is None else ANDRAD if underlag.andrad(akt, dokument, fil) else None,
    }
