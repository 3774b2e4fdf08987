"""read_text: the style sheets and the script of pages."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

__all__ = ["read_text"]


@cache
def read_text(name: str) -> str:
    """Return the content of a file of this package."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
