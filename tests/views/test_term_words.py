"""Terms, sections and days in words: nothing that a label or a title already says, and prepositions that fit."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from psm_model.entities import Appointment, BoardTerm, Post, TermChange, TermChangeKind
from psm_model.i18n import LANGUAGES
from psm_model.values import PartialDate, Period
from psm_model.views.term_words import (
    format_attested_days,
    format_dates_beside_label,
    format_day,
    format_empty_board,
    format_on,
    format_section,
    format_term_change,
    format_term_dates,
)
from tests.views.boards import make_chair

TERM = BoardTerm(id="t", organisation_id="o")


@pytest.mark.parametrize(
    ("day", "english", "indonesian"),
    [
        (date(2030, 10, 14), "on 14 October 2030", "pada 14 Oktober 2030"),
        (PartialDate(2030, 10), "in October 2030", "pada Oktober 2030"),
        (PartialDate(2030), "in 2030", "pada tahun 2030"),
    ],
)
def test_days_have_their_preposition(day: date | PartialDate, english: str, indonesian: str) -> None:
    """A day, a month and a year each have the preposition of the language."""
    for language, words in zip(LANGUAGES, (english, indonesian), strict=True):
        assert format_on(day, language=language) == words
        assert words.endswith(format_day(day, language=language))
    exact = day if isinstance(day, PartialDate) else PartialDate.from_date(day)
    assert format_attested_days([exact], language="en") == f"in office {english} according to a source"


def test_dates_in_the_label_are_not_repeated() -> None:
    """The days are given beside a label that does not give the same ones, or is not a period at all."""
    span = Period.parse("2020/2025")
    assert format_dates_beside_label("2020–2025", span, language="en") is None
    for label in ("2020–2024", "SK 4"):
        assert format_dates_beside_label(label, span, language="en") == "2020–2025"
    assert format_dates_beside_label(None, span, language="en") is None
    assert format_dates_beside_label(None, Period.parse("2020/2025-06"), language="en") == "2020 to June 2025"
    assert format_dates_beside_label("SK 4", None, language="en") == "no dates"


def test_only_the_last_change_is_shown() -> None:
    """The days of a term are followed by its last change alone."""
    changes = [
        TermChange(kind=TermChangeKind.EXTENDED, until=PartialDate(2026)),
        TermChange(kind=TermChangeKind.SHORTENED, until=PartialDate(2025, 6, 30)),
    ]
    term = attrs.evolve(TERM, label="2020–2025", changes=changes)
    assert format_term_dates(term, language="en") == format_term_change(changes[-1], language="en")
    assert format_term_dates(attrs.evolve(term, changes=[]), language="en") is None


def test_sections_that_titles_name_are_not_repeated() -> None:
    """A section is shown beside a title that does not name it, and beside no title."""
    head = Appointment(id="a", post=Post.SECTION_HEAD, section="Humas", office="x")
    assert format_section(head) == "Humas"
    assert format_section(attrs.evolve(head, title="Ketua Bidang Humas")) is None
    assert format_section(attrs.evolve(head, section=None)) is None


def test_empty_boards_say_why() -> None:
    """Nobody is recorded, nobody recorded is on the board, or its people are withheld."""
    assert format_empty_board(TERM, is_day_asked=True).english == "nobody is recorded"
    filled = attrs.evolve(TERM, appointments=[make_chair("A")])
    assert format_empty_board(filled, is_day_asked=True).english == "nobody recorded is on it"
    withheld = attrs.evolve(TERM, withheld=["appointments"])
    assert "on purpose" in format_empty_board(withheld, is_day_asked=False).english
