"""What is said of a run when it is done: numbers and reasons, never names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from textgranskning.cli.forlopp import tid

if TYPE_CHECKING:
    from textgranskning.korning.omgang import Summering

ANDRAT = {
    "program": "programmet",
    "inlasning": "inläsningen",
    "modeller": "modellerna",
    "begrepp": "begreppen",
    "mallar": "mallen",
    "tesseract": "Tesseract",
    "installningar": "inställningarna",
    "filer": "filer i akten",
}
STATUS = {"saknas": "saknas", "oklart": "oklart", "finns": "finns", "ej_tillampligt": "gäller inte"}
UTFALL = {"last": "lästa", "delvis": "delvis lästa", "ej_last": "inte lästa"}


def rader(summering: Summering) -> Iterator[str]:
    """The lines of the summary."""
    filer = sum(summering.filer.values())
    yield f"Läst som {_antal(summering.akter, 'akt', 'akter')} med {_antal(filer, 'fil', 'filer')}."
    if summering.fanns:
        yield f"Redan klara sedan förut och oförändrade: {_antal(summering.fanns, 'akt', 'akter')}."
    for orsak, antal in sorted(summering.omgjorda.items()):
        andrat = " och ".join(ANDRAT.get(ett, ett) for ett in orsak.split(", "))
        yield f"Bedömda på nytt eftersom {andrat} har ändrats: {_antal(antal, 'akt', 'akter')}."
    yield ""
    yield from _tabell(
        f"Filer, {_antal(summering.sidor, 'sida', 'sidor')}", {ord_: summering.filer[utfall] for utfall, ord_ in UTFALL.items()}
    )
    for skal, antal in summering.skal.most_common():
        yield f"    {antal:>9}  {skal}"
    yield from _tabell("Flaggor", {ord_: summering.status[status] for status, ord_ in STATUS.items()})
    if summering.tid:
        alla = sum(summering.tid.values()) or 1.0
        delar = {f"{steg} ({sekunder / alla:.0%})": tid(sekunder) for steg, sekunder in summering.tid.items()}
        yield from _tabell(f"Tid, {tid(summering.sekunder)} i allt, i processerna", delar)


def _tabell(rubrik: str, varden: Mapping[str, object]) -> Iterator[str]:
    yield rubrik
    for namn, varde in varden.items():
        yield f"  {varde!s:>11}  {namn}"


def _antal(tal: int, ett: str, flera: str) -> str:
    return f"{tal} {ett if tal == 1 else flera}"
