"""Workers that may hang or die: spawned processes, watched from outside for time and memory, a file at a time.

A worker writes which file of which task it is at into memory that it shares with its owner. A file that takes longer than its limit, or a
worker that holds too much memory, ends that worker; the owner then knows which file it was, and a new worker takes its place.

The caller's own script is never imported in a worker, so that `granska_mapp` works from a plain script without a main guard.
"""

from __future__ import annotations

import multiprocessing.context
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import Enum
from multiprocessing.context import SpawnProcess
from multiprocessing.sharedctypes import RawArray
from typing import Any, TypeVar

import psutil
from pebble import ProcessPool

from textgranskning.fel import TextgranskningFel
from textgranskning.inlasning.granser import tidsgrans
from textgranskning.korning.arbete import Uppdrag, varm

TID_ATT_DOMA = 300.0  # seconds for all that follows reading: a hundred times what an akt of a thousand pages takes
UTAN_FRAGA = 20.0  # seconds that any step may take before its limit is asked for
MINNE = 2 * 1024**3  # bytes a worker may hold; an ordinary akt takes a tenth of it
PULS = 0.5  # seconds between looks at the workers
FRI, BORJAN = -3, -2  # what a task is at when it is not taken, and before its first file

_start = threading.Lock()
_vara: set[int] = set()  # the process ids of workers: no other child of the caller is ever touched
T = TypeVar("T")


class Slut(Enum):
    """Why a worker ended, in the words of the journal."""

    TID = "Filen tog för lång tid att läsa."
    MINNE = "Filen tog för mycket minne att läsa."
    KRASCH = "Filen fick läsaren att krascha."


class _Process(SpawnProcess):
    """A spawned process that does not import the caller's `__main__`."""

    @staticmethod
    def _Popen(process_obj: Any) -> Any:  # noqa: N802  multiprocessing's own name
        huvud = sys.modules["__main__"]
        with _start:
            sparat = {namn: huvud.__dict__.pop(namn) for namn in ("__file__",) if namn in huvud.__dict__}
            spec, huvud.__spec__ = getattr(huvud, "__spec__", None), None
            try:
                startad: Any = SpawnProcess._Popen(process_obj)
                _vara.add(startad.pid)
                return startad
            finally:
                huvud.__spec__ = spec
                huvud.__dict__.update(sparat)


class _Kontext(multiprocessing.context.SpawnContext):
    Process = _Process


@contextmanager
def _processer(antal: int, initializer: Callable[..., None] | None = None, initargs: Iterable[Any] = ()) -> Iterator[ProcessPool]:
    """Processes of which nothing outlives the block."""
    with ProcessPool(max_workers=antal, context=_Kontext(), initializer=initializer, initargs=initargs) as pool:
        try:
            yield pool
        except BaseException:
            pool.stop()  # type: ignore[no-untyped-call]
            raise


@contextmanager
def arbetare(antal: int) -> Iterator[ProcessPool]:
    """A pool of `antal` workers for any task, watched for memory."""
    klart = threading.Event()
    with _processer(antal) as pool:
        vakt = threading.Thread(target=_vakta, args=(klart,), daemon=True)
        vakt.start()
        try:
            yield pool
        finally:
            klart.set()


def _vakta(klart: threading.Event) -> None:
    """Kill workers that hold too much memory; the pool starts new ones."""
    jag = psutil.Process()
    while not klart.wait(PULS):
        for barn in jag.children():
            with suppress(psutil.Error):
                if barn.pid in _vara and barn.memory_info().rss > MINNE:
                    barn.kill()


@dataclass
class _Plats:
    """A task under way: what it is, and how long it has been at its step."""

    uppdrag: Uppdrag
    steg: int = FRI
    sedan: float = field(default_factory=time.monotonic)
    slut: Slut | None = None


