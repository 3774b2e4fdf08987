"""Hostile JSON: every reader of the package reads it, or refuses it with its own error."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Final

import pytest

from docs._playground.checking import check_document
from psm_model.errors import FormatError
from psm_model.formats import iter_load, loads
from psm_model.formats.jsonl import is_lines
from psm_model.formats.locations import LineLocations, locate_pointers
from psm_model.formats.popolo import Ends, read_popolo
from psm_model.formats.pydantic import strict_json
from psm_model.reports.baseline import Baseline
from psm_model.reports.excerpts import make_excerpts, make_excerpts_in_lines

VALUES: Final = (
    "[" * 100_000,
    '{"a":' * 100_000,
    "[" * 900 + "]" * 900,
    "1e999",
    "-1e999",
    "1e-99999",
    "9" * 5000,
    "-" + "9" * 5000,
    "1." + "0" * 10_000,
    "NaN",
    "-Infinity",
    "-0",
    "null",
    "true",
    '"\\ud800"',
    '"\ud800"',
    '"\\u0000"',
    '"' + "a" * 100_001 + '"',
    '{"a": 1, "a": 2}',
    "[null]",
    "[[]]",
    '"\\',
)
PLACES: Final = (
    "{value}",
    '{{"psm_register": {value}}}',
    '{{"psm_register": {value}}}\n{{"type": "source"}}',
    '{{"psm_register": 1, "sources": {value}}}',
    '{{"psm_register": 1, "sources": [{{"id": "s", "published": {value}}}]}}',
    '{{"psm_register": 1, "members": [{{"id": "m", "name": "Contoh", "cards": {value}}}]}}',
    '{{"psm_register": 1, "members": [{{"id": "m", "name": "Contoh", "identifiers": [{value}]}}]}}',
    '{{"psm_register": 1, "board_terms": [{{"id": "t", "organisation_id": "o", "period": {{"end": {value}}}}}]}}',
    '{{"psm_register": 1, {value}: 1}}',
    '{{"psm_register": 1}}\n{{"type": "source", "id": {value}}}',
    '{{"psm_register": 1}}\n{value}',
    '{{"persons": [{{"id": "m", "name": "Contoh", "memberships": {value}}}], "posts": {value}}}',
    '{{"psm_baseline": 1, "findings": {value}}}',
    '{{"psm_baseline": 1, "findings": [{{"code": "A", "ids": [], "fingerprint": "f", "times": {value}}}]}}',
)
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
    "the playground": lambda text: check_document(text, "en", True),  # noqa: FBT003  # JavaScript has no keywords
}


def hostile_texts() -> Iterator[str]:
    """Yield each value in each place."""
    for place in PLACES:
        for value in VALUES:
            yield place.format(value=value)


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
def test_readers_raise_only_format_errors(read: Callable[[str], object]) -> None:
    """Nesting, numbers, keys and letters that break JSON libraries are read, or refused with a `FormatError`."""
    for text in hostile_texts():
        with suppress(FormatError):
            read(text)
