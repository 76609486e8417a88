"""The frozen types that the stages hand to each other (DESIGN.md, chapter 4).

Every span is a half-open ``(start, slut)`` pair of character offsets. A text is always NFC; its lines end in ``\\n`` and its pages are
divided by ``\\f``.
"""

from textgranskning.typer.flagga import Flagga, Narmast, Skal, Sokt, Status, Utlosare
from textgranskning.typer.grund import Kon, Span
from textgranskning.typer.lasning import Akt, Dokument, Lasning, Rad, Radslag, Ruta, Sida, Ursprung
from textgranskning.typer.text import Rattelse, Rattelseskal, Segment, Skadebild, Skadeslag, Text, Textrad, Textsida, Ursprungsplats
from textgranskning.typer.tolkning import (
    Begreppsslag,
    Belagg,
    Datum,
    Hallning,
    Handelse,
    Handling,
    Hanvisning,
    Omnamnande,
    Person,
    Sidlage,
    Tolkning,
    Upphov,
)

__all__ = [
    "Akt",
    "Begreppsslag",
    "Belagg",
    "Datum",
    "Dokument",
    "Flagga",
    "Hallning",
    "Handelse",
    "Handling",
    "Hanvisning",
    "Kon",
    "Lasning",
    "Narmast",
    "Omnamnande",
    "Person",
    "Rad",
    "Radslag",
    "Rattelse",
    "Rattelseskal",
    "Ruta",
    "Segment",
    "Sida",
    "Sidlage",
    "Skadebild",
    "Skadeslag",
    "Skal",
    "Sokt",
    "Span",
    "Status",
    "Text",
    "Textrad",
    "Textsida",
    "Tolkning",
    "Upphov",
    "Ursprung",
    "Ursprungsplats",
    "Utlosare",
]
