"""Pages to learn the damage from: Swedish printed in several faces, scanned in several ways, read by Tesseract's English model.

    python -m traning.par KORPUS UT [--sidor 300] [--undantagna] [--fro 1] [--sort serif-200]

Writes `NNNN.gold.txt` (what was printed) and `NNNN.ocr.txt` (what was read), line breaks as printed and as read. With `--undantagna` the
paragraphs are those that nothing is learned from. KORPUS is a folder of `*.txt.xz`, or of plain `*.txt` that are printed in their order.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from traning.korpus import stycken

TYPSNITT = Path("/usr/share/fonts/truetype")
SNITT = (
    "liberation/LiberationSerif-Regular",
    "liberation/LiberationSans-Regular",
    "liberation/LiberationSans-Bold",
    "liberation/LiberationSerif-Bold",
    "liberation/LiberationSansNarrow-Regular",
    "dejavu/DejaVuSerif",
    "dejavu/DejaVuSans",
    "dejavu/DejaVuSansCondensed",
    "dejavu/DejaVuSansMono",
)
VIKTER = (5, 5, 1, 1, 1, 1, 1, 1, 1)  # the two faces of office print, and a little of the rest
LANGST = 1200  # characters of a paragraph: variety rather than long passages


@dataclass(frozen=True)
class Skanner:
    """How a page is put on paper and scanned: dots per inch, points of type, skew in degrees, blur in pixels, noise in grey levels."""

    snitt: str
    dpi: int
    punkter: float
    lutning: float
    oskarpa: float
    brus: float
    trosklad: bool  # black and white only, as a fax

    @classmethod
    def dra(cls, slump: random.Random) -> Skanner:
        dpi = slump.choice([150, 200, 200, 200, 300])
        fax = slump.random() < 0.1
        return cls(
            snitt=slump.choices(SNITT, VIKTER)[0],
            dpi=dpi,
            punkter=slump.choice([9, 10, 11, 11, 12]),
            lutning=slump.uniform(-1, 1) if fax else slump.uniform(-0.4, 0.4),
            oskarpa=slump.choice([0, 0.5, 0.8]) * dpi / 200,
            brus=slump.choice([0, 6, 14]),
            trosklad=fax,
        )


SORTER = {
    "serif-200": Skanner(SNITT[0], 200, 11, 0.2, 0.5, 6, False),
    "sans-200": Skanner(SNITT[1], 200, 10, -0.2, 0.5, 6, False),
    "serif-150": Skanner(SNITT[0], 150, 11, 0.1, 0.4, 6, False),
    "sans-300": Skanner(SNITT[1], 300, 10, 0.1, 0.5, 14, False),
    "fax": Skanner(SNITT[1], 200, 11, 0.9, 0.8, 14, True),
}  # for measuring one kind of damage at a time


def sidor(
    texter: Iterator[str], slump: random.Random, sort: Skanner | None = None
) -> Iterator[tuple[Skanner, ImageFont.FreeTypeFont, list[str]]]:
    """Pages: how each is scanned, its face, and the rows printed on it."""
    nasta: list[str] = []
    while True:
        skanner = sort or Skanner.dra(slump)
        grad = round(skanner.punkter * skanner.dpi / 72)
        snitt = ImageFont.truetype(str(TYPSNITT / f"{skanner.snitt}.ttf"), grad)
        bredd, antal = int(6.3 * skanner.dpi), int(9.7 * skanner.dpi / (grad * 1.42))
        rader = list(nasta)
        while len(rader) < antal:
            stycke = next(texter, None)
            if stycke is None:
                break
            rader += [*radbryt(stycke, snitt, bredd), ""]
        if not rader:
            return
        nasta = []
        yield skanner, snitt, rader[:antal]


def radbryt(stycke: str, snitt: ImageFont.FreeTypeFont, bredd: int) -> list[str]:
    rader, rad = [], ""
    for ord_ in stycke.split():
        langre = f"{rad} {ord_}".strip()
        if rad and snitt.getlength(langre) > bredd:
            rader.append(rad)
            rad = ord_
        else:
            rad = langre
    return [*rader, rad]


def skanna(skanner: Skanner, snitt: ImageFont.FreeTypeFont, rader: list[str], slump: random.Random) -> Image.Image:
    sida = Image.new("L", (int(8.27 * skanner.dpi), int(11.69 * skanner.dpi)), 255)
    rita = ImageDraw.Draw(sida)
    for nummer, rad in enumerate(rader):
        rita.text((0.9 * skanner.dpi, 0.85 * skanner.dpi + nummer * snitt.size * 1.42), rad, font=snitt, fill=15)
    sida = sida.rotate(skanner.lutning, fillcolor=255, resample=Image.Resampling.BICUBIC)
    if skanner.oskarpa:
        sida = sida.filter(ImageFilter.GaussianBlur(skanner.oskarpa))
    brus = np.random.default_rng(slump.randrange(2**32)).normal(0, skanner.brus, (sida.height, sida.width))
    punkter = np.clip(np.asarray(sida, dtype=np.int16) + brus, 0, 255)
    if skanner.trosklad:
        punkter = np.where(punkter > 140, 255, 0)
    return Image.fromarray(punkter.astype(np.uint8))


def las(bild: Path, dpi: int) -> str:
    """What Tesseract's English model reads."""
    kommando = ["tesseract", str(bild), "-", "-l", "eng", "--dpi", str(dpi)]
    miljo = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    return subprocess.run(kommando, check=True, capture_output=True, text=True, env=miljo).stdout.rstrip("\f\n") + "\n"


def texter(kalla: Path, slump: random.Random, *, undantagna: bool) -> Iterator[str]:
    hela = sorted(kalla.glob("**/*.txt"))
    if hela:
        yield from (rad for fil in hela for rad in fil.read_text(encoding="utf-8").splitlines() if rad.strip())
        return
    alla = [stycke[:LANGST].rsplit(" ", 1)[0] if len(stycke) > LANGST else stycke for stycke in stycken(kalla, undantagna=undantagna)]
    slump.shuffle(alla)
    yield from alla


def main() -> None:
    tolk = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    tolk.add_argument("kalla", type=Path)
    tolk.add_argument("ut", type=Path)
    tolk.add_argument("--sidor", type=int, default=300)
    tolk.add_argument("--undantagna", action="store_true")
    tolk.add_argument("--fro", type=int, default=1)
    tolk.add_argument("--sort", choices=sorted(SORTER), help="one way of scanning for all pages; else each is drawn")
    val = tolk.parse_args()
    slump = random.Random(val.fro)
    val.ut.mkdir(parents=True, exist_ok=True)
    alla = sidor(texter(val.kalla, slump, undantagna=val.undantagna), slump, SORTER.get(val.sort))
    for nummer, (skanner, snitt, rader) in zip(range(val.sidor), alla, strict=False):
        stam, bild = val.ut / f"{nummer:04d}", val.ut / f"{nummer:04d}.png"
        skanna(skanner, snitt, rader, slump).save(bild)
        Path(f"{stam}.ocr.txt").write_text(las(bild, skanner.dpi), encoding="utf-8")
        Path(f"{stam}.gold.txt").write_text("\n".join(rader).strip() + "\n", encoding="utf-8")
        bild.unlink()


if __name__ == "__main__":
    main()
