"""every_case: a table is tried whole, and what fails is named."""

from __future__ import annotations

import inspect

import pytest

from tests.every_case import every_case


def test_all_combinations_are_tried() -> None:
    """Each case of a table is combined with each of the tables below it."""
    tried: list[tuple[int, str, bool]] = []

    @every_case("number", [1, 2])
    @every_case(("letter", "flag"), [("a", True), ("b", False)])
    def test(number: int, letter: str, flag: bool) -> None:  # noqa: FBT001  # a column
        tried.append((number, letter, flag))

    assert list(inspect.signature(test).parameters) == []
    test()
    assert tried == [(1, "a", True), (1, "b", False), (2, "a", True), (2, "b", False)]


def test_a_failure_is_raised_with_its_case() -> None:
    """The error of the one case that fails is raised, with the values of the case; the others are tried too."""
    tried = []

    @every_case("number", range(3))
    def test(number: int) -> None:
        tried.append(number)
        assert number != 1

    with pytest.raises(AssertionError) as caught:
        test()
    assert caught.value.__notes__[-1] == "in the case {'number': 1}"
    assert tried == [0, 1, 2]


def test_several_failures_are_raised_together() -> None:
    """The errors of several cases, a missing error of `pytest.raises` too, are in one group with a note each."""

    @every_case("number", range(3))
    def test(number: int) -> None:
        with pytest.raises(ZeroDivisionError):
            1 // number  # raises or not

    with pytest.raises(BaseExceptionGroup, match="2 of 3 cases failed") as caught:
        test()
    assert [error.__notes__[-1][-2] for error in caught.value.exceptions] == ["1", "2"]


def test_an_empty_table_is_an_error() -> None:
    """A table without cases would test nothing."""

    @every_case("number", [])
    def test(number: int) -> None:
        raise AssertionError(number)

    with pytest.raises(AssertionError, match="no cases of number"):
        test()


def test_a_case_has_a_value_for_each_name() -> None:
    """A case with too few values is an error when the table is made."""
    with pytest.raises(ValueError, match="zip"):
        every_case(("one", "two"), [("a",)])
