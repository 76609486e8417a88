"""The same work on a Dask cluster whose workers see the files by the same path: one akt a task, results brought home and kept here.

A Dask worker that dies is replaced by its cluster and the akt given to another; an akt that ends worker after worker is judged here, in
processes of our own that can say which file it was. Before the work begins every worker's program, models and templates are checked.
"""

from __future__ import annotations

import os
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from textgranskning.fel import TextgranskningFel
from textgranskning.korning.arbete import TOLKAR, Uppdrag, granska, hamta_kvitto, inventera, samma_data, spara, varm
from textgranskning.korning.beroenden import Beroenden, Installningar
from textgranskning.korning.ko import FORSPRANG, Ko
from textgranskning.korning.omgang import Kvitto
from textgranskning.korning.pool import UTAN_FRAGA, Arbetslag, grans

if TYPE_CHECKING:
    from distributed import Client

FORSOK = 3  # times that an akt is given to another worker after one died; then it is judged here
HANGD = 75  # the exit code of a worker that gives up a file that hangs


def anslut(adress: str) -> Client:
    """A client of the scheduler at an address. Raises `TextgranskningFel`."""
    try:
        from distributed import Client
    except ModuleNotFoundError as fel:
        raise TextgranskningFel("Dask är inte installerat.", 'Installera det: pip install "textgranskning[kluster]".') from fel
    try:
        return Client(adress, timeout="10s")  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as fel:
        raise TextgranskningFel(f"Det går inte att nå ett Dask-kluster på {adress}.", "Kontrollera adressen.") from fel


def kvitton(klient: Client, uppdrag: Sequence[Uppdrag], visa: Callable[[int], None]) -> Iterator[tuple[int, Kvitto]]:
    """Each akt's receipt with its number, as they are done. Raises `TextgranskningFel` where a worker has other models or templates."""
    from distributed import as_completed

    klient.run(_samma_data, uppdrag[0].beroenden, uppdrag[0].val)
    kluster: Any = klient  # without types of its own
    ko = deque(enumerate(uppdrag))
    igang: dict[str, int] = {}
    kvar: list[int] = []

    def ge(nummer: int, ett: Uppdrag) -> Any:
        framtid = kluster.submit(_granska, replace(ett, delresultat=None), retries=FORSOK, pure=False)
        igang[framtid.key] = nummer
        return framtid

    hogst = FORSPRANG * max(sum(kluster.nthreads().values()), 1)
    klara: Any = as_completed([ge(*ko.popleft()) for _ in range(min(hogst, len(ko)))])  # type: ignore[no-untyped-call]
    for framtid in klara:
        nummer = igang.pop(framtid.key)
        ett = uppdrag[nummer]
        if (fel := framtid.exception()) is None:
            if (kvitto := _hemma(framtid.result(), ett)) is not None:
                yield nummer, kvitto
            else:  # its earlier result is gone
                klara.add(ge(nummer, replace(ett, kand="")))
        elif isinstance(fel, TextgranskningFel):
            raise fel
        else:
            kvar.append(nummer)
        framtid.release()
        while ko and len(igang) < hogst:
            klara.add(ge(*ko.popleft()))
        visa(0)
    if kvar:
        with Arbetslag.med(1, 1) as lag:
            for plats, kvitto in Ko(lag, [uppdrag[nummer] for nummer in kvar], 1).kvitton():
                yield kvar[plats], kvitto


def _hemma(svar: Kvitto | str, uppdrag: Uppdrag) -> Kvitto | None:
    """A receipt whose result is kept here. `svar` is a key where the worker saw that nothing has changed since it was made."""
    mapp = uppdrag.delresultat
    if isinstance(svar, str):
        return hamta_kvitto(mapp, svar) if mapp else None
    if mapp and svar.resultat:
        spara(mapp, svar.nyckel, svar.resultat)
        return replace(svar, resultat=None)
    return svar


def _granska(uppdrag: Uppdrag) -> Kvitto | str:
    """On a worker: judge an akt, or say that its earlier result still holds."""
    _samma_data(uppdrag.beroenden, uppdrag.val)
    if uppdrag.kand and inventera(uppdrag)[2] == uppdrag.kand:
        return uppdrag.kand
    with _Vakt(uppdrag) as vakt:
        return granska(uppdrag, vakt.steg)


@cache
def _samma_data(beroenden: Beroenden, val: Installningar) -> None:
    samma_data(beroenden, val)
    varm()


class _Vakt:
    """Ends its own process when a file takes longer than its limit: Dask gives what it had to another worker."""

    def __init__(self, uppdrag: Uppdrag) -> None:
        self._uppdrag = uppdrag
        self._klar = threading.Event()
        self._nu = (TOLKAR, time.monotonic())

    def __enter__(self) -> _Vakt:
        threading.Thread(target=self._vakta, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._klar.set()

    def steg(self, vilket: int) -> None:
        self._nu = (vilket, time.monotonic())

    def _vakta(self) -> None:
        while not self._klar.wait(1.0):
            steg, sedan = self._nu
            varat = time.monotonic() - sedan
            if varat > UTAN_FRAGA and varat > grans(self._uppdrag, steg):
                os._exit(HANGD)