class Arbetslag:
    """Workers with all models loaded, and the tasks that they have."""

    def __init__(self, pool: ProcessPool, delat: Any) -> None:
        self._pool = pool
        self._delat = delat  # for each place: the worker's process id, and the step
        self._platser: dict[int, _Plats] = {}
        self._las = threading.Lock()

    @classmethod
    @contextmanager
    def med(cls, antal: int, hogst: int) -> Iterator[Arbetslag]:
        """`antal` workers and at most `hogst` tasks at a time."""
        delat = RawArray("q", 2 * hogst)
        klart = threading.Event()
        with _processer(antal, _borja, (delat,)) as pool:
            lag = cls(pool, delat)
            vakt = threading.Thread(target=lag._vakta, args=(klart,), daemon=True)
            vakt.start()
            try:
                yield lag
            finally:
                klart.set()

    def ge(self, gor: Callable[..., T], uppdrag: Uppdrag, *mer: object) -> Future[T]:
        """Give the workers a task: `gor(uppdrag, *mer, steg)`. What ends its worker is in `slut` and `fil` of the exception `Avslutad`."""
        with self._las:
            nummer = next(ett for ett in range(len(self._delat) // 2) if ett not in self._platser)
            self._delat[2 * nummer : 2 * nummer + 2] = [0, FRI]
            self._platser[nummer] = _Plats(uppdrag)
        try:
            inre: Future[T] = self._pool.schedule(_utfor, args=(nummer, gor, uppdrag, *mer))
        except RuntimeError as fel:  # a worker died before it could say what it had: the pool no longer knows its tasks
            raise Upplost from fel
        yttre: Future[T] = Future()
        inre.add_done_callback(lambda klar: self._klar(nummer, klar, yttre))
        return yttre

    def _klar(self, nummer: int, inre: Future[T], yttre: Future[T]) -> None:
        with self._las:
            plats, steg = self._platser.pop(nummer), int(self._delat[2 * nummer + 1])
        if inre.cancelled():
            yttre.cancel()
        elif (fel := inre.exception()) is None:
            yttre.set_result(inre.result())
        elif isinstance(fel, TextgranskningFel):  # a broken template or model, a full disk: it would be so for every akt
            yttre.set_exception(fel)
        else:
            yttre.set_exception(Avslutad(plats.slut or Slut.KRASCH, steg if steg >= 0 else None))

    def lange(self) -> int:
        """How many tasks have been at one file longer than files usually take."""
        nu = time.monotonic()
        with self._las:
            return sum(plats.steg != FRI and nu - plats.sedan > UTAN_FRAGA for plats in self._platser.values())

    def _vakta(self, klart: threading.Event) -> None:
        """End workers whose file takes too long or that hold too much memory."""
        while not klart.wait(PULS):
            with self._las:
                for nummer, plats in self._platser.items():
                    pid, steg = self._delat[2 * nummer : 2 * nummer + 2]
                    if steg != plats.steg:
                        plats.steg, plats.sedan = steg, time.monotonic()
                    if pid in _vara and plats.slut is None and (slut := _over_grans(plats, pid)) is not None:
                        plats.slut = slut
                        with suppress(OSError):
                            os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))


def _over_grans(plats: _Plats, pid: int) -> Slut | None:
    with suppress(psutil.Error):
        if psutil.Process(pid).memory_info().rss > MINNE:
            return Slut.MINNE
    varat = time.monotonic() - plats.sedan
    if plats.steg == FRI or varat <= UTAN_FRAGA:
        return None
    return Slut.TID if varat > grans(plats.uppdrag, plats.steg) else None


def grans(uppdrag: Uppdrag, steg: int) -> float:
    """The seconds that a step of an akt may take."""
    return tidsgrans(uppdrag.plats.filer[steg], uppdrag.val.ocr) if steg >= 0 else TID_ATT_DOMA


class Upplost(Exception):
    """The workers are no longer a team: another must take what is left."""


class Avslutad(Exception):
    """A task ended its worker: why, and at which file (None: after reading)."""

    def __init__(self, slut: Slut, fil: int | None) -> None:
        super().__init__(slut.name)
        self.slut = slut
        self.fil = fil


_delat: Any = None


def _borja(delat: Any) -> None:
    """In a worker, before its first task."""
    global _delat  # noqa: PLW0603  a process has one
    _delat = delat
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the owner's to handle
    varm()


def _utfor(nummer: int, gor: Callable[..., T], uppdrag: Uppdrag, *mer: object) -> T:
    """In a worker: a task, its steps written where the owner sees them."""

    def steg(vilket: int) -> None:
        _delat[2 * nummer + 1] = vilket

    _delat[2 * nummer : 2 * nummer + 2] = [os.getpid(), BORJAN]
    return gor(uppdrag, *mer, steg=steg)
