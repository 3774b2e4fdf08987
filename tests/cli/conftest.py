"""Files that the tests of commands share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.commands import CLEAN, OPEN_TO_DOUBT, WARNED, WRONG


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a register of each kind."""
    texts = {"clean": CLEAN, "warned": WARNED, "doubt": OPEN_TO_DOUBT, "wrong": WRONG, "broken": "{"}
    for name, text in texts.items():
        (tmp_path / f"{name}.json").write_text(text, encoding="utf-8")
    return tmp_path
