"""Texts that break JSON libraries, in each place of a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

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


def iter_hostile_texts() -> Iterator[str]:
    """Yield each value in each place."""
    for place in PLACES:
        for value in VALUES:
            yield place.format(value=value)
