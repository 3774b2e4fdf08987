"""Numbers in Indonesian words, and misread digits."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.values.number_words import mend_scanned_digits, parse_number_words, replace_number_words

UNITS = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
NUMBERS = st.integers(1, 9999)


def spell(number: int) -> str:
    """Return the words for a number from 1 to 9,999."""
    for scale, name in ((1000, "ribu"), (100, "ratus"), (10, "puluh")):
        if number >= scale and not 10 < number < 20:
            count, rest = divmod(number, scale)
            return f"{'se' if count == 1 else UNITS[count] + ' '}{name} {spell(rest)}".strip()
    if number > 10:
        return "sebelas" if number == 11 else f"{UNITS[number - 10]} belas"
    return UNITS[number]


@given(NUMBERS, st.sampled_from([str.lower, str.upper, str.title]))
def test_every_number_is_parsed(number: int, case: Callable[[str], str]) -> None:
    """The words for a number mean it, in any case."""
    assert parse_number_words(case(spell(number))) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nol",
        "belas",
        "satu dua",
        "lima belas dua",
        "dua puluh lima belas",
        "seratus seribu",
        "limaan",
    ],
)
def test_other_words_are_not_numbers(text: str) -> None:
    """Words that are not a number give none, and stay in a text."""
    assert parse_number_words(text) is None
    assert replace_number_words(f"tanggal {text} Oktober") == f"tanggal {text} Oktober"


@given(NUMBERS, NUMBERS)
def test_numbers_in_a_text(number: int, other: int) -> None:
    """Words are replaced by digits, alone or beside equal digits; a contradiction stays."""
    for text in (
        spell(number),
        f"{number} ({spell(number)})",
        f"{number}({spell(number)})",
        f"{spell(number)} ({number})",
    ):
        assert replace_number_words(f"tanggal {text} Oktober") == f"tanggal {number} Oktober"
    if number != other:
        for text in (f"{other} ({spell(number)})", f"{spell(number)} ({other})"):
            assert replace_number_words(text) == text


@given(st.integers(10, 9999), st.data())
def test_misread_digits(number: int, data: st.DataObject) -> None:
    """Letters that look like digits are digits in a number that has a digit left."""
    digits = list(str(number))
    kept = data.draw(st.integers(0, len(digits) - 1))
    for position, digit in enumerate(digits):
        if position != kept:
            digits[position] = data.draw(st.sampled_from({"0": "0Oo", "1": "1Il"}.get(digit, digit)))
    assert mend_scanned_digits(f"tanggal {''.join(digits)} Oktober") == f"tanggal {number} Oktober"


@pytest.mark.parametrize("text", ["Periode II", "IO", "Olo 2025", "B2O", "2O25a", "l", "O", "Pasal 1l2O5"])
def test_other_letters_stay(text: str) -> None:
    """Letters outside numbers, and numbers longer than a year, do not change."""
    assert mend_scanned_digits(text) == text
