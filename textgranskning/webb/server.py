"""Serve the review page on this machine only, at a free port, until it is stopped."""

from __future__ import annotations

import secrets
import signal
import socket
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import uvicorn

from textgranskning.korning.pool import arbetare
from textgranskning.utfall.domar import FIL, Domar
from textgranskning.webb.app import bygg
from textgranskning.webb.bilder import Bilder
from textgranskning.webb.granskning import Granskning
from textgranskning.webb.underlag import Underlag


def visa(ut: Path, granskare: str, *, akter: Path | None = None, port: int = 0, klar: Callable[[str], None]) -> None:
    """Serve until Ctrl-C; `klar` is given the link once the page can be reached. Raises `UtmappFel`."""
    underlag = Underlag(ut, akter)
    nyckel = secrets.token_urlsafe(24)
    with closing(Domar(ut / FIL)) as domar, arbetare(1) as pool, socket.socket(socket.AF_INET, socket.SOCK_STREAM) as uttag:
        uttag.bind(("127.0.0.1", port))
        uttag.listen()
        vald: int = uttag.getsockname()[1]
        bilder = Bilder(pool)
        bilder.varm()
        app = bygg(Granskning(underlag, domar, bilder, granskare), nyckel=nyckel, port=vald)
        # no access log: an address tells which akt is read; no lifespan: there is nothing to start
        server = uvicorn.Server(uvicorn.Config(app, log_level="critical", access_log=False, lifespan="off", ws="none"))
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # ended as by Ctrl-C: the worker goes too
        klar(f"http://127.0.0.1:{vald}/?nyckel={nyckel}")
        with suppress(KeyboardInterrupt):  # the way to stop it
            server.run(sockets=[uttag])
