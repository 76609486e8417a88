"""Flags against right answers: accuracy, gaps caught, precision, cleared, evidence; with 95 % intervals by akt and a keyword baseline.

The sets are folders of akter with their answers: the examples, our own development and unseen akter, and ../shared where it is there.
A gap is *caught* when it is shown as `saknas` or `oklart`; evidence is right when one of the first three passages is the same document and
the same words as one of the answer's.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from tests.conftest import ROT
from tests.matning.nyckelord import nyckelordsflaggor
from textgranskning.flaggor import flagga_till_dict
from textgranskning.granska import granska_akt
from textgranskning.inlasning import las_akt
from textgranskning.typer import Akt

Granskare = Callable[[Akt, str], dict[str, dict[str, Any]]]
LUCKA = {"saknas", "oklart"}
HAR = Path(__file__).parent
MANGDER = {
    "exempel": (ROT / "exempel" / "akter", ROT / "exempel" / "facit"),
    "utveckling": (HAR / "akter_utveckling", None),
    "osedda": (HAR / "akter_osedda", None),
    "shared": (ROT.parent / "shared" / "akter", None),
}


@dataclass(frozen=True)
class Aktfacit:
    akt: Path
    mall: str
    krav: dict[str, dict[str, Any]]


def las_facit(akter: Path, facitmapp: Path | None) -> Iterator[Aktfacit]:
    """Every akt of a folder that has answers, beside it (`facit.json`) or in a folder of their own."""
    filer = sorted(facitmapp.glob("*.json")) if facitmapp else sorted(akter.glob("*/facit.json"))
    for fil in filer:
        svar = json.loads(fil.read_text(encoding="utf-8"))
        yield Aktfacit(akter / fil.stem if facitmapp else fil.parent, svar["mall"], svar["krav"])


def samma_belagg(stallen: Sequence[dict[str, Any]], svar: dict[str, Any]) -> bool:
    dokument = {Path(namn).stem for namn in svar["dokument"]}
    for stalle in stallen:
        visat = " ".join(stalle["text"].lower().split())
        if Path(stalle["dokument"]).stem not in dokument:
            continue
        for citat in (" ".join(citat.lower().split()) for citat in svar["citat"]):
            langd = min(15, len(citat)) <= len(visat) and 0.5 * len(citat) <= len(visat) <= max(400, len(citat))
            if langd and fuzz.partial_ratio(visat, citat) >= 80:
                return True
    return False


def las(facit: Aktfacit) -> Akt:
    """The akt without its answers."""
    akt = las_akt(facit.akt, ocr="aldrig")
    return type(akt)(akt.namn, tuple(dokument for dokument in akt.dokument if Path(dokument.namn).name != "facit.json"))


def granska(akt: Akt, mall: str) -> dict[str, dict[str, Any]]:
    return {flagga.krav: flagga_till_dict(flagga) for flagga in granska_akt(akt, mall)}


def rakna(facit: Aktfacit, granskare: Granskare = granska) -> Counter[str]:
    """The counts of one akt, as judged by the library or by another way of telling."""
    flaggor = granskare(las(facit), facit.mall)
    antal: Counter[str] = Counter()
    for krav, svar in facit.krav.items():
        flagga = flaggor.get(krav)
        vill, fick = svar["status"], flagga["status"] if flagga else None
        belagg, narmast = (flagga["belagg"][:3], flagga["sokt"]["narmast"][:3]) if flagga else ([], [])
        antal.update(
            krav=1,
            ratt=vill == fick,
            lucka=vill == "saknas",
            fangad=vill == "saknas" and fick in LUCKA,
            pastadd=fick == "saknas",
            sann=fick == "saknas" and vill in LUCKA,
            finns=vill == "finns",
            rensad=vill == fick == "finns",
            belagd=vill == fick == "finns" and samma_belagg(belagg, svar),
            citerad=vill == fick and vill in LUCKA and bool(svar["citat"]),
            visad=vill == fick and vill in LUCKA and samma_belagg(belagg + narmast, svar),
            miljontedelar=MILJON,
            fel2=round(MILJON * ((flagga or {}).get("sakerhet", 0.5) - (vill == fick)) ** 2),
        )
    return antal


MILJON = 1_000_000


KVOTER = {
    "accuracy": ("ratt", "krav"),
    "caught": ("fangad", "lucka"),
    "precision": ("sann", "pastadd"),
    "cleared": ("rensad", "finns"),
    "evidence": ("belagd", "rensad"),
    "shown": ("visad", "citerad"),
    "brier": ("fel2", "miljontedelar"),
}


def figurer(akter: Sequence[Counter[str]], dragningar: int = 1000) -> dict[str, float]:
    """Each ratio over all akter with the ends of its 95 % bootstrap interval by akt (`_lag`, `_hog`)."""

    def kvot(urval: Sequence[Counter[str]], over: str, under: str) -> float:
        namnare = sum(antal[under] for antal in urval)
        return sum(antal[over] for antal in urval) / namnare if namnare else 1.0

    slump = random.Random(1)
    urval = [slump.choices(akter, k=len(akter)) for _ in range(dragningar)]
    resultat: dict[str, float] = {}
    for namn, (over, under) in KVOTER.items():
        resultat[namn] = kvot(akter, over, under)
        dragna = sorted(kvot(ett, over, under) for ett in urval)
        resultat[f"{namn}_lag"], resultat[f"{namn}_hog"] = dragna[int(0.025 * dragningar)], dragna[int(0.975 * dragningar)]
    andel = resultat["accuracy"]
    resultat["brier_under"] = 1 - resultat["brier"] / (andel * (1 - andel)) if 0 < andel < 1 else 1.0  # the best constant's
    return resultat


def mat() -> dict[str, dict[str, float]]:
    ut: dict[str, dict[str, float]] = {}
    for namn, (akter, facitmapp) in MANGDER.items():
        if akter.is_dir():
            alla = list(las_facit(akter, facitmapp))
            ut[namn] = figurer([rakna(facit) for facit in alla])
            ut[f"{namn} nyckelord"] = figurer([rakna(facit, nyckelordsflaggor) for facit in alla])
    return ut
