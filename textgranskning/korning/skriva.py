"""Files that are there whole or not at all, for the owner alone: written beside, forced to disk, renamed."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from textgranskning.fel import UtmappFel

TILLFALLIG = ".skrivs-"  # begins the name of a file that is not whole yet
SIDOR, LASNING = ".sidor.gz", ".last.gz"  # end those of an akt's restored pages and of a file's reading, among the kept results


def skriv_helt(fil: Path, data: bytes) -> None:
    """Raises `UtmappFel` (a full disk); then the old file is as it was."""
    with skrivning(fil) as oppen:
        oppen.write(data)


@contextmanager
def skrivning(fil: Path) -> Iterator[BinaryIO]:
    """A file to write piece by piece, which takes its name when all of it is on disk. Raises `UtmappFel`."""
    tillfallig = None
    try:
        handtag, tillfallig = tempfile.mkstemp(dir=fil.parent, prefix=TILLFALLIG)
        with os.fdopen(handtag, "wb") as oppen:
            yield oppen
            oppen.flush()
            os.fsync(oppen.fileno())
        Path(tillfallig).replace(fil)
        tillfallig = None
        sakra_mapp(fil.parent)
    except OSError as fel:
        raise UtmappFel(
            f"Det gick inte att skriva i {fil.parent}.", "Kontrollera att disken inte är full och att du har skrivrätt."
        ) from fel
    finally:
        if tillfallig:
            with contextlib.suppress(OSError):
                Path(tillfallig).unlink()


def sakra_mapp(mapp: Path) -> None:
    """Force the names in a folder to disk, where the system can: of files that are new there or have got another name."""
    if sys.platform != "win32":
        handtag = os.open(mapp, os.O_RDONLY)
        try:
            os.fsync(handtag)
        finally:
            os.close(handtag)
