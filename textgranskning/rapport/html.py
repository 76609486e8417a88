"""`rapport.html`: one self-contained page. It fetches nothing, and what a document says can only become text on it.

The page is a shell; its script draws every view from the data that `rapportdata` gives. Data stand in blocks that no browser runs, and the
page's own rules (Content-Security-Policy) let it run this one script and this one style sheet, known by their sums, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from textgranskning.rapport.rapportdata import Rapportakt, detaljer, index

SIDA = Path(__file__).with_name("mallsidor")
SKRIPT = ("grund", "urval", "stalle", "oversikt", "karta", "tidslinje", "akt", "start")  # in this order


def rapport_html(akter: Iterable[Rapportakt]) -> Iterator[str]:
    """The report of a round, piece by piece. The akter are gone through twice: for the index, and for the details."""
    miljo = Environment(
        loader=PackageLoader("textgranskning.rapport", "mallsidor"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    stil, skript = _kalla("rapport.css"), _skript()
    return miljo.get_template("rapport.html.j2").generate(
        stil=Markup(stil),
        skript=Markup(skript),
        stilsumma=_summa(stil),
        skriptsumma=_summa(skript),
        index=map(Markup, index(akter)),
        detaljer=map(Markup, detaljer(akter)),
    )


@cache
def _kalla(namn: str) -> str:
    return (SIDA / namn).read_text(encoding="utf-8")


def _skript() -> str:
    """The parts as one script, in a scope of its own."""
    return '(() => {\n"use strict";\n' + "\n".join(_kalla(f"skript/{namn}.js") for namn in SKRIPT) + "\n})();\n"


def _summa(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
