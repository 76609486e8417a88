"""The keyword baseline of flags: the same concepts looked for by their terms alone, line by line.

Nothing is asked of how a thing is stated, when, about whom or in which handling: a krav is met where a line has the words of one of its
concepts, missing where none has, and does not apply where its conditions or what triggers it is not named.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from textgranskning.granskning.mall import Krav, las_mall
from textgranskning.normalisering import normalisera
from textgranskning.tolkning.begrepp import alla_begrepp
from textgranskning.tolkning.uttryck import Frastabell, Ordlasare, Uttrycksbank, Uttryckslista
from textgranskning.typer import Akt

Stallen = dict[str, list[dict[str, str]]]  # the lines that name each concept


def nyckelordsflaggor(akt: Akt, mall: str) -> dict[str, dict[str, Any]]:
    """A flag for each krav, with as much of `flagga_till_dict` as is measured."""
    stallen = _sok(akt)
    return {krav.id: _flagga(krav, stallen) for krav in las_mall(mall).krav}


def _flagga(krav: Krav, stallen: Stallen) -> dict[str, Any]:
    villkor = [*(ett.nagon for ett in krav.om), *([(krav.for_varje,)] if krav.for_varje else [])]
    belagg = [stalle for begrepp in krav.kravs for stalle in stallen.get(begrepp, ())]
    galler = all(any(begrepp in stallen for begrepp in nagon) for nagon in villkor)
    status = "finns" if belagg else "saknas" if galler else "ej_tillampligt"
    utlosare = [stalle for nagon in villkor for begrepp in nagon for stalle in stallen.get(begrepp, ())]
    return {"status": status, "belagg": belagg or utlosare, "sokt": {"narmast": []}}


def _sok(akt: Akt) -> Stallen:
    tabell, bank, agare = _bank()
    las = Ordlasare(tabell).las
    stallen: Stallen = {}
    for dokument in akt.dokument:
        for rad in normalisera(dokument).text.split("\n"):
            for begrepp in dict.fromkeys(agare[lista] for lista in bank.traffar(las(rad))):
                stallen.setdefault(begrepp, []).append({"dokument": dokument.namn, "text": rad})
    return stallen


@cache
def _bank() -> tuple[Frastabell, Uttrycksbank, dict[Uttryckslista, str]]:
    agare = {lista: begrepp.id for begrepp in alla_begrepp() for lista in (begrepp.termer, begrepp.titlar)}
    return Frastabell(fras for begrepp in alla_begrepp() for fras in begrepp.fraser), Uttrycksbank(agare), agare
