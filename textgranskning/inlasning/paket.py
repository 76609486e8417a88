"""Office files are zip archives of XML parts: opened within limits, XML parsed with entities off, nothing from outside fetched."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import Any

from textgranskning.inlasning.bas import Lasfel
from textgranskning.inlasning.granser import granser

PA_NYTT = "Hämta filen på nytt där den kom ifrån, eller öppna och spara den på nytt."


def xmltrad(data: bytes) -> Any:
    """The root of an XML document. Raises `Lasfel`; what the parser says is not passed on, since it quotes the text."""
    from lxml import etree

    tolk = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        rot = etree.fromstring(data, tolk)
    except (etree.XMLSyntaxError, ValueError):
        raise Lasfel("Filen är skadad: dess XML går inte att tolka.", PA_NYTT) from None
    if rot is None:
        raise Lasfel("Filen är skadad: dess XML är tom.", PA_NYTT)
    return rot


def lokalt(element: Any) -> str:
    """An element's name without its namespace: the standard and the strict form of a format differ only there."""
    return str(element.tag).rpartition("}")[2]


def attribut(element: Any, namn: str) -> str | None:
    """An attribute by its name without namespace."""
    return next((str(varde) for nyckel, varde in element.attrib.items() if nyckel.rpartition("}")[2] == namn), None)


def heltal(varde: str | None, annars: int = 0) -> int:
    """
    >>> heltal("3"), heltal("x", 1), heltal(None)
    (3, 1, 0)
    """
    try:
        return int(varde or "")
    except ValueError:
        return annars


class Paket:
    """An office file's parts by name."""

    def __init__(self, data: bytes) -> None:
        """Raises `Lasfel` if it is no zip archive or a hostile one."""
        try:
            self._arkiv = zipfile.ZipFile(io.BytesIO(data))
            poster = self._arkiv.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError, OverflowError):
            raise Lasfel("Filen är skadad eller avbruten.", PA_NYTT) from None
        if len(poster) > granser("paket")["flest_delar"]:
            raise Lasfel("Filen har orimligt många delar.", "Spara den som PDF.")
        self._poster = {post.filename.replace("\\", "/").lstrip("/"): post for post in poster}

    def __contains__(self, namn: str) -> bool:
        return namn in self._poster

    @property
    def namn(self) -> tuple[str, ...]:
        return tuple(self._poster)

    def bytes(self, namn: str) -> bytes:
        """A part's content. Raises `Lasfel`."""
        post = self._poster.get(namn)
        if post is None:
            raise Lasfel("Filen är skadad: en del saknas.", PA_NYTT)
        if post.flag_bits & 1:
            raise Lasfel("Filen är krypterad som ett zip-arkiv, inte som ett dokument.", "Packa upp den och spara en kopia utan lösenord.")
        if post.file_size > granser("paket")["storsta_del"]:
            raise Lasfel("Filen är för stor.", "Dela upp den, eller spara den som PDF.")
        try:
            return self._arkiv.read(post)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, ValueError, OverflowError):
            raise Lasfel("Filen är skadad eller avbruten.", PA_NYTT) from None

    def xml(self, namn: str) -> Any:
        """A part's root element. Raises `Lasfel`."""
        return xmltrad(self.bytes(namn))

    def kanske_xml(self, namn: str) -> Any | None:
        """A part that the text can do without, or None: absent or broken, it costs itself only."""
        try:
            return self.xml(namn) if namn in self else None
        except Lasfel:
            return None

    def relationer(self, namn: str) -> dict[str, tuple[str, str]]:
        """What a part of an OOXML file refers to: id -> (kind, part). Links to the outside are left out."""
        mapp, fil = posixpath.split(namn)
        rot = self.kanske_xml(f"{mapp}/_rels/{fil}.rels".lstrip("/"))
        if rot is None:
            return {}
        return {
            str(rel.get("Id")): (
                str(rel.get("Type")).rpartition("/")[2],
                posixpath.normpath(posixpath.join(f"/{mapp}", str(rel.get("Target"))))[1:],
            )
            for rel in rot
            if rel.get("TargetMode") != "External"
        }
