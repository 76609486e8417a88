"""`protokoll.xlsx`: the review protocol as inspectors keep it.

A sheet per template with a row per akt; for each krav the tool's verdict with its evidence as a note, and beside it a column for the
reviewer. Then the sums (`protokollsummor.py`). `protokoll_in.py` reads it back when filled in. Cells from documents are text, never
formulas or links; the same flags give the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from textgranskning.rapport.blad import A3, A4, Stilar, arbetsbok, gor_stilar, hojd, sidan
from textgranskning.rapport.csvfil import ofarlig
from textgranskning.rapport.namn import STATUSNAMN, mallnamn
from textgranskning.rapport.protokollrad import Protokollrad
from textgranskning.rapport.protokollsummor import summablad
from textgranskning.typer import Flagga, Status

FORE = ("Akt", "Person", "Kön", "Enhet")
EFTER = ("Granskare", "Granskad den", "Kommentar")
# The first row is hidden and says what each column is, so that a protocol can be read back whatever is done to its headings.
MALLMARKE, KRAVMARKE, DOMMARKE = "mall:", "krav:", "dom:"
MARKRAD, HUVUDRAD, FORSTA = 0, 1, 2
AKTBREDD, FALTBREDD = 26, 13  # characters
KRAV_PA_BREDDEN = 9  # on one A3: more would be too small to read
LANGSTA_BLADNAMN = 31  # of Excel


def protokoll_xlsx(flaggor: Iterable[Flagga]) -> bytes:
    """The protocol of a round."""
    rader = [Protokollrad.av(flagga) for flagga in flaggor]
    ut = io.BytesIO()
    with arbetsbok(ut, "Granskningsprotokoll") as bok:
        stilar = gor_stilar(bok)
        per_mall: dict[str, list[Protokollrad]] = {}
        for rad in rader:
            per_mall.setdefault(rad.mall, []).append(rad)
        _anvisning(bok, sorted(per_mall), stilar)
        namn = bladnamn(sorted(per_mall))
        for mall in sorted(per_mall):
            _mallblad(bok.add_worksheet(namn[mall]), mall, per_mall[mall], stilar)
        summablad(bok, rader, stilar)
    return ut.getvalue()


def bladnamn(mallar: Iterable[str]) -> dict[str, str]:
    """A sheet name for each template: its id, cut where Excel wants it shorter.

    >>> [len(namn) for namn in bladnamn(["a" * 40, "a" * 35, "b"]).values()], bladnamn(["a" * 40, "a" * 35])["a" * 35][-2:]
    ([31, 31, 1], '~2')
    """
    namn: dict[str, str] = {}
    for mall in mallar:
        kort, nummer = mall[:LANGSTA_BLADNAMN], 1
        while kort in namn.values():
            nummer += 1
            kort = f"{mall[: LANGSTA_BLADNAMN - 2]}~{nummer}"
        namn[mall] = kort
    return namn


def _anvisning(bok: Any, mallar: Sequence[str], stilar: Stilar) -> None:
    blad = bok.add_worksheet("Läs mig")
    blad.hide_gridlines(2)
    blad.set_column(0, 0, 18)
    blad.set_column(1, 1, 90)
    blad.write_string(0, 0, "Granskningsprotokoll", stilar["rubrik"])
    namn = mallnamn()
    rader = [
        (
            "Vad det är",
            "Verktyget avgör inget ärende: det visar vad som bör läsas först. Peka på en bedömning för att se skälet och beläggen.",
        ),
        ("Fyll i", "Välj rätt bedömning i kolumnen Granskaren. Lämna tomt det du inte har prövat. Skriv ditt namn sist på raden."),
        ("Lämna orört", "Flytta inte kolumner mellan krav och ändra inte aktens namn. Då kan protokollet läsas tillbaka av verktyget."),
        *(("Mall", f"{mall}: {namn.get(mall, mall)}") for mall in mallar),
    ]
    for nummer, (vad, text) in enumerate(rader, start=2):
        blad.write_string(nummer, 0, vad, stilar["fri"])
        blad.write_string(nummer, 1, text, stilar["fri"])
        blad.set_row(nummer, hojd([(text, 90)]))
    for nummer, status in enumerate(Status, start=len(rader) + 3):
        blad.write_string(nummer, 0, STATUSNAMN[status.value], stilar[status])
    if not mallar:
        blad.write_string(len(rader) + 8, 0, "Granskningen gav inga flaggor.", stilar["fri"])
    sidan(blad, papper=A4)


def _mallblad(blad: Any, mall: str, flaggor: Sequence[Protokollrad], stilar: Stilar) -> None:
    """One template: what identifies the akt, two columns a krav, and what the reviewer signs with."""
    krav = {flagga.krav: flagga.fraga for flagga in flaggor}
    kolumn = {ett: len(FORE) + 2 * plats for plats, ett in enumerate(krav)}
    sist = len(FORE) + 2 * len(krav)
    akter = {flagga.akt: flagga for flagga in reversed(flaggor)}
    rader = {akt: FORSTA + plats for plats, akt in enumerate(dict.fromkeys(flagga.akt for flagga in flaggor))}
    slut = FORSTA + len(rader) - 1
    _rubriker(blad, mall, krav, kolumn, sist, stilar)
    for akt, rad in rader.items():
        for plats, varde in enumerate((akt, akter[akt].person, akter[akt].kon, akter[akt].enhet)):
            blad.write_string(rad, plats, str(ofarlig(varde)), stilar["namn" if plats == 0 else "text"])
        blad.set_row(rad, hojd(((akt, AKTBREDD), (akter[akt].person, FALTBREDD), (akter[akt].enhet, FALTBREDD))))
        for plats in (*(ett + 1 for ett in kolumn.values()), sist, sist + 2):
            blad.write_blank(rad, plats, None, stilar["egen"])
        blad.write_blank(rad, sist + 1, None, stilar["dag"])
    for flagga in flaggor:
        rad, plats = rader[flagga.akt], kolumn[flagga.krav]
        blad.write_string(rad, plats, STATUSNAMN[flagga.status.value], stilar[flagga.status])
        blad.write_comment(rad, plats, flagga.anteckning, {"x_scale": 3, "y_scale": 2})
    for plats in kolumn.values():
        _granskarens_kolumn(blad, plats + 1, slut, stilar)
    blad.set_row(MARKRAD, None, None, {"hidden": True})
    blad.set_row(HUVUDRAD, 140)
    blad.set_column(0, 0, AKTBREDD)
    blad.set_column(1, len(FORE) - 1, FALTBREDD)
    blad.set_column(len(FORE), sist - 1, 10.5)
    blad.set_column(sist, sist + 1, 14)
    blad.set_column(sist + 2, sist + 2, 40)
    blad.freeze_panes(FORSTA, 1)
    blad.autofilter(HUVUDRAD, 0, slut, sist + len(EFTER) - 1)
    blad.print_area(HUVUDRAD, 0, slut, sist + len(EFTER) - 1)
    blad.repeat_rows(HUVUDRAD)
    blad.repeat_columns(0)
    sidan(blad, papper=A3, bredd=-(-len(krav) // KRAV_PA_BREDDEN), rubrik=mallnamn().get(mall, mall))


def _rubriker(blad: Any, mall: str, krav: Mapping[str, str], kolumn: Mapping[str, int], sist: int, stilar: Stilar) -> None:
    blad.write_string(MARKRAD, 0, f"{MALLMARKE}{mall}")
    for plats, text in (*enumerate(FORE), *enumerate(EFTER, start=sist)):
        blad.write_string(HUVUDRAD, plats, text, stilar["huvud"])
        if plats >= sist:
            blad.write_string(MARKRAD, plats, text)
    for ett, plats in kolumn.items():
        blad.write_string(MARKRAD, plats, f"{KRAVMARKE}{ett}")
        blad.write_string(MARKRAD, plats + 1, f"{DOMMARKE}{ett}")
        blad.write_string(HUVUDRAD, plats, str(ofarlig(krav[ett])), stilar["huvud"])
        blad.write_string(HUVUDRAD, plats + 1, "Granskaren", stilar["huvud"])


def _granskarens_kolumn(blad: Any, plats: int, slut: int, stilar: Stilar) -> None:
    """A drop-down, and the colour of what is chosen."""
    val = {
        "validate": "list",
        "source": list(STATUSNAMN.values()),
        "error_title": "Okänd bedömning",
        "error_message": "Välj Finns, Saknas, Oklart eller Gäller inte.",
    }
    blad.data_validation(FORSTA, plats, slut, plats, val)
    for status in Status:
        farg = {"type": "cell", "criteria": "==", "value": f'"{STATUSNAMN[status.value]}"', "format": stilar[status]}
        blad.conditional_format(FORSTA, plats, slut, plats, farg)
