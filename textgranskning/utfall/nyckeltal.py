"""Key figures of a round as a DataFrame: how many krav are documented, by whatever columns are asked for."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from textgranskning.typer import Flagga, Status
from textgranskning.utfall.intervall import andel

if TYPE_CHECKING:
    import pandas as pd

GRUPPER = ("kvalitetsomrade", "kon", "enhet", "mall", "krav", "akt", "person", "analys", "skal")
ANDELAR = ("andel_luckor", "lag", "hog")
OKANT = "okänt"


def nyckeltal(flaggor: Iterable[Flagga], grupp: Sequence[str] = ("kvalitetsomrade",)) -> pd.DataFrame:
    """One row a group: counts by status and the share of gaps (`saknas`, `oklart`) where the krav apply, with its 95 % interval.

    `flaggor` is a round (`Omgang`), its flags, or any flags. With ``analys`` a flag counts once for each of its analyses. Below
    ten krav the shares are empty: so few say nothing. Raises `ValueError` for a column that cannot be grouped by.
    """
    import pandas as pd

    if okanda := [ett for ett in grupp if ett not in GRUPPER]:
        raise ValueError(f"Det går inte att gruppera efter {', '.join(okanda)}; välj bland {', '.join(GRUPPER)}.")
    grupper: dict[tuple[str, ...], list[Flagga]] = {}
    for flagga in getattr(flaggor, "flaggor", flaggor):
        for nyckel in _nycklar(flagga, grupp):
            grupper.setdefault(nyckel, []).append(flagga)
    rader = [dict(zip(grupp, nyckel, strict=True)) | _tal(egna) for nyckel, egna in sorted(grupper.items())]
    return pd.DataFrame(rader, columns=[*grupp, "akter", *(status.value for status in Status), "galler", *ANDELAR])


def _nycklar(flagga: Flagga, grupp: Sequence[str]) -> list[tuple[str, ...]]:
    ut: list[tuple[str, ...]] = [()]
    for namn in grupp:
        varde = getattr(flagga, namn)
        varden = varde if namn == "analys" else (str(varde) if varde else OKANT,)
        ut = [(*fore, ett) for fore in ut for ett in varden]
    return ut


def _tal(flaggor: Sequence[Flagga]) -> dict[str, Any]:
    antal = {status.value: sum(flagga.status is status for flagga in flaggor) for status in Status}
    galler = len(flaggor) - antal["ej_tillampligt"]
    luckor = andel(antal["saknas"] + antal["oklart"], galler)
    tal = (math.nan,) * 3 if luckor.for_fa else (luckor.varde, luckor.lag, luckor.hog)
    andelar = dict(zip(ANDELAR, tal, strict=True))
    return {"akter": len({flagga.akt for flagga in flaggor}), **antal, "galler": galler, **andelar}
