"""Formats: what registers are read from and written to, and what reports are written as. One module a format."""

from .json import dump, dumps, load, loads

__all__ = ["dump", "dumps", "load", "loads"]
