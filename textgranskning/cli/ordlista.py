"""The option for a file of the user's own words, the same in every command that restores text."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Ordlistefil = Annotated[Path | None, typer.Option("--ordlista", metavar="FIL", help="Egna ord (orter, enheter), ett på varje rad.")]
