"""A judgement before it becomes a flag."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from textgranskning.granskning.kandidater import status_av
from textgranskning.typer import Handelse, Skal, Status


@dataclass(frozen=True, slots=True)
class Domslut:
    """One judgement: of a krav, or of one trigger of it."""

    skal: Skal
    utlosare: Handelse | None = None
    svar: tuple[Handelse, ...] = ()
    avvisade: tuple[tuple[Handelse, Skal], ...] = ()
    forfaller: dt.date | None = None
    villkor: tuple[Handelse, ...] = ()
    okant: tuple[str, ...] = ()  # the concepts of the condition that does not hold, or may not
    undantagna: tuple[Handelse, ...] = ()  # what a window exempts from an answer
    utanfor: tuple[Handelse, ...] = ()  # what would want an answer, but lies outside the period
    person: str | None = None  # the child that the judgement is about

    @property
    def status(self) -> Status:
        return status_av(self.skal)
