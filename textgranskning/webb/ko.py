"""What waits for the reviewer: which flags, in which order, and how far the review has come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textgranskning.utfall.domar import Dom, Nyckel
from textgranskning.webb.underlag import Flaggrad, Underlag

SOKER_SVAR = frozenset(("saknas", "oklart"))


def att_granska(rad: Flaggrad, urval: Mapping[Nyckel, float]) -> bool:
    """Gaps and what is unclear; and the sample of the rest, which shows how many gaps the tool misses."""
    return rad.status in SOKER_SVAR or rad.nyckel in urval


def ordning(underlag: Underlag) -> list[str]:
    """The akter, those with the most pressing flag first."""
    return sorted(underlag.per_akt, key=lambda akt: (-max(rad.prioritet for rad in underlag.per_akt[akt]), akt))


def framsteg(rader: Sequence[Flaggrad], laget: Mapping[Nyckel, Dom], urval: Mapping[Nyckel, float]) -> dict[str, int]:
    """How many flags of an akt wait, how many are judged, how many put off."""
    domar = [laget.get(rad.nyckel) for rad in rader if att_granska(rad, urval)]
    return {
        "att": len(domar),
        "klara": sum(dom is not None and dom.status is not None for dom in domar),
        "uppskjutna": sum(dom is not None and dom.uppskjuten for dom in domar),
    }


def lika(underlag: Underlag, vald: Flaggrad, laget: Mapping[Nyckel, Dom]) -> list[Flaggrad]:
    """The flags of other akter that say the same about the same krav and that nobody has judged."""
    return [
        rad
        for rader in underlag.per_akt.values()
        for rad in rader
        if rad.nyckel[1:] == vald.nyckel[1:]
        and (rad.status, rad.skal) == (vald.status, vald.skal)
        and rad.nyckel != vald.nyckel
        and laget.get(rad.nyckel, Dom(rad.nyckel)).status is None
    ]
