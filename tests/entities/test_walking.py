"""A walk through a register: every record, with its pointer, in the order of the document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import attrs
from hypothesis import given

from psm_model.entities import (
    Register,
)
from psm_model.formats.json import dumps
from psm_model.strategies import registers


# Any: a JSON document.
def iter_records(tree: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    """Yield all objects of a document that stand for records, with their pointers, each before its parts."""
    if isinstance(tree, dict):
        yield pointer, tree
    items = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, item in items:
        # These are values, which a walk does not yield.
        if step not in {"period", "service", "area", "domicile_area", "within", "identifiers", "extra"}:
            yield from iter_records(item, f"{pointer}/{step}")


def follow_pointer(register: Register, pointer: str) -> object:
    """Follow a JSON Pointer through the fields and tuples of a register."""
    value: Any = register
    for step in pointer.split("/")[1:]:
        value = value[int(step)] if isinstance(value, tuple) else getattr(value, step)
    return value


@given(registers())
def test_walk_follows_the_document(register: Register) -> None:
    """A walk yields the records in the order of the document, each with its pointer."""
    walked = list(register.walk())
    expected = list(iter_records(json.loads(dumps(register))))[1:]
    assert [pointer for pointer, _ in walked] == [pointer for pointer, _ in expected]
    for (pointer, record), (_, tree) in zip(walked, expected, strict=True):
        assert follow_pointer(register, pointer) is record
        # Texts of a record are in its object unchanged.
        for name, value in attrs.asdict(record, recurse=False).items():
            if type(value) is str:
                assert tree[name] == value
