"""`flaggor.jsonl`: one flag a line, every key always present."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from textgranskning.flaggor import flagga_till_dict
from textgranskning.typer import Flagga


def flaggor_jsonl(flaggor: Iterable[Flagga]) -> Iterator[str]:
    """The lines, one at a time."""
    for flagga in flaggor:
        yield json.dumps(flagga_till_dict(flagga), ensure_ascii=False) + "\n"
