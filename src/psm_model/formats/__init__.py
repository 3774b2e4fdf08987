"""Formats: what registers are read from and written to, and what reports are written as. One module a format."""

from .files import dump, load
from .json import dumps, loads
from .jsonl import iter_load

__all__ = ["dump", "dumps", "iter_load", "load", "loads"]
