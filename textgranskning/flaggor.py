"""Verdicts as a collection, and their form in the output contract (DESIGN.md, chapter 6)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textgranskning.typer import Belagg, Datum, Flagga, Hallning, Narmast, Ruta, Skal, Sokt, Status, Utlosare

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Flaggor(Sequence[Flagga]):
    """The verdicts of an akt or of a whole round, in order of akt and krav."""

    flaggor: tuple[Flagga, ...]

    def __len__(self) -> int:
        return len(self.flaggor)

    def __getitem__(self, index: Any) -> Any:
        return self.flaggor[index]

    def __iter__(self) -> Iterator[Flagga]:
        return iter(self.flaggor)

    def till_dataframe(self) -> pd.DataFrame:
        """One row a flag, the columns of `flaggor.jsonl`."""
        import pandas as pd

        return pd.DataFrame([flagga_till_dict(flagga) for flagga in self.flaggor], columns=list(KOLUMNER))


KOLUMNER = (
    "akt", "person", "kon", "enhet", "mall", "krav", "fraga", "kvalitetsomrade", "analys", "status", "skal", "sakerhet", "prioritet",
    "utlosare", "forfaller", "lagrum", "motivering", "belagg", "sokt",
)  # fmt: skip


def flagga_till_dict(flagga: Flagga) -> dict[str, Any]:
    """A flag as plain JSON values; every key always present, None where unknown."""
    return {
        "akt": flagga.akt,
        "person": flagga.person,
        "kon": flagga.kon,
        "enhet": flagga.enhet,
        "mall": flagga.mall,
        "krav": flagga.krav,
        "fraga": flagga.fraga,
        "kvalitetsomrade": flagga.kvalitetsomrade,
        "analys": list(flagga.analys),
        "status": flagga.status.value,
        "skal": flagga.skal.value,
        "sakerhet": round(flagga.sakerhet, 3),
        "prioritet": round(flagga.prioritet, 3),
        "utlosare": {"begrepp": flagga.utlosare.begrepp, "datum": _datum(flagga.utlosare.datum)} if flagga.utlosare else None,
        "forfaller": flagga.forfaller.isoformat() if flagga.forfaller else None,
        "lagrum": list(flagga.lagrum),
        "motivering": flagga.motivering,
        "belagg": [belagg_till_dict(belagg) for belagg in flagga.belagg],
        "sokt": {
            "handlingar": flagga.sokt.handlingar,
            "sidor": flagga.sokt.sidor,
            "lasbart": round(flagga.sokt.lasbart, 3),
            "begrepp": list(flagga.sokt.begrepp),
            "narmast": [{**belagg_till_dict(narmast.belagg), "skal": narmast.skal} for narmast in flagga.sokt.narmast],
            "olasta": [{"dokument": dokument, "sida": sida} for dokument, sida in flagga.sokt.olasta],
        },
    }


def belagg_till_dict(belagg: Belagg) -> dict[str, Any]:
    ruta = belagg.ruta
    return {
        "dokument": belagg.dokument,
        "sida": belagg.sida,
        "ruta": [round(tal, 1) for tal in (ruta.x0, ruta.y0, ruta.x1, ruta.y1)] if ruta else None,
        "original": belagg.original,
        "text": belagg.text,
        "datum": _datum(belagg.datum),
        "hallning": belagg.hallning.value if belagg.hallning else None,
    }


def _datum(datum: Datum | None) -> str | None:
    return str(datum) if datum else None


def flagga_fran_dict(post: dict[str, Any]) -> Flagga:
    """The flag of a line of `flaggor.jsonl`."""
    utlosare, sokt = post["utlosare"], post["sokt"]
    return Flagga(
        **{nyckel: post[nyckel] for nyckel in ("akt", "person", "kon", "enhet", "mall", "krav", "fraga", "kvalitetsomrade", "motivering")},
        analys=tuple(post["analys"]),
        status=Status(post["status"]),
        skal=Skal(post["skal"]),
        sakerhet=post["sakerhet"],
        prioritet=post["prioritet"],
        utlosare=Utlosare(utlosare["begrepp"], _datum_ur(utlosare["datum"])) if utlosare else None,
        forfaller=dt.date.fromisoformat(post["forfaller"]) if post["forfaller"] else None,
        lagrum=tuple(post["lagrum"]),
        belagg=tuple(_belagg_ur(ett) for ett in post["belagg"]),
        sokt=Sokt(
            handlingar=sokt["handlingar"],
            sidor=sokt["sidor"],
            lasbart=sokt["lasbart"],
            begrepp=tuple(sokt["begrepp"]),
            narmast=tuple(Narmast(_belagg_ur(ett), ett["skal"]) for ett in sokt["narmast"]),
            olasta=tuple((ett["dokument"], ett["sida"]) for ett in sokt["olasta"]),
        ),
    )


def _belagg_ur(post: dict[str, Any]) -> Belagg:
    return Belagg(
        post["dokument"],
        post["sida"],
        Ruta(*post["ruta"]) if post["ruta"] else None,
        post["original"],
        post["text"],
        _datum_ur(post["datum"]),
        Hallning(post["hallning"]) if post["hallning"] else None,
    )


def _datum_ur(text: str | None) -> Datum | None:
    if text is None:
        return None
    fran, _, till = text.partition("..")
    return Datum(dt.date.fromisoformat(fran), dt.date.fromisoformat(till or fran))
