"""AreaName: the name of an area whose code is not known."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from psm_model._source_code import Printable
from psm_model.values.area import AreaCode, Level

from .schema import as_tuple, non_blank, prepare_fields

__all__ = ["AreaName", "convert_area_names"]


@attrs.frozen(kw_only=True, field_transformer=prepare_fields)
class AreaName(Printable):
    """The name of an area as written, if its code is not known.

    >>> AreaName(level=Level.VILLAGE, name="Kelurahan Contoh", within=AreaCode("33.74")).name
    'Kelurahan Contoh'
    """

    level: Level
    """The level of the area."""
    name: str = attrs.field(validator=non_blank)
    """Its name as written."""
    within: AreaCode | None = None
    """The code of an area that contains it, if one is known."""


def convert_area_names(items: Iterable[AreaName]) -> tuple[AreaName, ...]:
    """Convert names of areas to a tuple.

    Raises:
        WrongTypeError: as in `as_tuple`.
    """
    return as_tuple(items)
