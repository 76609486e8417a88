"""`rapport.html`: one self-contained page. Everything from a document is escaped; nothing is fetched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from textgranskning.flaggor import Flaggor, flagga_till_dict
from textgranskning.granskning.mall import mallar
from textgranskning.typer import Status

STATUSNAMN = {"finns": "Finns", "saknas": "Saknas", "oklart": "Oklart", "ej_tillampligt": "Gäller inte"}
STATUSTECKEN = {"finns": "✓", "saknas": "✗", "oklart": "?", "ej_tillampligt": "–"}
OMRADEN = {
    "trygghet_sakerhet": "Trygghet och säkerhet",
    "sjalvbestammande_integritet": "Självbestämmande och integritet",
    "tillganglighet": "Tillgänglighet",
    "helhetssyn_samordning": "Helhetssyn och samordning",
    "kunskapsbaserad_verksamhet": "Kunskapsbaserad verksamhet",
    "effektivitet": "Effektivitet",
}
FORST_I_KON = 50  # rows of the queue that are shown


def rapport_html(flaggor: Flaggor, filer: Sequence[Mapping[str, Any]]) -> str:
    """The report of a round. `filer` are the journal's records of input files."""
    miljo = Environment(
        loader=PackageLoader("textgranskning.rapport", "mallsidor"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    poster = [flagga_till_dict(flagga) for flagga in flaggor]
    nummer = {akt: plats for plats, akt in enumerate(dict.fromkeys(post["akt"] for post in poster), start=1)}
    for post in poster:
        post["ankare"] = f"a{nummer[post['akt']]}-{post['krav']}"
    return miljo.get_template("rapport.html.j2").render(
        akter=_per_akt(poster),
        mallar=_matriser(poster),
        ko=_ko(poster)[:FORST_I_KON],
        antal=Counter(post["status"] for post in poster),
        omraden=_per_omrade(poster),
        statusar=list(Status),
        namn=STATUSNAMN,
        tecken=STATUSTECKEN,
        omradesnamn=OMRADEN,
        mallnamn={post["mall"]: post["mall"] for post in poster} | {mall.id: mall.namn for mall in mallar()},
        olasta=[fil for fil in filer if fil["utfall"] != "last"],
        filer=len(filer),
    )


def _per_akt(poster: Sequence[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    akter: dict[str, list[dict[str, Any]]] = {}
    for post in poster:
        akter.setdefault(post["akt"], []).append(post)
    return akter


def _matriser(poster: Sequence[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """For each template its krav and, akt by akt, their verdicts."""
    mallar: dict[str, dict[str, Any]] = {}
    for post in poster:
        mall = mallar.setdefault(post["mall"], {"krav": {}, "akter": {}})
        mall["krav"][post["krav"]] = post["fraga"]
        mall["akter"].setdefault(post["akt"], {})[post["krav"]] = post
    return mallar


def _ko(poster: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """What to read first."""
    vantar = [post for post in poster if post["status"] in {"saknas", "oklart"}]
    return sorted(vantar, key=lambda post: (-post["prioritet"], post["akt"], post["krav"]))


def _per_omrade(poster: Sequence[dict[str, Any]]) -> dict[str, Counter[str]]:
    omraden: dict[str, Counter[str]] = {omrade: Counter() for omrade in OMRADEN}
    for post in poster:
        omraden[post["kvalitetsomrade"]][post["status"]] += 1
    return {omrade: antal for omrade, antal in omraden.items() if antal}
