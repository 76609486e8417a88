"""Pictures of what a user sees, made anew from exempel/: `python docs/skarmbilder.py`.

Needs Chromium, and LibreOffice with pdftoppm for the workbook's picture.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROT = Path(__file__).resolve().parent.parent
BILDER = Path(__file__).parent / "bilder"
FONSTER = {"width": 1280, "height": 860}


def main() -> None:
    BILDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as tmp:
        ut = Path(tmp) / "ut"
        _textgranskning("granska", "exempel/akter", "--ut", str(ut), "--tyst")
        with sync_playwright() as drivare:
            webblasare = drivare.chromium.launch(executable_path=shutil.which("chromium"))
            sida = webblasare.new_page(viewport=FONSTER)  # type: ignore[arg-type]
            sida.goto((ut / "rapport.html").as_uri())
            _fota(sida, "rapport")
            sida.locator("table a").first.click()
            _fota(sida, "rapport-akt")
            with _visad(ut) as lank:
                sida.goto(lank)
                sida.wait_for_load_state("networkidle")
                _fota(sida, "granskningssida")
            webblasare.close()
        _blad(ut / "protokoll.xlsx", Path(tmp))


def _fota(sida: Page, namn: str) -> None:
    sida.wait_for_timeout(500)
    sida.screenshot(path=BILDER / f"{namn}.png")


def _textgranskning(*argument: str) -> None:
    subprocess.run([sys.executable, "-m", "textgranskning", *argument], cwd=ROT, check=True)


@contextmanager
def _visad(ut: Path) -> Iterator[str]:
    """The link to the review page while it is served."""
    kommando = [sys.executable, "-m", "textgranskning", "visa", str(ut), "--granskare", "Exempel", "--ingen-webblasare"]
    with subprocess.Popen(kommando, cwd=ROT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            yield process.stdout.readline().strip() if process.stdout else ""
        finally:
            process.terminate()


def _blad(bok: Path, tmp: Path) -> None:
    """The workbook's first sheets as LibreOffice prints them."""
    if not (shutil.which("soffice") and shutil.which("pdftoppm")):
        sys.stderr.write("LibreOffice or pdftoppm is missing: no picture of the workbook\n")
        return
    subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(tmp), str(bok)], check=True, capture_output=True)
    subprocess.run(
        ["pdftoppm", "-png", "-r", "60", "-f", "2", "-l", "2", "-singlefile", str(tmp / "protokoll.pdf"), str(BILDER / "protokoll")],
        check=True,
    )


if __name__ == "__main__":
    main()
