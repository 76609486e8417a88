"""A disk that forgets: after a power cut it holds what was forced to it (fsync), and of the rest any part.

A run under `tests/korning/onda` with SAKERT set copies each file there as it is forced to disk, and each folder's names as they are.
`avbrott` kills the run and builds the folder that a machine would find when it starts again.
"""

from __future__ import annotations

import json
import os
import random
import signal
import stat
from pathlib import Path
from subprocess import Popen

from tests.korning.hjalp import avbryt


def minns(handtag: int, sakert: Path) -> None:
    """Copy what a handle shows: the bytes of a file under its inode, the names in a folder under the folder's."""
    lage = os.fstat(handtag)
    if stat.S_ISDIR(lage.st_mode):
        namn = {post.name: post.inode() for post in os.scandir(handtag)}
        data = json.dumps(namn).encode()
    else:
        data = Path(f"/proc/self/fd/{handtag}").read_bytes()
    halv = sakert / f".{os.getpid()}"
    halv.write_bytes(data)
    halv.replace(sakert / str(lage.st_ino))


def avbrott(process: Popen[str], ut: Path, sakert: Path, ny: Path, slump: random.Random | None) -> None:
    """Kill a run and build in `ny` what is left of `ut`: what was forced to disk, and with `slump` a draw of what was not."""
    avbryt(process, signal.SIGKILL)
    _bygg(ut, sakert, ny, slump)


def _bygg(mapp: Path, sakert: Path, ny: Path, slump: random.Random | None) -> None:
    ny.mkdir(mode=0o700)
    nu = {post.name: post.inode() for post in os.scandir(mapp)}
    fil = sakert / str(mapp.stat().st_ino)
    namn = json.loads(fil.read_text()) if fil.exists() else {}
    if slump:
        namn |= {ett: inod for ett, inod in nu.items() if slump.random() < 0.5}
    for ett, inod in namn.items():
        if (mapp / ett).is_dir():
            _bygg(mapp / ett, sakert, ny / ett, slump)
            continue
        kopia = sakert / str(inod)
        data = kopia.read_bytes() if kopia.exists() else b""
        if slump and nu.get(ett) == inod and slump.random() < 0.5:  # some of what was written since
            nytt = (mapp / ett).read_bytes()
            data = nytt[: slump.randint(len(data), len(nytt))] if len(nytt) > len(data) else data
        (ny / ett).write_bytes(data)
        _pa_disk(ny / ett, sakert)
    _pa_disk(ny, sakert)


def _pa_disk(post: Path, sakert: Path) -> None:
    handtag = os.open(post, os.O_RDONLY)
    minns(handtag, sakert)
    os.close(handtag)
