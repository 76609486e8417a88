"""What all tests share: system parts that a test needs, and paths."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# Machines are shared and noisy: how long an example takes says nothing of the code.
settings.register_profile("projekt", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("projekt")

ROT = Path(__file__).resolve().parent.parent


def kraver_program(*namn: str) -> None:
    """Skip a test whose system program is missing; in CI that is a failure, never a skip."""
    saknad(*(program for program in namn if shutil.which(program) is None))


def saknad(*delar: str) -> None:
    """Skip a test that lacks these system parts; in CI fail it."""
    if delar and os.environ.get("CI"):
        pytest.fail(f"CI lacks {', '.join(delar)}: .ci/run must install it")
    if delar:
        pytest.skip(f"needs {', '.join(delar)}")


@pytest.fixture
def tesseract() -> None:
    kraver_program("tesseract")


@pytest.fixture(scope="session")
def webblasare() -> Iterator[Browser]:
    """The Chromium of the system, without a window."""
    from playwright.sync_api import sync_playwright

    kraver_program("chromium")
    with sync_playwright() as drivare:
        oppen = drivare.chromium.launch(executable_path=shutil.which("chromium"))
        yield oppen
        oppen.close()
