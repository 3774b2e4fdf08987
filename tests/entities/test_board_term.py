"""BoardTerm: the period that its label words, and the one that it is taken to have."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given

from psm_model.entities import BoardTerm, Roster, TermStatus
from psm_model.errors import ParseError
from psm_model.strategies import board_terms
from psm_model.values import Period
from tests.strategies import labels


def term(label: str | None = None, period: str | None = None) -> BoardTerm:
    """Give a term with the label and the period in its written form."""
    return BoardTerm(id="t", organisation_id="o", label=label, period=None if period is None else Period.parse(period))


@pytest.mark.parametrize(
    ("label", "period", "worded", "span"),
    [
        ("periode 2025–2030", None, "2025/2030", "2025/2030"),
        ("periode 2025–2030", "2025-10-15/2030-10-15", "2025/2030", "2025-10-15/2030-10-15"),
        ("15 Oktober 2025 s.d. 14 Oktober 2030", None, "2025-10-15/2030-10-15", "2025-10-15/2030-10-15"),
        ("2023-2006", None, None, None),
        ("2023-2006", "2023/2026", None, "2023/2026"),
        ("", None, None, None),
        (None, "/2030", None, "/2030"),
        (None, None, None, None),
    ],
)
def test_span(label: str | None, period: str | None, worded: str | None, span: str | None) -> None:
    """The recorded period is taken before the label's; a label that can't be read gives none, and no error."""
    made = term(label, period)
    assert made.label_period == (None if worded is None else Period.parse(worded))
    assert made.span == (None if span is None else Period.parse(span))


@given(labels())
def test_label_period_is_what_the_label_words(label: str) -> None:
    """A label gives the period that `Period.parse_text` reads in it, or none where that refuses it."""
    try:
        worded = Period.parse_text(label)
    except ParseError:
        assert term(label).label_period is None
    else:
        assert term(label).label_period == worded


@given(board_terms())
def test_span_is_one_of_the_two(drawn: BoardTerm) -> None:
    """The span is the recorded period where there is one, else the label's."""
    assert drawn.span == (drawn.period or drawn.label_period)


def test_evolved_label_is_read_anew() -> None:
    """What a label words is kept with the term, and not carried on into one with another label."""
    first = term("2017-2022")
    assert first.span == Period.parse("2017/2022")
    assert attrs.evolve(first, label="2022-2027").span == Period.parse("2022/2027")
    assert attrs.evolve(first, label=None).span is None


def test_plain_term() -> None:
    """A term of which nothing is said is in office, and its roster partial: silence is no fact."""
    assert (term().status, term().roster) == (TermStatus.IN_OFFICE, Roster.PARTIAL)


def test_written_words_are_settled() -> None:
    """Documents hold these words, so that none may be renamed."""
    assert " ".join(TermStatus) == "in_office annulled disputed caretaker"
    assert " ".join(Roster) == "partial complete"
