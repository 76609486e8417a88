"""Texts for tests of interpreting: plain strings as restored text, and documents written with their handlingar marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from textgranskning.typer import Segment, Skadebild, Skadeslag, Text, Textrad, Textsida, Ursprung

FALL = Path(__file__).parents[1] / "fall"


def text(innehall: str, dokument: str = "prov.txt") -> Text:
    """A string as one page of restored text, nothing mended."""
    rader, plats = [], 0
    for rad in innehall.split("\n"):
        rader.append(Textrad((plats, plats + len(rad))))
        plats += len(rad) + 1
    hela = (0, len(innehall))
    sida = Textsida(1, hela, hela, (Ursprung.FIL,), Skadebild(Skadeslag.INGEN, 0.0, 0.0), tuple(rader))
    return Text(dokument, innehall, innehall, (Segment(hela, hela),), (sida,))


@dataclass(frozen=True, slots=True)
class Vantad:
    """A handling as its writer meant it: its first line (number in the document), type and dates."""

    rad: int
    typ: str
    handelse: str | None
    inkommen: str | None
    registrerad: str | None = None


def markta(fil: str) -> Iterator[tuple[Text, list[Vantad]]]:
    """The documents of a file of tests/fall: `%%% name` begins a document, `%% type | done | came in | registered` the handling below."""
    namn, rader, vantade = "", [], []
    for rad in [*(FALL / fil).read_text(encoding="utf-8").split("\n"), "%%% "]:
        if rad.startswith("%%% "):
            if namn:
                yield text("\n".join(rader).rstrip("\n") + "\n", namn), vantade
            namn, rader, vantade = rad[4:], [], []
        elif rad.startswith("%% "):
            typ, *datum = (del_.strip() or None for del_ in rad[3:].split("|"))
            handelse, inkommen, registrerad = (datum + [None] * 3)[:3]
            vantade.append(Vantad(len(rader), typ or "", handelse, inkommen, registrerad))
        else:
            rader.append(rad)
