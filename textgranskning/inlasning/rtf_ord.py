"""The words of RTF, and what they mean for a reader of text."""

from __future__ import annotations

import codecs
import datetime as dt
import re

from textgranskning.typer import Radslag

BIT = re.compile(  # one word, character, brace or run of text
    rb"\\(?P<ord>[a-zA-Z]{1,32})(?P<tal>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<tecken>[^a-zA-Z])|(?P<grupp>[{}])"
    rb"|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)
TECKEN = {
    **{"tab": "\t", "line": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’"},
    **{"ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ", "qmspace": " "},
}
STYRTECKEN = {"~": "\u00a0", "_": "-", "\\": "\\", "{": "{", "}": "}", "\t": "\t"}

# Groups whose words are no text of the flow they stand in, by the word they begin with. A starred group of another kind is for others.
KANTER = {
    f"{del_}{sida}": slag for del_, slag in (("header", Radslag.SIDHUVUD), ("footer", Radslag.SIDFOT)) for sida in ("", "l", "r", "f")
}
NAMNGER = {ett: ett for ett in ("fonttbl", "stylesheet", "fldinst", "formfield", "ffl", "atnauthor", "atndate")}  # they name something
NAMNGER |= {"listtext": "marke", "pntext": "marke"}
BORTA = frozenset(  # nothing in them is text
    [
        "colortbl",
        "info",
        "pict",
        "filetbl",
        "nonesttables",
        "tc",
        "tcn",
        "xe",
        "rxe",
        "private",
        "objdata",
        "objclass",
        "sp",
        "ffname",
        "ffformat",
    ]
)
SKAL = frozenset(("shpinst", "do", "upr", "object"))  # what stands in them may be text, if it is one of these:
INRE = frozenset(("ud", "result"))
RUTOR = frozenset(("shptxt", "dptxbxtext"))
EGNA = frozenset(("footnote", "annotation"))  # texts of their own
KANDA = SKAL | INRE | RUTOR | EGNA | KANTER.keys() | {"fldrslt", "nesttableprops"}

TECKENUPPSATTNINGAR = {  # of a font, by number
    **{77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254", 177: "cp1255", 178: "cp1256"},
    **{186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850"},
}
KODSIDOR = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850", "ansi": "cp1252"}
RUBRIK = re.compile(r"(?:heading|rubrik)\s*(\d)(?!\d)")
SYMBOLFALT = re.compile(r"\s*SYMBOL\s+(\d{1,5})\b.*?\\f\s*\"([^\"]+)\"")
ALDRIG_SATT = 25  # of a form field's value


def dag(tal: str) -> str:
    """The day of a time as RTF packs it into a number (DTTM).

    >>> dag("-1480254976"), dag("x")
    ('2024-05-03', '')
    """
    try:
        packat = int(tal) & 0xFFFFFFFF
        return dt.date(1900 + (packat >> 20 & 0x1FF), packat >> 16 & 0xF, packat >> 11 & 0x1F).isoformat()
    except ValueError:
        return ""


def kodning(namn: str) -> str | None:
    try:
        return codecs.lookup(namn).name
    except LookupError:
        return None
