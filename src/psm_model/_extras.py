"""Imports of optional dependencies."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["require_extra"]


@contextmanager
def require_extra(module: str, needs: str, extra: str) -> Iterator[None]:
    """Name the extra if a module that is imported in the block is not installed.

    >>> with require_extra("colours", "charts need", "charts"):
    ...     import colours
    Traceback (most recent call last):
    ...
    ModuleNotFoundError: charts need the extra charts: install psm-model[charts]

    Raises:
        ModuleNotFoundError: the module, or one that it imports, is not installed.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        raise ModuleNotFoundError(f"{needs} the extra {extra}: install psm-model[{extra}]", name=module) from None
