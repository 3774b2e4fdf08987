"""The fast and the strict codec, so that a test can compare them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from unittest.mock import patch

import pytest

from psm_model.entities import Register
from psm_model.errors import FormatError
from psm_model.formats import json, jsonl, line_index
from psm_model.formats.json import dumps, loads

__all__ = ["dumps_strictly", "loads_both_ways", "loads_strictly", "without_msgspec"]


@contextmanager
def without_msgspec() -> Iterator[None]:
    """Read and write as without msgspec."""
    with ExitStack() as stack:
        for module in (json, jsonl, line_index):
            stack.enter_context(patch.object(module, "fast_codec", lambda: None))
        yield


def loads_strictly(text: str | bytes, source: str | None = None) -> Register:
    """Read a document as without msgspec."""
    with without_msgspec():
        return loads(text, source=source)


def dumps_strictly(register: Register) -> str:
    """Write a register as without msgspec."""
    with without_msgspec():
        return dumps(register)


def loads_both_ways(text: str | bytes, source: str | None = None) -> Register:
    """Read a document, and assert that the strict codec gives an equal register or the same problems."""
    try:
        strict: Register | FormatError = loads_strictly(text, source)
    except FormatError as error:
        strict = error
    if isinstance(strict, FormatError):
        with pytest.raises(FormatError) as caught:
            loads(text, source=source)
        assert caught.value.problems == strict.problems
        raise strict
    register = loads(text, source=source)
    assert register == strict
    return register
