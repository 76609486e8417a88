"""What a run is about to cost: how many page images will be read again, counted by the workers before anything else is done."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import suppress

from textgranskning.inlasning.omlasning import Omlasning, omlasning
from textgranskning.korning.arbete import Uppdrag
from textgranskning.korning.pool import Arbetslag, Avslutad


def omlasning_av(uppdrag: Uppdrag, steg: Callable[[int], None] = lambda _: None) -> Omlasning:
    """On a worker: what reading again costs for one akt."""
    steg(0)
    return omlasning(uppdrag.plats.filer, uppdrag.val.ocr, uppdrag.val.losenord)


def omlasning_i(lag: Arbetslag, uppdrag: Sequence[Uppdrag], hogst: int) -> Omlasning:
    """The sum over all akter. An akt that ends its worker counts for nothing: its files are dealt with when they are read."""
    ko = deque(uppdrag)
    igang: set[Future[Omlasning]] = set()
    sidor, sekunder = 0, 0.0
    while ko or igang:
        while ko and len(igang) < hogst:
            igang.add(lag.ge(omlasning_av, ko.popleft()))
        klara, igang = wait(igang, return_when=FIRST_COMPLETED)
        for klar in klara:
            with suppress(Avslutad):
                sidor, sekunder = sidor + klar.result().sidor, sekunder + klar.result().sekunder
    return Omlasning(sidor, sekunder)
