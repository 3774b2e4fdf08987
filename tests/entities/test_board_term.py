"""BoardTerm: the period of its label, and the period that applies."""

from __future__ import annotations

import copy
import pickle
from datetime import UTC, date, datetime
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.entities import BoardTerm, Inauguration, Roster, TermChange, TermChangeKind, TermStatus
from psm_model.errors import ParseError, WrongTypeError
from psm_model.strategies import board_terms, partial_dates
from psm_model.values import UNKNOWN, PartialDate, Period, Verdict
from tests.drawing import boards, labels
from tests.values import possible_worlds

FIRST, LAST = date(2025, 1, 1), date(2026, 12, 31)
UNTIL_NEXT = TermChange(kind=TermChangeKind.EXTENDED, until_successor=True)


def make_term(label: str | None = None, period: str | None = None) -> BoardTerm:
    """Return a term with the label and the period as text."""
    return BoardTerm(id="t", organisation_id="o", label=label, period=None if period is None else Period.parse(period))


@pytest.mark.parametrize(
    ("label", "period", "label_period", "span"),
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
def test_span(label: str | None, period: str | None, label_period: str | None, span: str | None) -> None:
    """The recorded period takes precedence over the label's; an unreadable label gives none."""
    board_term = make_term(label, period)
    assert board_term.label_period == (None if label_period is None else Period.parse(label_period))
    assert board_term.span == (None if span is None else Period.parse(span))


@given(labels())
def test_label_period_is_parsed_from_the_label(label: str) -> None:
    """A label gives the period that `Period.parse_label` reads, or none if it raises."""
    try:
        expected = Period.parse_label(label)
    except ParseError:
        assert make_term(label).label_period is None
    else:
        assert make_term(label).label_period == expected


@given(board_terms())
def test_span_is_the_period_or_the_label_period(drawn: BoardTerm) -> None:
    """The span as first decreed is the recorded period, or else the label's; without changes it holds.

    Where the period is withheld there is none.
    """
    expected = None if "period" in drawn.withheld else drawn.period or drawn.label_period
    assert drawn.decreed_span == expected
    withheld = tuple(name for name in drawn.withheld if name != "changes")
    assert attrs.evolve(drawn, changes=(), withheld=withheld).span == expected


def test_evolved_label_is_parsed_again() -> None:
    """The period of a label is cached, and not copied to a term with another label."""
    first = make_term("2017-2022")
    assert first.span == Period.parse("2017/2022")
    assert attrs.evolve(first, label="2022-2027").span == Period.parse("2022/2027")
    assert attrs.evolve(first, label=None).span is None


def test_the_inauguration_is_the_first_of_several() -> None:
    """The inauguration of a term is the one that is recorded first, whenever it took place."""
    several = [Inauguration(date=PartialDate(2023)), Inauguration(date=PartialDate(2020))]
    assert attrs.evolve(make_term(), inaugurations=several).inauguration == several[0]
    assert make_term().inauguration is None


def test_defaults() -> None:
    """By default a term is in office, and its roster is partial."""
    assert (make_term().status, make_term().roster) == (TermStatus.IN_OFFICE, Roster.PARTIAL)


def test_codes_are_stable() -> None:
    """The codes are in documents, so they must not be renamed."""
    assert " ".join(TermStatus) == "in_office annulled disputed caretaker"
    assert " ".join(Roster) == "partial complete"


@given(boards(FIRST, LAST), partial_dates(min_value=FIRST, max_value=LAST))
def test_in_office_agrees_with_all_completions(board: BoardTerm, on: PartialDate) -> None:
    """A board is in office on the days of its span; a disputed one never certainly, an annulled one never."""
    expected = Verdict.UNDETERMINED if board.span is None else possible_worlds.contains(str(board.span), str(on))
    expected_by_status = {
        TermStatus.IN_OFFICE: expected,
        TermStatus.CARETAKER: expected,
        TermStatus.DISPUTED: Verdict.of(always=False, possible=expected.possible),
        TermStatus.ANNULLED: Verdict.NO,
    }
    for status, verdict in expected_by_status.items():
        assert attrs.evolve(board, status=status).in_office(on) is verdict


@pytest.mark.parametrize("status", TermStatus)
@pytest.mark.parametrize("day", [datetime(2026, 1, 1, tzinfo=UTC), "2026-01-01", None], ids=repr)
def test_in_office_validates_the_day(status: TermStatus, day: Any) -> None:
    """A value that is not a date is refused, whatever the status."""
    with pytest.raises(WrongTypeError, match="expected a date"):
        attrs.evolve(make_term(), status=status).in_office(day)


@given(board_terms(), partial_dates())
def test_a_term_ends_on_the_day_that_is_set(term: BoardTerm, day: PartialDate) -> None:
    """The last day of the span is the one set, or it is before the start; no other field is changed."""
    started = term.period if not term.changes else term.decreed_span
    start = UNKNOWN if started is None else started.start
    if isinstance(start, PartialDate) and day.precedes(start).certain:
        with pytest.raises(ParseError):
            term.end_on(day)
        return
    ended = term.end_on(day)
    assert ended.span == Period(start, day)
    assert attrs.evolve(ended, period=term.period, changes=term.changes, withheld=term.withheld) == term
    assert set(term.withheld) - {"period", "changes"} <= set(ended.withheld) <= set(term.withheld)


@pytest.mark.parametrize("withheld", [("period",), ("changes", "note"), ("label", "period", "changes")])
def test_a_term_with_a_last_day_does_not_leave_it_out(withheld: tuple[str, ...]) -> None:
    """A withheld period and withheld changes no longer are if the last day is set."""
    ended = BoardTerm(id="t", organisation_id="o", withheld=withheld).end_on(PartialDate(2024))
    assert ended.span == Period.parse("/2024")
    assert set(ended.withheld) == set(withheld) - {"period", "changes"}
    changed = BoardTerm(id="t", organisation_id="o", changes=[UNTIL_NEXT], withheld=["period"]).end_on(
        PartialDate(2024)
    )
    assert (changed.span, changed.withheld) == (Period.parse("/2024"), ("period",))


_DERIVED = ("label_period", "span", "recorded_bounds", "bounds", "shortest_span", "shortest_bounds", "decreed_span")


def _derive(term: BoardTerm) -> list[object]:
    return [getattr(term, name) for name in _DERIVED]


@given(board_terms(), board_terms(), st.sets(st.sampled_from(_DERIVED)))
def test_remembered_days_belong_to_one_record(term: BoardTerm, other: BoardTerm, asked: set[str]) -> None:
    """What a term was asked before is not taken over by changed terms, and survives copies and pickles."""
    for name in asked:
        getattr(term, name)
    fields: dict[str, Any] = {name: getattr(other, name) for name in ("period", "label", "changes", "attested")}
    recorded: dict[str, Any] = {field.name: getattr(term, field.name) for field in attrs.fields(BoardTerm)}
    try:
        changed = BoardTerm(**recorded | fields)
    except ParseError:
        return
    assert _derive(attrs.evolve(term, **fields)) == _derive(changed)
    same = BoardTerm(**recorded)
    for copied in (copy.copy(term), copy.deepcopy(term), pickle.loads(pickle.dumps(term))):  # noqa: S301  # its own
        assert copied == term
        assert _derive(copied) == _derive(same)
