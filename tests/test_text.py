"""Texts made safe to show: truncated and measured."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.masking import mask_digits
from psm_model.text import display_width, escape, fit_to_width, truncate
from psm_model.views.fitting import escape_line, shorten_middle
from tests.drawing import LETTERS
from tests.planted import DIGITS


@given(LETTERS, st.integers(1, 30))
def test_truncated_text_is_short(text: str, limit: int) -> None:
    """A text is truncated to the given length; a shorter text stays whole."""
    truncated = truncate(text, limit)
    text = mask_digits(text)
    assert truncated.isprintable()
    if len(text) <= limit:
        assert truncated == escape(text)
    else:
        assert truncated == escape(text[: limit - 1]) + "…"
        assert not re.search(r"[\x00-\x1f]", truncated)


@given(st.text(st.characters(exclude_characters="\n\r\t")))
@example("\U000505500")
def test_escaped_text_stays_the_same(text: str) -> None:
    """What is escaped and masked already does not change if it is escaped again, as in a part of another text."""
    assert escape(escape(text)) == escape(text)


@given(st.text(), st.integers(0, 40), st.booleans())
def test_truncated_text_ends_in_an_ellipsis(text: str, width: int, unicode: bool) -> None:  # noqa: FBT001
    """A text that fits stays whole; otherwise it is truncated, with an ellipsis if there is room for one."""
    plain = escape_line(text, unicode=unicode)
    for fit in (fit_to_width, shorten_middle):
        truncated = fit(plain, width, unicode=unicode)
        assert display_width(truncated) <= max(width, 0)
        if display_width(plain) <= width:
            assert truncated == plain
        elif width > 9:
            assert ("…" if unicode else "...") in truncated


@given(DIGITS, st.integers(1, 100))
def test_truncation_leaves_no_part_of_a_number(number: str, limit: int) -> None:
    """A text that is truncated within a number does not show its first digits."""
    assert not any(letter.isdigit() for letter in truncate(f"{number}, " * 300, limit))
