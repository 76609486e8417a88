"""The whole way of an akt, told once: reading, normalising, interpreting, judging."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from textgranskning.flaggor import Flaggor
from textgranskning.granskning import granskning
from textgranskning.granskning.mall import Mall, las_mall
from textgranskning.granskning.mallval import kannetecken, valj_mall
from textgranskning.inlasning import las_akt
from textgranskning.inlasning.bas import OcrLage
from textgranskning.normalisering import normalisera
from textgranskning.tolkning import Tolkare, tolka
from textgranskning.typer import Akt, Text, Tolkning


def granska_akt(
    akt: Akt | Path | str,
    mall: Mall | str = "auto",
    *,
    per: dt.date | None = None,
    period: tuple[dt.date, dt.date] | None = None,
    ocr: OcrLage = "auto",
    losenord: tuple[str, ...] = (),
    ordlista: frozenset[str] | None = None,
) -> Flaggor:
    """Judge one akt against a template.

    `akt` is a read akt, or a folder or file to read. `mall` is a template, its id, a path, or ``auto`` (chosen by content). `per` is the
    day deadlines are held against (default: the akt's last dated note); `period` limits which occurrences are judged.
    `ordlista` holds words of the user's own that are to be taken for right (`las_ordlista` reads them from a file). `losenord` are tried
    in turn on encrypted files.

    Raises `MappFel`, `OkandMallFel`, `MallFel`.
    """
    last = akt if isinstance(akt, Akt) else las_akt(akt, ocr=ocr, losenord=losenord)
    vald, tolkning = tolka_for(mall, last.namn, _texter(last, ordlista))
    return granskning(tolkning, vald, per=per, period=period)


def tolka_for(mall: Mall | str, akt: str, texter: Sequence[Text]) -> tuple[Mall, Tolkning]:
    """A template (``auto``: chosen by content) and what an akt says of the concepts that it asks about."""
    tolkare = Tolkare(akt, texter)
    vald = valj_mall(tolkare.tolkning(kannetecken(tolkare.tolkning(())))) if mall == "auto" else las_mall(mall)
    return vald, tolkare.tolkning(vald.begrepp)


def tolka_akt(akt: Akt, *, ordlista: frozenset[str] | None = None) -> Tolkning:
    """What is documented in an akt, when, and about whom."""
    return tolka(akt.namn, _texter(akt, ordlista))


def _texter(akt: Akt, ordlista: frozenset[str] | None) -> list[Text]:
    return [normalisera(dokument, ordlista=ordlista) for dokument in akt.dokument]
