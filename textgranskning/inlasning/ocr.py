"""Page images read again by the Tesseract program, in Swedish and English: each language one more reading of the page.

The picture goes through a pipe and is never written to disk. Whatever fails costs the one reading, never the page or the file.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache
from itertools import groupby, pairwise
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from textgranskning.inlasning.bas import OcrLage
from textgranskning.inlasning.rutnat import Bit, Stil, luckbredd, med_luft, rader, skiljer, vriden
from textgranskning.inlasning.skevhet import ratad, tillbaka
from textgranskning.skada import bedom
from textgranskning.typer import Lasning, Rad, Ruta, Sida, Ursprung

if TYPE_CHECKING:
    from PIL import Image

SAKNAS = "Sidan är en bild och Tesseract, som läser bilder, saknas. Installera tesseract-ocr och tesseract-ocr-swe."
SPRAK_SAKNAS = "Sidan är en bild och Tesseract saknar svenska. Installera tesseract-ocr-swe."
AVSTANGD = "Sidan är en bild, och läsning av bilder är avstängd."
FOR_LANGSAM = "Sidan är en bild som Tesseract inte hann läsa inom tidsgränsen."
FOR_STOR = "Bilden är för stor för att läsas. Spara den i lägre upplösning."
MISSLYCKAD = "Sidan är en bild som Tesseract inte kunde läsa."
OLASLIG_TEXT = "Sidans text har ett teckensnitt som inte säger vilka tecken det visar, och kunde inte läsas som bild."
INGEN_TEXT = "Sidan är en bild där ingen text kunde läsas."

SVARTA = 50  # of 256: print is so much darker than its paper; grain and shadows are less
GRAD_AV_HOJD = 1.3  # the type size of words whose boxes are in the middle so high
MINST_TRYCKT = 6  # points of a picture reduced four times: a lone figure takes more


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

    @property
    def tom(self) -> bool:
        """Whether nothing is printed: the back of a sheet."""
        liten = self.bild.reduce(4)
        antal = liten.histogram()
        papper = max(range(256), key=antal.__getitem__)
        return sum(antal[: max(papper - SVARTA, 0)]) < MINST_TRYCKT


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


@dataclass(frozen=True, slots=True)
class Sidlager:
    """What a page says of the need to read its picture: the share of it that pictures cover; the words of its own text that stand on them,
    and whether someone has read them there (`avlast`) or only written them (a stamp); whether its text looks like no language or is none.
    """

    bildandel: float = 1.0
    ord_i_bild: int = 0
    avlast: bool = False
    misstankt: bool = False
    skrap: bool = False


BARA_BILD = Sidlager()


class Behov(IntEnum):
    """How much a page needs to be read again."""

    INGET = 0
    BATTRE = 1  # its text is there, but worse than it could be
    OLAST = 2  # most of it is a picture that nobody has read
    OLASLIGT = 3  # its text is no text


def behov(sida: Sida, lager: Sidlager) -> Behov:
    """What reading a page's picture would give."""
    val = installningar()
    if not sida.lasningar:
        return Behov.OLAST
    text = "\n".join(lasning.text for lasning in sida.lasningar)
    if lager.skrap or (lager.misstankt and bedom(text).efter > val["olasligt"]):
        return Behov.OLASLIGT
    if lager.bildandel < val["liten_bild"]:
        return Behov.INGET
    if lager.ord_i_bild < val["fa_ord"]:
        return Behov.OLAST if lager.bildandel >= val["hel_bild"] and not lager.avlast else Behov.BATTRE
    return Behov.BATTRE if bedom(text).efter > val["omlasning"] else Behov.INGET


def lases_om(sida: Sida, lage: OcrLage, lager: Sidlager = BARA_BILD) -> bool:
    """Whether `las_om` reads the page's picture."""
    return _vill(behov(sida, lager), lage, lager)


def _vill(nod: Behov, lage: OcrLage, lager: Sidlager) -> bool:
    if lage == "alltid" and lager.bildandel >= installningar()["liten_bild"]:
        return True
    return lage != "aldrig" and nod is not Behov.INGET


