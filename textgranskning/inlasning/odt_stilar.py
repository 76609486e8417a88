"""How the lists of an OpenDocument text are numbered."""

from __future__ import annotations

from typing import Any

from textgranskning.inlasning.listor import PUNKT, nummer, punkt
from textgranskning.inlasning.paket import attribut, heltal, lokalt

_FORMER = frozenset(("1", "a", "A", "i", "I"))


class Liststilar:
    """List styles by name, of the document and of its shared styles."""

    def __init__(self, *rotter: Any | None) -> None:
        self._stil: dict[str, dict[int, Any]] = {}
        for rot in rotter:
            for element in () if rot is None else rot.iter("{*}list-style", "{*}outline-style"):
                namn = "Outline" if lokalt(element) == "outline-style" else attribut(element, "name") or ""
                self._stil[namn] = {heltal(attribut(niva, "level"), 1): niva for niva in element}

    def har(self, stil: str) -> bool:
        return stil in self._stil

    def start(self, stil: str | None, niva: int) -> int:
        mall = self._stil.get(stil or "", {}).get(niva)
        return 1 if mall is None else heltal(attribut(mall, "start-value"), 1)

    def marke(self, stil: str | None, tal: list[int]) -> str:
        """The printed number or bullet of an item whose number at each level, outermost first, is `tal`."""
        mallar = self._stil.get(stil or "", {})
        mall = mallar.get(len(tal))
        if mall is None:
            return "" if mallar else PUNKT
        if lokalt(mall) not in {"list-level-style-number", "outline-level-style"}:
            return punkt(attribut(mall, "bullet-char") or "")
        if (attribut(mall, "num-format") or "") not in _FORMER:
            return ""
        visade = min(max(heltal(attribut(mall, "display-levels"), 1), 1), len(tal))
        delar = []
        for niva in range(len(tal) - visade + 1, len(tal) + 1):
            form = attribut(mallar[niva], "num-format") if niva in mallar else "1"
            delar.append(nummer(tal[niva - 1], form or "1"))
        return (attribut(mall, "num-prefix") or "").lstrip() + ".".join(delar) + (attribut(mall, "num-suffix") or "").rstrip()
