"""format_columns: text in columns within a width; only marked truncation loses text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.text import display_width, escape
from psm_model.views.columns import NARROWEST, format_columns, wrap
from tests.drawing import LETTERS

WIDTHS = st.integers(NARROWEST, 120)


@given(LETTERS, st.integers(2, 120))
def test_wrapped_lines_are_within_the_width(text: str, width: int) -> None:
    """No line is wider than the width or empty, and the letters keep their order."""
    lines = wrap(text, width)
    assert all(0 <= display_width(line) <= width for line in lines)
    assert all(lines)
    assert "".join(lines).replace(" ", "") == escape(text).replace(" ", "")


@given(st.lists(st.text("abc", min_size=1, max_size=9), max_size=20), st.integers(9, 40))
def test_words_stay_whole(words: list[str], width: int) -> None:
    """A word that fits a line is not broken, and a line ends only where the next word does not fit."""
    lines = wrap(" ".join(words), width)
    assert [word for line in lines for word in line.split(" ")] == words
    for line, following in pairwise(lines):
        assert len(line) + 1 + len(following.split(" ")[0]) > width


@given(st.lists(st.tuples(LETTERS, LETTERS, LETTERS, LETTERS), min_size=1, max_size=4), WIDTHS)
def test_columns_are_within_the_width(rows: list[tuple[str, ...]], width: int) -> None:
    """No line is wider than the terminal, ends in a space, or has an unprintable character."""
    for line in format_columns(("one", "two", "three", "four"), rows, width):
        assert display_width(line) <= width
        assert line == line.rstrip()
        assert line.isprintable()


@given(st.lists(st.tuples(*[st.text("abc", max_size=6)] * 3), min_size=1, max_size=5))
def test_columns_are_aligned(rows: list[tuple[str, str, str]]) -> None:
    """With enough room each row is one line, and a column starts at the same place in all rows."""
    lines = format_columns(("x", "y", "z"), rows, 80)
    used = [at for at in range(3) if any(row[at] for row in rows)]
    table = [row for row in [("x", "y", "z"), *rows] if any(row[at] for at in used)]
    for line, row in zip(lines, table, strict=True):
        start = 2
        for at in used:
            assert line[start:].startswith(row[at])
            start += max(1, *(len(row_text[at]) for row_text in rows)) + 2


@given(
    st.lists(st.tuples(*[st.lists(st.text("abc", min_size=1, max_size=6), max_size=9).map(" ".join)] * 4), min_size=1)
)
def test_words_give_way_last(rows: list[tuple[str, ...]]) -> None:
    """If every column has room for its longest word, no word is broken."""
    lines = format_columns(("w", "x", "y", "z"), rows, 40)
    expected = {word for row in rows for text in row for word in text.split()}
    assert {word for line in lines[1:] for word in line.split()} == expected


@pytest.mark.parametrize(
    ("word", "width", "pieces"),
    [
        ("2025-10-15/2027-01-01", 12, ["2025-10-15/", "2027-01-01"]),
        ("2025-10-15/2027-01-01", 8, ["2025-10-", "15/", "2027-01-", "01"]),
        ("a/b/c", 4, ["a/b/", "c"]),
        ("/abcd漢", 5, ["/", "abcd", "漢"]),
    ],
)
def test_long_words_break_after_slashes(word: str, width: int, pieces: list[str]) -> None:
    """A period or an address is broken after a slash or a hyphen, if there is one."""
    assert wrap(word, width) == pieces


def test_long_text_stays_whole() -> None:
    """A text of ten thousand characters is wrapped, not truncated."""
    assert "".join(wrap("x" * 10_000, 50)) == "x" * 10_000


@pytest.mark.parametrize("width", [39, 0, -1])
def test_narrow_terminal_is_refused(width: int) -> None:
    """The error names the smallest width."""
    with pytest.raises(ValueError, match=f"at least 40 columns, got {width}"):
        format_columns(["a"], [["b"]], width)


def test_wide_letters_and_marks_are_counted() -> None:
    """A wide letter takes two cells and a combining mark none."""
    head, first, second = format_columns(["a", "b"], [["漢", "x"], ["e\u0301", "y"]], 40)
    assert [display_width(line.rpartition(" ")[0]) for line in (head, first, second)] == [5, 5, 5]
    assert display_width("a\u20dd") == 1
