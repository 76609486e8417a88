"""Where the package's data lies: one function each, the same from a checkout and from an installed wheel."""

from __future__ import annotations

from pathlib import Path

_PAKET = Path(__file__).resolve().parent


def modellmapp() -> Path:
    """The trained models: inside the wheel, else `modeller/` beside the package in a checkout."""
    i_hjulet = _PAKET / "modeller"
    return i_hjulet if i_hjulet.is_dir() else _PAKET.parent / "modeller"


def mallmapp() -> Path:
    """The review templates that ship."""
    return _PAKET / "mallar"


def begreppsmapp() -> Path:
    """The concepts that can be looked for."""
    return _PAKET / "begrepp"
