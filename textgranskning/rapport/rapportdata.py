"""What `rapport.html` carries: an index that every view is drawn from, and for each akt its details, packed until they are asked for.

Packed apart, the details of two thousand akter weigh little and cost nothing before someone opens one.
"""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from textgranskning.flaggor import Flaggor, flagga_till_dict
from textgranskning.rapport.namn import HALLNINGAR, OMRADEN, STATUSNAMN, STATUSTECKEN, handlingstyp, mallnamn
from textgranskning.rapport.stalle import kring, stallevy

STATUSAR = tuple(STATUSNAMN)
SOKER_SVAR = frozenset(("saknas", "oklart"))
Post = Mapping[str, Any]


def index(flaggor: Flaggor, filer: Sequence[Post]) -> dict[str, Any]:
    """The rows that filters, queue, map and sums are made of. Flags name their akt and krav by place."""
    namn = mallnamn()
    krav = {(ett.mall, ett.krav): ett for ett in flaggor}
    forsta = {ett.akt: ett for ett in reversed(flaggor.flaggor)}
    akter = {akt: plats for plats, akt in enumerate(dict.fromkeys(ett.akt for ett in flaggor))}
    kravplats = {nyckel: plats for plats, nyckel in enumerate(krav)}
    return {
        "statusar": STATUSAR,
        "statusnamn": list(STATUSNAMN.values()),
        "tecken": list(STATUSTECKEN.values()),
        "omraden": OMRADEN,
        "mallar": {mall: namn.get(mall, mall) for mall in dict.fromkeys(ett.mall for ett in flaggor)},
        "krav": [
            {"mall": ett.mall, "id": ett.krav, "fraga": ett.fraga, "omrade": ett.kvalitetsomrade, "analys": ett.analys}
            for ett in krav.values()
        ],
        "akter": [{"namn": akt, "person": forsta[akt].person, "kon": forsta[akt].kon, "enhet": forsta[akt].enhet} for akt in akter],
        "flaggor": [
            [
                akter[ett.akt],
                kravplats[ett.mall, ett.krav],
                STATUSAR.index(ett.status.value),
                round(ett.prioritet, 3),
                ett.motivering if ett.status.value in SOKER_SVAR else 0,
            ]
            for ett in flaggor
        ],
        "antal_filer": len(filer),
        "olasta": [
            {nyckel: fil[nyckel] for nyckel in ("akt", "fil", "utfall", "olasta", "skal", "atgard")}
            for fil in filer
            if fil["utfall"] != "last"
        ],
    }


def detaljer(flaggor: Flaggor, handlingar: Iterable[Post], underlag: Mapping[str, Post]) -> list[str]:
    """The details of each akt, in the order of the index, packed."""
    egna: dict[str, list[dict[str, Any]]] = {}
    for flagga in flaggor:
        egna.setdefault(flagga.akt, []).append(flagga_till_dict(flagga))
    per_akt: dict[str, list[Post]] = {}
    for rad in handlingar:
        per_akt.setdefault(rad["akt"], []).append(rad)
    return [_packad(_akt(poster, per_akt.get(akt, []), underlag.get(akt, {}))) for akt, poster in egna.items()]


def _packad(data: dict[str, Any]) -> str:
    return base64.b64encode(gzip.compress(json.dumps(data, ensure_ascii=False).encode(), mtime=0)).decode()


def _akt(poster: list[dict[str, Any]], handlingar: list[Post], underlag: Post) -> dict[str, Any]:
    runtom = kring(underlag.get("sammanhang", ()))
    return {
        "flaggor": [
            {
                **{nyckel: post[nyckel] for nyckel in ("mall", "krav", "sakerhet", "motivering", "lagrum", "forfaller")},
                "belagg": [stallevy(ett, runtom) for ett in post["belagg"]],
                "narmast": [{**stallevy(ett, runtom), "skal": ett["skal"]} for ett in post["sokt"]["narmast"]],
                "sokt": {nyckel: post["sokt"][nyckel] for nyckel in ("handlingar", "sidor", "lasbart", "olasta")},
            }
            for post in poster
        ],
        "handlingar": [
            {
                "datum": rad["inkommen"] or rad["handelsedatum"] or rad["registrerad"],
                "typ": handlingstyp(rad["typ"]),
                **{nyckel: rad[nyckel] for nyckel in ("rubrik", "forfattare", "dokument", "sidor")},
                "finns": rad["finns"] == "ja",
            }
            for rad in handlingar
        ],
        "handelser": [
            {**{nyckel: ett[nyckel] for nyckel in ("namn", "datum", "person", "dokument", "sida")}, "hallning": HALLNINGAR[ett["hallning"]]}
            for ett in underlag.get("handelser", ())
        ],
    }
