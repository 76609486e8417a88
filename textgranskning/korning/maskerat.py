"""The result of an akt with pseudonyms, made in the worker: what leaves it names nobody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from textgranskning.korning.omgang import Aktresultat, Omgang
from textgranskning.rapport.csvfil import csv_bytes
from textgranskning.rapport.maskering import Maskerare
from textgranskning.rapport.underlag import packa, packa_upp
from textgranskning.typer import Person, Text


def maskerat(resultat: Aktresultat, nyckel: bytes, texter: Sequence[Text], personer: Iterable[Person]) -> Aktresultat:
    """The result masked with a key; in its `underlag`, under ``osakra``, how often masking was not sure, by kind."""
    filer = [fil.fil for fil in resultat.filer]
    kanda = [person.namn for person in personer if person.namn]
    dokument = [text.dokument for text in texter]
    mask = Maskerare.for_akt(nyckel, [*(text.text for text in texter), resultat.akt, *filer], kanda, filer=dokument)
    post = mask.post(resultat.till_dict())
    sidor = packa([_dokument(ett, mask) for ett in packa_upp(resultat.sidor)])
    post["underlag"] |= {"osakra": {slag.name.lower(): antal for slag, antal in sorted(mask.osakra.items())}}
    return replace(Aktresultat.fran_dict(post), sidor=sidor)


def _dokument(post: dict[str, Any], mask: Maskerare) -> dict[str, Any]:
    """A document's restored pages; what was read of them before goes, since damage would give names away."""
    sidor = [{**sida, "rader": [[mask.text(rad[0]), None, *rad[2:]] for rad in sida["rader"]]} for sida in post["sidor"]]
    return {**post, "namn": mask.filnamn(post["namn"]), "sidor": sidor}


def maskering_csv(omgang: Omgang) -> bytes:
    """`maskering.csv`: how often masking was not sure, akt by akt and kind by kind. What is uncertain is masked all the same."""
    rader = ({"akt": akt.akt, "slag": slag, "osakra": antal} for akt in omgang.akter for slag, antal in akt.underlag["osakra"].items())
    return csv_bytes(("akt", "slag", "osakra"), rader)
