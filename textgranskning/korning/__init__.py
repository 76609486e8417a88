"""A run over a folder: every akt isolated, its result kept, everything written whole or not at all."""

from textgranskning.korning.mapp import Framsteg, Lage, granska_mapp
from textgranskning.korning.omgang import Omgang

__all__ = ["Framsteg", "Lage", "Omgang", "granska_mapp"]
