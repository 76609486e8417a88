"""The output folder: for the owner alone, locked while a run is in it, nothing of anyone else's touched."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from textgranskning.fel import UtmappFel
from textgranskning.korning.enskild import bara_agaren
from textgranskning.korning.skriva import SIDOR, TILLFALLIG, sakra_mapp, skriv_helt, skrivning
from textgranskning.rapport.maskering import NYCKELLANGD

JOURNAL, LAS, DELRESULTAT = "korning.jsonl", ".las", ".delresultat"
GRANSKNING = "granskning.sqlite"  # the reviewers' verdicts (utfall/domar.py), with what SQLite keeps beside it while open
FLAGGOR = "flaggor.jsonl"
OVERSIKTER = (FLAGGOR, "flaggor.csv", "handlingar.csv", "protokoll.xlsx", "rapport.html")
URVAL, MASKERING = "urval.csv", "maskering.csv"  # which akter were drawn; where masking was not sure
MASKNYCKEL = ".masknyckel"  # what pseudonyms are made with: without it nobody can tell who was meant
RESULTAT = frozenset(
    (JOURNAL, DELRESULTAT, *OVERSIKTER, URVAL, MASKERING, MASKNYCKEL, GRANSKNING, f"{GRANSKNING}-wal", f"{GRANSKNING}-shm")
)  # what a run and its review write, and `rensa` removes
BORJAT = frozenset((LAS, DELRESULTAT))  # all that is there if a run is killed before its first word in the journal
FULL = "Kontrollera att disken inte är full och att du har skrivrätt."

__all__ = ["DELRESULTAT", "JOURNAL", "SIDOR", "Utmapp", "rensa"]


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
            frammande = any(not _ar_bara_borjan(post) for post in mapp.iterdir()) and not (mapp / JOURNAL).is_file()
        except OSError as fel:
            raise UtmappFel(f"Det går inte att skriva i {mapp}.", "Välj en annan utmapp.") from fel
        if frammande:
            raise UtmappFel(f"{mapp} innehåller något annat än en tidigare körning.", "Välj en tom eller ny mapp.")
        ut = cls(mapp)
        with ut._last():
            try:
                bara_agaren(mapp)
                ut.delresultat.mkdir(mode=0o700, exist_ok=True)
                for halv in (*mapp.glob(f"{TILLFALLIG}*"), *ut.delresultat.glob(f"{TILLFALLIG}*")):
                    halv.unlink(missing_ok=True)
                sakra_mapp(mapp)
                sakra_mapp(mapp.parent)
            except OSError as fel:
                raise UtmappFel(f"Det gick inte att skriva i {mapp}.", FULL) from fel
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

    def skriv(self, namn: str, data: str | bytes | Iterable[str | bytes]) -> None:
        """Write a file whole, or piece by piece: it is there when all of it is. Raises `UtmappFel` (a full disk)."""
        bitar = (data,) if isinstance(data, str | bytes) else data
        with skrivning(self.mapp / namn) as oppen:
            for bit in bitar:
                oppen.write(bit.encode() if isinstance(bit, str) else bit)

    def anteckna(self, *poster: dict[str, Any]) -> None:
        """Append to the journal, and wait until it is on disk. Raises `UtmappFel`."""
        rader = "".join(json.dumps(post, ensure_ascii=False) + "\n" for post in poster).encode()
        try:
            handtag = os.open(self.mapp / JOURNAL, os.O_CREAT | os.O_APPEND | os.O_RDWR, 0o600)
            with os.fdopen(handtag, "rb+", buffering=0) as journal:
                gammal = journal.seek(0, os.SEEK_END) > 0
                if gammal:
                    journal.seek(-1, os.SEEK_END)
                    rader = rader if journal.read(1) == b"\n" else b"\n" + rader  # the last run was killed in mid-line
                _skriv_allt(journal.fileno(), rader)
                os.fsync(journal.fileno())
            if not gammal:
                sakra_mapp(self.mapp)
        except OSError as fel:
            raise UtmappFel(f"Det gick inte att skriva i {self.mapp}.", FULL) from fel

    def masknyckel(self) -> bytes:
        """The random key of this folder's pseudonyms, made the first time it is asked for. Raises `UtmappFel`."""
        fil = self.mapp / MASKNYCKEL
        if not fil.is_file():
            skriv_helt(fil, secrets.token_bytes(NYCKELLANGD))
        return fil.read_bytes()

    def poster(self) -> Iterator[dict[str, Any]]:
        """What the journal says. A line that was cut off when a run was killed is passed over."""
        try:
            with (self.mapp / JOURNAL).open(encoding="utf-8", errors="replace") as rader:
                for rad in rader:
                    with contextlib.suppress(ValueError):
                        if isinstance(post := json.loads(rad), dict):
                            yield post
        except FileNotFoundError:
            return

    def stada(self, nycklar: set[str]) -> None:
        """Forget kept results and readings that nothing asks for any longer."""
        for fil in self.delresultat.iterdir():
            if fil.name.partition(".")[0] not in nycklar:
                fil.unlink(missing_ok=True)


def rensa(mapp: Path) -> tuple[str, ...]:
    """Remove every trace of a run and nothing else; the names of what was removed. The folder goes too, if nothing else is in it.

    Raises `UtmappFel` if the folder holds no run of ours, or one that is going on.
    """
    if mapp.is_symlink() or not (_ar_var_journal(mapp) or _ar_borjad(mapp)):
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


def _ar_bara_borjan(post: Path) -> bool:
    return post.name in BORJAT or post.name.startswith(TILLFALLIG)


def _ar_var_journal(mapp: Path) -> bool:
    """Whether a journal begins as ours do: with the version that ran. A first line that was cut off stands in a folder with our lock."""
    try:
        with (mapp / JOURNAL).open(encoding="utf-8", errors="replace") as journal:
            rad = journal.readline()
            forsta = json.loads(rad)
    except OSError:
        return False
    except ValueError:
        return (mapp / LAS).is_file() and '{"korning": '.startswith(rad[:12])
    return isinstance(forsta, dict) and "korning" in forsta


def _ar_borjad(mapp: Path) -> bool:
    """Whether a folder is what a run leaves that was killed before its first word in the journal."""
    return (mapp / LAS).is_file() and all(_ar_bara_borjan(post) for post in mapp.iterdir())


def _skriv_allt(handtag: int, data: bytes) -> None:
    """A write may take less than all of it when the disk fills up."""
    while data:
        data = data[os.write(handtag, data) :]


def _las_fil(handtag: int) -> None:
    """Take the system's lock on an open file, or raise `OSError` if another process holds it."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handtag, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handtag, fcntl.LOCK_EX | fcntl.LOCK_NB)
