"""How askew a scanned page lies, and the page set straight: Tesseract loses every fourth word at three degrees, every other at five.

At the right angle the dark points of the page fall on few lines: the sum of squares of their counts, line by line, is largest (the
projection profile, W. Postl 1986).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from textgranskning.typer import Ruta

if TYPE_CHECKING:
    from PIL import Image

STORST = 8.0  # degrees: a sheet lies no more askew in a feeder; on glass it may, and is then read as it is
STEG = 0.1
MINST = 0.3  # degrees: Tesseract follows lines that lean less than this by itself
MATBREDD = 600  # pixels: enough for lines to stand apart, few enough to try every angle in hundredths of a second


def lutning(bild: Image.Image) -> float:
    """The degrees that the lines of a grey picture fall to the right (rise: below 0), 0 for one without lines."""
    import numpy as np

    faktor = max(bild.width // MATBREDD, 1)
    liten = np.asarray(bild.reduce(faktor), dtype=np.float32)
    y, x = np.nonzero(liten < liten.mean() - liten.std())
    if not len(x):
        return 0.0
    vinklar = np.arange(-STORST, STORST + STEG, STEG)
    rader = [np.rint(y - x * math.tan(math.radians(vinkel))).astype(np.int64) for vinkel in vinklar]
    skarpor = [float(np.square(np.bincount(rad - rad.min())).sum()) for rad in rader]
    return float(vinklar[int(np.argmax(skarpor))])


def ratad(bild: Image.Image) -> tuple[Image.Image, float]:
    """The picture with its lines level, and the degrees it was turned, 0 where it was left alone."""
    from PIL.Image import Resampling

    grader = lutning(bild)
    if abs(grader) < MINST or abs(grader) > STORST - STEG:  # at the end of the scale: no lines were found
        return bild, 0.0
    return bild.rotate(grader, resample=Resampling.BICUBIC, fillcolor=255), grader


def tillbaka(ruta: Ruta, grader: float, mitt: tuple[float, float]) -> Ruta:
    """The rectangle around what `ruta` holds, on the page before it was turned about its middle."""
    if not grader:
        return ruta
    cosinus, sinus = math.cos(math.radians(grader)), math.sin(math.radians(grader))
    horn = [(x - mitt[0], y - mitt[1]) for x in (ruta.x0, ruta.x1) for y in (ruta.y0, ruta.y1)]
    xs = [mitt[0] + cosinus * x - sinus * y for x, y in horn]
    ys = [mitt[1] + sinus * x + cosinus * y for x, y in horn]
    return Ruta(min(xs), min(ys), max(xs), max(ys))
