"""The order of work: a few akter ahead of the workers, none waiting for another; what ended a worker is tried again, alone, last."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import replace
from pathlib import Path
from typing import Any

from textgranskning.fel import InterntFel
from textgranskning.inlasning.granser import bildtid
from textgranskning.korning.arbete import Uppdrag, granska, las_fore
from textgranskning.korning.omgang import Kvitto
from textgranskning.korning.pool import Arbetslag, Avslutad

FORSPRANG = 2  # tasks given for each worker: one under way, one that it need not wait for
TUNG = 300.0  # seconds: a file whose page images may take so long is read as a task of its own, so that workers share an akt of scans
ALLT = "Akten gick inte att bearbeta."


class Ko:
    """The akter of a run on their way through the workers."""

    def __init__(self, lag: Arbetslag, uppdrag: Sequence[Uppdrag], hogst: int) -> None:
        self._lag = lag
        self._hogst = hogst
        self._vantar = deque(enumerate(uppdrag))
        self._klara_att_doma: deque[tuple[int, Uppdrag]] = deque()
        self._lasningar: deque[tuple[int, Uppdrag, int]] = deque()
        self._olasta: dict[int, int] = {}  # heavy files of an akt that are still being read
        self._igang: dict[Future[Any], tuple[int, Uppdrag, bool]] = {}  # its number, and whether it is to be judged or a file of it read
        self._sist: list[tuple[int, Uppdrag]] = []

    def kvitton(self) -> Iterator[tuple[int, Kvitto]]:
        """Each akt's receipt with its number, as they are done."""
        while self._fyll():
            klara, _ = wait(self._igang, return_when=FIRST_COMPLETED)
            for klar in klara:
                yield from self._ta_emot(klar)
        for nummer, uppdrag in sorted(self._sist, key=lambda par: par[0]):
            yield nummer, self._ensam(uppdrag)

    def _fyll(self) -> bool:
        """Give the workers as much as they are to have; whether anything is under way."""
        while len(self._igang) < self._hogst:
            if self._klara_att_doma:
                nummer, uppdrag = self._klara_att_doma.popleft()
                self._igang[self._lag.ge(granska, uppdrag)] = nummer, uppdrag, True
            elif self._lasningar:
                nummer, uppdrag, fil = self._lasningar.popleft()
                self._igang[self._lag.ge(las_fore, uppdrag, fil)] = nummer, uppdrag, False
            elif self._vantar:
                self._oppna(*self._vantar.popleft())
            else:
                break
        return bool(self._igang)

    def _oppna(self, nummer: int, uppdrag: Uppdrag) -> None:
        """Begin an akt: first its heavy files, if it has any."""
        tunga = _tunga(uppdrag)
        self._olasta[nummer] = len(tunga)
        self._lasningar.extend((nummer, uppdrag, fil) for fil in tunga)
        if not tunga:
            self._klara_att_doma.append((nummer, uppdrag))

    def _ta_emot(self, klar: Future[Any]) -> Iterator[tuple[int, Kvitto]]:
        nummer, uppdrag, domd = self._igang.pop(klar)
        if domd:
            try:
                yield nummer, klar.result()
            except Avslutad:
                self._sist.append((nummer, uppdrag))
            return
        self._olasta[nummer] -= 1
        if self._olasta[nummer] == 0:  # however it went: judging reads again what could not be read
            self._klara_att_doma.append((nummer, uppdrag))

    def _ensam(self, uppdrag: Uppdrag) -> Kvitto:
        """An akt that ended its worker, with nothing beside it: a file that does so again is left out; if it is none of them, all are."""
        for _ in range(len(uppdrag.plats.filer) + 1):
            try:
                return self._lag.ge(granska, uppdrag).result()
            except Avslutad as fel:
                alla = [uppdrag.plats.dokumentnamn(fil) for fil in uppdrag.plats.filer]
                bort = [(alla[fel.fil], fel.slut.value)] if fel.fil is not None else [(namn, ALLT) for namn in alla]
                uppdrag = replace(uppdrag, hoppa=tuple({**dict(uppdrag.hoppa), **dict(bort)}.items()))
        raise InterntFel("En akt kunde inte bedömas ens utan sina filer.", "Meddela den som förvaltar programmet.")


def _tunga(uppdrag: Uppdrag) -> list[int]:
    """The files of an akt that are worth a task of their own."""
    filer = uppdrag.plats.filer
    if uppdrag.delresultat is None or uppdrag.val.maskering or len(filer) < 2:  # what is read apart must be kept, and holds every name
        return []
    return [nummer for nummer, fil in enumerate(filer) if bildtid(fil, uppdrag.val.ocr) > TUNG]


def storlek(filer: Sequence[Path]) -> int:
    """The bytes of some files; the largest akter are begun first, so that none of them is left alone at the end."""
    summa = 0
    for fil in filer:
        try:
            summa += fil.stat().st_size
        except OSError:
            continue
    return summa
