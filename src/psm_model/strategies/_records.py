"""build_records: records from strategies for their fields; show_whole: strategies whose examples are shown whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, TypeVar

from hypothesis import strategies as st

from psm_model.entities.schema import list_fields

__all__ = ["build_records", "show_whole"]

T = TypeVar("T")

# Most of these are the number of no field, so that few records withhold one.
_FIELD_NUMBERS: Final = st.integers(0, 49)


def build_records(
    kind: type[T], fields: Mapping[str, st.SearchStrategy[Any]], *, withholds: bool = False
) -> st.SearchStrategy[T]:
    """Build records from their fields. In contrast to `st.builds`, the repr does not contain those of all fields."""
    optional = [field for field in list_fields(kind) if not field.is_required and field.name != "withheld"]

    @st.composite
    def build(draw: st.DrawFn) -> T:
        values = {name: draw(strategy) for name, strategy in fields.items()}
        if withholds:
            number = draw(_FIELD_NUMBERS)
            empty = [field.name for field in optional if values.get(field.name, field.default) == field.default]
            values["withheld"] = empty[number : number + 1]
        return kind(**values)

    return show_whole(build())


def show_whole(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[T]:
    """Generate the same, but have Hypothesis show the personal data, because it is invented.

    See `psm_model._source_code.Printable`: Hypothesis knows what `st.builds` made, but not what a composite made.
    """
    return st.builds(_return_same, strategy)


def _return_same(made: T) -> T:
    return made
