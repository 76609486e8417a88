"""A folder for its owner alone: what is made in it later is so too."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

I_WINDOWS = sys.platform == "win32"


def bara_agaren(mapp: Path) -> None:
    """On Windows, which knows no file modes: rights come from the folder above unless that is cut off, and the owner is named instead.
    Elsewhere the modes that folders and files are made with see to it. Raises `OSError` where a disk keeps no access lists (FAT)."""
    if I_WINDOWS:
        svar = subprocess.run(atkomstlista(mapp), check=False, capture_output=True)
        if svar.returncode:
            raise PermissionError(f"icacls: {svar.returncode}")


def atkomstlista(mapp: Path) -> list[str]:
    """The command that takes away inherited rights and gives the one who runs it all rights, to the folder, to folders (CI) and to files
    (OI) in it."""
    agare = "\\".join(filter(None, (os.environ.get("USERDOMAIN"), os.environ["USERNAME"])))
    icacls = Path(os.environ["SYSTEMROOT"]) / "System32" / "icacls.exe"  # not whatever stands first in PATH
    return [str(icacls), str(mapp), "/inheritance:r", "/grant:r", f"{agare}:(OI)(CI)F", "/q"]
