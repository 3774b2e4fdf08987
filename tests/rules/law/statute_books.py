"""Other statute books in the place of the real one."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from psm_model.law.statutes import StatuteBook
from psm_model.rules import law


def put_book(monkeypatch: pytest.MonkeyPatch, book: StatuteBook) -> None:
    """Replace the statute book of all rules about law."""
    for path in Path(law.__file__).parent.glob("[!_]*.py"):
        module = import_module(f"{law.__name__}.{path.stem}")
        if hasattr(module, "load_statutes"):
            monkeypatch.setattr(module, "load_statutes", lambda: book)
