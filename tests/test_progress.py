"""The progress bar: only for long tasks, on a terminal."""

from __future__ import annotations

import sys
from typing import Any
from unittest.mock import patch

import pytest

from psm_model._progress import show_progress


class _Terminal:
    """A terminal that records the progress bar."""

    def __init__(self) -> None:
        self.written = ""

    def isatty(self) -> bool:
        """Return True."""
        return True

    def write(self, text: str) -> int:
        """Record a text."""
        self.written += text
        return len(text)

    def flush(self) -> None:
        """Do nothing, because writing is immediate."""


@pytest.mark.skipif(sys.platform == "emscripten", reason="needs threads, which browsers lack")
def test_bar_only_for_long_tasks_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A long task draws a bar on a terminal and removes it at the end; a short task and a pipe get none."""
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with show_progress("register.jsonl", 100) as watch:
        watch(50)
    assert terminal.written == ""
    monkeypatch.setattr("psm_model._progress.Timer", _AtOnce)
    with show_progress("register.jsonl", 100) as watch:
        watch(50)
    assert "register.jsonl" in terminal.written
    assert "50%" in terminal.written
    drawn, terminal.written = terminal.written, ""
    monkeypatch.setattr(terminal, "isatty", lambda: False)
    with show_progress("register.jsonl", 100) as watch:
        watch(50)
    assert terminal.written == ""
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    with patch.dict(sys.modules, {"rich.console": None}), show_progress("register.jsonl") as watch:
        watch(50)
    assert (terminal.written, bool(drawn)) == ("", True)


class _AtOnce:
    """A timer that does not wait."""

    def __init__(self, _seconds: float, do: Any) -> None:
        self.daemon = False
        self._do = do

    def start(self) -> None:
        """Run the action now."""
        self._do()

    def cancel(self) -> None:
        """Do nothing, because the action has run."""
