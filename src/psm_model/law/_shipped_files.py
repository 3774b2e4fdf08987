"""The data files of the package: the statute book, and the titles of frequently cited instruments."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

__all__ = ["find_titles", "list_all_titles", "read_book"]


@cache
def read_book() -> str:
    """Return the statute book as TOML."""
    return _read_file("statutes.toml")


def find_titles(short: str) -> tuple[str, ...]:
    """Return the titles of an instrument in the data files, by its short citation; that of the book comes first.

    >>> find_titles("UU 11/2009"), find_titles("Permensos 1/2012"), find_titles("UU 6/2014")
    (('Kesejahteraan Sosial',), ('Pekerja Sosial Masyarakat',), ('Desa',))
    """
    return _load_titles().get(_strip_zeros(short), ())


def list_all_titles() -> tuple[str, ...]:
    """Return all titles in the data files."""
    return tuple(title for titles in _load_titles().values() for title in titles)


@cache
def _load_titles() -> dict[str, tuple[str, ...]]:
    """Return the titles of the data files by their short citations."""
    from psm_model._toml import parse_toml  # only a text with citations needs it

    entries = parse_toml(read_book(), "statute book")["statutes"]
    pairs = [(entry["id"], entry["title"]) for entry in entries if "title" in entry]
    lines = (line for line in _read_file("titles.txt").splitlines() if not line.startswith("#"))
    pairs += ((short, title) for short, _, title in (line.partition("\t") for line in lines))
    titles: dict[str, tuple[str, ...]] = {}
    for short, title in pairs:
        key = _strip_zeros(short)
        titles[key] = (*titles.get(key, ()), title)
    return titles


def _read_file(name: str) -> str:
    """Return the text of a data file."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _strip_zeros(short: str) -> str:
    """Return a short citation without the leading zeros of its number, which do not distinguish instruments."""
    return re.sub(r" 0+(?=[0-9])", " ", short)
