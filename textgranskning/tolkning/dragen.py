"""What of a text tells what handling it is: its words, pairs of words and pieces of words, as numbers of features.

Case, å, ä, ö and digits are evened out, and pieces of words are among the features, so that a text read badly has mostly the same ones.
Shared by training and scoring, so that both see the same.
"""

from __future__ import annotations

import re
from itertools import pairwise
from zlib import crc32

DRAG = 1 << 13  # numbers of features
TECKEN = 1400  # of the text: its head says what it is
BITAR = 500  # of the text that pieces of words are taken from
_UTJAMNAD = str.maketrans("åäöéüàè" + "0123456789", "aaoeuae" + "0" * 10)
_ORD = re.compile(r"[a-z0]{2,}")
_STAM, _PAR = 7, 5  # letters of a word that count: Swedish bends at the end


def drag(text: str) -> list[int]:
    """The features of a text, each once, in order of number."""
    jamn = text[:TECKEN].lower().translate(_UTJAMNAD)
    ord_ = _ORD.findall(jamn)
    ut = {ett[:_STAM] for ett in ord_}
    ut |= {f"{a[:_PAR]} {b[:_PAR]}" for a, b in pairwise(ord_)}
    for rad in jamn.lstrip().split("\n", 3)[:3]:
        ut |= {f"#{ett[:_STAM]}" for ett in _ORD.findall(rad[:60])}
    for ett in _ORD.findall(jamn[:BITAR]):
        ut |= {f"~{ett[i : i + 4]}" for i in range(len(ett) - 3)}
    return sorted({crc32(ett.encode()) % DRAG for ett in ut})
