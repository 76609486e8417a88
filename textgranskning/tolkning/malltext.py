"""What in a text nobody wrote about this case: help text, standing sentences of forms, restated law, lines of the system."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from textgranskning.tolkning.monster import nagon


@dataclass(frozen=True, slots=True)
class _Monster:
    etikett: re.Pattern[str]
    rubrik: re.Pattern[str]
    klammer: re.Pattern[str]
    uppmaning: re.Pattern[str]
    mall: re.Pattern[str]
    lagrum: re.Pattern[str]
    modal: re.Pattern[str]
    subjekt: re.Pattern[str]
    eget: re.Pattern[str]
    lagfras: re.Pattern[str]
    logg: re.Pattern[str]
    bevakning: re.Pattern[str]


@lru_cache(maxsize=1)
def _monster() -> _Monster:
    data = tomllib.loads((Path(__file__).parent / "data" / "malltext.toml").read_text(encoding="utf-8"))
    nycklar = {
        "etikett": "hjalp_etikett",
        "rubrik": "hjalp_rubrik",
        "klammer": "hjalp_klammer",
        "uppmaning": "hjalp_uppmaning",
        "subjekt": "lagsubjekt",
    }
    namn = ("etikett", "rubrik", "klammer", "uppmaning", "mall", "lagrum", "modal", "subjekt", "eget", "lagfras", "logg", "bevakning")
    varden = [data[nycklar.get(ett, ett)] for ett in namn]
    return _Monster(*(nagon(varde if isinstance(varde, list) else [varde]) for varde in varden))


class Mallslag(StrEnum):
    """What a sentence is that nobody wrote about this case."""

    BEVAKNING = "bevakning"
    LOGG = "logg"
    HJALPTEXT = "hjalptext"
    LAGTEXT = "lagtext"
    MALL = "mall"


# Without one of these a sentence is none of it: most stop here. Prompts begin with their verb, a place to write in with its bracket.
_NORM = re.compile(r"\b(?:ska|f[åo]r\b|bör\b|kan\b)|måste|rätt|gäller att|skyldig|fylls|automatisk|detta brev|stryk|bästa|levnads")
_SIGNAL = re.compile(
    r"auto|sys|logg|bevakning|påminnelse|förfallit| av:? ?[a-zåäö]{2,8}\d|ändrad av|avslutat av|klar av|^\W*\d{4}-\d\d-\d\d \d\d:"
)
_SYSTEMORD = re.compile(r"auto|sys|logg|bevakning|påminnelse|förfallit| av|:")
_UPPMANING = re.compile(r"\W*(?:[bakfsråvntghu]|klicka|x)|ta bort|.*hjälptext")


def mallslag(mening: str) -> Mallslag | None:
    """What kind of standing text a sentence is, or None where someone wrote it about the case."""
    lag = mening.lower()
    if _kan_vara_systemets(lag) and (system := _systemslag(lag)) is not None:
        return system
    monster = _monster()
    if _UPPMANING.match(lag) and (monster.uppmaning.search(lag) or (lag[-1:] in "]>}»" and monster.klammer.search(lag))):
        return Mallslag.HJALPTEXT
    if not _NORM.search(lag):
        return None
    if _ar_lagtext(monster, lag):
        return Mallslag.LAGTEXT
    return Mallslag.MALL if monster.mall.search(lag) else None


def _ar_lagtext(monster: _Monster, lag: str) -> bool:
    """Law restated: a reference, a modal verb and a subject of the law's kind, and nothing about this case."""
    restated = monster.lagfras.search(lag) or (monster.modal.search(lag) and monster.lagrum.search(lag) and monster.subjekt.search(lag))
    return restated is not None and not monster.eget.search(lag)


def _kan_vara_systemets(lag: str) -> bool:
    """Without one of these words the system wrote nothing: most sentences stop here."""
    return _SYSTEMORD.search(lag) is not None and _SIGNAL.search(lag) is not None


def systemslag(rad: str) -> Mallslag | None:
    """Whether the system wrote a line: a reminder (something to be done, not done) or a log."""
    lag = rad.lower()
    return _systemslag(lag) if _kan_vara_systemets(lag) else None


def _systemslag(lag: str) -> Mallslag | None:
    monster = _monster()
    return Mallslag.BEVAKNING if monster.bevakning.search(lag) else Mallslag.LOGG if monster.logg.search(lag) else None


def ar_hjalptext(varde: str) -> bool:
    """A place to write in, or a prompt to the one who fills in the form."""
    return mallslag(varde) is Mallslag.HJALPTEXT


def ar_uppmaning(text: str) -> bool:
    """Words in brackets that say what to write, or that nothing is written, and are no heading."""
    lag = text.lower()
    return _monster().uppmaning.search(lag) is not None or _TOMT.match(lag) is not None


def ar_hjalpruta(stycke: str) -> bool:
    """A whole paragraph in brackets or italics that a form's maker wrote: in double angle brackets, or where it prompts."""
    ren = stycke.strip()
    if ren[:2] == "<<" and ren[-2:] == ">>":
        return True
    return (
        ren[:1] in "[{(*_/«<"
        and _INRAMAD.match(ren) is not None
        and any(ar_hjalptext(bit) for bit in _MENINGAR.split(ren.strip("[]{}()*_/«»<> ")))
    )


def ar_hjalpetikett(rad: str) -> bool:
    """ "Hjälptext: …": the rest of the paragraph is help text."""
    return _ETIKETT.match(rad) is not None and _monster().etikett.search(rad.lower()) is not None


def ar_hjalprubrik(rubrik: str) -> bool:
    """A heading that stands over nothing but help text."""
    return _monster().rubrik.search(rubrik.lower()) is not None


_TOMT = re.compile(r"(?:ej|inte|icke) |tomt?\Z|sakna|inget?\Z|ingen|välj|uppgift sakn|slut på|forts")
_INRAMAD = re.compile(r"(?:\[.*\]|\{.*\}|\(.*\)|\*+[^*].*\*|_+[^_].*_|/[^/].*/|«.*»|<.*>)\Z", re.DOTALL)
_MENINGAR = re.compile(r"(?<=[.?!])\s+")
_ETIKETT = re.compile(r"[\s(]*[HhSsIiLlOoAaTtFfVv]")
