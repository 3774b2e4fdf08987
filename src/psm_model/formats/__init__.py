"""Formats of registers and reports. Each format has a module."""

from .files import dump, load
from .json import dumps, loads
from .jsonl import iter_load

__all__ = ["dump", "dumps", "iter_load", "load", "loads"]
