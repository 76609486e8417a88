"""`flaggor.jsonl`: one flag a line, every key always present."""

from __future__ import annotations

import json

from textgranskning.flaggor import Flaggor, flagga_till_dict


def flaggor_jsonl(flaggor: Flaggor) -> str:
    return "".join(json.dumps(flagga_till_dict(flagga), ensure_ascii=False) + "\n" for flagga in flaggor)
