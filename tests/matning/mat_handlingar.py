"""How well documents are split into handlingar, classified and dated, and dates are found in text.

Sets of documents of our own: `sedda` was looked at while the rules were written, `osedda` and `osedda 2` (another hand, 300 handlingar of
every type) are only ever scored (their checksums stand beside them). `i andra kläder` are the seen ones with their titles and days
written otherwise (`variationer.py`), the worst way counts. `delning` is F1 over first lines, `typ` and `datum` the shares of all
handlingar and stated dates (done, came in, registered) that are right. `utan prickar` is the same after an engine that knows no å, ä and
ö, unrestored; `nyckelord` is the baseline: a new handling at every line with a title word or a date first, typed by that word.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterable, Sequence

from tests.matning.variationer import variationer
from tests.tolkning.texter import FALL, Vantad, markta
from tests.tolkning.texter import text as som_text
from textgranskning.tolkning.datum import hitta_datum
from textgranskning.tolkning.handlingar import dela
from textgranskning.tolkning.rader import rader_i
from textgranskning.typer import Text

_Funnen = tuple[int, str, str | None, str | None, str | None]  # first line, type, done, came in, registered


def mat() -> dict[str, dict[str, float]]:
    figurer = {"datum": {"ratt": _datum("datum.json")}}
    for mangd in ("sedda", "osedda", "osedda 2"):
        fil = f"handlingar_{mangd.replace(' ', '_')}.txt"
        figurer[mangd] = _mangd(fil, _system)
        figurer[f"{mangd} utan prickar"] = _mangd(fil, _system, utan_prickar=True)
        figurer[f"{mangd} nyckelord"] = _mangd(fil, _nyckelord)
    figurer["sedda i andra kläder"] = _andra_klader()
    return figurer


def _andra_klader() -> dict[str, float]:
    alla = [_raknade(dokument, _system) for dokument in variationer().values()]
    return {"antal": len(alla), **{figur: min(ett[figur] for ett in alla) for figur in ("delning", "typ", "datum")}}


def _mangd(fil: str, finn: Callable[[Text], Sequence[_Funnen]], *, utan_prickar: bool = False) -> dict[str, float]:
    dokument = markta(fil)
    return _raknade(
        ((som_text(text.text.translate(_PRICKAR), text.dokument), vantade) for text, vantade in dokument) if utan_prickar else dokument,
        finn,
    )


def _raknade(dokument: Iterable[tuple[Text, list[Vantad]]], finn: Callable[[Text], Sequence[_Funnen]]) -> dict[str, float]:
    ratt = funna = antal = typer = datum = datum_ratt = 0
    for text, vantade in dokument:
        svar = {start: (typ, datumen) for start, typ, *datumen in finn(text)}
        ratt += sum(_rad(text, vantad) in svar for vantad in vantade)
        funna += len(svar)
        antal += len(vantade)
        for vantad in vantade:
            typ, datumen = svar.get(_rad(text, vantad), ("", [None] * 3))
            typer += typ == vantad.typ
            for sagt, funnet in zip((vantad.handelse, vantad.inkommen, vantad.registrerad), datumen, strict=True):
                datum += sagt is not None
                datum_ratt += sagt is not None and sagt == funnet
    return {"antal": antal, "delning": 2 * ratt / (funna + antal), "typ": typer / antal, "datum": datum_ratt / datum}


_PRICKAR = str.maketrans("åäöÅÄÖ", "aaoAAO")


def _rad(text: Text, vantad: Vantad) -> int:
    """The first written line from the marked one on, as the system counts: furniture is no line."""
    rader = rader_i(text, (0, len(text.text)))
    return next((nummer for nummer in range(vantad.rad, len(rader)) if not rader[nummer].tom), vantad.rad)


def _system(text: Text) -> list[_Funnen]:
    rader = rader_i(text, (0, len(text.text)))
    nummer = {rad.span[0]: nummer for nummer, rad in enumerate(rader)}
    ut = []
    for handling in dela(text):
        forst = next(rad for rad in rader_i(text, handling.span) if not rad.tom)
        ut.append(
            (
                nummer[forst.span[0]],
                handling.typ,
                str(handling.handelsedatum) if handling.handelsedatum else None,
                str(handling.inkommen) if handling.inkommen else None,
                str(handling.registrerad) if handling.registrerad else None,
            )
        )
    return ut


_ORD = {
    "journal": "journalanteckning", "orosanm": "orosanmalan", "lvm": "lvm_anmalan", "utredning": "utredning", "beslut": "beslut",
    "ansökan": "ansokan",
    "genomförandeplan": "genomforandeplan", "underrättelse": "underrattelse", "uppföljning": "uppfoljning", "sip": "sip",
}  # fmt: skip


def _nyckelord(text: Text) -> list[_Funnen]:
    ut: list[_Funnen] = []
    for nummer, rad in enumerate(text.text.split("\n")):
        if m := re.match(r"\s*(\d{4}-\d\d-\d\d)", rad):
            ut.append((nummer, "journalanteckning", m[1], None, None))
        elif len(rad.split()) <= 6 and (typ := next((typ for ord_, typ in _ORD.items() if ord_ in rad.lower()), None)):
            iso = re.search(r"\d{4}-\d\d-\d\d", text.text)
            ut.append((nummer, typ, iso[0] if iso else None, None, None))
    return ut or [(0, "ovrigt", None, None, None)]


def _datum(fil: str) -> float:
    fall = json.loads((FALL / fil).read_text(encoding="utf-8"))
    ratt = 0
    for ett in fall:
        ankare = dt.date.fromisoformat(ett["ankare"]) if ett.get("ankare") else None
        ratt += [str(traff.datum) for traff in hitta_datum(ett["text"], ankare)] == ett["datum"]
    return ratt / len(fall)


def avvikelser(fil: str) -> list[str]:
    """What differs, for whoever works on the rules: never for the unseen set."""
    ut = []
    for text, vantade in markta(fil):
        svar = {f[0]: f[:4] for f in _system(text)}
        facit = {_rad(text, v): (_rad(text, v), v.typ, v.handelse, v.inkommen) for v in vantade}
        ut += [
            f"{text.dokument}: {facit.get(rad)} <> {svar.get(rad)}"
            for rad in sorted(set(svar) | set(facit))
            if facit.get(rad) != svar.get(rad)
        ]
    return ut
