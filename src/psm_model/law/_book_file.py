"""The file of the statute book that is shipped with the package."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

__all__ = ["find_title", "read_book"]


@cache
def read_book() -> str:
    """Return the statute book as TOML."""
    return files(__package__).joinpath("statutes.toml").read_text(encoding="utf-8")


def find_title(short: str) -> str | None:
    """Return the title that the book has of an instrument, by its short citation; None if it has none.

    >>> find_title("UU 11/2009"), find_title("Permensos 1/2012")
    ('Kesejahteraan Sosial', 'Pekerja Sosial Masyarakat')
    """
    return _titles().get(_without_zeros(short))


@cache
def _titles() -> dict[str, str]:
    from psm_model._toml import parse_toml  # only a text with citations needs it

    entries = parse_toml(read_book(), "statute book")["statutes"]
    return {_without_zeros(entry["id"]): entry["title"] for entry in entries if "title" in entry}


def _without_zeros(short: str) -> str:
    """Return a short citation whose number has no leading zeros, which make no other instrument."""
    return re.sub(r" 0+(?=[0-9])", " ", short)
