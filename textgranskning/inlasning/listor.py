"""The numbers of lists as they are printed."""

from __future__ import annotations

PUNKT = "•"
_PUNKTER = frozenset("o·●○◦▪▫■➢❖‣⁃§")  # bullets of other shapes; a tick or a box says something, and stays
_ROMERSKA = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def nummer(tal: int, form: str) -> str:
    """A number in one of the forms `1`, `01`, `a`, `A`, `i`, `I`.

    >>> [nummer(4, form) for form in ("1", "01", "a", "A", "i", "I")], nummer(28, "a")
    (['4', '04', 'd', 'D', 'iv', 'IV'], 'bb')
    """
    if tal < 1 or tal > 9999 or form not in {"a", "A", "i", "I"}:
        return f"{tal:02d}" if form == "01" else str(tal)
    text = romerskt(tal) if form in "iI" else chr(ord("a") + (tal - 1) % 26) * ((tal - 1) // 26 + 1)
    return text.upper() if form.isupper() else text


def punkt(tecken: str) -> str:
    """A list's bullet, the same whatever its shape; a dash is one of another kind.

    >>> punkt("\uf0b7"), punkt("◦"), punkt("–"), punkt("☐")
    ('•', '•', '–', '☐')
    """
    return PUNKT if not tecken.strip() or tecken in _PUNKTER or "\ue000" <= tecken[0] <= "\uf8ff" else tecken


def romerskt(tal: int) -> str:
    text = ""
    for varde, tecken in _ROMERSKA:
        text += tecken * (tal // varde)
        tal %= varde
    return text


def upphojt(marke: str) -> str:
    """A note's mark as it is printed: raised digits; what cannot be raised stands within brackets.

    >>> upphojt("12"), upphojt("iv")
    ('¹²', '[iv]')
    """
    if marke.isascii() and marke.isdigit():
        return marke.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"[{marke}]" if marke else ""
