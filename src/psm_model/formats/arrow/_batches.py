"""BatchedTables: Arrow tables that are read in slices: some entities of a class, with the rows of their parts."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Final, NamedTuple

import attrs
import pyarrow as pa
import pyarrow.compute as pc

from psm_model._garbage import collection_paused
from psm_model.entities.board_term import BoardTerm
from psm_model.entities.organisation import Organisation
from psm_model.entities.places import PLACES, Entity
from psm_model.entities.register import Register
from psm_model.errors import FormatError, Problem
from psm_model.formats._problems import MAX_PROBLEMS
from psm_model.formats.loss import Loss, LossWarning
from psm_model.formats.read_result import ReadResult
from psm_model.formats.tables.schema import Table, tables

from ._fields import POSITION, owner_position
from ._locations import RowLocations, name_cell
from ._reading import TableReader

__all__ = ["BatchedTables", "UnorderedRowsError"]

_ORGANISATIONS: Final = PLACES[Organisation].field
_BOARD_TERMS: Final = PLACES[BoardTerm].field
_ID: Final = "id"


class UnorderedRowsError(FormatError):
    """The rows of a table are not in the order of their positions, so that it cannot be read in slices."""


@attrs.frozen
class BatchedTables:
    """Tables of a register, whose rows come in batches.

    They are read slice by slice: some entities, with the rows of their parts. For that, the rows have to be in the
    order of their positions and of their owners' positions, as `to_tables` makes them.
    """

    batches: Mapping[str, Callable[[], Iterable[pa.Table]]]
    """By the name of a table, a function that returns its rows in batches: at least one, which may have no rows."""
    source: str | None = None
    """The name of the file or folder for errors."""
    slice_size: int = 1 << 11
    """The number of entities that are read at once."""

    def read(self) -> ReadResult:
        """Read the register, like `from_tables`, but in memory that holds little more than the register.

        >>> from psm_model.formats.arrow import to_tables
        >>> tables = {name: (lambda table=table: [table]) for name, table in to_tables(Register.of(ipsm)).items()}
        >>> BatchedTables(tables).read().register == Register.of(ipsm)
        True

        Raises:
            FormatError: the input has a problem. The error contains every problem with its cell.
            UnorderedRowsError: the rows are in another order.
        """
        # Any: entities of the class of each list.
        lists: dict[str, list[Any]] = {place.field: [] for place in PLACES.values()}
        part_rows: dict[str, dict[int, Sequence[int]]] = {}
        losses = dict.fromkeys(self._list_unknown())
        problems: dict[Problem, None] = {}
        with collection_paused():
            for place, read in lists.items():
                for part in self._iter_slices(place):
                    reader = TableReader(part.first_rows)
                    try:
                        result = reader.read(part.tables, self.source)
                    except FormatError as error:
                        problems.update(dict.fromkeys(error.problems))
                        if len(problems) >= MAX_PROBLEMS:
                            break
                        continue
                    losses.update(dict.fromkeys(result.losses))
                    for name, rows in reader.part_rows.items():
                        moved = ((len(read) + owner, own) for owner, own in rows.items())
                        part_rows.setdefault(name, {}).update(moved)
                    read.extend(getattr(result.register, place))
            if problems:
                raise FormatError(tuple(problems), self.source)
            rows_of_entities = {place: range(len(entities)) for place, entities in lists.items()}
            return ReadResult(Register(**lists), tuple(losses), RowLocations(rows_of_entities, part_rows))

    def iter_entities(self) -> Iterator[Entity]:
        """Yield the entities without keeping them: sources, decrees, members, then organisations, each with its terms.

        Unknown tables and columns are left out with a `LossWarning`.

        >>> from psm_model.formats.arrow import to_tables
        >>> tables = {name: (lambda table=table: [table]) for name, table in to_tables(Register.of(ipsm)).items()}
        >>> [entity.id for entity in BatchedTables(tables).iter_entities()]
        ['o']

        Raises:
            FormatError: the input has a problem. The error contains the problems of one slice.
            UnorderedRowsError: the rows are in another order, or terms in another than their organisations.
        """
        warned: set[Loss] = set()
        self._warn(self._list_unknown(), warned)
        for place in (place.field for place in PLACES.values()):
            if place not in {_ORGANISATIONS, _BOARD_TERMS}:
                yield from self._iter_place(place, warned)
        ids = {
            entity_id
            for batch in self._open(_ORGANISATIONS)
            if _ID in batch.column_names
            for entity_id in batch[_ID].to_pylist()
        }
        terms = enumerate(self._iter_place(_BOARD_TERMS, warned))
        row, term = next(terms, (0, None))
        for organisation in chain(self._iter_place(_ORGANISATIONS, warned), [None]):
            while isinstance(term, BoardTerm) and term.organisation_id not in ids:
                yield term
                row, term = next(terms, (0, None))
            if organisation is None:
                break
            yield organisation
            while isinstance(term, BoardTerm) and term.organisation_id == organisation.id:
                yield term
                row, term = next(terms, (0, None))
        if term is not None:
            (table,) = (table for table in tables() if table.name == _BOARD_TERMS)
            place = name_cell(table, row, "organisation_id")
            raise self._make_error(place, "the terms of an organisation together, in the order of the organisations")

    def _iter_place(self, place: str, warned: set[Loss]) -> Iterator[Entity]:
        for part in self._iter_slices(place):
            with collection_paused():
                result = TableReader(part.first_rows).read(part.tables, self.source)
            self._warn(result.losses, warned)
            yield from getattr(result.register, place)

    def _warn(self, losses: Iterable[Loss], warned: set[Loss]) -> None:
        for loss in losses:
            if loss not in warned:
                warned.add(loss)
                warnings.warn(f"{self.source}: left out {loss}", LossWarning, stacklevel=2)

    def _list_unknown(self) -> list[Loss]:
        """Return a loss for each table that is not one of a register.

        Raises:
            FormatError: there is no other.
        """
        known = {table.name for table in tables()}
        if known.isdisjoint(self.batches):
            raise FormatError((Problem("", "a table of a register, as 'organisations'", "none"),), self.source)
        return [Loss(name, "it is not a table of a register") for name in self.batches if name not in known]

    def _open(self, name: str) -> Iterator[pa.Table]:
        return iter(self.batches[name]() if name in self.batches else ())

    def _make_error(self, place: str, expected: str) -> UnorderedRowsError:
        return UnorderedRowsError((Problem(place, expected, "another order"),), self.source)

    def _iter_slices(self, place: str) -> Iterator[_Slice]:
        """Yield the slices of the entities of a list.

        Raises:
            UnorderedRowsError: a row is not in order, or names another owner than the one at its owner's position.
        """
        try:
            yield from self._cut(place)
        except (_DisorderError, KeyError, pa.ArrowException):
            error = self._make_error(place, "rows in the order of their positions")
        else:
            return
        # Raised here, because the context of the error may have values.
        raise error

    def _cut(self, place: str) -> Iterator[_Slice]:
        whole, *parts = (table for table in tables() if table.place == place)
        if not any(table.name in self.batches for table in (whole, *parts)):
            return
        entities = _Rows(self._open(whole.name), POSITION, is_strict=True)
        several = {table: _Rows(self._open(table.name), owner_position(table)) for table in parts}
        is_last = False
        while not is_last:
            first_rows = {table.name: rows.first for table, rows in ((whole, entities), *several.items())}
            taken = entities.take(self.slice_size)
            is_last = taken.num_rows < self.slice_size
            given = {whole.name: taken}
            end = None if is_last else taken[POSITION][-1].as_py()
            for table, rows in several.items():
                given[table.name] = rows.take_until(end)
                _require_owners(table, given[table.name], taken)
            yield _Slice({name: table for name, table in given.items() if name in self.batches}, first_rows)


class _Slice(NamedTuple):
    """Some entities, with the rows of their parts."""

    tables: dict[str, pa.Table]
    """The tables, by name."""
    first_rows: dict[str, int]
    """The number of the first row of each in the whole table."""


class _DisorderError(ValueError):
    """Rows are not in order."""


class _Rows:
    """The rows of a table in batches, which are taken in the order of a position.

    Args:
        batches: The batches.
        position: The name of the column with the position.
        is_strict: Whether each position has one row.
    """

    def __init__(self, batches: Iterator[pa.Table], position: str, *, is_strict: bool = False) -> None:
        self.first = 0
        """The number of the next row."""
        self._batches = batches
        self._position = position
        self._step = int(is_strict)
        self._last: int | None = None
        self._rest: pa.Table = next(batches, pa.table({}))
        self._require_order(self._rest)

    def take(self, count: int) -> pa.Table:
        """Return a number of rows, fewer at the end.

        Raises:
            KeyError: there is no position.
            _DisorderError: a row is not in order.
        """
        while self._rest.num_rows < count and self._read_batch():
            pass
        return self._take(count)

    def take_until(self, position: int | None) -> pa.Table:
        """Return the rows up to a position, or the rest.

        Raises:
            KeyError: as for `take`.
            _DisorderError: as for `take`.
        """
        while (position is None or self._last is None or self._last <= position) and self._read_batch():
            pass
        if position is None or not self._rest.num_rows:
            return self._take(self._rest.num_rows)
        return self._take(pc.sum(pc.less_equal(self._rest[self._position], position)).as_py())

    def _take(self, count: int) -> pa.Table:
        taken, self._rest = self._rest.slice(0, count), self._rest.slice(count)
        self.first += taken.num_rows
        return taken

    def _read_batch(self) -> bool:
        """Read the next batch, and return whether there is one."""
        batch = next(self._batches, None)
        if batch is None:
            return False
        self._require_order(batch)
        self._rest = pa.concat_tables([self._rest, batch])
        return True

    def _require_order(self, batch: pa.Table) -> None:
        if not batch.num_rows:
            return
        positions = batch[self._position].cast(pa.int64()).combine_chunks()
        steps = pc.subtract(positions.slice(1), positions.slice(0, len(positions) - 1))
        smallest = pc.min(steps).as_py()
        first = positions[0].as_py()
        if (
            positions.null_count
            or (smallest is not None and smallest < self._step)
            or (self._last is not None and first < self._last + self._step)
        ):
            raise _DisorderError
        self._last = positions[-1].as_py()


def _require_owners(table: Table, rows: pa.Table, entities: pa.Table) -> None:
    """Raise if a row of a table of parts names another owner than the entity at its owner's position.

    Raises:
        KeyError: a column is missing.
        _DisorderError: a row does.
    """
    if rows.num_rows:
        positions = entities[POSITION].cast(pa.int64()).combine_chunks()
        owners = pc.index_in(rows[owner_position(table)].cast(pa.int64()), value_set=positions)
        is_same = pc.equal(entities[_ID].take(owners), rows[table.columns[0].name])
        if pc.all(is_same, skip_nulls=False).as_py() is not True:
            raise _DisorderError
