"""The search for what no table holds: every piece of a form undone in every way that damage can have made it, the likeliest words kept."""

from __future__ import annotations

from textgranskning.modellfil import Restaureringsmodell

TECKEN = "^abcdefghijklmnopqrstuvwxyzåäöéü:'-?"  # as the letter model was trained; ^ is the border of a word, ? any other
BREDD = 6  # hypotheses kept at each place
LANGST = 40  # characters of a form that is searched at all
FORLORAD = 10  # units: a letter that some program could not show was one that English lacks
STEG = 0.1  # nats a unit


class Kanal:
    def __init__(self, modell: Restaureringsmodell) -> None:
        self._omvand = {
            last: [(tryckt, round(-logp / STEG)) for tryckt, logp in sorted(tryckta.items())] for last, tryckta in modell.omvand.items()
        }
        self._omvand["\ufffd"] = [(tecken, FORLORAD) for tecken in "åäöé"]
        self._tecken = modell.tabeller["tecken"]
        self._nummer = {tecken: i for i, tecken in enumerate(TECKEN)}
        self._bas = len(TECKEN)
        self._ovrigt = self._bas - 1

    def bokstaver(self, ord_: str) -> int:
        """Units of -log P of a word's letters."""
        sammanhang, summa = 0, 0
        for tecken in [*ord_, "^"]:
            sammanhang, kostnad = self._nasta(sammanhang, tecken)
            summa += kostnad
        return summa

    def _nasta(self, sammanhang: int, tecken: str) -> tuple[int, int]:
        """The context after one more letter, and what the letter costs."""
        plats = sammanhang * self._bas + self._nummer.get(tecken, self._ovrigt)
        return plats % self._bas**3, self._tecken[plats]

    def skada(self, form: str, tryckt: str) -> int:
        """Units of -log P(form | printed) where both are alike but for single letters."""
        olika = (dict(self._omvand.get(a, ())).get(b, FORLORAD) for a, b in zip(form, tryckt, strict=True) if a != b)
        return sum(olika)

    def sok(self, form: str) -> list[tuple[str, int]]:
        """What a form can have been printed as, likeliest first, each with the cost of its damage; the form itself is among them."""
        if len(form) > LANGST:
            return [(form, 0)]
        stralar: list[dict[str, tuple[int, int, int]]] = [{} for _ in range(len(form) + 1)]
        stralar[0][""] = (0, 0, 0)  # damage, letters, context
        for i in range(len(form)):
            basta = sorted(stralar[i].items(), key=_kostnad)[:BREDD]
            val = [(1, form[i], 0)]
            for langd in (1, 2, 3):
                val += [(langd, tryckt, kostnad) for tryckt, kostnad in self._omvand.get(form[i : i + langd], ())]
            for ord_, (skada, bokstaver, sammanhang) in basta:
                for langd, tryckt, kostnad in val:
                    if i + langd > len(form):
                        continue
                    c, b = sammanhang, bokstaver
                    for tecken in tryckt:
                        c, mer = self._nasta(c, tecken)
                        b += mer
                    hittills = stralar[i + langd].get(ord_ + tryckt)
                    if hittills is None or skada + kostnad < hittills[0]:
                        stralar[i + langd][ord_ + tryckt] = (skada + kostnad, b, c)
        ut = [(ord_, skada) for ord_, (skada, _, _) in sorted(stralar[-1].items(), key=_kostnad)[:BREDD]]
        if all(ord_ != form for ord_, _ in ut):
            ut.append((form, 0))
        return ut


def _kostnad(post: tuple[str, tuple[int, int, int]]) -> tuple[int, str]:
    return post[1][0] + post[1][1], post[0]
