"""The coverage-guided fuzzer: bytes that reach new code in a reader are kept and broken further (atheris, which is libFuzzer; Linux).

    uv pip install atheris && python -m tests.fuzz.styrd MAPP [-max_total_time=600 …]

MAPP gathers what was found (the samples, when it is empty), and goes into `python -m tests.fuzz --extra MAPP`. It stops at an input that a
reader fails on other than with `Lasfel`; such a one becomes a case in `tests/inlasning/krascher`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

import atheris

with atheris.instrument_imports(include=["textgranskning.inlasning"]):
    from textgranskning.inlasning import bild, csvtext, epost, html, kalkyl, odt, rtf, textfil, word  # noqa: F401  instrumented here
    from textgranskning.inlasning.bas import Format, Lasfel, Lasval
    from textgranskning.inlasning.format import format_av, kannetecken

from io import BytesIO

from tests.fuzz.mutation import fron, muterad

VAL = Lasval(ocr="aldrig")


def prova(data: bytes) -> None:
    formatet: Format | None = format_av(kannetecken(BytesIO(data)), "fil") if data else None
    if formatet is None:
        return
    try:
        for dokument in formatet.las(data, "fil", VAL):
            assert dokument.sidor
            for sida in dokument.sidor:
                for lasning in sida.lasningar:
                    assert not any("\n" in rad.text for rad in lasning.rader)
                    lasning.text.encode("utf-8")
    except Lasfel:
        pass


def bryt(data: bytes, storst: int, fro: int) -> bytes:
    """A package is broken in one of its parts, which libFuzzer cannot see; anything else as libFuzzer breaks it."""
    if data.startswith(b"PK\x03\x04"):
        return muterad(data, Random(fro), (data,))[:storst]
    return atheris.Mutate(data, storst)


def main(argument: list[str]) -> None:
    mapp = Path(next(ett for ett in argument[1:] if not ett.startswith("-")))
    mapp.mkdir(exist_ok=True)
    if not any(mapp.iterdir()):
        for namn, data in fron():
            (mapp / namn).write_bytes(data)
    atheris.Setup([*argument, "-timeout=60", "-max_len=60000", "-rss_limit_mb=3000"], prova, custom_mutator=bryt)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv)
