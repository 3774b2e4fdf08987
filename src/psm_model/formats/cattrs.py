"""cattrs: records and values of this package within the classes of an application that has its own converter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

from cattrs import BaseConverter
from cattrs.errors import BaseValidationError

from psm_model.entities.extra_data import ExtraData
from psm_model.entities.schema import is_record
from psm_model.errors import Problem
from psm_model.law.citation import Citation
from psm_model.values.area import AreaCode
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period
from psm_model.values.person_name import PersonName

from ._converter import list_enums, list_records
from ._structure_errors import hide_values, is_personal, iter_problems
from .document import strict_converter

__all__ = ["configure_converter", "list_problems"]

T = TypeVar("T")

_VALUES: Final = (AreaCode, Citation, ExtraData, PartialDate, Period, PersonName)


def configure_converter(converter: BaseConverter) -> None:
    """Register hooks so that a cattrs converter reads and writes the records and values of this package.

    They read as strictly as `psm_model.loads` and write what `psm_model.dumps` writes. The converter's hooks for other
    types stay as they are, and its options do not change how a record is read.

    Errors of these hooks show no personal data, and no value outside a record. Errors of cattrs for other types may
    show the value.

    >>> from cattrs import Converter
    >>> @attrs.frozen
    ... class Office:
    ...     board: BoardTerm
    ...     floors: int
    >>> converter = Converter()
    >>> configure_converter(converter)
    >>> office = Office(BoardTerm(id="t", organisation_id="o", period=Period.parse("2025/2030")), 3)
    >>> converter.unstructure(office)
    {'board': {'id': 't', 'organisation_id': 'o', 'period': {'start': '2025', 'end': '2030'}}, 'floors': 3}
    >>> converter.structure(converter.unstructure(office), Office) == office
    True
    """
    strict = strict_converter()
    for kind in (*list_records(), *list_enums(), *_VALUES):
        converter.register_structure_hook(kind, _make_reader(strict, kind))
        converter.register_unstructure_hook(kind, strict.unstructure)


# Any: what cattrs' hooks take.
def _make_reader(strict: BaseConverter, kind: type[T]) -> Callable[[Any, Any], T]:
    # The fields of a record are known to be personal or not; a value by itself may be personal in the application.
    is_hidden = not is_record(kind) or is_personal(kind)

    def read(value: Any, _: Any) -> T:
        try:
            return strict.structure(value, kind)
        except (ValueError, BaseValidationError) as error:
            caught: Exception = error
        # Raised here, so that the context of the error is not the one that shows everything.
        raise hide_values(caught) if is_hidden or not isinstance(caught, BaseValidationError) else caught

    return read


def list_problems(error: Exception) -> list[Problem]:
    """Return the problems in an error that a converter raised for a record, each with its JSON Pointer.

    Personal data is left out, as in a `psm_model.FormatError`.

    Raises:
        Exception: the error itself, if it was not raised by a converter with the hooks of `configure_converter`.
    """
    return list(iter_problems(error))
