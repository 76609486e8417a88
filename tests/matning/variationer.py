"""The seen documents in other clothes: titles and days written as other systems write them. What a handling is must not hang on that."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from tests.tolkning.texter import Vantad, markta
from tests.tolkning.texter import text as som_text
from textgranskning.tolkning.titlar import titel
from textgranskning.typer import Text

_MANADER = ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"]
_ISO = re.compile(r"\b(20\d\d)-(\d\d)-(\d\d)\b")
TITLAR: dict[str, Callable[[str], str]] = {
    "inom likhetstecken": lambda rad: f"=== {rad.strip()} ===",
    "efter fyrkanter": lambda rad: f"## {rad.strip()}",
    "med nummer": lambda rad: f"3. {rad.strip()}",
    "i klammer": lambda rad: f"[{rad.strip()}]",
    "i versaler": str.upper,
    "efter pilar": lambda rad: f">> {rad.strip()}",
    "inom stjärnor": lambda rad: f"*** {rad.strip()} ***",
    "efter handlingens nummer": lambda rad: f"Handling 4: {rad.strip()}",
    "efter en ruta": lambda rad: f"■ {rad.strip().upper()}",
}
DAGAR: dict[str, Callable[[int, int, int], str]] = {
    "d/m -åå": lambda ar, manad, dag: f"{dag}/{manad} -{ar % 100}",
    "d månad åååå": lambda ar, manad, dag: f"{dag} {_MANADER[manad - 1]} {ar}",
    "ååmmdd": lambda ar, manad, dag: f"{ar % 100:02}{manad:02}{dag:02}",
    "d.m.åååå": lambda ar, manad, dag: f"{dag}.{manad}.{ar}",
    "åååå/mm/dd": lambda ar, manad, dag: f"{ar}/{manad:02}/{dag:02}",
    "åå-mm-dd": lambda ar, manad, dag: f"{ar % 100:02}-{manad:02}-{dag:02}",
    "dd-mm-åååå": lambda ar, manad, dag: f"{dag:02}-{manad:02}-{ar}",
    "dd/mm/åååå": lambda ar, manad, dag: f"{dag:02}/{manad:02}/{ar}",
}


def variationer() -> dict[str, list[tuple[Text, list[Vantad]]]]:
    """The documents by how they are dressed."""
    dokument = list(markta("handlingar_sedda.txt"))
    ut = {namn: [(_med_titlar(text, vantade, skriv), vantade) for text, vantade in dokument] for namn, skriv in TITLAR.items()}
    ut |= {namn: [(_med_dagar(text, skriv), vantade) for text, vantade in dokument] for namn, skriv in DAGAR.items()}
    ut["indraget"] = [(_om(text, (f"    {rad}" if rad else rad for rad in text.text.split("\n"))), vantade) for text, vantade in dokument]
    return ut


def _om(text: Text, rader: Iterable[str]) -> Text:
    return som_text("\n".join(rader), text.dokument)


def _med_dagar(text: Text, skriv: Callable[[int, int, int], str]) -> Text:
    return som_text(_ISO.sub(lambda m: skriv(int(m[1]), int(m[2]), int(m[3])), text.text), text.dokument)


def _med_titlar(text: Text, vantade: Iterable[Vantad], skriv: Callable[[str], str]) -> Text:
    rader = text.text.split("\n")
    for vantad in vantade:
        if vantad.typ != "journalanteckning" and (nummer := _titelrad(rader, vantad.rad)) is not None:
            rader[nummer] = skriv(rader[nummer])
    return _om(text, rader)


def _titelrad(rader: list[str], forsta: int) -> int | None:
    for nummer in range(forsta, min(forsta + 4, len(rader))):
        namn = re.split(r"\s{3,}", rader[nummer].strip())[0]
        if namn and (funnen := titel(namn)) is not None and funnen.slag == "handling":
            return nummer
    return None
