"""A round as it lies in UT: its flags and what reviewers said of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from textgranskning.fel import UtfallFel, UtmappFel
from textgranskning.flaggor import Flaggor, flagga_fran_dict
from textgranskning.korning.utmapp import FLAGGOR
from textgranskning.rapport.protokoll_in import Protokolldom, las_protokoll
from textgranskning.typer import Flagga
from textgranskning.utfall.domar import FIL, Andring, Dom, Domar, Nyckel, ny_handling
from textgranskning.utfall.jamforelse import Omgangsdata
from textgranskning.utfall.urval import elusionsprov


def las_omgang(ut: Path) -> Omgangsdata:
    """The flags of a finished run and its reviewers' verdicts. Raises `UtmappFel`."""
    return Omgangsdata(ut.resolve().name, las_flaggor(ut), las_domar(ut))


def las_flaggor(ut: Path) -> Flaggor:
    try:
        with (ut / FLAGGOR).open(encoding="utf-8") as fil:
            return Flaggor(tuple(flagga_fran_dict(json.loads(rad)) for rad in fil))
    except (OSError, ValueError, KeyError, TypeError) as fel:
        raise UtmappFel(f"{ut} innehåller ingen färdig granskning.", "Ange mappen som du gav med --ut till granska.") from fel


def las_domar(ut: Path) -> dict[Nyckel, Dom]:
    """What reviewers have said; nothing where nobody has reviewed."""
    if not (ut / FIL).is_file():
        return {}
    with closing(Domar(ut / FIL)) as domar:
        return domar.laget()


def las_prov(ut: Path) -> dict[Nyckel, float]:
    """The elusion sample that was mixed in, each with how many krav it stands for."""
    if not (ut / FIL).is_file():
        return {}
    with closing(Domar(ut / FIL)) as domar:
        return domar.urval()


def blanda_in(ut: Path, flaggor: Flaggor, antal: int, fro: str) -> int:
    """Draw an elusion sample and mix it in among what the review page asks for; how many krav it has.

    A sample that is in stays as it is.
    """
    with closing(Domar(ut / FIL)) as domar:
        if not domar.urval():
            domar.satt_urval(elusionsprov(flaggor, antal, fro), fro)
        return len(domar.urval())


def las_in_protokoll(ut: Path, fil: Path, granskare: str) -> int:
    """Add the verdicts of a filled-in protocol to the reviewers' log; how many were new. Read twice, a protocol adds nothing more.

    `granskare` is who filled in rows that do not say. Raises `ProtokollFel`, and `UtfallFel` for a protocol of another round.
    """
    flaggor = {Nyckel(flagga.akt, flagga.mall, flagga.krav): flagga for flagga in las_flaggor(ut)}
    nya = 0
    with closing(Domar(ut / FIL)) as domar:
        laget = domar.laget()
        for post in las_protokoll(fil):
            nyckel = Nyckel(post.akt, post.mall, post.krav)
            if nyckel not in flaggor:
                raise UtfallFel("Protokollet hör till en annan omgång.", "Ange mappen med granskningen som protokollet kommer från.")
            andringar = tuple(_andringar(post, flaggor[nyckel], laget.get(nyckel, Dom(nyckel))))
            if andringar:
                domar.skriv(post.granskare or granskare, ny_handling(), andringar)
                nya += 1
    return nya


def _andringar(post: Protokolldom, flagga: Flagga, dom: Dom) -> Iterator[Andring]:
    """What the protocol says that the log does not say already."""
    verktyget = {
        "status": flagga.status.value,
        "skal": flagga.skal.value,
        "sakerhet": flagga.sakerhet,
        "utlosare": str(flagga.utlosare.datum or "") if flagga.utlosare else None,
        "person": flagga.person,
    }
    if dom.status != post.status.value:
        yield Andring(dom.nyckel, "status", post.status.value, verktyget, dom.version)
    if post.kommentar and dom.kommentar != post.kommentar:
        yield Andring(dom.nyckel, "kommentar", post.kommentar, verktyget, dom.version)
