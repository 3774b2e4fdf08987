"""BoardTerm: the period that its label words, and the one that it is taken to have."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import attrs
import pytest
from hypothesis import given

from psm_model.entities import BoardTerm, Roster, TermStatus
from psm_model.errors import ParseError
from psm_model.strategies import board_terms, partial_dates
from psm_model.values import PartialDate, Period, Verdict
from tests.drawing import boards, labels
from tests.values import possible_worlds

FIRST, LAST = date(2025, 1, 1), date(2026, 12, 31)


def term(label: str | None = None, period: str | None = None) -> BoardTerm:
    """Return a term with the label and the period in its written form."""
    return BoardTerm(id="t", organisation_id="o", label=label, period=None if period is None else Period.parse(period))


@pytest.mark.parametrize(
    ("label", "period", "worded", "span"),
    [
        ("periode 2025–2030", None, "2025/2030", "2025/2030"),
        ("periode 2025–2030", "2025-10-15/2030-10-14", "2025/2030", "2025-10-15/2030-10-14"),
        ("15 Oktober 2025 s.d. 14 Oktober 2030", None, "2025-10-15/2030-10-14", "2025-10-15/2030-10-14"),
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
    """A label gives the period that `Period.parse_label` reads in it, or none where that refuses it."""
    try:
        worded = Period.parse_label(label)
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


@given(boards(FIRST, LAST), partial_dates(min_value=FIRST, max_value=LAST))
def test_in_office_goes_through_completions(board: BoardTerm, on: PartialDate) -> None:
    """A board is in office on the days of its span; a disputed one never surely, an annulled one never."""
    within = Verdict.UNDETERMINED if board.span is None else possible_worlds.contains(str(board.span), str(on))
    answers = {
        TermStatus.IN_OFFICE: within,
        TermStatus.CARETAKER: within,
        TermStatus.DISPUTED: Verdict.of(always=False, possible=within.possible),
        TermStatus.ANNULLED: Verdict.NO,
    }
    for status, answer in answers.items():
        assert attrs.evolve(board, status=status).in_office(on) is answer


@pytest.mark.parametrize("status", TermStatus)
@pytest.mark.parametrize("day", [datetime(2026, 1, 1, tzinfo=UTC), "2026-01-01", None], ids=repr)
def test_in_office_refuses_what_is_no_day(status: TermStatus, day: Any) -> None:
    """What is neither a date nor a partial date is refused, whatever the answer would be made of."""
    with pytest.raises(TypeError, match=r"(?:want|expected) a date"):
        attrs.evolve(term(), status=status).in_office(day)
