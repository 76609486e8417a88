"""Other people whose plans, meetings and follow-ups an akt speaks of: a sibling with an akt of its own, another family of the same worker.

A given name that is neither the client's, a child's, a parent's nor an official's, and that the akt hardly names, is somebody else's; so is
a sibling's. What is theirs is said so: "Theos plan", "mötet om Elvira".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from textgranskning.tolkning.kon import fornamn
from textgranskning.typer import Person, Text

HORIBLAND = 2  # times: who is named no more often has no part in the akt
_NAMN = re.compile(r"\b[A-ZÅÄÖ][a-zåäöé]{2,}\b")
_SYSKON = r"(?:(?:lill[ea]|stor[ae]?|hel|halv|tvilling)?(?:bror|brodern|broder|syster|systern)|syskon(?:et)?)"
_PART = (
    r"(?:mamma|mamman|modern|mor|pappa|pappan|fadern|far|förälder|föräldrarna|vårdnadshavare|vh|sambo|sambon|klient|barn|handläggare"
    r"|behandlare)"
)


@dataclass(frozen=True, slots=True)
class AndraPersoner:
    """The names of those who have no part in the akt."""

    monster: tuple[re.Pattern[str], re.Pattern[str]] | None

    @classmethod
    def av(cls, texter: Sequence[Text], personer: Collection[Person]) -> AndraPersoner:
        namn = sorted(set(_namn([text.text for text in texter], personer)))
        if not namn:
            return cls(None)
        nagon = rf"(?:{'|'.join(map(re.escape, namn))})"
        fore = rf"\b{nagon}s\s(?:[a-zåäö]+\s)?\Z"
        om = r"(?:om|för|gällande|angående|ang\.?|avseende|rörande|beträffande)"
        efter = rf"[a-zåäö]{{0,3}}(?:\s(?:i\s?dag|i\s?går|igår|hölls))?\s{om}\s{nagon}\b"
        return cls((re.compile(fore), re.compile(efter)))

    def star_for(self, text: str, span: tuple[int, int]) -> bool:
        """Whether what stands at `span` is said to be another's."""
        return self.monster is not None and bool(self.monster[0].search(text[: span[0]]) or self.monster[1].match(text, span[1]))


def _namn(texter: Sequence[str], personer: Collection[Person]) -> Iterator[str]:
    """The given names of others."""
    kanda = {del_ for person in personer if person.namn for del_ in person.namn.split()}
    antal = Counter(namn for text in texter for namn in _NAMN.findall(text))
    for ett in {namn if namn.lower() in fornamn() else namn.removesuffix("s") for namn in antal}:
        if ett in kanda or ett.lower() not in fornamn():
            continue
        syskon, part = (any(_bredvid(roll, ett).search(text) for text in texter) for roll in (_SYSKON, _PART))
        if not part and (syskon or antal[ett] + antal[f"{ett}s"] <= HORIBLAND):
            yield ett


def _bredvid(roll: str, namn: str) -> re.Pattern[str]:
    """A role beside a name: "lillebror Theo", "Theo, hennes bror", "Theo (bror)"."""
    return re.compile(rf"\b(?i:{roll})\b[,:(\s]{{1,3}}{namn}\b|\b{namn}[,(\s]{{1,3}}(?:hans|hennes|barnets)?\s?(?i:{roll})\b")
