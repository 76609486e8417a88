"""The akter that are only ever scored are those whose sums were taken before the first measurement."""

from __future__ import annotations

import hashlib

from tests.conftest import ROT

OSEDDA = ROT / "tests" / "matning" / "akter_osedda"


def test_de_osedda_akterna_ar_oforandrade() -> None:
    summor = dict(reversed(rad.split("  ", 1)) for rad in (OSEDDA / "SHA256SUMS").read_text(encoding="utf-8").splitlines())
    filer = {f"./{fil.relative_to(OSEDDA).as_posix()}": fil for fil in OSEDDA.rglob("*") if fil.is_file() and fil.name != "SHA256SUMS"}
    assert {namn: hashlib.sha256(fil.read_bytes()).hexdigest() for namn, fil in filer.items()} == summor
