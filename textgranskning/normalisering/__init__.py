"""Normalising: the readings of every page become one restored text, every fix explained and leading back to the original."""

from textgranskning.normalisering.ordlista import las_ordlista
from textgranskning.normalisering.text import normalisera, normalisera_sida

__all__ = ["las_ordlista", "normalisera", "normalisera_sida"]
