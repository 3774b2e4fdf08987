"""Problems of the records that a row states: a missing or unusable id, an invalid value, a contradiction."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias

import attrs

from psm_model.errors import ConfigError, Problem
from psm_model.formats.locations import CellLocations
from psm_model.formats.tables.cell_names import split_cell
from psm_model.i18n import Bilingual

from ._fields import Field
from ._public_words import is_public_text
from ._store import Conflict, StoredRecord
from ._targets import find_target
from ._values import describe_cell
from .report import RowProblem

__all__ = [
    "FindCell",
    "describe_conflict",
    "describe_invalid",
    "describe_long_id",
    "describe_missing_id",
    "describe_missing_value",
    "locate_in_row",
]

_NOTHING: Final = Bilingual("nothing", "kosong")
_HIDDEN: Final = Bilingual("a value that is not shown", "isian yang tidak ditampilkan")
_MAP: Final = Bilingual("add a column or a constant to the mapping", "tambahkan kolom atau konstanta ke pemetaan")
_FILL: Final = Bilingual("fill in the cell", "isi selnya")
_CORRECT: Final = Bilingual("correct the cell", "perbaiki isi sel")
_CORRECT_ONE: Final = Bilingual(
    "correct one of them, or the template of the id", "perbaiki salah satunya, atau templat ID"
)


FindCell: TypeAlias = Callable[[str], tuple[str, str] | None]
"""Returns the name and the heading of the cell that has a target, or None."""


def describe_missing_id(kind: str, names: Sequence[str], place: str, find_cell: FindCell) -> RowProblem:
    """Return the problem of a row that lacks values for the id of a record: in its cell if a column has them."""
    listed = ", ".join(names)
    expected = Bilingual(f"{listed}, for the id of the {kind}", f"{listed}, untuk ID {kind}")
    return _describe_missing(expected, names, place, find_cell)


def _describe_missing(expected: Bilingual, names: Sequence[str], place: str, find_cell: FindCell) -> RowProblem:
    cell, heading = next(filter(None, map(find_cell, names)), (place, None))
    action = _MAP if heading is None else _FILL
    return RowProblem(place=cell, heading=heading, expected=expected, got=_NOTHING, action=action)


def describe_long_id(kind: str, place: str) -> RowProblem:
    """Return the problem of an id that may have a personal number in it."""
    return RowProblem(
        place=place,
        expected=Bilingual(f"an id of the {kind} without a long number", f"ID {kind} tanpa deretan angka yang panjang"),
        got=_HIDDEN,
        action=Bilingual("choose another template under ids", "pilih templat lain di ids"),
    )


def describe_missing_value(name: str, place: str, find_cell: FindCell) -> RowProblem:
    """Return the problem of a row without a required value: in its cell if a column has it."""
    return _describe_missing(Bilingual(f"a value for {name}", f"isian untuk {name}"), [name], place, find_cell)


def describe_invalid(record: StoredRecord, wrong: Sequence[Problem], place: str) -> list[RowProblem]:
    """Return the problems of a record whose values are readable, but not valid together."""
    places = CellLocations(record.cells).locate([problem.path for problem in wrong])
    return [
        RowProblem(
            place=str(places.get(problem.path, place)),
            expected=Bilingual(problem.expected, f"isian yang sah untuk {record.kind}{problem.path.replace('/', '.')}"),
            got=Bilingual(problem.got, problem.got) if _is_public(record, problem.got) else _HIDDEN,
            action=_CORRECT,
        )
        for problem in wrong
    ]


def describe_conflict(record: StoredRecord, conflict: Conflict, fields: Mapping[str, Field], place: str) -> RowProblem:
    """Return the problem of a record that contradicts an earlier one of the same id."""
    other, other_indonesian = (conflict.cell, conflict.cell) if conflict.cell else ("the mapping", "pemetaan")
    name = f"{record.kind}.{conflict.key.removeprefix('extra/')}"
    own = next((field for target, field in fields.items() if target.startswith(name) and field.place), None)
    if conflict.key == "id":
        expected = Bilingual(
            f"an id of the {record.kind} that no other row has, such as {other}",
            f"ID {record.kind} yang tidak dipakai baris lain, seperti {other_indonesian}",
        )
    else:
        expected = Bilingual(
            f"the same {name} as in {other}, since both have one id",
            f"{name} yang sama dengan {other_indonesian}, karena ID keduanya sama",
        )
    if own is None:
        got = Bilingual("another value", "isian lain")
    else:
        got = describe_cell(own.raw, is_personal=record.kind == "member" or _is_personal(name))
    return RowProblem(
        place=place if own is None else own.place,
        heading=None if own is None else own.heading,
        expected=expected,
        got=got,
        action=_CORRECT_ONE,
    )


def locate_in_row(problem: RowProblem, place: str) -> RowProblem:
    """Return the problem of a row that is left out, in that row: its value may be in a cell above, or in a title.

    Args:
        problem: The problem, where the value is.
        place: The name of the row.
    """
    (_, cell), (_, row) = split_cell(problem.place), split_cell(place)
    column = cell.rstrip("0123456789")
    if not problem.row_is_lost or cell.removeprefix(column) == row:
        return problem
    got = Bilingual(
        f"{problem.got.english}, the value of {problem.place}",
        f"{problem.got.indonesian}, isian {problem.place}",
    )
    name = place if problem.heading is None else f"{place.removesuffix(row)}{column}{row}"
    return attrs.evolve(problem, place=name, got=got)


def _is_public(record: StoredRecord, got: str) -> bool:
    """Return whether a message may show a value of a record."""
    return record.kind != "member" and is_public_text(got)


def _is_personal(name: str) -> bool:
    """Return whether a target is personal, as any other than a known one is."""
    try:
        return find_target(name).is_personal
    except ConfigError:
        return True
