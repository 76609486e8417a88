"""The output folder: for the owner alone, locked while a run is in it, every file whole or not there."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil

from textgranskning.fel import UtmappFel
from textgranskning.korning.omgang import Aktresultat

JOURNAL, LAS, DELRESULTAT = "korning.jsonl", ".las", ".delresultat"


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
            frammande = any(mapp.iterdir()) and not (mapp / JOURNAL).is_file()
        except OSError as fel:
            raise UtmappFel(f"Det går inte att skriva i {mapp}.", "Välj en annan utmapp.") from fel
        if frammande:
            raise UtmappFel(f"{mapp} innehåller något annat än en tidigare körning.", "Välj en tom eller ny mapp.")
        ut = cls(mapp)
        with ut._last():
            ut.delresultat.mkdir(mode=0o700, exist_ok=True)
            yield ut

    @property
    def delresultat(self) -> Path:
        return self.mapp / DELRESULTAT

    @contextmanager
    def _last(self) -> Iterator[None]:
        fil = self.mapp / LAS
        try:
            if fil.exists() and not _lever(fil):
                fil.unlink(missing_ok=True)
            handtag = os.open(fil, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError as fel:
            raise UtmappFel(f"En annan körning pågår i {self.mapp}.", "Vänta tills den är klar eller välj en annan utmapp.") from fel
        except OSError as fel:
            raise UtmappFel(f"Det går inte att skriva i {self.mapp}.", "Välj en annan utmapp.") from fel
        with os.fdopen(handtag, "w") as oppen:
            oppen.write(str(os.getpid()))
        try:
            yield
        finally:
            fil.unlink(missing_ok=True)

    def skriv(self, namn: str, data: str | bytes) -> None:
        """Write a file whole: to a temporary one, forced to disk, then renamed. Raises `UtmappFel` (a full disk)."""
        skriv_helt(self.mapp / namn, data.encode() if isinstance(data, str) else data)

    def anteckna(self, *poster: dict[str, Any]) -> None:
        """Append to the journal."""
        try:
            handtag = os.open(self.mapp / JOURNAL, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
            with os.fdopen(handtag, "a", encoding="utf-8") as journal:
                journal.writelines(json.dumps(post, ensure_ascii=False) + "\n" for post in poster)
                journal.flush()
                os.fsync(journal.fileno())
        except OSError as fel:
            raise UtmappFel(f"Det gick inte att skriva i {self.mapp}.", "Kontrollera att disken inte är full.") from fel

    def spara(self, nyckel: str, resultat: Aktresultat) -> None:
        """Keep a finished akt under the hash of what it depends on."""
        self.skriv(f"{DELRESULTAT}/{nyckel}.json", json.dumps(resultat.till_dict(), ensure_ascii=False))

    def hamta(self, nyckel: str) -> Aktresultat | None:
        """A finished akt, if nothing that it depends on has changed."""
        try:
            return Aktresultat.fran_dict(json.loads((self.delresultat / f"{nyckel}.json").read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError):
            return None

    def stada(self, nycklar: set[str]) -> None:
        """Forget kept results that nothing asks for any longer."""
        for fil in self.delresultat.iterdir():
            if fil.stem not in nycklar:
                fil.unlink(missing_ok=True)


def skriv_helt(fil: Path, data: bytes) -> None:
    """Write a file for the owner alone, so that it is there whole or not at all. Raises `UtmappFel`."""
    tillfallig = None
    try:
        handtag, tillfallig = tempfile.mkstemp(dir=fil.parent, prefix=".skrivs-")
        with os.fdopen(handtag, "wb") as oppen:
            oppen.write(data)
            oppen.flush()
            os.fsync(oppen.fileno())
        Path(tillfallig).replace(fil)
    except OSError as fel:
        if tillfallig:
            with contextlib.suppress(OSError):
                Path(tillfallig).unlink()
        raise UtmappFel(
            f"Det gick inte att skriva i {fil.parent}.", "Kontrollera att disken inte är full och att du har skrivrätt."
        ) from fel


def rensa(mapp: Path) -> tuple[str, ...]:
    """Remove every trace of a run; the names of what was removed. Raises `UtmappFel` if the folder holds no run of ours."""
    if not (mapp / JOURNAL).is_file():
        raise UtmappFel(f"{mapp} innehåller ingen körning.", "Ange mappen som du gav med --ut.")
    borttagna = sorted(post.name for post in mapp.iterdir())
    shutil.rmtree(mapp)
    return tuple(borttagna)


def _lever(fil: Path) -> bool:
    """Whether the process that locked the folder is still there."""
    try:
        return bool(psutil.pid_exists(int(fil.read_text())))
    except (OSError, ValueError):
        return False
