"""How damaged a text is, and how, from the text alone: a leaf that reading and normalising both ask."""

from __future__ import annotations

import re

from textgranskning.typer import Skadebild, Skadeslag

_ORD = re.compile(r"[^\W\d_]{2,}")
_MOJIBAKE = re.compile("Ã[\x80-\xbf¤¥¶–…„†]|â€")


def bedom(text: str) -> Skadebild:
    """What has happened to a text, and the expected share of wrong words as it stands and after restoration."""
    ord_ = _ORD.findall(text)
    if not ord_:
        return Skadebild(Skadeslag.TOM, 1.0 if not text.strip() else 0.0, 0.0)
    if _MOJIBAKE.search(text):
        return Skadebild(Skadeslag.MOJIBAKE, 0.25, 0.0)
    svenska = sum(1 for ett in ord_ if re.search("[åäöÅÄÖ]", ett)) / len(ord_)
    if svenska >= 0.08 or len(ord_) < 20:
        return Skadebild(Skadeslag.INGEN, 0.0, 0.0)
    return Skadebild(Skadeslag.OCR, 0.27, 0.01)
