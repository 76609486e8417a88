"""textgranskning: reads Swedish social-services case files, restores their text and shows what is missing.

The public API by name; heavy parts load on first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from textgranskning.flaggor import Flaggor
    from textgranskning.granska import granska_akt, tolka_akt
    from textgranskning.granskning.mall import Mall, las_mall
    from textgranskning.inlasning import las_akt, las_dokument
    from textgranskning.korning import Omgang, granska_mapp
    from textgranskning.normalisering import las_ordlista, normalisera
    from textgranskning.rapportlasning import Rapport, las_rapport
    from textgranskning.typer import Akt, Dokument, Flagga, Text, Tolkning
    from textgranskning.utfall.nyckeltal import nyckeltal

_HEM = {
    "Akt": "typer",
    "Dokument": "typer",
    "Flagga": "typer",
    "Flaggor": "flaggor",
    "Mall": "granskning.mall",
    "Omgang": "korning",
    "Rapport": "rapportlasning",
    "Text": "typer",
    "Tolkning": "typer",
    "granska_akt": "granska",
    "granska_mapp": "korning",
    "las_akt": "inlasning",
    "las_dokument": "inlasning",
    "las_mall": "granskning.mall",
    "las_ordlista": "normalisering",
    "las_rapport": "rapportlasning",
    "normalisera": "normalisering",
    "nyckeltal": "utfall.nyckeltal",
    "tolka_akt": "granska",
}

__all__ = [
    "Akt",
    "Dokument",
    "Flagga",
    "Flaggor",
    "Mall",
    "Omgang",
    "Rapport",
    "Text",
    "Tolkning",
    "granska_akt",
    "granska_mapp",
    "las_akt",
    "las_dokument",
    "las_mall",
    "las_ordlista",
    "las_rapport",
    "normalisera",
    "nyckeltal",
    "tolka_akt",
]


def __getattr__(namn: str) -> Any:
    if namn not in _HEM:
        raise AttributeError(f"module {__name__!r} has no attribute {namn!r}")
    return getattr(import_module(f"{__name__}.{_HEM[namn]}"), namn)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
