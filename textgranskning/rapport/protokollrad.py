"""What the protocol keeps of a flag: a workbook is built in memory, so a flag leaves its evidence behind once its note is written."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from textgranskning.typer import Flagga, Status

LANGST_NOT = 1500  # characters that a note shows without scrolling


@dataclass(frozen=True, slots=True)
class Protokollrad:
    """A flag as a cell of the protocol with its note. What many flags share is held once."""

    akt: str
    person: str | None
    kon: str | None
    enhet: str | None
    mall: str
    krav: str
    fraga: str
    kvalitetsomrade: str
    analys: tuple[str, ...]
    status: Status
    anteckning: str

    @classmethod
    def av(cls, flagga: Flagga) -> Protokollrad:
        return cls(
            sys.intern(flagga.akt),
            flagga.person and sys.intern(flagga.person),
            flagga.kon,
            flagga.enhet and sys.intern(flagga.enhet),
            sys.intern(flagga.mall),
            sys.intern(flagga.krav),
            sys.intern(flagga.fraga),
            sys.intern(flagga.kvalitetsomrade),
            tuple(map(sys.intern, flagga.analys)),
            flagga.status,
            _anteckning(flagga),
        )


def _anteckning(flagga: Flagga) -> str:
    """Why, and the passages; for a gap also what was nearest."""
    belagg = [f"{ett.dokument}, sidan {ett.sida}: {ett.text}" for ett in flagga.belagg[:3]]
    narmast = [
        f"Räckte inte ({ett.skal}): {ett.belagg.dokument}, sidan {ett.belagg.sida}: {ett.belagg.text}" for ett in flagga.sokt.narmast[:2]
    ]
    lag = [f"Grund: {'; '.join(flagga.lagrum)}"] if flagga.lagrum else []
    return "\n".join([flagga.motivering, *lag, *belagg, *([] if flagga.status is Status.FINNS else narmast)])[:LANGST_NOT]
