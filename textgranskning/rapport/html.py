"""`rapport.html`: one self-contained page. It fetches nothing, and what a document says can only become text on it.

The page is a shell; its script draws every view from the data that `rapportdata` gives. Data stand in blocks that no browser runs, and the
page's own rules (Content-Security-Policy) let it run this one script and this one style sheet, known by their sums, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from textgranskning.flaggor import Flaggor
from textgranskning.rapport.rapportdata import detaljer, index

SIDA = Path(__file__).with_name("mallsidor")
SKRIPT = ("grund", "urval", "stalle", "oversikt", "karta", "tidslinje", "akt", "start")  # in this order


def rapport_html(
    flaggor: Flaggor,
    filer: Sequence[Mapping[str, Any]],
    handlingar: Iterable[Mapping[str, Any]] = (),
    underlag: Mapping[str, Mapping[str, Any]] | None = None,
) -> str:
    """The report of a round. `filer` are the journal's records of input files, `handlingar` the rows of `handlingar.csv`, `underlag` what
    `rapport.underlag` gave for each akt."""
    miljo = Environment(
        loader=PackageLoader("textgranskning.rapport", "mallsidor"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    stil, skript = _kalla("rapport.css"), _skript()
    return miljo.get_template("rapport.html.j2").render(
        stil=Markup(stil),
        skript=Markup(skript),
        stilsumma=_summa(stil),
        skriptsumma=_summa(skript),
        index=_datablock(index(flaggor, filer)),
        detaljer=_datablock(detaljer(flaggor, handlingar, underlag or {})),
    )


@cache
def _kalla(namn: str) -> str:
    return (SIDA / namn).read_text(encoding="utf-8")


def _skript() -> str:
    """The parts as one script, in a scope of its own."""
    return '(() => {\n"use strict";\n' + "\n".join(_kalla(f"skript/{namn}.js") for namn in SKRIPT) + "\n})();\n"


def _summa(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _datablock(data: object) -> Markup:
    """JSON that cannot end the block it stands in, whatever it says. U+2028 and U+2029 would be line breaks to some readers."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for tecken in "<>&\u2028\u2029":
        text = text.replace(tecken, f"\\u{ord(tecken):04x}")
    return Markup(text)
