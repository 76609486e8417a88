"""The whole way of an akt, told once: reading, normalising, interpreting, judging."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from textgranskning.flaggor import Flaggor
from textgranskning.granskning import granskning
from textgranskning.granskning.mall import Mall, las_mall, valj_mall
from textgranskning.inlasning import las_akt
from textgranskning.inlasning.bas import OcrLage
from textgranskning.normalisering import normalisera
from textgranskning.tolkning import tolka
from textgranskning.typer import Akt, Tolkning


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
    tolkning = tolka_akt(akt if isinstance(akt, Akt) else las_akt(akt, ocr=ocr, losenord=losenord), ordlista=ordlista)
    vald = valj_mall(tolkning) if mall == "auto" else las_mall(mall)
    return granskning(tolkning, vald, per=per, period=period)


def tolka_akt(akt: Akt, *, ordlista: frozenset[str] | None = None) -> Tolkning:
    """What is documented in an akt, when, and about whom."""
    return tolka(akt.namn, [normalisera(dokument, ordlista=ordlista) for dokument in akt.dokument])
