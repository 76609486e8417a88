"""One exception per failure, with what to do next and its exit code (docs: `textgranskning --help`).

A message names files only when the user typed them: never a document's content, name or personnummer.
"""

from __future__ import annotations

from enum import IntEnum


class Utgangskod(IntEnum):
    """Exit codes of every command (DESIGN.md, chapter 6)."""

    KLART = 0
    DELVIS = 1  # done, some files could not be read
    FEL_ANVANDNING = 2
    INGET_ATT_LASA = 3
    TRASIG_MODELL = 4  # a template or model is broken
    INTERNT_FEL = 5  # a fault of the program's own
    AVBRUTET = 130


class TextgranskningFel(Exception):
    """Base of all expected failures. `atgard` is what the user can do about it."""

    utgangskod = Utgangskod.FEL_ANVANDNING

    def __init__(self, meddelande: str, atgard: str) -> None:
        super().__init__(f"{meddelande} {atgard}")
        self.meddelande = meddelande
        self.atgard = atgard

    def __reduce__(self) -> tuple[type[TextgranskningFel], tuple[str, str]]:  # so that it comes home from a worker
        return type(self), (self.meddelande, self.atgard)


class MappFel(TextgranskningFel):
    """The folder or file does not exist or may not be read."""


class TomMappFel(TextgranskningFel):
    """There is nothing to read."""

    utgangskod = Utgangskod.INGET_ATT_LASA


class UtmappFel(TextgranskningFel):
    """The output folder cannot be written or holds something other than a run of ours."""


class MallFel(TextgranskningFel):
    """A template is broken; the message lists every fault."""

    utgangskod = Utgangskod.TRASIG_MODELL


class OkandMallFel(TextgranskningFel):
    """No template has that name."""


class BegreppFel(TextgranskningFel):
    """A concept file is broken; the message lists every fault."""

    utgangskod = Utgangskod.TRASIG_MODELL


class ModellFel(TextgranskningFel):
    """A model file is missing, unreadable or not the one its sha256 names."""

    utgangskod = Utgangskod.TRASIG_MODELL


class RegisterFel(TextgranskningFel):
    """A register or a sample of akter that cannot be used as it is."""


class UtfallFel(TextgranskningFel):
    """There are too few verdicts of reviewers for what was asked, or they belong to another round."""


class InterntFel(TextgranskningFel):
    """Something that cannot happen happened."""

    utgangskod = Utgangskod.INTERNT_FEL
