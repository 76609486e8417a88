"""Workers that may hang or die: a pool of spawned processes with a time and a memory limit for each task.

The caller's own script is never imported in a worker, so that `granska_mapp` works from a plain script without a main guard.
"""

from __future__ import annotations

import logging
import multiprocessing.context
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing.context import SpawnProcess
from typing import Any

import psutil
from pebble import ProcessPool

from textgranskning.fel import TextgranskningFel
from textgranskning.inlasning import Aktplats
from textgranskning.inlasning.granser import bildtid
from textgranskning.korning.arbete import Installningar, granska_plats
from textgranskning.korning.omgang import Aktresultat

TID_PER_FIL = 120.0  # seconds: ten times what a 300-page scan layer takes to read on a slow machine; page images have theirs beside it
MINNE = 2 * 1024**3  # bytes a worker may hold; an ordinary akt takes a tenth of it
PULS = 1.0  # seconds between looks at the workers' memory

_start = threading.Lock()
_vara: set[int] = set()  # the process ids of workers: no other child of the caller is ever touched
_logg = logging.getLogger(__name__)


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
def arbetare(antal: int) -> Iterator[ProcessPool]:
    """A pool of `antal` workers, watched for memory; nothing of it outlives the block."""
    klart = threading.Event()
    with ProcessPool(max_workers=antal, context=_Kontext()) as pool:
        vakt = threading.Thread(target=_vakta, args=(klart,), daemon=True)
        vakt.start()
        try:
            yield pool
        except BaseException:
            pool.stop()  # type: ignore[no-untyped-call]
            raise
        finally:
            klart.set()


def granska_isolerat(pool: ProcessPool, plats: Aktplats, val: Installningar) -> Callable[[], Aktresultat]:
    """Start one akt; calling the answer waits for its result. A file that kills its worker costs that file, never the akt."""
    framtid = _lagg(pool, plats, val, tid=TID_PER_FIL * (1 + len(plats.filer) // 10))

    def vanta() -> Aktresultat:
        if resultat := _svar(framtid):
            return resultat
        ensamma = ((plats.dokumentnamn(fil), replace(plats, filer=(fil,))) for fil in plats.filer)
        onda = frozenset(namn for namn, ensam in ensamma if _svar(_lagg(pool, ensam, val, tid=TID_PER_FIL)) is None)
        resultat = _svar(_lagg(pool, plats, val, onda, tid=TID_PER_FIL * (1 + len(plats.filer))))
        return resultat or granska_plats(plats, val, frozenset(plats.dokumentnamn(fil) for fil in plats.filer))

    return vanta


def _lagg(
    pool: ProcessPool, plats: Aktplats, val: Installningar, hoppa: frozenset[str] = frozenset(), *, tid: float
) -> Future[Aktresultat]:
    hogst = tid + sum(bildtid(fil, val.ocr) for fil in plats.filer)
    framtid: Future[Aktresultat] = pool.schedule(granska_plats, args=(plats, val, hoppa), timeout=hogst)
    return framtid


def _svar(framtid: Future[Aktresultat]) -> Aktresultat | None:
    """The result, or None if the worker hung, died or failed. A broken template or model stops the run: it would break every akt."""
    try:
        return framtid.result()
    except TextgranskningFel:
        raise
    except Exception as fel:  # noqa: BLE001  whatever a file did to its worker costs that file; the message may quote the file
        _logg.info("a worker failed: %s", type(fel).__name__)
        return None


def _vakta(klart: threading.Event) -> None:
    """Kill workers that hold too much memory; the pool starts new ones."""
    jag = psutil.Process()
    while not klart.wait(PULS):
        for barn in jag.children():
            try:
                if barn.pid in _vara and barn.memory_info().rss > MINNE:
                    barn.kill()
            except psutil.Error:
                continue
