"""Interpreting: restored texts become what is documented in an akt, when, about whom, and how it is stated."""

from textgranskning.tolkning.akt import Tolkare, tolka

__all__ = ["Tolkare", "tolka"]
