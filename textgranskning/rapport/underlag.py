"""What a reader wants to see round the verdicts: the akt's dated events, the words round each passage, and the restored pages.

Everything here is plain JSON values, made where the texts are at hand (in a worker) and kept with the akt's result.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from textgranskning.flaggor import Flaggor
from textgranskning.granskning.mall import Mall, kanda_begrepp
from textgranskning.typer import Begreppsslag, Belagg, Dokument, Span, Text, Textsida, Tolkning

SAMMANHANG = 180  # characters on each side of a passage: two or three lines, enough to see who speaks of what


def underlag(tolkning: Tolkning, texter: Sequence[Text], flaggor: Flaggor, mall: Mall) -> dict[str, Any]:
    """`handelser` for the timeline, in order of date; `sammanhang` for the passages that the flags quote."""
    return {"handelser": list(_handelser(tolkning, mall)), "sammanhang": list(_sammanhang(texter, flaggor))}


def _handelser(tolkning: Tolkning, mall: Mall) -> Iterator[dict[str, Any]]:
    """The dated events of the concepts that the template asks about."""
    efterfragade = mall.begrepp
    daterade = [(ett.datum, ett) for ett in tolkning.handelser if ett.datum and ett.slag is Begreppsslag.HANDELSE]
    for datum, handelse in sorted(daterade, key=lambda par: (par[0], par[1].begrepp)):
        if handelse.begrepp in efterfragade:
            belagg = handelse.bast.belagg
            yield {
                "begrepp": handelse.begrepp,
                "namn": kanda_begrepp()[handelse.begrepp],
                "datum": str(datum),
                "hallning": handelse.hallning.value,
                "person": handelse.person,
                "dokument": belagg.dokument,
                "sida": belagg.sida,
                "text": belagg.text,
            }


def _sammanhang(texter: Sequence[Text], flaggor: Flaggor) -> Iterator[dict[str, Any]]:
    per_dokument = {text.dokument: text for text in texter}
    for belagg in {(ett.dokument, ett.sida, ett.text): ett for ett in _citerade(flaggor)}.values():
        text = per_dokument.get(belagg.dokument)
        sida = next((ett for ett in text.sidor if ett.nummer == belagg.sida), None) if text else None
        span = hitta(belagg.text, text.text, sida.span) if text and sida else None
        if text and sida and span:
            yield {
                "dokument": belagg.dokument,
                "sida": belagg.sida,
                "text": belagg.text,
                "fore": _hela_ord(text.text[max(sida.span[0], span[0] - SAMMANHANG) : span[0]], fran=" "),
                "efter": _hela_ord(text.text[span[1] : max(span[1], min(sida.span[1], span[1] + SAMMANHANG))], till=" "),
            }


def _citerade(flaggor: Flaggor) -> Iterator[Belagg]:
    for flagga in flaggor:
        yield from flagga.belagg
        yield from (ett.belagg for ett in flagga.sokt.narmast)


def hitta(citat: str, text: str, inom: Span) -> Span | None:
    """Where a quote stands: whatever white space is between its words. It begins within the span and may go over its end.

    >>> hitta("ett hem", "i ett\\nhem", (0, 9)), hitta("två", "ett", (0, 3))
    ((2, 9), None)
    """
    ord_ = citat.split()
    traff = re.compile(r"\s+".join(map(re.escape, ord_))).search(text, inom[0]) if ord_ else None
    return traff.span() if traff and traff.start() < inom[1] else None


def _hela_ord(text: str, fran: str = "", till: str = "") -> str:
    """Without the half word where it was cut off."""
    flat = " ".join(text.replace("\f", " ").split())
    if len(text) < SAMMANHANG:
        return flat
    return flat.partition(fran)[2] if fran else flat.rpartition(till)[0]


def sidor(dokument: Iterable[Dokument], texter: Iterable[Text]) -> bytes:
    """The restored pages of an akt, packed: for the review page, which shows them beside the page images.

    A line is ``[restored, as read or null when the same, rectangle or null, kind]``.
    """
    poster = [
        {
            "namn": ett.namn,
            "format": ett.format,
            "sidor": [
                {
                    "nummer": sida.nummer,
                    "storlek": storlek,
                    "olast": sida.olast,
                    "skada": sida.skada.slag.value,
                    "rader": list(_rader(text, sida)),
                }
                for sida, storlek in zip(text.sidor, (sida.storlek for sida in ett.sidor), strict=True)
            ],
        }
        for ett, text in zip(dokument, texter, strict=True)
    ]
    return packa(poster)


def packa(poster: list[dict[str, Any]]) -> bytes:
    return gzip.compress(json.dumps(poster, ensure_ascii=False).encode(), compresslevel=6, mtime=0)


def packa_upp(data: bytes) -> list[dict[str, Any]]:
    poster: list[dict[str, Any]] = json.loads(gzip.decompress(data))
    return poster


def _rader(text: Text, sida: Textsida) -> Iterator[list[Any]]:
    for rad in sida.rader:
        lagad = text.text[rad.span[0] : rad.span[1]]
        start, slut = text.original_span(rad.span)
        last = text.original[start:slut].strip("\n")
        ruta = [round(tal, 1) for tal in (rad.ruta.x0, rad.ruta.y0, rad.ruta.x1, rad.ruta.y1)] if rad.ruta else None
        yield [lagad, None if last == lagad else last, ruta, rad.slag.value]
