"""What several kinds of type are made of."""

from __future__ import annotations

from typing import Literal

Span = tuple[int, int]  # half-open, of character offsets
Kon = Literal["kvinna", "man"]
