"""Passwords for encrypted files, from a file of the user's: never on the command line, where others see them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from textgranskning.fel import MappFel

Losenordsfil = Annotated[Path | None, typer.Option(metavar="FIL", help="Textfil med lösenord till krypterade filer, ett på varje rad.")]


def las_losenord(fil: Path | None) -> tuple[str, ...]:
    """The lines of a password file. Raises `MappFel`."""
    if fil is None:
        return ()
    try:
        return tuple(rad for rad in fil.read_text(encoding="utf-8-sig").splitlines() if rad)
    except (OSError, UnicodeDecodeError) as fel:
        raise MappFel(f"Lösenordsfilen {fil} gick inte att läsa.", "Spara den som en textfil i UTF-8, ett lösenord på varje rad.") from fel
