"""One file read as a report: everything that `las --json` shows (DESIGN.md, chapter 6)."""

from textgranskning.rapportlasning.avsnitt import Rapportavsnitt
from textgranskning.rapportlasning.rapport import Fotnot, Rapport, las_rapport

__all__ = ["Fotnot", "Rapport", "Rapportavsnitt", "las_rapport"]
