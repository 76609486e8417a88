"""Interpreting: restored texts become what is documented in an akt, when, about whom, and how it is stated."""

from textgranskning.tolkning.akt import tolka

__all__ = ["tolka"]
