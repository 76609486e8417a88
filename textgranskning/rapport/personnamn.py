"""Names of people in a text: what a list, a role beside it, an ending or another mention in the same akt says is a name.

Names are masked word by word: a word that is once known as a name in an akt is one wherever it stands there.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_ORD = r"[A-ZÅÄÖÉ][a-zåäöéèüøæćčšžđ]+(?:[-’'][A-ZÅÄÖ][a-zåäöéèüćčšžđ]+)*"
_VERSALER = r"[A-ZÅÄÖÉ]{3,}(?:-[A-ZÅÄÖÉ]{2,})*"
_LED = re.compile(rf"{_ORD}|{_VERSALER}")
_FOLJD = re.compile(rf"(?:{_ORD}|{_VERSALER})(?:(?: |, )(?:(?:von|af|de|van|al|el|bin) )?(?:{_ORD}|{_VERSALER}))*")
_ROLL_FORE = re.compile(r"(?P<roll>[\wÅÄÖåäö:.]+)[ ,:(]{1,3}\Z")
_OCH_FORE = re.compile(rf"(?P<namn>{_ORD}) (?:och|o|samt|&) \Z")
_ETIKETT = re.compile(
    r"\b(?:namn|sökande|medsökande|sambo|klient|registerledare|barn(?:et)?|förälder|vårdnadshavare|vh|handläggare|utredare|sign(?:erat)?"
    r"|beslutsfattare|delegat|kontaktperson|anhörig|närvarande|deltagare|avser|gäller|patient|person|till|från|god man|mamma|pappa"
    r"|underskrift|undertecknad|ansvarig|ordförande|uppdragstagare)\b[^\S\n]{0,3}(?:\.{2,}|[:|=]|\s{2,})[^\S\n]*\Z",
    re.IGNORECASE,
)
_MENINGSBORJAN = re.compile(r"(?:\A|[.!?:;\n\t|]\s*|[-–•*]\s+|\s{3,}|[\"”(])\Z")


@dataclass(frozen=True, slots=True)
class _Lista:
    fornamn: frozenset[str]
    efternamn: frozenset[str]
    slut: tuple[str, ...]
    tvetydiga: frozenset[str]
    roller: frozenset[str]
    inte: frozenset[str]


@cache
def _lista() -> _Lista:
    data = tomllib.loads((Path(__file__).parent / "data" / "personnamn.toml").read_text(encoding="utf-8"))
    ord_ = {nyckel: frozenset(data[nyckel].split()) for nyckel in ("fornamn", "efternamn", "tvetydiga", "roller", "inte")}
    return _Lista(
        ord_["fornamn"] | ord_["tvetydiga"],
        ord_["efternamn"],
        tuple(data["efternamnsslut"]),
        ord_["tvetydiga"],
        ord_["roller"],
        ord_["inte"],
    )


@dataclass(frozen=True, slots=True)
class Namn:
    """Name words of an akt, in lower case. `osakra` are words that may be names: masked, and told of."""

    sakra: frozenset[str]
    osakra: frozenset[str]
    initialer: frozenset[str] = frozenset()

    def __contains__(self, ordet: str) -> bool:
        return ordet in self.sakra or ordet in self.osakra

    @property
    def alla(self) -> frozenset[str]:
        return self.sakra | self.osakra


def namn_i(texter: Sequence[str], kanda: Iterable[str] = ()) -> Namn:
    """The name words of an akt's texts; `kanda` are full names that are known already.

    >>> sorted(namn_i(["Mamma Ylva Wallander ringer. Handläggare: Omar Saleh."]).sakra)
    ['omar', 'saleh', 'wallander', 'ylva']
    """
    sakra: set[str] = {led for helt in kanda for led in _led(helt)}
    osakra: set[str] = set()
    for text in texter:
        for traff in _FOLJD.finditer(text):
            _bedom(text, traff, sakra, osakra)
    return Namn(_grundformer(sakra), _grundformer(osakra) - _grundformer(sakra), _initialer(texter, sakra))


def _grundformer(ord_: set[str]) -> frozenset[str]:
    """Without the genitives of words that are there, and with the parts of double names."""
    delar = {del_ for ett in ord_ for del_ in ett.split("-") if len(del_) > 1}
    return frozenset(ett for ett in ord_ | delar if not (ett.endswith("s") and ett[:-1] in ord_)) - _lista().inte


def _initialer(texter: Sequence[str], namn: set[str]) -> frozenset[str]:
    """The initials of everyone whose first and last name stand together: gba of Gun-Britt Aho."""
    ut: set[str] = set()
    for text in texter:
        for traff in _FOLJD.finditer(text):
            led = [ett for ett in _led(traff[0]) if ett in namn]
            if len(led) in {2, 3}:
                ut.add("".join(del_[0] for ett in led for del_ in ett.split("-") if del_))
                ut.add(led[0][0] + led[-1][0])
    return frozenset(ut)


def _bedom(text: str, traff: re.Match[str], sakra: set[str], osakra: set[str]) -> None:
    """What a run of capitalised words says: with a first name, a role or a label beside it the words are names."""
    lista = _lista()
    led = _led(traff[0])
    fore = text[max(traff.start() - 40, 0) : traff.start()]
    utpekad = _utpekad(fore)
    while led and (led[0] in lista.inte or led[0] in lista.roller):
        utpekad = utpekad or led[0] in lista.roller
        led = led[1:]
    forst = bool(_MENINGSBORJAN.search(fore))
    namnlik = [_namnlik(ett) for ett in led]
    for nummer, ett in enumerate(led):
        if ett in lista.inte:
            continue
        granne = any(namnlik[annan] for annan in (nummer - 1, nummer + 1) if 0 <= annan < len(led))
        if namnlik[nummer] and (ett not in lista.tvetydiga or granne or utpekad or not forst):
            sakra.add(ett)
        elif utpekad and nummer <= 2:
            (sakra if granne or len(led) > 1 else osakra).add(ett)
        elif granne and len(led) > 1 and nummer > 0:
            sakra.add(ett)


def _utpekad(fore: str) -> bool:
    """Whether a role, a label or another name with "och" stands right before."""
    roll = _ROLL_FORE.search(fore)
    annan = _OCH_FORE.search(fore)
    return bool(
        (roll and roll["roll"].lower().rstrip(":") in _lista().roller)
        or _ETIKETT.search(fore)
        or (annan and _namnlik(annan["namn"].lower()))
    )


def _namnlik(ett: str) -> bool:
    lista = _lista()
    grund = ett.removesuffix("s")
    return any(
        form in lista.fornamn or form in lista.efternamn or any(form.endswith(slut) and len(form) >= len(slut) + 3 for slut in lista.slut)
        for form in (ett, grund)
    ) or ("-" in ett and all(_namnlik(del_) for del_ in ett.split("-") if del_))


def _namnslut(form: str) -> bool:
    return any(form.endswith(slut) and len(form) >= len(slut) + 3 for slut in _lista().slut)


def _led(helt: str) -> list[str]:
    """The words of a name in lower case."""
    return [traff[0].lower() for traff in _LED.finditer(helt)]
