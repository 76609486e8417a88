"""The output folder: for the owner alone, locked while a run is in it, every file whole or not there."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from textgranskning.fel import UtmappFel
from textgranskning.korning.omgang import Aktresultat

JOURNAL, LAS, DELRESULTAT = "korning.jsonl", ".las", ".delresultat"
SIDOR = ".sidor.gz"  # beside each kept result: the restored pages
GRANSKNING = "granskning.sqlite"  # the reviewers' verdicts (utfall/domar.py), with what SQLite keeps beside it while open
OVERSIKTER = ("flaggor.jsonl", "flaggor.csv", "handlingar.csv", "protokoll.xlsx", "rapport.html")
RESULTAT = frozenset(
    (JOURNAL, DELRESULTAT, *OVERSIKTER, GRANSKNING, f"{GRANSKNING}-wal", f"{GRANSKNING}-shm")
)  # what a run and its review write, and `rensa` removes
VART = {LAS, DELRESULTAT}  # all that is there if a run is killed before its first word in the journal
TILLFALLIG = ".skrivs-"


class Utmapp:
    """An output folder that is ours to write in."""

    def __init__(self, mapp: Path) -> None:
        self.mapp = mapp

    @classmethod
    @contextmanager
    def oppen(cls, mapp: Path) -> Iterator[Utmapp]:
        """Make or open the folder and lock it. Raises `UtmappFel` if it cannot be written, holds something else, or is in use."""
        try:
            mapp.mkdir(mode=0o700, parents=True, exist_ok=True)
            frammande = any(post.name not in VART for post in mapp.iterdir()) and not (mapp / JOURNAL).is_file()
        except OSError as fel:
            raise UtmappFel(f"Det går inte att skriva i {mapp}.", "Välj en annan utmapp.") from fel
        if frammande:
            raise UtmappFel(f"{mapp} innehåller något annat än en tidigare körning.", "Välj en tom eller ny mapp.")
        ut = cls(mapp)
        with ut._last():
            ut.delresultat.mkdir(mode=0o700, exist_ok=True)
            for halv in mapp.glob(f"{TILLFALLIG}*"):
                halv.unlink(missing_ok=True)
            yield ut

    @property
    def delresultat(self) -> Path:
        return self.mapp / DELRESULTAT

    @contextmanager
    def _last(self) -> Iterator[None]:
        """Hold the folder for this process. The system lets go of it when the process ends, however it ends."""
        try:
            handtag = os.open(self.mapp / LAS, os.O_CREAT | os.O_RDWR, 0o600)
        except OSError as fel:
            raise UtmappFel(f"Det går inte att skriva i {self.mapp}.", "Välj en annan utmapp.") from fel
        try:
            _las_fil(handtag)
        except OSError as fel:
            os.close(handtag)
            raise UtmappFel(f"En annan körning pågår i {self.mapp}.", "Vänta tills den är klar eller välj en annan utmapp.") from fel
        try:
            yield
        finally:
            os.close(handtag)

    def skriv(self, namn: str, data: str | bytes) -> None:
        """Write a file whole: to a temporary one, forced to disk, then renamed. Raises `UtmappFel` (a full disk)."""
        skriv_helt(self.mapp / namn, data.encode() if isinstance(data, str) else data)

    def anteckna(self, *poster: dict[str, Any]) -> None:
        """Append to the journal."""
        rader = "".join(json.dumps(post, ensure_ascii=False) + "\n" for post in poster).encode()
        try:
            handtag = os.open(self.mapp / JOURNAL, os.O_CREAT | os.O_APPEND | os.O_RDWR, 0o600)
            with os.fdopen(handtag, "rb+", buffering=0) as journal:
                if journal.seek(0, os.SEEK_END):
                    journal.seek(-1, os.SEEK_END)
                    rader = rader if journal.read(1) == b"\n" else b"\n" + rader  # the last run was killed in mid-line
                journal.write(rader)
                os.fsync(journal.fileno())
        except OSError as fel:
            raise UtmappFel(f"Det gick inte att skriva i {self.mapp}.", "Kontrollera att disken inte är full.") from fel

    def spara(self, nyckel: str, resultat: Aktresultat) -> None:
        """Keep a finished akt under the hash of what it depends on: first its pages, so that a result that is there is whole."""
        self.skriv(f"{DELRESULTAT}/{nyckel}{SIDOR}", resultat.sidor)
        self.skriv(f"{DELRESULTAT}/{nyckel}.json", json.dumps(resultat.till_dict(), ensure_ascii=False))

    def hamta(self, nyckel: str) -> Aktresultat | None:
        """A finished akt, if nothing that it depends on has changed."""
        try:
            return Aktresultat.fran_dict(json.loads((self.delresultat / f"{nyckel}.json").read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):  # torn, or not ours
            return None

    def stada(self, nycklar: set[str]) -> None:
        """Forget kept results that nothing asks for any longer."""
        for fil in self.delresultat.iterdir():
            if fil.name.partition(".")[0] not in nycklar:
                fil.unlink(missing_ok=True)


def skriv_helt(fil: Path, data: bytes) -> None:
    """Write a file for the owner alone, so that it is there whole or not at all. Raises `UtmappFel`."""
    tillfallig = None
    try:
        handtag, tillfallig = tempfile.mkstemp(dir=fil.parent, prefix=TILLFALLIG)
        with os.fdopen(handtag, "wb") as oppen:
            oppen.write(data)
            oppen.flush()
            os.fsync(oppen.fileno())
        Path(tillfallig).replace(fil)
        _sakra_mapp(fil.parent)
    except OSError as fel:
        if tillfallig:
            with contextlib.suppress(OSError):
                Path(tillfallig).unlink()
        raise UtmappFel(
            f"Det gick inte att skriva i {fil.parent}.", "Kontrollera att disken inte är full och att du har skrivrätt."
        ) from fel


def rensa(mapp: Path) -> tuple[str, ...]:
    """Remove every trace of a run and nothing else; the names of what was removed. The folder goes too, if nothing else is in it.

    Raises `UtmappFel` if the folder holds no run of ours, or one that is going on.
    """
    if mapp.is_symlink() or not _ar_var_journal(mapp / JOURNAL):
        raise UtmappFel(f"{mapp} innehåller ingen körning.", "Ange mappen som du gav med --ut.")
    with Utmapp(mapp)._last():
        vara = sorted(post for post in mapp.iterdir() if post.name in RESULTAT or post.name.startswith(TILLFALLIG))
        for post in vara:
            if post.is_dir() and not post.is_symlink():
                shutil.rmtree(post)
            else:
                post.unlink()
    (mapp / LAS).unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # the user's own files are in it
        mapp.rmdir()
    return tuple(post.name for post in vara)


def _ar_var_journal(fil: Path) -> bool:
    """Whether a journal begins as ours do: with the version that ran."""
    try:
        with fil.open(encoding="utf-8") as journal:
            forsta = json.loads(journal.readline())
    except (OSError, ValueError):
        return False
    return isinstance(forsta, dict) and "korning" in forsta


def _las_fil(handtag: int) -> None:
    """Take the system's lock on an open file, or raise `OSError` if another process holds it."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handtag, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handtag, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _sakra_mapp(mapp: Path) -> None:
    """Force a rename to disk, where the system can."""
    if sys.platform != "win32":
        handtag = os.open(mapp, os.O_RDONLY)
        try:
            os.fsync(handtag)
        finally:
            os.close(handtag)
