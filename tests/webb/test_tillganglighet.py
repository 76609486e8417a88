"""WCAG 2.2 AA as axe finds it, in light and dark, wide and narrow, and with each dialog open."""

from __future__ import annotations

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

REGLER = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def brister(sida: Page) -> list[str]:
    svar = Axe().run(sida, options=REGLER).response
    return [f"{fel['id']}: {[nod['target'] for nod in fel['nodes']][:3]}" for fel in svar["violations"]]


@pytest.mark.parametrize("farg", ["light", "dark"])
@pytest.mark.parametrize("bredd", [1400, 640, 320])  # 640 is 1280 at 200 %, 320 is 1280 at 400 %
def test_the_page(lank: str, webblasare: Browser, farg: Literal["light", "dark"], bredd: int) -> None:
    sammanhang = webblasare.new_context(viewport={"width": bredd, "height": 800}, color_scheme=farg)
    sida = sammanhang.new_page()
    sida.goto(lank)
    sida.wait_for_selector("#textyta [role=option]")
    assert brister(sida) == []
    assert sida.evaluate("document.documentElement.scrollWidth <= window.innerWidth")  # nothing is beside the screen
    sammanhang.close()


@pytest.mark.parametrize("tangent", ["?", "g", "l"])
def test_the_dialogs(oppen: Page, tangent: str) -> None:
    oppen.keyboard.press(tangent)
    oppen.wait_for_selector("dialog[open]")
    assert brister(oppen) == []
    oppen.keyboard.press("Escape")
    assert oppen.locator("dialog[open]").count() == 0
