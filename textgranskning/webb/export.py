"""The verdicts as files: one row a flag that a reviewer has said anything of, with who and when; and the whole log."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from textgranskning.korning.utmapp import URVAL
from textgranskning.rapport.blad import arbetsbok, huvudrad
from textgranskning.rapport.csvfil import csv_bytes, ofarlig
from textgranskning.utfall.berattelse import berattelse
from textgranskning.utfall.domar import Dom, Domar, Nyckel
from textgranskning.utfall.omgang import las_flaggor
from textgranskning.utfall.urval import las_vikter
from textgranskning.utfall.utfall import utfall
from textgranskning.webb.underlag import Underlag

KOLUMNER = (
    "akt", "mall", "krav", "fraga", "verktygets_status", "verktygets_skal", "sakerhet", "status", "bekraftar", "granskare", "nar",
    "dokument", "sida", "text", "kommentar", "uppskjuten", "urvalsvikt",
)  # fmt: skip


def rader(underlag: Underlag, domar: Domar) -> Iterator[dict[str, Any]]:
    """In order of akt and krav. What was undone down to nothing is not there; the log has it."""
    fragor: dict[str, dict[Nyckel, str]] = {}
    urval = domar.urval()
    for nyckel, dom in sorted(domar.laget().items()):
        if dom.status is None and not (dom.kommentar or dom.uppskjuten or dom.stalle or dom.lucka):
            continue
        if nyckel.akt not in fragor:
            egna = underlag.flaggor(nyckel.akt) if nyckel.akt in underlag.per_akt else []
            fragor[nyckel.akt] = {Nyckel(post["akt"], post["mall"], post["krav"]): post["fraga"] for post in egna}
        yield _rad(dom, fragor[nyckel.akt].get(nyckel, ""), urval.get(nyckel))


def _rad(dom: Dom, fraga: str, vikt: float | None) -> dict[str, Any]:
    verktyget: Mapping[str, Any] = dom.verktyget or {}
    stalle = dom.stalle or {}
    varden = (
        *dom.nyckel,
        dom.lucka["fraga"] if dom.lucka else fraga,
        verktyget.get("status"),
        verktyget.get("skal"),
        verktyget.get("sakerhet"),
        dom.status,
        dom.bekraftar,
        dom.granskare,
        dom.nar,
        *(stalle.get(nyckel) for nyckel in ("dokument", "sida", "text")),
        dom.kommentar,
        dom.uppskjuten,
        vikt,
    )
    return dict(zip(KOLUMNER, varden, strict=True))


def som_jsonl(underlag: Underlag, domar: Domar) -> bytes:
    return "".join(json.dumps(rad, ensure_ascii=False) + "\n" for rad in rader(underlag, domar)).encode()


def som_logg(_underlag: Underlag, domar: Domar) -> bytes:
    """Every change ever made, in order."""
    poster = ({**asdict(post), "nyckel": post.nyckel._asdict()} for post in domar.logg())
    return "".join(json.dumps(post, ensure_ascii=False) + "\n" for post in poster).encode()


def som_csv(underlag: Underlag, domar: Domar) -> bytes:
    return csv_bytes(KOLUMNER, rader(underlag, domar))


def som_xlsx(underlag: Underlag, domar: Domar) -> bytes:
    ut = io.BytesIO()
    with arbetsbok(ut, "Bedömningar") as bok:
        blad = bok.add_worksheet("Bedömningar")
        huvudrad(blad, KOLUMNER, bok.add_format({"bold": True}))
        antal = 0
        for antal, rad in enumerate(rader(underlag, domar), start=1):
            blad.write_row(antal, 0, [ofarlig(varde) for varde in rad.values()])
        blad.autofilter(0, 0, antal, len(KOLUMNER) - 1)
        blad.set_column(0, len(KOLUMNER) - 1, 18)
    return ut.getvalue()


def som_utfall(underlag: Underlag, domar: Domar) -> bytes:
    """How good the screening was, as far as it has been reviewed."""
    return berattelse(utfall(las_flaggor(underlag.ut), domar.laget(), domar.urval(), las_vikter(underlag.ut / URVAL))).encode()


FORMER = {
    "jsonl": (som_jsonl, "bedomningar.jsonl", "application/x-ndjson"),
    "csv": (som_csv, "bedomningar.csv", "text/csv; charset=utf-8"),
    "xlsx": (som_xlsx, "bedomningar.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "utfall": (som_utfall, "utfall.txt", "text/plain; charset=utf-8"),
    "logg": (som_logg, "logg.jsonl", "application/x-ndjson"),
}
