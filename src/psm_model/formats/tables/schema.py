"""The tables of a register and their columns, derived from its types.

A table holds the records of one list. A single value of a record has columns of its own, named by its path
(``inauguration_date``). A list of records in a record has a table of its own; each row names the id of the parent
record.
"""

from __future__ import annotations

from enum import Enum, StrEnum
from functools import cache
from typing import Final

import attrs

from psm_model.entities.extra_data import ExtraData
from psm_model.entities.register import Register
from psm_model.entities.schema import FieldSpec, list_fields
from psm_model.law.citation import Citation
from psm_model.values.area import AreaCode
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period
from psm_model.values.person_name import PersonName

__all__ = ["CellType", "Column", "Table", "list_part_columns", "tables"]


class CellType(Enum):
    """The content of the cells of a column."""

    TEXT = "text"
    """Any text."""
    FILLED = "filled"
    """A text that is not empty, such as a person's name."""
    TEXTS = "texts"
    """Several texts, separated by semicolons."""
    CHOICE = "choice"
    """One of a few words."""
    FLAG = "flag"
    """Yes or no."""
    DATE = "date"
    """A date, which may be imprecise."""
    END = "end"
    """A date as in DATE, or a mark for an open end."""
    CODE = "code"
    """The code of an area."""
    CITATION = "citation"
    """The citation of a law."""
    COUNT = "count"
    """A whole number."""
    JSON = "json"
    """A value of JSON: records within a record of a part, or an application's own data."""


# Tables are made once, and columns are compared by identity.
@attrs.frozen(eq=False)
class Column:
    """A column of a table."""

    steps: tuple[str, ...]
    """Keys from the record to the value in the JSON document."""
    cell_type: CellType
    """The type of the cells."""
    owner: tuple[type, str]
    """Class and field from which the column is made."""
    required: bool = False
    """Whether each row must have a value, or each row with a value in another column of the same part."""
    choices: type[StrEnum] | None = None
    """The allowed words, if there are few."""
    default: str | None = None
    """Value of a record without the key, as in JSON."""
    sensitive: bool = False
    """Whether the cells may hold personal data."""
    identifying: bool = False
    """Whether the cells hold numbers or dates that identify somebody. One such column makes all columns of the table
    sensitive, since a value may be in the wrong column."""

    @property
    def is_always_required(self) -> bool:
        """Whether each row must have a value, whatever else it has."""
        return self.required and len(self.steps) == 1

    @property
    def name(self) -> str:
        """Name, as in "inauguration_date"."""
        return "_".join(self.steps)


@attrs.frozen(eq=False)
class Table:
    """A table of records."""

    record: type
    """Class of the records."""
    place: str
    """List of the register that holds the entities of the table, or the entities that its records are parts of."""
    steps: tuple[str, ...]
    """Keys from such an entity to the list of records; empty for the entities themselves."""
    columns: tuple[Column, ...]
    """Columns, beginning with the id of the entity if the records are parts."""

    @property
    def name(self) -> str:
        """Name, as in "board_term_appointments"."""
        return f"{_singularise(self.place)}_{self.steps[-1]}" if self.steps else self.place

    @property
    def personal(self) -> bool:
        """Whether the cells hold numbers or dates that identify somebody."""
        return any(column.identifying for column in self.columns)


def _singularise(place: str) -> str:
    return place.removesuffix("s")


@cache
def tables() -> tuple[Table, ...]:
    """Return the tables in the order of the document, each before the tables of its parts.

    >>> [table.name for table in tables()][:3]
    ['sources', 'source_law_claims', 'decrees']
    """
    result: list[Table] = []
    for place, entity in ((field.name, field.type) for field in list_fields(Register)):
        columns, lists = _make_columns(entity)
        result.append(Table(entity, place, (), _share_sensitivity(columns)))
        for steps, kind in lists:
            parts = list_part_columns(kind)
            name = f"{_singularise(place)}_id"
            # A predecessor has the id of another organisation.
            owner = f"owner_{name}" if any(column.name == name for column in parts) else name
            parent = Column((owner,), CellType.FILLED, (entity, "id"), required=True)
            result.append(Table(kind, place, steps, _share_sensitivity([parent, *parts])))
    return tuple(result)


@cache
def list_part_columns(kind: type) -> tuple[Column, ...]:
    """Return the columns of a record in a list of another record; a list of records in it is a cell of JSON.

    >>> from psm_model.entities.attestation import Attestation
    >>> [column.name for column in list_part_columns(Attestation)]
    ['on', 'source_ids']
    """
    columns, lists = _make_columns(kind)
    fields = {field.name: field for field in list_fields(kind)}
    return (*columns, *(_make_column(fields[steps[0]], steps, (kind, steps[0])) for steps, _ in lists))


def _share_sensitivity(columns: list[Column]) -> tuple[Column, ...]:
    """Return the columns of a table, all of them sensitive if any identifies somebody."""
    if not any(column.identifying for column in columns):
        return tuple(columns)
    return tuple(attrs.evolve(column, sensitive=True) for column in columns)


def _make_columns(kind: type, way: tuple[str, ...] = ()) -> tuple[list[Column], list[tuple[tuple[str, ...], type]]]:
    """Return the columns of a record, and its lists that have tables of their own."""
    columns: list[Column] = []
    lists: list[tuple[tuple[str, ...], type]] = []
    for field in list_fields(kind):
        steps, owner = (*way, field.name), (kind, field.name)
        if field.is_list and attrs.has(field.type):
            lists.append((steps, field.type))
        elif field.type is AreaCode:
            columns.append(_make_column(field, steps, owner))
            columns.append(Column((*steps, "vintage"), CellType.TEXT, owner))
        elif field.type is Period:
            columns.append(Column((*steps, "start"), CellType.DATE, owner))
            columns.append(Column((*steps, "end"), CellType.END, owner))
        elif attrs.has(field.type) and field.type not in _LEAVES:
            more, within = _make_columns(field.type, steps)
            columns += (attrs.evolve(column, sensitive=column.sensitive or field.is_sensitive) for column in more)
            lists += within
        else:
            columns.append(_make_column(field, steps, owner))
    return columns, lists


_LEAVES: Final[dict[type, CellType]] = {
    str: CellType.TEXT,
    bool: CellType.FLAG,
    PartialDate: CellType.DATE,
    PersonName: CellType.FILLED,
    Citation: CellType.CITATION,
    AreaCode: CellType.CODE,
    int: CellType.COUNT,
    ExtraData: CellType.JSON,
}


def _make_column(field: FieldSpec, steps: tuple[str, ...], owner: tuple[type, str]) -> Column:
    choices = field.type if issubclass(field.type, StrEnum) else None
    if attrs.has(field.type) and field.type not in _LEAVES:
        cell_type = CellType.JSON
    elif field.is_list:
        cell_type = CellType.TEXTS
    elif choices is not None:
        cell_type = CellType.CHOICE
    else:
        cell_type = CellType.FILLED if field.is_non_blank else _LEAVES[field.type]
    default = field.default
    return Column(
        steps,
        cell_type,
        owner,
        required=field.is_required,
        choices=choices,
        default=str(default.value) if isinstance(default, StrEnum) else None,
        sensitive=field.is_sensitive,
        identifying=field.is_identifying,
    )
