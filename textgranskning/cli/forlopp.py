"""How far a run has come: a bar on stderr, only on a terminal, that knows numbers and no names."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textgranskning.korning import Framsteg, Lage

MINST = 5.0  # seconds before the time left is guessed


class Forlopp:
    """Use as a context; what it gives is told how far the run has come, or is None where nobody watches."""

    def __init__(self, *, tyst: bool) -> None:
        self._tyst = tyst
        self._stapel: Any = None

    def __enter__(self) -> Framsteg | None:
        if self._tyst or not sys.stderr.isatty():
            return None
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn

        kolumner = (TextColumn("Granskar"), BarColumn(), TextColumn("{task.description}"))
        self._stapel = Progress(*kolumner, console=Console(stderr=True), transient=True)
        self._stapel.start()
        uppgift = self._stapel.add_task("läser mappen", total=None)

        def framsteg(lage: Lage) -> None:
            self._stapel.update(uppgift, completed=lage.byte, total=lage.alla_byte, description=i_ord(lage))

        return framsteg

    def __exit__(self, _typ: type[BaseException] | None, _fel: BaseException | None, _spar: TracebackType | None) -> None:
        if self._stapel is not None:
            self._stapel.stop()


def i_ord(lage: Lage) -> str:
    """
    >>> from textgranskning.korning import Lage
    >>> i_ord(Lage(klara=3, alla=10, sidor=60, sekunder=6.0, lange=1, byte=300, alla_byte=1000))
    '3 av 10 akter, 10.0 sidor/s, 0.5 akter/s, 14 s kvar, 1 fil tar lång tid'
    >>> i_ord(Lage(klara=0, alla=10, sidor=0, sekunder=1.0, lange=0, byte=0, alla_byte=1000, omlasta=300, omlasta_sekunder=1500.0))
    '0 av 10 akter, 300 sidor läses om, omkring 25 min 0 s'
    """
    delar = [f"{lage.klara} av {lage.alla} akter"]
    if lage.klara and lage.sekunder > 0:
        delar += [f"{lage.sidor / lage.sekunder:.1f} sidor/s", f"{lage.klara / lage.sekunder:.1f} akter/s"]
    if lage.byte and lage.sekunder >= MINST:
        delar.append(f"{tid(lage.sekunder * (lage.alla_byte - lage.byte) / lage.byte)} kvar")
    if lage.omlasta:
        delar.append(f"{lage.omlasta} {'sida' if lage.omlasta == 1 else 'sidor'} läses om, omkring {tid(lage.omlasta_sekunder)}")
    if lage.lange:
        delar.append(f"{lage.lange} {'fil' if lage.lange == 1 else 'filer'} tar lång tid")
    return ", ".join(delar)


def tid(sekunder: float) -> str:
    """
    >>> tid(12.4), tid(200), tid(7500)
    ('12 s', '3 min 20 s', '2 h 5 min')
    """
    hela = round(sekunder)
    if hela < 60:
        return f"{hela} s"
    return f"{hela // 60} min {hela % 60} s" if hela < 3600 else f"{hela // 3600} h {hela % 3600 // 60} min"
