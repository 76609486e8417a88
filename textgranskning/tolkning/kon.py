"""The legal gender of a client: from a real personnummer, a word beside it, what the text calls the client, and a usual name.

None where unsure.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache
from pathlib import Path

from textgranskning.tolkning.rader import bladrader
from textgranskning.typer import Kon, Text


def kon_ur_nummer(fyra: str) -> Kon | None:
    """The ninth digit of a real personnummer: even for women, odd for men."""
    if not fyra.isdigit():
        return None
    return "kvinna" if int(fyra[2]) % 2 == 0 else "man"


_SAGD = re.compile(r"\b(?:(?P<kvinna>(?i:kvinna|flicka)|[Ff]ru)|(?P<man>(?i:man|pojke)|[Hh]err))\b|\((?:(?P<k>K|F)|(?P<m>M|P))\)")


def sagd_kon(texter: Sequence[Text], nummer: str) -> Kon | None:
    """Said in a word beside the personnummer: "(pojke, 1 år)", "(K)"."""
    for text in texter:
        for rad in bladrader(text):
            if nummer in rad.text and (m := _SAGD.search(rad.text)):
                return "kvinna" if m["kvinna"] or m["k"] else "man"
    return None


_OM_KLIENTEN = re.compile(r"\b(?:(?P<kvinna>hon|flickan|tjejen|kvinnan)|(?P<man>han|pojken|killen|grabben|mannen))\b", re.IGNORECASE)
_PRONOMEN = re.compile(
    r"\b(?:(?P<kvinna>hon|henne|hennes|kvinnan?)|(?P<man>han|honom|hans|mannen))\b",
    re.IGNORECASE,
)
_NAGON_ANNAN = re.compile(
    r"(?<![.!?:] )(?<!\n)\b[A-ZÅÄÖ][a-zåäö]+|\b(?:mamma|pappa|mor|far|moder|fader|syster|bror|vän|granne|sambo|make|maka|fru|man"
    r"|lärare|mentor|kurator|läkare|handläggare|dotter|son)\w{0,4}\b"
)
_NARA, _NAMNVIKT, _VUXENVIKT = 90, 3, 2  # how far after a name; what a usual name is worth, in pronouns; fewer pronouns in all say nothing


def kon_ur_text(texter: Sequence[Text], namn: str | None, *, vuxen: bool) -> Kon | None:
    """From what the name is followed by as subject, nobody else between, and from the name itself; for a grown-up at last from the pronouns
    of the whole (around a child they are its parents'). A side must outweigh the other twice."""
    rost: Counter[str] = Counter()
    fornamn = namn.split()[0] if namn else None
    for text in texter:
        if fornamn and len(fornamn) > 1:
            for m in re.finditer(rf"\b{re.escape(fornamn)}\b", text.text):
                p = _OM_KLIENTEN.search(text.text, m.end(), m.end() + _NARA)
                if p and not _NAGON_ANNAN.search(text.text[m.end() : p.start()]):
                    rost[p.lastgroup or ""] += 1
    if namnkon := _namnkon((fornamn or "").lower()):
        rost[namnkon] += _NAMNVIKT
    if not rost and vuxen:
        for text in texter:
            rost.update(p.lastgroup or "" for p in _PRONOMEN.finditer(text.text[:20000]))
        if rost.total() < _VUXENVIKT:
            return None
    if max(rost["kvinna"], rost["man"]) <= 2 * min(rost["kvinna"], rost["man"]):
        return None
    return "kvinna" if rost["kvinna"] > rost["man"] else "man"


def fornamn() -> Collection[str]:
    """Usual given names, in small letters."""
    return _namnen().keys()


def _namnkon(fornamn: str) -> Kon | None:
    """The gender that a usual name goes with; of a double name the first part's."""
    return _namnen().get(fornamn) or _namnen().get(fornamn.partition("-")[0])


@lru_cache(maxsize=1)
def _namnen() -> dict[str, Kon]:
    data = tomllib.loads((Path(__file__).parent / "data" / "namn.toml").read_text(encoding="utf-8"))
    kvinnor: dict[str, Kon] = dict.fromkeys(data["kvinna"].split(), "kvinna")
    man: dict[str, Kon] = dict.fromkeys(data["man"].split(), "man")
    return kvinnor | man
