"""The Spark example, with a fake context that pickles whatever travels: Spark itself is not installed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from examples.cluster.spark_check import check_on_spark
from tests.cluster.parted import write_parts
from tests.splits import copy

if TYPE_CHECKING:
    from pyspark import SparkContext

T = TypeVar("T")
U = TypeVar("U")


class Broadcast(Generic[T]):
    """A value that every executor gets."""

    def __init__(self, value: T) -> None:
        self._value = value

    @property
    def value(self) -> T:
        """The value, as an executor gets it."""
        result: T = copy(self._value)
        return result


class Rows(Generic[T]):
    """Rows, of which each is at an executor of its own."""

    def __init__(self, rows: Iterable[T]) -> None:
        self.rows: list[T] = [copy(row) for row in rows]

    def map(self, function: Callable[[T], U]) -> Rows[U]:
        """Return what a function returns for each row."""
        return Rows(map(function, self.rows))

    def treeReduce(self, function: Callable[[T, T], T]) -> T:  # noqa: N802  # its name in pyspark
        """Return the rows reduced in two levels."""
        halves: list[T] = [copy(reduce(function, half)) for half in (self.rows[::2], self.rows[1::2]) if half]
        return reduce(function, halves)


class Context:
    """The part of a context that the example uses."""

    def parallelize(self, rows: Iterable[T], _slices: int) -> Rows[T]:
        """Return rows."""
        return Rows(rows)

    def broadcast(self, value: T) -> Broadcast[T]:
        """Return a value that every executor gets."""
        return Broadcast(value)


def test_parts_have_the_report_of_the_whole(tmp_path: Path) -> None:
    """The parts, checked apart and reduced as a tree, have the report of the whole register."""
    files, wanted = write_parts(tmp_path, 40, 7)
    assert check_on_spark(cast("SparkContext", Context()), list(map(str, files))) == wanted
