"""The sums of a protocol: sheets by quality area, barnrätt and jämställdhet. Numbers, no formulas: they are what the round gave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from textgranskning.rapport.blad import A4, Stilar, hojd, huvudrad, sidan
from textgranskning.rapport.csvfil import ofarlig
from textgranskning.rapport.namn import FA, FOR_FA, KONSNAMN, OMRADEN, STATUSNAMN, mallnamn
from textgranskning.rapport.protokollrad import Protokollrad
from textgranskning.typer import Status

NAMNBREDD = 62  # characters
VARNING = "Färre än tio bedömningar ger ingen andel: en enda akt skulle flytta den mycket."
Cell = str | float | int


def summablad(bok: Any, flaggor: Sequence[Protokollrad], stilar: Stilar) -> None:
    """The three sheets."""
    kolumner = (*STATUSNAMN.values(), "Andel saknas")
    omraden = _per(flaggor, lambda ett: OMRADEN.get(ett.kvalitetsomrade, ett.kvalitetsomrade), tuple(OMRADEN.values()))
    _skriv(bok, "Kvalitetsområden", ("Kvalitetsområde", *kolumner), [(namn, *_rad(egna)) for namn, egna in omraden], stilar)
    barn = _per((ett for ett in flaggor if "barnratt" in ett.analys), kravnamn())
    _skriv(bok, "Barnrätt", ("Krav", *kolumner), [(namn, *_rad(egna)) for namn, egna in barn], stilar)
    huvud = ("Krav", *(f"{grupp}, {vad}" for grupp in KONSNAMN.values() for vad in ("gäller", "saknas", "andel")))
    rader = [(namn, *_per_kon(egna)) for namn, egna in (*omraden, *_per(flaggor, kravnamn()))]
    _skriv(bok, "Jämställdhet", huvud, [rad for rad in rader if any(rad[1::3])], stilar)


def kravnamn() -> Callable[[Protokollrad], str]:
    """A krav's question with its template's name."""
    namn = mallnamn()
    return lambda ett: f"{ett.fraga} ({namn.get(ett.mall, ett.mall)})"


def _per(
    flaggor: Iterable[Protokollrad], nyckel: Callable[[Protokollrad], str], forst: Sequence[str] = ()
) -> list[tuple[str, list[Protokollrad]]]:
    grupper: dict[str, list[Protokollrad]] = {namn: [] for namn in forst}
    for flagga in flaggor:
        grupper.setdefault(nyckel(flagga), []).append(flagga)
    return list(grupper.items())


def andel(saknas: int, galler: int) -> Cell:
    """The share, or why there is none.

    >>> andel(3, 12), andel(1, 9)
    (0.25, 'för få')
    """
    return FOR_FA if galler < FA else saknas / galler


def _rad(flaggor: Sequence[Protokollrad]) -> tuple[Cell, ...]:
    antal = Counter(flagga.status for flagga in flaggor)
    galler = sum(antal.values()) - antal[Status.EJ_TILLAMPLIGT]
    return (*(antal[status] for status in Status), andel(antal[Status.SAKNAS], galler))


def _per_kon(flaggor: Sequence[Protokollrad]) -> tuple[Cell, ...]:
    ut: list[Cell] = []
    for kon in KONSNAMN:
        egna = [flagga for flagga in flaggor if flagga.kon == kon and flagga.status is not Status.EJ_TILLAMPLIGT]
        saknas = sum(flagga.status is Status.SAKNAS for flagga in egna)
        ut += [len(egna), saknas, andel(saknas, len(egna))]
    return tuple(ut)


def _skriv(bok: Any, namn: str, huvud: Sequence[str], rader: Sequence[Sequence[Cell]], stilar: Stilar) -> None:
    blad = bok.add_worksheet(namn)
    huvudrad(blad, huvud, stilar["huvud"])
    for nummer, rad in enumerate(rader, start=1):
        blad.write_string(nummer, 0, str(ofarlig(rad[0])), stilar["namn"])
        blad.set_row(nummer, hojd([(rad[0], NAMNBREDD)]))
        for plats, varde in enumerate(rad[1:], start=1):
            blad.write(nummer, plats, varde, stilar["andel" if isinstance(varde, float) else "tal"])
    blad.write_string(len(rader) + 2, 0, VARNING, stilar["fri"])
    blad.set_row(len(rader) + 2, hojd([(VARNING, NAMNBREDD)]))
    blad.set_column(0, 0, NAMNBREDD)
    blad.set_column(1, len(huvud) - 1, 13)
    blad.print_area(0, 0, len(rader) + 2, len(huvud) - 1)
    sidan(blad, papper=A4, rubrik=namn)
