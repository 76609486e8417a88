"""Write the reference from what the program says of itself: `python docs/bygg.py`. A test fails where the pages are not up to date."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import typer
from pydantic import BaseModel

import textgranskning
from textgranskning.cli import app

HAR = Path(__file__).parent
BREDD = 100  # columns of the help texts, whatever the terminal


def kommandon() -> str:
    """`kommandon.md`: the help of every command."""
    grupp = typer.main.get_command(app)
    delar = ["# Kommandon\n\nSkriven av `python docs/bygg.py` ur programmets egen hjälp.\n"]
    delar += [f"## textgranskning {namn}\n\n```text\n{hjalp}\n```\n" for namn, hjalp in _hjalp(grupp, "textgranskning")]
    return "\n".join(delar)


def _hjalp(grupp: Any, sokvag: str) -> Iterator[tuple[str, str]]:
    """Each command's name after the program's, and its help."""
    for namn, kommando in grupp.commands.items():
        hel = f"{sokvag} {namn}"
        with click.Context(kommando, info_name=hel, terminal_width=BREDD, max_content_width=BREDD) as ctx:
            yield hel.removeprefix("textgranskning "), "\n".join(rad.rstrip() for rad in kommando.get_help(ctx).strip().splitlines())
        if hasattr(kommando, "commands"):
            yield from _hjalp(kommando, hel)


def bibliotek() -> str:
    """`bibliotek.md`: what `import textgranskning` gives, with its docstrings."""
    delar = ["# Library\n\nWritten by `python docs/bygg.py` from the docstrings.\n"]
    for namn in textgranskning.__all__:
        sak = getattr(textgranskning, namn)
        delar.append(f"## {namn}\n\n```python\n{_signatur(namn, sak)}\n```\n\n{inspect.getdoc(sak) or ''}\n")
        if inspect.isclass(sak):
            delar += [f"- `{metod}`: {text}" for metod, text in _metoder(sak)] + [""]
    return "\n".join(delar)


def _signatur(namn: str, sak: Any) -> str:
    if issubclass(klass := sak if inspect.isclass(sak) else type(sak), BaseModel):
        return f"class {klass.__name__}"
    sort = "class " if inspect.isclass(sak) else ""
    try:
        signatur = str(inspect.signature(sak))
    except ValueError:
        signatur = "(...)"
    return sort + namn + re.sub(r"'([^']*)'", r"\1", signatur)


def _metoder(klass: type) -> Iterator[tuple[str, str]]:
    """Public methods and properties that say what they are for: the first paragraph of each."""
    for namn, sak in vars(klass).items():
        text = inspect.getdoc(sak) if not namn.startswith("_") and (callable(sak) or isinstance(sak, property | classmethod)) else None
        if text:
            yield namn, " ".join(text.split("\n\n")[0].split())


SIDOR = {"kommandon.md": kommandon, "bibliotek.md": bibliotek}

if __name__ == "__main__":
    for fil, sida in SIDOR.items():
        (HAR / fil).write_text(sida(), encoding="utf-8")
