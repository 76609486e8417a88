"""Plain text in whatever encoding; form feeds divide pages."""

from __future__ import annotations

from collections.abc import Iterator

from textgranskning.inlasning.bas import Format, Lasval
from textgranskning.typer import Dokument, Lasning, Rad, Sida, Ursprung

BOM = (  # the longer first, for one begins as another
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
KODNINGAR = ("cp1252", "mac_roman", "cp850")  # what Swedish systems have written, the likeliest first
SVENSKA_TECKEN = frozenset("åäöÅÄÖéÉüÜ§–—”“’…•½°")


def ar_text(huvud: bytes) -> bool:
    """Whether a file that begins so is text: marked as such, or almost without control characters."""
    if huvud.startswith(tuple(bom for bom, _ in BOM)):
        return True
    if not (huvud := huvud.rstrip(b"\0")):  # zeros that a crash or an old system has filled a file up with
        return False
    styrtecken = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in huvud)
    return styrtecken <= len(huvud) // 50 or _utan_bom_utf16(huvud) is not None


def _utan_bom_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark shows as every other byte zero."""
    jamna, udda = data[0::2][:500].count(0), data[1::2][:500].count(0)
    antal = min(len(data) // 2, 500)
    if antal and udda > 0.7 * antal:
        return "utf-16-le"
    if antal and jamna > 0.7 * antal:
        return "utf-16-be"
    return None


def avkoda(data: bytes) -> str:
    """The text of bytes in an unknown encoding, never failing: UTF-8 if it is, else the likeliest Western European encoding."""
    for bom, kodning in BOM:
        if data.startswith(bom):
            return data.decode(kodning, errors="replace").rstrip("\0")
    if (utf16 := _utan_bom_utf16(data.rstrip(b"\0"))) is not None:
        return data.decode(utf16, errors="replace").rstrip("\0")
    data = data.rstrip(b"\0")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = max((data.decode(kodning, errors="replace") for kodning in KODNINGAR), key=_svenskhet)
    return "".join(map(_utf8_rad, text.splitlines(keepends=True), data.splitlines(keepends=True))) if _blandad(data, text) else text


def _blandad(data: bytes, text: str) -> bool:
    """Whether lines of several files were put together: some are UTF-8 though the whole is not."""
    rader = data.splitlines()
    return len(rader) == len(text.splitlines()) and any(not rad.isascii() and _utf8_rad("", rad) for rad in rader)


def _utf8_rad(annars: str, rad: bytes) -> str:
    try:
        return rad.decode("utf-8")
    except UnicodeDecodeError:
        return annars


def _svenskhet(text: str) -> int:
    """How much the characters beyond ASCII look like Swedish prose; a general detector needs more text than a short note has."""
    utover = [tecken for tecken in text if tecken > "\x7f"]
    svenska = sum(tecken in SVENSKA_TECKEN for tecken in utover)
    return 2 * svenska - len(utover)


def _las(data: bytes, namn: str, _val: Lasval) -> Iterator[Dokument]:
    text = avkoda(data).replace("\r\n", "\n").replace("\r", "\n")
    sidor = []
    for nummer, sidtext in enumerate(text.rstrip("\f\n").split("\f"), start=1):
        rader = tuple(Rad(rad) for rad in sidtext.split("\n"))
        sidor.append(Sida(nummer, (Lasning(Ursprung.FIL, rader),)))
    yield Dokument(namn, "text", tuple(sidor))


FORMAT = Format("text", lambda huvud, _namn: ar_text(huvud), _las)
