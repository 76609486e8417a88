"""The watch over workers touches no process that is not one."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest

from textgranskning.korning import pool


def test_another_child_of_the_caller_is_never_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "MINNE", 0)
    monkeypatch.setattr(pool, "PULS", 0.05)
    annan = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(30)"])
    klart = threading.Event()
    vakt = threading.Thread(target=pool._vakta, args=(klart,))
    vakt.start()
    with pytest.raises(subprocess.TimeoutExpired):
        annan.wait(0.5)
    monkeypatch.setattr(pool, "_vara", {annan.pid})
    assert annan.wait(5) != 0
    klart.set()
    vakt.join()
