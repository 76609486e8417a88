"""The corpora, read paragraph by paragraph and split once and for all into what is learned from and what is only measured on.

A folder of corpora holds `*.txt.xz`, one paragraph a line. A paragraph belongs to the held-out part when its hash says so, so the split is
the same in every program and in every run.
"""

from __future__ import annotations

import hashlib
import lzma
import re
from collections.abc import Iterator
from pathlib import Path

UNDANTAGEN = 50  # one paragraph in so many is held out: some 160,000 words, more than the development pages need


def hash_av(stycke: str) -> int:
    """A number that belongs to a paragraph, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(" ".join(stycke.split()).encode(), digest_size=4).digest(), "big")


def stycken(mapp: Path, *, undantagna: bool = False) -> Iterator[str]:
    """The paragraphs to learn from, or with `undantagna` those held out, in the order of the files."""
    for fil in sorted(mapp.glob("*.txt.xz")):
        with lzma.open(fil, "rt", encoding="utf-8") as rader:
            for rad in rader:
                stycke = re.sub("\u00ad ?", "", rad).strip()  # soft hyphens of the printed original
                if stycke and (hash_av(stycke) % UNDANTAGEN == 0) == undantagna:
                    yield stycke
