"""What a docx says of its paragraphs elsewhere: styles (which are headings) and numbering (the numbers of lists as printed)."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from textgranskning.inlasning.listor import nummer, punkt
from textgranskning.inlasning.paket import attribut, heltal, lokalt
from textgranskning.inlasning.symboler import symboltext

_RUBRIK = re.compile(r"(?:heading|rubrik)\s*(\d)(?!\d)")
_TITEL = frozenset(("title", "rubrik", "titel"))
_FORMER = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I", "decimalZero": "01"}
_BRODNIVA = 9  # outline level of body text
_DJUPAST = 20  # styles based on styles


def barn(element: Any, *stig: str) -> Any | None:
    """The first descendant along a path of local names."""
    for namn in stig:
        if element is None:
            return None
        element = next((ett for ett in element if lokalt(ett) == namn), None)
    return element


def varde(element: Any, *stig: str) -> str | None:
    """The `val` attribute at the end of a path."""
    traff = barn(element, *stig)
    return None if traff is None else attribut(traff, "val")


def pa(element: Any, *stig: str) -> bool:
    """Whether a switch is there and not off."""
    traff = barn(element, *stig)
    return traff is not None and (attribut(traff, "val") or "1") not in {"0", "false", "off"}


def font(egenskaper: Any | None) -> str | None:
    """The font that the properties of a run say."""
    fonter = barn(egenskaper, "rFonts")
    return None if fonter is None else attribut(fonter, "ascii") or attribut(fonter, "hAnsi")


@dataclass(frozen=True, slots=True)
class Stil:
    """A style, with what it inherits."""

    niva: int | None = None  # of a heading
    lista: tuple[str, int] | None = None  # numId, level
    font: str | None = None


class Stilar:
    """The styles of a document by id."""

    def __init__(self, rot: Any | None) -> None:
        self._element = {attribut(ett, "styleId") or "": ett for ett in (() if rot is None else rot) if lokalt(ett) == "style"}
        self._klara: dict[str, Stil] = {}

    def stil(self, id_: str | None) -> Stil:
        if id_ is None:
            return Stil()
        if id_ not in self._klara:
            self._klara[id_] = self._arvd(id_)
        return self._klara[id_]

    def _arvd(self, id_: str) -> Stil:
        niva: int | None = None
        lista: tuple[str, int] | None = None
        fonten: str | None = None
        nu: str | None = id_
        for _ in range(_DJUPAST):
            element = self._element.get(nu or "")
            if element is None:
                break
            namn = (varde(element, "name") or "").strip().lower()
            konturniva = varde(element, "pPr", "outlineLvl")
            if niva is None:
                traff = _RUBRIK.match(namn)
                niva = (
                    int(traff[1]) if traff else 1 if namn in _TITEL else None if konturniva is None else heltal(konturniva, _BRODNIVA) + 1
                )
            if lista is None and (numid := varde(element, "pPr", "numPr", "numId")) is not None:
                lista = numid, heltal(varde(element, "pPr", "numPr", "ilvl"))
            fonten = fonten or font(barn(element, "rPr"))
            nu = varde(element, "basedOn")
        return Stil(None if niva is not None and niva > _BRODNIVA else niva, lista, fonten)


class Numrering:
    """Counts the list items of a document in order, and gives each its number as Word prints it."""

    def __init__(self, rot: Any | None) -> None:
        delar = () if rot is None else tuple(rot)
        self._abstrakt = {attribut(ett, "abstractNumId") or "": ett for ett in delar if lokalt(ett) == "abstractNum"}
        self._num = {attribut(ett, "numId") or "": ett for ett in delar if lokalt(ett) == "num"}
        self._stand: dict[str, list[int | None]] = defaultdict(lambda: [None] * 10)
        self._borjade: set[str] = set()
        self._mallar: dict[str, list[Any | None]] = {}  # the levels of a list

    def marke(self, numid: str, niva: int) -> str:
        """The printed number or bullet of the next item of a list at a level; empty where nothing is printed."""
        num = self._num.get(numid)
        abstrakt_id = varde(num, "abstractNumId") if num is not None else None
        if num is None or abstrakt_id is None or not 0 <= niva < 9:
            return ""
        mallar = self._mallar.get(numid) or self._mallar.setdefault(numid, [self._mall(num, abstrakt_id, ett) for ett in range(9)])
        mall = mallar[niva]
        if mall is None:
            return ""
        stand = self._stand[abstrakt_id]
        if numid not in self._borjade:  # a list of its own that starts over
            self._borjade.add(numid)
            for overstyrd in (ett for ett in num if lokalt(ett) == "lvlOverride"):
                plats = heltal(attribut(overstyrd, "ilvl"), -1)
                if 0 <= plats < 9 and varde(overstyrd, "startOverride") is not None:
                    stand[plats] = None
        nu = stand[niva]
        stand[niva] = self._start(num, mall, niva) if nu is None else nu + 1
        for djupare in range(niva + 1, 9):
            undermall = mallar[djupare]
            if undermall is None or varde(undermall, "lvlRestart") != "0":
                stand[djupare] = None
        form = varde(mall, "numFmt") or "decimal"
        text = varde(mall, "lvlText") or ""
        if form == "none":
            return ""
        if form == "bullet":
            return punkt(symboltext(font(barn(mall, "rPr")), text))
        return re.sub(r"%([1-9])", lambda m: self._tal(mallar, stand, num, int(m[1]) - 1, mall), text).strip()

    def _tal(self, mallar: list[Any | None], stand: list[int | None], num: Any, niva: int, egen: Any) -> str:
        mall = mallar[niva]
        tal = stand[niva]
        if tal is None:
            tal = self._start(num, mall, niva)
        form = "1" if pa(egen, "isLgl") else _FORMER.get(varde(mall, "numFmt") or "", "1") if mall is not None else "1"
        return nummer(tal, form)

    def _mall(self, num: Any, abstrakt_id: str, niva: int) -> Any | None:
        egna = (barn(ett, "lvl") for ett in num if lokalt(ett) == "lvlOverride" and attribut(ett, "ilvl") == str(niva))
        if (egen := next((ett for ett in egna if ett is not None), None)) is not None:
            return egen
        abstrakt = self._abstrakt.get(abstrakt_id)
        return next(
            (ett for ett in (() if abstrakt is None else abstrakt) if lokalt(ett) == "lvl" and attribut(ett, "ilvl") == str(niva)), None
        )

    def _start(self, num: Any, mall: Any | None, niva: int) -> int:
        egna = (varde(ett, "startOverride") for ett in num if lokalt(ett) == "lvlOverride" and attribut(ett, "ilvl") == str(niva))
        overstyrd = next((ett for ett in egna if ett is not None), None)
        return heltal(overstyrd if overstyrd is not None else varde(mall, "start"), 1)
