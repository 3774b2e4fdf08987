"""Words for codes: each means one value."""

from __future__ import annotations

import pytest

from psm_model.entities import DepartureReason, Post, TermStatus
from psm_model.formats.tables.cells import read_cell
from psm_model.formats.tables.words import choice_word, parse_choice
from tests.formats.tables.sheets import COLUMNS, find_column


def test_choices_have_unique_words() -> None:
    """Each word and each code means one value; the title of a post means the post."""
    for kind in {column.choices for _, column in COLUMNS if column.choices is not None}:
        for choice in kind:
            assert parse_choice(kind, choice_word(choice).upper()) is choice
            assert parse_choice(kind, choice.value) is choice
    assert read_cell("Plt. Ketua Umum", find_column("board_term_appointments", "post")) == Post.CHAIR
    assert parse_choice(TermStatus, "terbit") is None


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("wafat", DepartureReason.DIED),
        ("Meninggal", DepartureReason.DIED),
        ("PAW", DepartureReason.REPLACED),
        ("habis masa bakti", DepartureReason.TERM_ENDED),
        ("mundur", DepartureReason.RESIGNED),
    ],
)
def test_reasons_for_leaving_have_the_words_of_offices(word: str, reason: DepartureReason) -> None:
    """The words that offices write for why somebody left are those of a reason."""
    assert parse_choice(DepartureReason, word) is reason
