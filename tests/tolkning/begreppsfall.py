"""A sentence as a note in a small akt, and how the akt is then found to state a concept: for the tests and for what is measured."""

from __future__ import annotations

from textgranskning.normalisering import normalisera
from textgranskning.tolkning import tolka

_JOURNAL = "Socialförvaltningen i Dalby\nJOURNAL\n{om}\n\n2025-03-04 Anteckning\n{text}\n"
_BLANKETT = "Dalby kommun\nSocialförvaltningen\n{om}\n\n{text}\n"
_KIM = "Avser: Kim Ek, 19840312-TF12"
_ALMA = "Avser: Alma Ek, 20160312-TF12\nHandläggare: Eva Lund"
AKTER = {
    "vuxen": _JOURNAL.replace("{om}", _KIM),
    "barn": _JOURNAL.replace("{om}", _ALMA),
    "vuxen, blankett": _BLANKETT.replace("{om}", _KIM),
    "barn, blankett": _BLANKETT.replace("{om}", _ALMA),
    "lvm": "Socialnämnden i Dalby\n\nUtredning enligt 7 § LVM\n2025-03-04\n{om}\nHandläggare: Eva Lund\n\n{text}\n".replace("{om}", _KIM),
    "namnd": "Dalby kommun\nSocialförvaltningen\n\nTjänsteutlåtande\n2025-03-04\nDiarienummer SN 2025/41\n\n{text}\n",
}
STARK = 0.5


def starka(akt: str, begrepp: str, text: str) -> frozenset[str]:
    """The ways in which the concept is stated, hints left out."""
    tolkning = tolka("akt", [normalisera(AKTER[akt].replace("{text}", text))])
    egna = [ett for handelse in tolkning.per_begrepp.get(begrepp, ()) for ett in handelse.omnamnanden]
    return frozenset(ett.hallning.value for ett in egna if ett.styrka >= STARK)


def stammer(hallning: str, funna: frozenset[str]) -> bool:
    """Stated as it should be, and not as done too."""
    return hallning in funna and (hallning == "intraffat" or "intraffat" not in funna)
