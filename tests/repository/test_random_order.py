"""Random orders of the tests: nothing is lost, files stay together, and the examples of a page stay in order."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import Mock

import pytest

from tests.random_order import shuffle


def make_items(kind: type[object], file: str, number: int = 20) -> list[pytest.Item]:
    """Return items of a file."""
    return [Mock(spec=kind, path=Path(file)) for _ in range(number)]


FIRST, SECOND = make_items(pytest.Function, "test_first.py"), make_items(pytest.Function, "test_second.py")
PAGE = make_items(pytest.Item, "page.md")
ITEMS = [*FIRST, *SECOND, *PAGE]


def test_orders_differ_and_repeat() -> None:
    """Each number has an order of its own, which is the same again; the given list is left as it is."""
    orders = [shuffle(ITEMS, number) for number in range(50)]
    assert orders == [shuffle(ITEMS, number) for number in range(50)]
    assert len({tuple(map(id, order)) for order in orders}) == 50
    assert [*FIRST, *SECOND, *PAGE] == ITEMS


@pytest.mark.parametrize("number", range(10))
def test_files_stay_together(number: int) -> None:
    """The tests of a file run one after the other, each once, and the examples of a page in their order."""
    order = shuffle(ITEMS, number)
    files = [order[at : at + 20] for at in (0, 20, 40)]
    assert sorted(map(id, order)) == sorted(map(id, ITEMS))
    assert {frozenset(map(id, file)) for file in files} == {frozenset(map(id, file)) for file in (FIRST, SECOND, PAGE)}
    assert PAGE in files
    assert FIRST not in files
    assert SECOND not in files


def test_each_file_may_be_first() -> None:
    """The order of the files is random too."""
    assert {shuffle(ITEMS, number)[0].path.name for number in range(50)} == {
        "test_first.py",
        "test_second.py",
        "page.md",
    }
