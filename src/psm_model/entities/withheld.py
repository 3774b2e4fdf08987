"""withheld: fields that are left out of a record on purpose."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

import attrs

from psm_model.errors import ParseError

from .schema import fields_of

__all__ = ["set_fields", "validate_withheld"]

R = TypeVar("R")


def validate_withheld(record: object, withheld: Iterable[str]) -> None:
    """Validate the names of the fields that are left out of a record on purpose.

    Raises:
        ParseError: a name is not that of an optional field of the record or occurs twice, or the field has a value.
    """
    names: set[str] = set()
    fields = {field.name: field for field in fields_of(type(record)) if not field.is_required}
    for name in withheld:
        field = fields.get(name)
        if field is None or name == "withheld":
            raise ParseError("value of withheld", "names of optional fields of the record", name)
        if getattr(record, name) != field.default:
            raise ParseError("value of withheld", "names of fields without a value", name)
        if name in names:
            raise ParseError("value of withheld", "each name once", name)
        names.add(name)


# Any: values of all fields, of a record of any class.
def set_fields(record: R, **values: Any) -> R:
    """Return a record with other values of some fields, which are then no longer left out on purpose.

    >>> set_fields(Source(id="s", withheld=["url", "note"]), url="https://example.org/a").withheld
    ('note',)
    """
    given: Any = record
    withheld = getattr(record, "withheld", ())
    if not values.keys().isdisjoint(withheld):
        values["withheld"] = tuple(name for name in withheld if name not in values)
    changed: R = attrs.evolve(given, **values)
    return changed
