"""Words for codes: each means one value."""

from __future__ import annotations

from psm_model.entities import Post, TermStatus
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
