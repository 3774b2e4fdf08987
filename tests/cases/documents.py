"""The documents of the cases, and the tables of their facts."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from psm_model import Register, load

__all__ = ["DOCUMENTS", "FACTS", "HERE", "LISTED", "find_document", "iter_leaves", "load_case"]

HERE = Path(__file__).parent
DOCUMENTS = sorted(HERE.glob("*.json"))
FACTS: Final[Mapping[str, Mapping[str, str | bool | int]]] = tomllib.loads(
    (HERE / "facts.toml").read_text(encoding="utf-8")
)
"""The facts that each case states, by the JSON Pointer of the typed field."""
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
