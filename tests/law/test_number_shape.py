"""The shapes of Roman numbers, years and numbers that are too short for a year."""

from __future__ import annotations

import pytest

from psm_model.law._number_shape import is_roman, is_short_number, is_year


@pytest.mark.parametrize(("text", "expected"), [("IV", True), ("C", True), ("", False), ("iv", False), ("IVA", False)])
def test_roman_numbers_have_only_capital_roman_digits(text: str, *, expected: bool) -> None:
    """A Roman number has one or more of the capitals I, V, X, L and C, and no other letter."""
    assert is_roman(text) is expected


@pytest.mark.parametrize(
    ("text", "is_of_year", "is_short"),
    [("2019", True, False), ("201", False, True), ("1", False, True), ("20190", False, False), ("2O19", False, False)],
)
def test_numbers_are_years_or_short_by_their_digits(text: str, *, is_of_year: bool, is_short: bool) -> None:
    """A year has four digits, and a short number fewer; a number is at most one of both."""
    assert (is_year(text), is_short_number(text)) == (is_of_year, is_short)


def test_no_text_is_no_number() -> None:
    """A text without digits is neither a year nor a short number."""
    assert not any((is_year(""), is_short_number(""), is_year("dua"), is_short_number("dua")))
