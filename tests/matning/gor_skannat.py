"""Make scans of our own case files, harder than an office scanner's: `python -m tests.matning.gor_skannat OUT [--pages 32]`.

Every page has a typeface, a size, a resolution, noise, blur, skew and JPEG quality of its own, under the text layer that Tesseract's
English model reads in it. `sedda` are pages of the U akter, `osedda` of the V akter: only ever scored, nothing in reading is set by them.
The same seed gives the same pages.
"""

from __future__ import annotations

import argparse
import random
import subprocess
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from tests.conftest import ROT

AKTER = ROT / "tests/matning/akter_utveckling"
TYPSNITT = "/usr/share/fonts/truetype/"
SNITT = (
    "liberation/LiberationSerif-Regular",
    "liberation/LiberationSans-Regular",
    "liberation/LiberationSans-Bold",
    "liberation/LiberationSerif-Italic",
    "liberation/LiberationSansNarrow-Regular",
    "liberation/LiberationMono-Regular",
    "dejavu/DejaVuSerif",
    "dejavu/DejaVuSansCondensed",
)
A4 = (8.27, 11.69)  # inches


def main() -> None:
    tolk = argparse.ArgumentParser(description=__doc__)
    tolk.add_argument("ut", type=Path)
    tolk.add_argument("--pages", type=int, default=32)
    val = tolk.parse_args()
    for mangd, bokstav in (("sedda", "U"), ("osedda", "V")):
        slump = random.Random(bokstav)
        filer = sorted(AKTER.glob(f"{bokstav}*/*.txt"))
        slump.shuffle(filer)
        for nummer, fil in enumerate(filer[: val.pages // 2]):
            skanna(fil.read_text(encoding="utf-8"), val.ut / mangd / f"{nummer:02d}", slump)


def skanna(text: str, mapp: Path, slump: random.Random) -> None:
    """One page of a text as `scan.pdf`, with what was printed beside it."""
    mapp.mkdir(parents=True, exist_ok=True)
    dpi = slump.choice((150, 150, 200, 200, 300))
    snitt = ImageFont.truetype(f"{TYPSNITT}{slump.choice(SNITT)}.ttf", round(slump.choice((9, 10, 11, 12)) * dpi / 72))
    rader = _rader(text, snitt, 6.6 * dpi, round(9.9 * dpi / (1.35 * snitt.size)))
    sida = Image.new("L", (round(A4[0] * dpi), round(A4[1] * dpi)), slump.choice((255, 245, 232)))
    penna = ImageDraw.Draw(sida)
    for nummer, rad in enumerate(rader):
        penna.text((0.85 * dpi, 0.8 * dpi + nummer * 1.35 * snitt.size), rad, font=snitt, fill=slump.choice((10, 30, 60)))
    sida = sida.rotate(slump.uniform(-2.5, 2.5), fillcolor=255, resample=Image.Resampling.BICUBIC)
    sida = sida.filter(ImageFilter.GaussianBlur(slump.choice((0, 0.4, 0.7)) * dpi / 200))
    brus = np.random.default_rng(slump.randrange(2**32)).normal(0, slump.choice((0, 10, 20)), (sida.height, sida.width))
    sida = Image.fromarray(np.clip(np.asarray(sida, dtype=np.int16) + brus, 0, 255).astype(np.uint8))
    bild = mapp / "bild.jpg"
    sida.save(bild, quality=slump.choice((30, 50, 75)), dpi=(dpi, dpi))
    subprocess.run(["tesseract", bild, mapp / "scan", "-l", "eng", "--dpi", str(dpi), "pdf"], check=True, capture_output=True)
    bild.unlink()
    (mapp / "scan.gold.txt").write_text("\n".join(rader).strip() + "\n", encoding="utf-8")


def _rader(text: str, snitt: ImageFont.FreeTypeFont, bredd: float, antal: int) -> list[str]:
    """The first lines of a text as they are set: running text wrapped, columns kept where they fit."""
    ut: list[str] = []
    for rad in text.expandtabs(4).splitlines():
        if snitt.getlength(rad) <= bredd:
            ut.append(rad.rstrip())
            continue
        ny = ""
        for ord_ in rad.split():
            if ny and snitt.getlength(f"{ny} {ord_}") > bredd:
                ut.append(ny)
                ny = ord_
            else:
                ny = f"{ny} {ord_}".strip()
        ut.append(ny)
    return ut[:antal]


if __name__ == "__main__":
    main()
