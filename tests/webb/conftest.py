"""A browser for the tests of pages, and a round to review."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.webb.hjalp import gor_omgang, sida_for

expect.set_options(timeout=20_000)  # ms: a busy machine is slow, not wrong


@pytest.fixture(scope="session")
def omgang(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return gor_omgang(tmp_path_factory.mktemp("omgang"))


@pytest.fixture
def ut(omgang: Path, tmp_path: Path) -> Path:
    """A round of the test's own; the akter lie where they were screened."""
    return Path(shutil.copytree(omgang, tmp_path / "ut"))


@pytest.fixture
def lank(ut: Path) -> Iterator[str]:
    with sida_for(ut) as lanken:
        yield lanken


@pytest.fixture
def oppen(lank: str, webblasare: Browser) -> Iterator[Page]:
    """The page, opened with its link."""
    sammanhang = webblasare.new_context(viewport={"width": 1300, "height": 900})
    sida = sammanhang.new_page()
    fel: list[str] = []
    sida.on("pageerror", lambda ett: fel.append(str(ett)))
    sida.on("dialog", lambda ett: fel.append(ett.message))
    sida.goto(lank)
    sida.wait_for_selector("#lista [aria-current]")
    yield sida
    sammanhang.close()
    assert fel == []
