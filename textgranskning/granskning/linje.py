"""Dates in order, for finding those about a time without looking at all of them."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from textgranskning.typer import Datum

NAR_SOM_HELST = Datum(dt.date.min, dt.date.max)


@dataclass(frozen=True, slots=True)
class Linje:
    """Dates that lie in order of their first day; None is a date that may be any."""

    lagst: Sequence[dt.date]  # the earliest day from each on
    hogst: Sequence[dt.date]  # the latest day until each

    @classmethod
    def av(cls, datum: Iterable[Datum | None]) -> Linje:
        alla = [ett or NAR_SOM_HELST for ett in datum]
        lagst = [*accumulate((ett.fran for ett in reversed(alla)), min)][::-1]
        return cls(lagst, [*accumulate((ett.till for ett in alla), max)])

    def runt(self, datum: Datum | None) -> range:
        """The places outside which nothing overlaps a date.

        >>> dagar = [Datum.dag(dt.date(2025, 3, dag)) for dag in (1, 5, 9)]
        >>> Linje.av(dagar).runt(Datum(dt.date(2025, 3, 4), dt.date(2025, 3, 9)))
        range(1, 3)
        """
        ett = datum or NAR_SOM_HELST
        return range(self.forsta_fran(ett.fran), bisect_right(self.lagst, ett.till))

    def forsta_fran(self, dag: dt.date) -> int:
        """The place of the first that does not lie before a day."""
        return bisect_left(self.hogst, dag)
