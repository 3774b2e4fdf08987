"""Patterns of words, compiled on first use, because compiling them takes longer than importing the package."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

__all__ = ["ANY_CASE", "compile_pattern"]

# With re.ASCII, every match can be looked up in lower case. Without it, some letters of other alphabets match.
ANY_CASE: Final = re.IGNORECASE | re.ASCII
"""Flags for words in any case."""


@cache
def compile_pattern(pattern: str, flags: int = ANY_CASE) -> re.Pattern[str]:
    """Return the compiled pattern.

    >>> compile_pattern("maret").fullmatch("MARET") is None
    False
    """
    return re.compile(pattern, flags)
