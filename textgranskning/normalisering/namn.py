"""Names that no lexicon has, by what names are made of: `Lunnagarden` is Lunnagården, `Sorgardet` Sörgärdet."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

from textgranskning.normalisering.lexikon import UTAN_PRICKAR

KORTAST_REST = 3  # letters beside the part


@lru_cache(maxsize=1)
def _led() -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """First and last parts with what is left of them without dots, longest first."""
    lista = tomllib.loads((Path(__file__).parent / "namnled.toml").read_text(encoding="utf-8"))
    led, slut = (sorted(((led.translate(UTAN_PRICKAR), led) for led in lista[nyckel]), key=_langst) for nyckel in ("led", "slut"))
    return tuple(led), tuple(slut)


def _langst(par: tuple[str, str]) -> tuple[int, str]:
    return -len(par[0]), par[0]


def med_prickar(form: str) -> str:
    """A form in lower case with the dots that its first and last part must have had."""
    led, slut = _led()
    for utan, med in slut:
        if form.endswith(utan) and len(form) - len(utan) >= KORTAST_REST:
            form = form[: -len(utan)] + med
            break
    for utan, med in led:
        if form.startswith(utan) and len(form) - len(utan) >= KORTAST_REST:
            return med + form[len(utan) :]
    return form
