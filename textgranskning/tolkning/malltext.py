"""What in a text nobody wrote about this case: help text, standing sentences of forms, restated law, lines of the system."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class _Monster:
    etikett: re.Pattern[str]
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
        "klammer": "hjalp_klammer",
        "uppmaning": "hjalp_uppmaning",
        "subjekt": "lagsubjekt",
    }
    namn = ("etikett", "klammer", "uppmaning", "mall", "lagrum", "modal", "subjekt", "eget", "lagfras", "logg", "bevakning")
    varden = [data[nycklar.get(ett, ett)] for ett in namn]
    return _Monster(*(re.compile("|".join(varde) if isinstance(varde, list) else varde) for varde in varden))


# Without one of these words a sentence is neither law nor a standing sentence: most stop here.
_NORM = re.compile(r"\bska|\bf[åo]r\b|\bbör\b|\bkan\b|måste|rätt|gäller att|skyldig|fylls|automatisk|detta brev|stryk|bästa|levnads")
_SIGNAL = re.compile(r"auto|sys|logg|bevakning|påminnelse|förfallit|ändrad av|avslutat av|klar av")


def ar_hjalpetikett(rad: str) -> bool:
    """ "Hjälptext: …": the rest of the paragraph is help text."""
    return _monster().etikett.search(rad.lower()) is not None


def ar_hjalptext(mening: str) -> bool:
    """A place to write in, or a prompt to the one who fills in the form."""
    monster = _monster()
    lag = mening.lower()
    return monster.klammer.search(lag) is not None or monster.uppmaning.search(lag) is not None


def ar_malltext(mening: str) -> bool:
    """A standing sentence of a form or routine."""
    lag = mening.lower()
    return _NORM.search(lag) is not None and _monster().mall.search(lag) is not None


def ar_lagtext(mening: str) -> bool:
    """Law restated: a reference, a modal verb and a subject of the law's kind, and nothing about this case."""
    lag = mening.lower()
    if not _NORM.search(lag):
        return False
    monster = _monster()
    restated = monster.lagfras.search(lag) or (monster.modal.search(lag) and monster.lagrum.search(lag) and monster.subjekt.search(lag))
    return restated is not None and not monster.eget.search(lag)


def ar_logg(rad: str) -> bool:
    """A line that the system wrote."""
    lag = rad.lower()
    return _SIGNAL.search(lag) is not None and _monster().logg.search(lag) is not None


def ar_bevakning(rad: str) -> bool:
    """A reminder: something to be done, not done."""
    lag = rad.lower()
    return _SIGNAL.search(lag) is not None and _monster().bevakning.search(lag) is not None
