"""Judging: a `Tolkning` held against a template. Pure: no file, no clock, and no krav id in code."""

from textgranskning.granskning.bedomning import granskning

__all__ = ["granskning"]
