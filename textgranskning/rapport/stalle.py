"""A quoted passage as pages show it: in pieces that mark the changed letters, between the words round it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from textgranskning.rapport.namn import HALLNINGAR
from textgranskning.rapport.skillnad import delar

Post = Mapping[str, Any]
Kring = Mapping[tuple[str, int, str], Post]


def kring(sammanhang: Iterable[Post]) -> Kring:
    """The words round each passage (`underlag.sammanhang`), by what the passage is known by."""
    return {(ett["dokument"], ett["sida"], ett["text"]): ett for ett in sammanhang}


def stallevy(belagg: Post, runtom: Kring) -> dict[str, Any]:
    ord_ = runtom.get((belagg["dokument"], belagg["sida"], belagg["text"]), {})
    return {
        "dokument": belagg["dokument"],
        "sida": belagg["sida"],
        "datum": belagg["datum"],
        "hallning": HALLNINGAR.get(belagg["hallning"] or "", ""),
        "delar": delar(belagg["original"], belagg["text"]),
        "fore": ord_.get("fore", ""),
        "efter": ord_.get("efter", ""),
    }