def las_om(sida: Sida, rendera: Callable[[], Sidbild], lage: OcrLage, lager: Sidlager = BARA_BILD) -> Sida:
    """A page with what Tesseract read of its picture where that is called for. `rendera` gives the picture when asked, or raises `Bildfel`.

    `auto` reads a page that needs it; `alltid` also every other that is a picture; `aldrig` none. A page that needs it and is not read
    counts as unread, whatever else stands on it; text that is none is left out.
    """
    nod = behov(sida, lager)
    if nod is Behov.OLASLIGT:
        sida = replace(sida, lasningar=())
    lasningar, hinder = _lasningar(rendera) if _vill(nod, lage, lager) else ([], AVSTANGD)
    if nod >= Behov.OLAST and not lasningar:
        return replace(sida, olast=OLASLIG_TEXT if nod is Behov.OLASLIGT else hinder)
    return replace(sida, lasningar=(*sida.lasningar, *lasningar)) if lasningar else sida


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
    if sidbild.tom:
        return [Lasning(Ursprung(installningar()["sprak"][finns[0]]), ())], ""
    for sprak in finns:
        try:
            lasta = las_bild(program, sidbild, sprak)
        except Bildfel as fel:
            hinder = str(fel)
        else:
            if lasta:
                lasningar.append(Lasning(Ursprung(installningar()["sprak"][sprak]), lasta))
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
    lasta = rader_ur(svar.stdout.decode("utf-8", errors="replace"), skala=skala, storlek=(2 * mitt[0], 2 * mitt[1]))
    return tuple(replace(rad, ruta=rad.ruta and tillbaka(rad.ruta, sidbild.vriden, mitt)) for rad in lasta)


class _Ord(NamedTuple):
    rad: tuple[int, ...]  # block, paragraph, line
    ruta: Ruta  # in points
    text: str


def rader_ur(tsv: str, *, skala: float, storlek: tuple[float, float]) -> Iterator[Rad]:
    """The lines of Tesseract's table of words, in reading order. `skala`: points a pixel; `storlek`: of the picture in points."""
    lasta = [list(grupp) for _, grupp in groupby(_ord_ur(tsv, skala), key=_radnyckel)]
    kvart = _riktning(lasta)
    upp = -kvart % 4  # the turns that set the page upright
    uppratt = [[ett._replace(ruta=vriden(ett.ruta, upp, storlek)) for ett in orden] for orden in lasta] if kvart else lasta
    for rad in med_luft(rader(_bitar(uppratt))):
        ruta = rad.ruta and vriden(rad.ruta, kvart, storlek if kvart == 2 else storlek[::-1])
        yield replace(rad, ruta=ruta) if kvart else rad


def _riktning(lasta: Sequence[Sequence[_Ord]]) -> int:
    """The quarter turns clockwise that the page lies: each word stands beside the one before, where it is read from."""
    roster: Counter[int] = Counter()
    for orden in lasta:
        for a, b in pairwise(orden):
            at_sidan, ned = b.ruta.x0 + b.ruta.x1 - a.ruta.x0 - a.ruta.x1, b.ruta.y0 + b.ruta.y1 - a.ruta.y0 - a.ruta.y1
            roster[(0 if at_sidan > 0 else 2) if abs(at_sidan) >= abs(ned) else (1 if ned > 0 else 3)] += 1
    return roster.most_common(1)[0][0] if roster else 0


def _bitar(lasta: Sequence[Sequence[_Ord]]) -> list[Bit]:
    """Lines of words divided where white space is wider than between words."""
    if not lasta:
        return []
    grad = median(ett.ruta.y1 - ett.ruta.y0 for orden in lasta for ett in orden) * GRAD_AV_HOJD
    minst = luckbredd([b.ruta.x0 - a.ruta.x1 for orden in lasta for a, b in pairwise(orden)], grad)
    bitar: list[Bit] = []
    for orden in lasta:
        brutna = skiljer([b.ruta.x0 - a.ruta.x1 for a, b in pairwise(orden)], minst, grad)
        granser = [0, *(plats for plats, bruten in enumerate(brutna, start=1) if bruten), len(orden)]
        bitar += [_bit(orden[start:slut], grad) for start, slut in pairwise(granser)]
    return bitar


def _bit(orden: Sequence[_Ord], grad: float) -> Bit:
    rutor = [ett.ruta for ett in orden]
    return Bit(
        " ".join(ett.text for ett in orden),
        min(ruta.x0 for ruta in rutor),
        min(ruta.y0 for ruta in rutor),
        max(ruta.x1 for ruta in rutor),
        max(ruta.y1 for ruta in rutor),
        Stil(grad),
    )


def _radnyckel(ett: _Ord) -> tuple[int, ...]:
    return ett.rad


def _ord_ur(tsv: str, skala: float) -> Iterator[_Ord]:
    """The words of the table: its rows of level 5. Columns: level, page, block, par, line, word, left, top, width, height, conf, text."""
    for post in tsv.splitlines()[1:]:
        falt = post.split("\t")
        if len(falt) == 12 and falt[0] == "5" and falt[11].strip():
            left, top, width, height = (skala * int(ett) for ett in falt[6:10])
            yield _Ord(tuple(map(int, falt[2:5])), Ruta(left, top, left + width, top + height), falt[11].strip())
