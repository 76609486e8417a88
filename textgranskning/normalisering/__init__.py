"""Normalising: the readings of every page become one restored text, every fix explained and leading back to the original."""

from textgranskning.normalisering.text import normalisera, normalisera_sida

__all__ = ["normalisera", "normalisera_sida"]
