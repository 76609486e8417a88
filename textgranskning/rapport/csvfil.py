"""CSV that Swedish Excel opens right: UTF-8 with BOM, semicolons, and no cell that starts a formula."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from textgranskning.flaggor import flagga_till_dict
from textgranskning.typer import Flagga

HANDLINGSKOLUMNER = (
    "akt", "dokument", "sidor", "typ", "inkommen", "handelsedatum", "registrerad", "forfattare", "rubrik", "finns",
)  # fmt: skip
FORMELTECKEN = ("=", "+", "-", "@", "\t", "\r")
PLATTA = (
    "akt",
    "person",
    "kon",
    "enhet",
    "mall",
    "krav",
    "fraga",
    "kvalitetsomrade",
    "status",
    "skal",
    "sakerhet",
    "prioritet",
    "forfaller",
    "motivering",
)


def flaggor_csv(flaggor: Iterable[Flagga]) -> Iterator[bytes]:
    """One row a flag, the first evidence only; a piece for each row."""
    kolumner = (*PLATTA, "analys", "lagrum", "utlosare", "utlosare_datum", "dokument", "sida", "text", "datum")
    return csv_bitar(kolumner, (_platt(flagga_till_dict(flagga)) for flagga in flaggor))


def handlingar_csv(handlingar: Iterable[Mapping[str, str]]) -> Iterator[bytes]:
    return csv_bitar(HANDLINGSKOLUMNER, handlingar)


def _platt(flagga: dict[str, Any]) -> dict[str, Any]:
    belagg = flagga["belagg"][0] if flagga["belagg"] else {}
    utlosare = flagga["utlosare"] or {}
    return {
        **{nyckel: flagga[nyckel] for nyckel in PLATTA},
        "analys": ", ".join(flagga["analys"]),
        "lagrum": "; ".join(flagga["lagrum"]),
        "utlosare": utlosare.get("begrepp"),
        "utlosare_datum": utlosare.get("datum"),
        **{nyckel: belagg.get(nyckel) for nyckel in ("dokument", "sida", "text", "datum")},
    }


def csv_bytes(kolumner: Iterable[str], rader: Iterable[Mapping[str, Any]]) -> bytes:
    return b"".join(csv_bitar(kolumner, rader))


def csv_bitar(kolumner: Iterable[str], rader: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    """The heading and then each row."""
    ut = io.StringIO(newline="")
    skrivare = csv.DictWriter(ut, list(kolumner), delimiter=";", lineterminator="\r\n")
    skrivare.writeheader()
    yield codecs.BOM_UTF8 + ut.getvalue().encode()
    for rad in rader:
        ut.seek(0)
        ut.truncate()
        skrivare.writerow({nyckel: ofarlig(varde) for nyckel, varde in rad.items()})
        yield ut.getvalue().encode()


def ofarlig(varde: object) -> object:
    """A cell that no spreadsheet takes for a formula.

    >>> ofarlig("=1+1"), ofarlig("Ja"), ofarlig(-2), ofarlig(None)
    ("'=1+1", 'Ja', -2, '')
    """
    if isinstance(varde, str) and varde.startswith(FORMELTECKEN):
        return f"'{varde}"
    return "" if varde is None else varde
