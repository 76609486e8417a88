"""Other people whose plans, meetings and follow-ups an akt speaks of: a sibling with an akt of its own, another family of the same worker.

A given name that is neither the client's, a child's, a parent's nor an official's, and that the akt hardly names, is somebody else's; so is
a sibling's. What is theirs is said so: "Theos plan", "mötet om Elvira".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from textgranskning.tolkning.kon import fornamn
from textgranskning.tolkning.monster import Omkring
from textgranskning.typer import Person, Span, Text

HORIBLAND = 2  # times: who is named no more often has no part in the akt
LANGSTA_ROLL = 24  # characters, with what stands between it and the name
_NAMN = re.compile(r"\b[A-ZÅÄÖ][a-zåäöé]+\b")


def _roll(roll: str) -> Omkring:
    """Words for what somebody is, beside a name: "lillebror Theo", "Theo, hennes bror", "Theo (bror)"."""
    efter = rf"[,(\s]{{1,3}}(?:hans|hennes|barnets)?\s?(?i:{roll})\b"
    return Omkring(re.compile(rf"\b(?i:{roll})\b[,:(\s]{{1,3}}\Z"), re.compile(efter), LANGSTA_ROLL)


_SYSKON = _roll(r"(?:(?:lill[ea]|stor[ae]?|hel|halv|tvilling)?(?:bror|brodern|broder|syster|systern)|syskon(?:et)?)")
_PART = _roll(
    r"(?:mamma|mamman|modern|mor|pappa|pappan|fadern|far|förälder|föräldrarna|vårdnadshavare|vh|sambo|sambon|klient|barn|handläggare"
    r"|behandlare)"
)


@dataclass(frozen=True, slots=True)
class AndraPersoner:
    """The names of those who have no part in the akt."""

    omkring: Omkring | None

    @classmethod
    def av(cls, texter: Sequence[Text], personer: Collection[Person]) -> AndraPersoner:
        namn = sorted(set(_namn([text.text for text in texter], personer)))
        if not namn:
            return cls(None)
        nagon = rf"(?:{'|'.join(map(re.escape, namn))})"
        fore = rf"\b{nagon}s\s(?:[a-zåäö]+\s)?\Z"
        om = r"(?:om|för|gällande|angående|ang\.?|avseende|rörande|beträffande)"
        efter = rf"[a-zåäö]{{0,3}}(?:\s(?:i\s?dag|i\s?går|igår|hölls))?\s{om}\s{nagon}\b"
        return cls(Omkring(re.compile(fore), re.compile(efter)))

    def star_for(self, text: str, span: tuple[int, int]) -> bool:
        """Whether what stands at `span` is said to be another's."""
        return self.omkring is not None and self.omkring.star_vid(text, span)


def _namn(texter: Sequence[str], personer: Collection[Person]) -> Iterator[str]:
    """The given names of others. Roles are looked for only beside the names that may be somebody else's."""
    kanda = {del_ for person in personer if person.namn for del_ in person.namn.split()}
    stallen: dict[str, list[tuple[str, Span]]] = {}
    for text in texter:
        for m in _NAMN.finditer(text):
            stallen.setdefault(m[0], []).append((text, m.span()))
    for ett in {namn if namn.lower() in fornamn() else namn.removesuffix("s") for namn in stallen}:
        if ett in kanda or ett.lower() not in fornamn():
            continue
        egna = stallen.get(ett, [])
        syskon, part = (any(roll.star_vid(*stalle) for stalle in egna) for roll in (_SYSKON, _PART))
        if not part and (syskon or len(egna) + len(stallen.get(f"{ett}s", ())) <= HORIBLAND):
            yield ett
