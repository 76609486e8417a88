"""What all tests share: system parts that a test needs, and paths."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

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


@pytest.fixture
def chromium() -> None:
    kraver_program("chromium", "chromedriver")
