"""The documents of the cases, and the tables of their facts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from psm_model import Register, load
from tests.cases.page_facts import PAGE_FACTS
from tests.cases.stated_facts import FACTS as LISTED_FACTS

__all__ = ["DOCUMENTS", "FACTS", "HERE", "LISTED", "find_document", "iter_leaves", "load_case"]

HERE = Path(__file__).parent
DOCUMENTS = sorted(HERE.glob("*.json"))
FACTS = {**LISTED_FACTS, **PAGE_FACTS}
LISTED = tuple(FACTS)[:19]
"""The cases whose facts are listed in the file of the sources too."""


def find_document(name: str) -> Path:
    """Return the file of a case."""
    return HERE / f"{name}.json"


@cache
def load_case(name: str) -> Register:
    """Load the register from the document of a case."""
    return load(find_document(name))


# Any: a value from a JSON parser.
def iter_leaves(value: Any, pointer: str = "") -> Iterator[tuple[str, str | bool | float | None]]:
    """Yield each scalar value of a document with its JSON Pointer."""
    match value:
        case dict():
            for key, item in value.items():
                yield from iter_leaves(item, f"{pointer}/{key}")
        case list():
            for position, item in enumerate(value):
                yield from iter_leaves(item, f"{pointer}/{position}")
        case _:
            yield pointer, value
