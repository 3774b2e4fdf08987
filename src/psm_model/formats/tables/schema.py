"""The tables of a register, made from its types: which there are, their columns, and where each column's value stands.

A table holds the records of one list. What a record has once stands in columns of its own, named by the way to it
(``decree_number``); what it has many of stands in a table of its own, each row with the id of the record that has it.
"""

from __future__ import annotations

from enum import Enum, StrEnum
from functools import cache
from typing import Final

import attrs

from psm_model.entities.register import Register
from psm_model.entities.schema import FieldSpec, fields_of
from psm_model.law.citation import Citation
from psm_model.values.area import AreaCode
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period
from psm_model.values.person_name import PersonName

__all__ = ["CellType", "Column", "Table", "tables"]


class CellType(Enum):
    """What the cells of a column hold."""

    TEXT = "text"
    """Any text."""
    FILLED = "filled"
    """A text that is not empty, the name of a person included."""
    TEXTS = "texts"
    """Several texts, divided by semicolons."""
    CHOICE = "choice"
    """One of a few words."""
    FLAG = "flag"
    """Yes or no."""
    DATE = "date"
    """A date, which may be imprecise."""
    END = "end"
    """As DATE, or that there is no end."""
    CODE = "code"
    """The code of an area."""
    CITATION = "citation"
    """The citation of a law."""


# The tables are made once, and each column is the one that it is.
@attrs.frozen(eq=False)
class Column:
    """A column of a table."""

    steps: tuple[str, ...]
    """The keys by which its value is reached from its record in the JSON document."""
    holds: CellType
    """What its cells hold."""
    required: bool = False
    """Whether each row, or each row that has anything of what the column is a part of, must have it."""
    choices: type[StrEnum] | None = None
    """The words that it may hold, where these are few."""
    default: str | None = None
    """What stands for a record that does not say, as in JSON."""
    sensitive: bool = False
    """Whether its cells may hold personal data: those of a whole table may if any of its columns does, since what
    stands in one was perhaps meant for the next."""
    owner: tuple[type, str] = (Register, "")
    """The class and the field that it is made from."""

    @property
    def name(self) -> str:
        """Its name, as in "decree_number"."""
        return "_".join(self.steps)


@attrs.frozen(eq=False)
class Table:
    """A table of records."""

    place: str
    """The list of the register that its entities, or those that its records are parts of, stand in."""
    steps: tuple[str, ...]
    """The keys by which the list of its records is reached from such an entity; none for the entities themselves."""
    columns: tuple[Column, ...]
    """Its columns, that of the entity's id first where the records are parts."""

    @property
    def name(self) -> str:
        """Its name, as in "board_term_appointments"."""
        return f"{_singular(self.place)}_{self.steps[-1]}" if self.steps else self.place

    @property
    def personal(self) -> bool:
        """Whether its cells may hold personal data."""
        return any(column.sensitive for column in self.columns)


def _singular(place: str) -> str:
    return place.removesuffix("s")


@cache
def tables() -> tuple[Table, ...]:
    """Return the tables in the order of the document, each before those of its parts.

    >>> [table.name for table in tables()][:3]
    ['sources', 'organisations', 'organisation_area_names']
    """
    made: list[Table] = []
    for place, entity in ((field.name, field.type) for field in fields_of(Register)):
        columns, lists = _columns_of(entity)
        made.append(Table(place, (), _hidden(columns)))
        parent = Column((f"{_singular(place)}_id",), CellType.FILLED, required=True, owner=(entity, "id"))
        made += (Table(place, steps, _hidden([parent, *_columns_of(kind)[0]])) for steps, kind in lists)
    return tuple(made)


def _hidden(columns: list[Column]) -> tuple[Column, ...]:
    """Return the columns of a table, all of them sensitive if any is."""
    sensitive = any(column.sensitive for column in columns)
    return tuple(attrs.evolve(column, sensitive=sensitive) for column in columns)


def _columns_of(kind: type, way: tuple[str, ...] = ()) -> tuple[list[Column], list[tuple[tuple[str, ...], type]]]:
    """Return the columns of a record, and the lists in it that have tables of their own."""
    columns: list[Column] = []
    lists: list[tuple[tuple[str, ...], type]] = []
    for field in fields_of(kind):
        steps = (*way, field.name)
        if field.is_list and attrs.has(field.type):
            lists.append((steps, field.type))
        elif field.type is AreaCode:
            columns.append(attrs.evolve(_column(field, steps), owner=(kind, field.name)))
            columns.append(Column((*steps, "vintage"), CellType.TEXT, owner=(kind, field.name)))
        elif field.type is Period:
            columns.append(Column((*steps, "start"), CellType.DATE, owner=(kind, field.name)))
            columns.append(Column((*steps, "end"), CellType.END, owner=(kind, field.name)))
        elif attrs.has(field.type) and field.type not in _LEAVES:
            more, within = _columns_of(field.type, steps)
            columns += more
            lists += within
        else:
            columns.append(attrs.evolve(_column(field, steps), owner=(kind, field.name)))
    return columns, lists


_LEAVES: Final[dict[type, CellType]] = {
    str: CellType.TEXT,
    bool: CellType.FLAG,
    PartialDate: CellType.DATE,
    PersonName: CellType.FILLED,
    Citation: CellType.CITATION,
    AreaCode: CellType.CODE,
}


def _column(field: FieldSpec, steps: tuple[str, ...]) -> Column:
    choices = field.type if issubclass(field.type, StrEnum) else None
    if field.is_list:
        holds = CellType.TEXTS
    elif choices is not None:
        holds = CellType.CHOICE
    else:
        holds = CellType.FILLED if field.is_filled else _LEAVES[field.type]
    default = field.default
    return Column(
        steps,
        holds,
        required=field.is_required,
        choices=choices,
        default=str(default.value) if isinstance(default, StrEnum) else None,
        sensitive=field.is_sensitive,
    )
