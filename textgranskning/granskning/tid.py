"""Calendar arithmetic: ISO 8601 durations and windows between events."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

_TID = re.compile(r"P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")
_ANDE = re.compile(r"(?P<ankare>[a-z_0-9]+?)(?:(?P<tecken>[+-])(?P<tid>P[0-9YMWD]+))?")


@dataclass(frozen=True, slots=True)
class Tid:
    """A duration in calendar months and days."""

    manader: int
    dagar: int

    @classmethod
    def las(cls, text: str) -> Tid:
        """Raises `ValueError` when the text is no ISO 8601 duration of years, months, weeks and days.

        >>> Tid.las("P1Y2M"), Tid.las("P14D")
        (Tid(manader=14, dagar=0), Tid(manader=0, dagar=14))
        """
        traff = _TID.fullmatch(text)
        if not traff:
            raise ValueError(f"{text!r} är ingen tidslängd (skriv till exempel P14D eller P4M)")
        ar, manader, veckor, dagar = (int(grupp or 0) for grupp in traff.groups())
        return cls(12 * ar + manader, 7 * veckor + dagar)

    def fran(self, dag: dt.date, tecken: int = 1) -> dt.date:
        """The day this long after (or before); months end on the same day number or the month's last.

        >>> Tid.las("P4M").fran(dt.date(2025, 10, 31))
        datetime.date(2026, 2, 28)
        """
        manad = dag.year * 12 + dag.month - 1 + tecken * self.manader
        ar, nummer = divmod(manad, 12)
        sista = calendar.monthrange(ar, nummer + 1)[1]
        return dt.date(ar, nummer + 1, min(dag.day, sista)) + dt.timedelta(days=tecken * self.dagar)


class Svar(Enum):
    """Whether something is in time: `KANSKE` where not every possible day agrees."""

    JA = "ja"
    NEJ = "nej"
    KANSKE = "kanske"


def nagon(svar: Iterable[Svar]) -> Svar:
    """Whether any of them is so."""
    alla = set(svar)
    return next((ett for ett in (Svar.JA, Svar.KANSKE) if ett in alla), Svar.NEJ)


@dataclass(frozen=True, slots=True)
class Ande:
    """One end of a window: a concept (or `aktens_borjan`, `aktens_slut`) and a distance from it."""

    ankare: str
    tecken: int
    tid: Tid


@dataclass(frozen=True, slots=True)
class Fonster:
    """A window ``A..B``."""

    fran: Ande
    till: Ande

    @classmethod
    def las(cls, text: str) -> Fonster:
        """Raises `ValueError` when the text is no window.

        >>> Fonster.las("insats_start-P1M..aktens_slut").fran
        Ande(ankare='insats_start', tecken=-1, tid=Tid(manader=1, dagar=0))
        """
        delar = text.split("..")
        traffar = [_ANDE.fullmatch(del_) for del_ in delar]
        if len(delar) != 2 or not all(traffar):
            raise ValueError(f"{text!r} är inget fönster (skriv till exempel insats_start-P1M..insats_start+P2M)")
        andar = [
            Ande(traff["ankare"], -1 if traff["tecken"] == "-" else 1, Tid.las(traff["tid"]) if traff["tid"] else Tid(0, 0))
            for traff in traffar
            if traff
        ]
        return cls(andar[0], andar[1])

    @property
    def begrepp(self) -> tuple[str, ...]:
        return tuple(ande.ankare for ande in (self.fran, self.till) if not ande.ankare.startswith("aktens_"))
