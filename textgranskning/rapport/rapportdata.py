"""What `rapport.html` carries: an index that every view is drawn from, and for each akt its details, packed until they are asked for.

Packed apart, the details of two thousand akter weigh little and cost nothing before someone opens one. Akter are read one at a time, so
that the report of an archive needs no more memory than its index.
"""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from textgranskning.flaggor import Flaggor, flagga_till_dict
from textgranskning.rapport.namn import HALLNINGAR, OMRADEN, STATUSNAMN, STATUSTECKEN, handlingstyp, mallnamn
from textgranskning.rapport.stalle import kring, stallevy
from textgranskning.typer import Flagga

STATUSAR = tuple(STATUSNAMN)
SOKER_SVAR = frozenset(("saknas", "oklart"))
OLAST = ("akt", "fil", "utfall", "olasta", "skal", "atgard")
Post = Mapping[str, Any]


class Rapportfil(Protocol):
    """What became of an input file."""

    @property
    def akt(self) -> str: ...
    @property
    def fil(self) -> str: ...
    @property
    def utfall(self) -> str: ...
    @property
    def olasta(self) -> tuple[int, ...]: ...
    @property
    def skal(self) -> str | None: ...
    @property
    def atgard(self) -> str | None: ...


class Rapportakt(Protocol):
    """What the report needs of an akt: its flags, its rows of `handlingar.csv`, its files, and what `rapport.underlag` gave."""

    @property
    def akt(self) -> str: ...
    @property
    def flaggor(self) -> Flaggor: ...
    @property
    def handlingar(self) -> Sequence[Post]: ...
    @property
    def filer(self) -> Sequence[Rapportfil]: ...
    @property
    def underlag(self) -> Post: ...


def index(akter: Iterable[Rapportakt]) -> Iterator[str]:
    """The rows that filters, queue, map and sums are made of, as pieces of one JSON object. Flags name their akt and krav by place.

    The flags come first and are told as they come; what they point at is gathered meanwhile and stands last.
    """
    namn = mallnamn()
    krav: dict[tuple[str, str], int] = {}
    kravposter: list[Post] = []
    aktposter: list[Post] = []
    olasta: list[Post] = []
    antal_filer = 0
    yield '{"flaggor":['
    skilje = ""
    for akt in akter:
        antal_filer += len(akt.filer)
        olasta += [{nyckel: getattr(fil, nyckel) for nyckel in OLAST} for fil in akt.filer if fil.utfall != "last"]
        if not akt.flaggor:
            continue
        for ett in akt.flaggor:
            if krav.setdefault((ett.mall, ett.krav), len(kravposter)) == len(kravposter):
                kravposter.append(
                    {"mall": ett.mall, "id": ett.krav, "fraga": ett.fraga, "omrade": ett.kvalitetsomrade, "analys": ett.analys}
                )
            yield skilje + ofarlig_json([len(aktposter), krav[ett.mall, ett.krav], *_indexrad(ett)])
            skilje = ","
        forsta = akt.flaggor[0]
        aktposter.append({"namn": akt.akt, "person": forsta.person, "kon": forsta.kon, "enhet": forsta.enhet})
    resten = {
        "statusar": STATUSAR,
        "statusnamn": list(STATUSNAMN.values()),
        "tecken": list(STATUSTECKEN.values()),
        "omraden": OMRADEN,
        "mallar": {mall: namn.get(mall, mall) for mall in dict.fromkeys(ett["mall"] for ett in kravposter)},
        "krav": kravposter,
        "akter": aktposter,
        "antal_filer": antal_filer,
        "olasta": olasta,
    }
    yield "]," + ofarlig_json(resten)[1:]


def _indexrad(flagga: Flagga) -> tuple[int, float, str | int]:
    status = flagga.status.value
    return STATUSAR.index(status), round(flagga.prioritet, 3), flagga.motivering if status in SOKER_SVAR else 0


def detaljer(akter: Iterable[Rapportakt]) -> Iterator[str]:
    """The details of each akt that the index names, in its order, packed, as pieces of one JSON list."""
    skilje = "["
    for akt in akter:
        if akt.flaggor:
            yield skilje + ofarlig_json(_packad(_akt(akt)))
            skilje = ","
    yield "]" if skilje == "," else "[]"


def ofarlig_json(data: object) -> str:
    """JSON that cannot end the block it stands in, whatever it says. U+2028 and U+2029 would be line breaks to some readers."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for tecken in "<>&\u2028\u2029":
        text = text.replace(tecken, f"\\u{ord(tecken):04x}")
    return text


def _packad(data: dict[str, Any]) -> str:
    return base64.b64encode(gzip.compress(json.dumps(data, ensure_ascii=False).encode(), mtime=0)).decode()


def _akt(akt: Rapportakt) -> dict[str, Any]:
    runtom = kring(akt.underlag.get("sammanhang", ()))
    return {
        "flaggor": [
            {
                **{nyckel: post[nyckel] for nyckel in ("mall", "krav", "sakerhet", "motivering", "lagrum", "forfaller")},
                "belagg": [stallevy(ett, runtom) for ett in post["belagg"]],
                "narmast": [{**stallevy(ett, runtom), "skal": ett["skal"]} for ett in post["sokt"]["narmast"]],
                "sokt": {nyckel: post["sokt"][nyckel] for nyckel in ("handlingar", "sidor", "lasbart", "olasta")},
            }
            for post in map(flagga_till_dict, akt.flaggor)
        ],
        "handlingar": [
            {
                "datum": rad["inkommen"] or rad["handelsedatum"] or rad["registrerad"],
                "typ": handlingstyp(rad["typ"]),
                **{nyckel: rad[nyckel] for nyckel in ("rubrik", "forfattare", "dokument", "sidor")},
                "finns": rad["finns"] == "ja",
            }
            for rad in akt.handlingar
        ],
        "handelser": [
            {**{nyckel: ett[nyckel] for nyckel in ("namn", "datum", "person", "dokument", "sida")}, "hallning": HALLNINGAR[ett["hallning"]]}
            for ett in akt.underlag.get("handelser", ())
        ],
    }
