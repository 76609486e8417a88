"""Flags of fictitious akter, with a document's worst in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import attrgetter
from typing import Any

from textgranskning.flaggor import Flaggor
from textgranskning.korning.omgang import Filpost
from textgranskning.typer import Belagg, Datum, Flagga, Hallning, Narmast, Skal, Sokt, Status

ONT = "<img src=x onerror=alert(1)>\"'&</script><script>alert(2)</script>"
BELAGG = Belagg("journal.txt", 3, None, "Hembes6k", f"Hembesök {ONT}", Datum.dag(dt.date(2025, 3, 11)), Hallning.INTRAFFAT)
FLAGGA = Flagga(
    akt=f"Akt {ONT}",
    mall="barn-unga",
    krav="hembesok",
    fraga="Gjordes hembesök?",
    kvalitetsomrade="trygghet_sakerhet",
    status=Status.FINNS,
    skal=Skal.JOURNALANTECKNING,
    sakerhet=0.9,
    motivering=f"Hembesök gjordes {ONT}.",
    sokt=Sokt(1, 1, 1.0, ("hembesok",)),
    belagg=(BELAGG,),
    lagrum=("11 kap. 1 § SoL (2001:453)",),
)
LUCKA = replace(
    FLAGGA,
    krav="barnsamtal",
    status=Status.SAKNAS,
    skal=Skal.BARA_PLANERAT,
    belagg=(),
    prioritet=2.5,
    sokt=Sokt(12, 30, 0.97, ("barnsamtal",), (Narmast(replace(BELAGG, text="Samtal planeras."), "bara planerat"),), (("skannad.pdf", 4),)),
)


@dataclass(frozen=True)
class Akt:
    """An akt as the report takes it."""

    akt: str
    flaggor: Flaggor
    handlingar: tuple[dict[str, str], ...] = ()
    filer: tuple[Filpost, ...] = ()
    underlag: dict[str, Any] = field(default_factory=dict)


def akter(flaggor: Iterable[Flagga], **ovrigt: Any) -> list[Akt]:
    """Flags in order of akt as akter; the first of them holds what else there is."""
    per_akt = [(akt, Flaggor(tuple(egna))) for akt, egna in groupby(flaggor, attrgetter("akt"))]
    return [Akt(akt, egna, **(ovrigt if plats == 0 else {})) for plats, (akt, egna) in enumerate(per_akt)]
