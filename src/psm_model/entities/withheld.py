"""withheld: fields that are left out of a record on purpose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, TypeVar

import attrs

from psm_model.errors import ParseError

from .schema import FieldSpec, list_fields

__all__ = ["WITHHELD", "iter_withheld_errors", "set_fields", "validate_withheld"]

R = TypeVar("R")


WITHHELD: Final = "value of withheld"
"""The word for a withheld field in errors."""


def validate_withheld(record: object, withheld: Iterable[str]) -> None:
    """Validate the names of the withheld fields of a record.

    Raises:
        ParseError: a name is not an optional field of the record or occurs twice, or the field has a value.
    """
    for _, error in iter_withheld_errors(
        type(record), withheld, lambda field: getattr(record, field.name) != field.default
    ):
        raise error


def iter_withheld_errors(
    record_type: type, withheld: Iterable[str], has_value: Callable[[FieldSpec], bool]
) -> Iterator[tuple[int, ParseError]]:
    """Yield the position and the error of each wrong name of a withheld field.

    Args:
        record_type: The class of the record.
        withheld: The names.
        has_value: Whether an optional field of the record has another value than its default.

    >>> for position, error in iter_withheld_errors(Source, ["url", "page", "url"], lambda field: False):
    ...     print(position, error.expected)
    1 names of optional fields of the record
    2 each name once
    """
    names: set[str] = set()
    fields = {field.name: field for field in list_fields(record_type) if not field.is_required}
    for position, name in enumerate(withheld):
        field = fields.get(name)
        if field is None or name == "withheld":
            yield position, ParseError(WITHHELD, "names of optional fields of the record", name)
        elif has_value(field):
            yield position, ParseError(WITHHELD, "names of fields without a value", name)
        elif name in names:
            yield position, ParseError(WITHHELD, "each name once", name)
        names.add(name)


# Any: values of all fields, of a record of any class.
def set_fields(record: R, **values: Any) -> R:
    """Return a record with new values in some fields, which are then no longer withheld.

    >>> set_fields(Source(id="s", withheld=["url", "note"]), url="https://example.org/a").withheld
    ('note',)
    """
    given: Any = record
    withheld = getattr(record, "withheld", ())
    if not values.keys().isdisjoint(withheld):
        values["withheld"] = tuple(name for name in withheld if name not in values)
    changed: R = attrs.evolve(given, **values)
    return changed
