"""Hostile JSON: every reader of the package reads it, or refuses it with its own error."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import suppress
from typing import Final

import pytest

from psm_model.errors import FormatError
from psm_model.formats import iter_load, loads
from psm_model.formats.jsonl import is_lines
from psm_model.formats.locations import LineLocations, locate_pointers
from psm_model.formats.popolo import Ends, read_popolo
from psm_model.formats.pydantic import strict_json
from psm_model.reports.baseline import Baseline
from psm_model.reports.excerpts import make_excerpts, make_excerpts_in_lines
from tests.formats.hostile_texts import iter_hostile_texts

POINTERS: Final = ("/sources/0", "/sources/0/id", "/members/0/name", "/members/0/cards/0", "/board_terms/0/period")


def encode(text: str) -> bytes:
    """Encode a text as UTF-8, with lone surrogates."""
    return text.encode("utf-8", "surrogatepass")


READERS: Final[dict[str, Callable[[str], object]]] = {
    "loads": loads,
    "loads bytes": lambda text: loads(encode(text)),
    "iter_load": lambda text: list(iter_load(io.BytesIO(encode(text)))),
    "read_popolo": lambda text: read_popolo(text, ends=Ends.LAST_DAY),
    "Baseline.loads": Baseline.loads,
    "strict_json": lambda text: strict_json(encode(text)),
    "is_lines": lambda text: is_lines(encode(text)),
    "make_excerpts": lambda text: make_excerpts(text, POINTERS),
    "make_excerpts_in_lines": lambda text: make_excerpts_in_lines([encode(text)], POINTERS),
    "locate_pointers": lambda text: locate_pointers(text, POINTERS),
    "LineLocations": lambda text: LineLocations(lambda: [encode(text)]).locate(POINTERS),
}


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
def test_readers_raise_only_format_errors(read: Callable[[str], object]) -> None:
    """Nesting, numbers, keys and letters that break JSON libraries are read, or refused with a `FormatError`."""
    for text in iter_hostile_texts():
        with suppress(FormatError):
            read(text)
