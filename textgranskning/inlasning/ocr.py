"""Page images read again by the Tesseract program, in Swedish and English: each language one more reading of the page.

The picture goes through a pipe and is never written to disk. Whatever fails costs the one reading, never the page or the file.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from textgranskning.inlasning.bas import OcrLage
from textgranskning.inlasning.skevhet import ratad, tillbaka
from textgranskning.skada import bedom
from textgranskning.typer import Lasning, Rad, Ruta, Sida, Ursprung

if TYPE_CHECKING:
    from PIL import Image

SAKNAS = "Sidan är en bild och Tesseract, som läser bilder, saknas. Installera tesseract-ocr och tesseract-ocr-swe."
SPRAK_SAKNAS = "Sidan är en bild och Tesseract saknar svenska. Installera tesseract-ocr-swe."
AVSTANGD = "Sidan är en bild, och läsning av bilder är avstängd."
FOR_LANGSAM = "Sidan är en bild som Tesseract inte hann läsa inom tidsgränsen."
MISSLYCKAD = "Sidan är en bild som Tesseract inte kunde läsa."
INGEN_TEXT = "Sidan är en bild där ingen text kunde läsas."


@dataclass(frozen=True, slots=True)
class Sidbild:
    """A page as a grey picture, `dpi` pixels to 72 points, turned by `vriden` degrees about its middle so that its lines are level."""

    bild: Image.Image
    dpi: float
    vriden: float = 0.0

    @classmethod
    def ratad(cls, bild: Image.Image, dpi: float) -> Sidbild:
        """A picture as scanned, set straight."""
        rak, vriden = ratad(bild)
        return cls(rak, dpi, vriden)


class Bildfel(Exception):
    """One reading of a picture failed; the message says why, in Swedish."""


@lru_cache(maxsize=1)
def installningar() -> dict[str, Any]:
    """The thresholds of `ocr.toml`, each with its reason there."""
    return tomllib.loads((Path(__file__).parent / "ocr.toml").read_text(encoding="utf-8"))


def upplosning(egen: float, storlek: tuple[float, float]) -> float:
    """The dots an inch to render a page at, of an image's `egen` and the page's size in points.

    >>> upplosning(600, (595, 842)), upplosning(72, (595, 842))
    (300.0, 200.0)
    """
    val = installningar()
    ytan = storlek[0] * storlek[1] / 72**2  # square inches
    return float(min(max(egen, val["lagst_dpi"]), val["hogst_dpi"], (val["flest_pixlar"] / max(ytan, 1)) ** 0.5))


def las_om(sida: Sida, rendera: Callable[[], Sidbild], lage: OcrLage) -> Sida:
    """A page that holds an image, with what Tesseract read of it where that is called for. `rendera` gives its picture when asked, or
    raises `Bildfel`.

    `auto` reads a page without text, with a few words only, or whose text restoration is expected to leave too wrong; `alltid` every page;
    `aldrig` none.
    """
    if not _ska_lasas(sida, lage):
        return sida if sida.lasningar else replace(sida, olast=AVSTANGD)
    lasningar, hinder = _lasningar(rendera)
    if not sida.lasningar and not lasningar:
        return replace(sida, olast=hinder)
    return replace(sida, lasningar=(*sida.lasningar, *lasningar), olast=None)


def _ska_lasas(sida: Sida, lage: OcrLage) -> bool:
    if lage != "auto":
        return lage == "alltid"
    val = installningar()
    texter = [lasning.text for lasning in sida.lasningar]
    return not texter or any(len(text.split()) < val["fa_ord"] or bedom(text).efter > val["omlasning"] for text in texter)


def _lasningar(rendera: Callable[[], Sidbild]) -> tuple[list[Lasning], str]:
    """The readings of a page that hold text, one a language, and what stood in the way of the others."""
    program = shutil.which("tesseract")
    if program is None:
        return [], SAKNAS
    finns = [sprak for sprak in installningar()["sprak"] if sprak in sprak_i(program)]
    if not finns:
        return [], SPRAK_SAKNAS
    lasningar, hinder = [], INGEN_TEXT
    try:
        sidbild = rendera()
    except Bildfel as fel:
        return [], str(fel)
    for sprak in finns:
        try:
            rader = las_bild(program, sidbild, sprak)
        except Bildfel as fel:
            hinder = str(fel)
        else:
            if rader:
                lasningar.append(Lasning(Ursprung(installningar()["sprak"][sprak]), rader))
    return lasningar, hinder


@lru_cache(maxsize=2)
def sprak_i(program: str) -> frozenset[str]:
    """The languages that a Tesseract program has; none when it does not run."""
    try:
        svar = subprocess.run([program, "--list-langs"], capture_output=True, timeout=30, check=True)
    except (OSError, subprocess.SubprocessError):
        return frozenset()
    return frozenset(svar.stdout.decode("utf-8", errors="replace").split("\n"))


def las_bild(program: str, sidbild: Sidbild, sprak: str) -> tuple[Rad, ...]:
    """The lines that Tesseract reads in a level picture, their rectangles in points as the page lies. Raises `Bildfel` when it fails or
    takes too long."""
    ut = io.BytesIO()
    sidbild.bild.save(ut, "PPM")
    indelning = "1" if "osd" in sprak_i(program) else "3"  # its model `osd` finds pages that lie on their side or upside down
    try:
        svar = subprocess.run(
            [program, "-", "-", "-l", sprak, "--psm", indelning, "--dpi", str(round(sidbild.dpi)), "tsv"],
            input=ut.getvalue(),
            capture_output=True,
            timeout=installningar()["tidsgrans"],
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # its threads gain little on one page, and the akter have the cores
        )
    except subprocess.TimeoutExpired as fel:
        raise Bildfel(FOR_LANGSAM) from fel
    except (OSError, subprocess.SubprocessError) as fel:
        raise Bildfel(MISSLYCKAD) from fel
    skala = 72 / sidbild.dpi
    mitt = (sidbild.bild.width * skala / 2, sidbild.bild.height * skala / 2)
    rader = rader_ur(svar.stdout.decode("utf-8", errors="replace"), skala=skala)
    return tuple(replace(rad, ruta=rad.ruta and tillbaka(rad.ruta, sidbild.vriden, mitt)) for rad in rader)


class _Ord(NamedTuple):
    rad: tuple[int, ...]  # block, paragraph, line
    ruta: tuple[int, int, int, int]  # left, top, width, height in pixels
    text: str


def rader_ur(tsv: str, *, skala: float) -> Iterator[Rad]:
    """The lines of Tesseract's table of words. `skala`: points a pixel."""
    for _, grupp in groupby(_ord_ur(tsv), key=_radnyckel):
        orden = list(grupp)
        yield Rad(
            " ".join(ett.text for ett in orden),
            Ruta(
                skala * min(ett.ruta[0] for ett in orden),
                skala * min(ett.ruta[1] for ett in orden),
                skala * max(ett.ruta[0] + ett.ruta[2] for ett in orden),
                skala * max(ett.ruta[1] + ett.ruta[3] for ett in orden),
            ),
        )


def _radnyckel(ett: _Ord) -> tuple[int, ...]:
    return ett.rad


def _ord_ur(tsv: str) -> Iterator[_Ord]:
    """The words of the table: its rows of level 5. Columns: level, page, block, par, line, word, left, top, width, height, conf, text."""
    for post in tsv.splitlines()[1:]:
        falt = post.split("\t")
        if len(falt) == 12 and falt[0] == "5" and falt[11].strip():
            left, top, width, height = map(int, falt[6:10])
            yield _Ord(tuple(map(int, falt[2:5])), (left, top, width, height), falt[11].strip())
