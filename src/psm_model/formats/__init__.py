"""Formats of registers. Each format has a module."""

from .files import dump, load, read, write
from .json import dumps, loads
from .jsonl import iter_load
from .loss import Loss, LossWarning
from .read_result import ReadResult

__all__ = ["Loss", "LossWarning", "ReadResult", "dump", "dumps", "iter_load", "load", "loads", "read", "write"]
