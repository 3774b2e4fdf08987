"""Dates in Popolo: with a time of day, imprecise, or invalid."""

from __future__ import annotations

import json
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.errors import FormatError, Problem, safe_repr
from psm_model.formats.popolo import Ends, read_popolo
from psm_model.values import Period
from tests.formats.results import register_and_losses


@pytest.mark.parametrize(
    "last", ["2025-10-15T23:59:59Z", "2025-10-15T00:00+07:00", "2025-10-15 00:00:00", "2025-10-15T12"]
)
def test_time_of_day(last: str) -> None:
    """A date with a time of day, with or without a time zone, is read as the date, and the time is a loss."""
    event = {"id": "t", "classification": "board term", "organization_id": "o", "end_date": last}
    register, losses = register_and_losses(read_popolo(json.dumps({"events": [event]}), ends=Ends.LAST_DAY))
    assert register.board_term("t").period == Period.parse("/2025-10-15")
    assert [loss.path for loss in losses] == ["/events/0/end_date"]


@pytest.mark.parametrize(
    ("time", "is_doubtful"),
    [
        ("T14:59:59Z", False),
        ("T15:00:00Z", True),  # midnight in the east of Indonesia
        ("T17:00Z", True),
        ("T00:00:00Z", False),
        ("T00:00:00+07:00", False),
        ("T23:59:59+09:00", False),
        ("T00:00:00+09:00", False),
        ("T12:00:00-05:00", True),
        ("T06:00:00+14:00", True),
        ("T23:59:59", False),
    ],
)
def test_a_time_that_may_be_on_another_day_in_indonesia(time: str, is_doubtful: bool) -> None:  # noqa: FBT001
    """A time with a time zone that may be on another day in Indonesia is a loss that says so."""
    event = {"id": "t", "classification": "board term", "organization_id": "o", "end_date": f"2025-10-14{time}"}
    _, losses = register_and_losses(read_popolo(json.dumps({"events": [event]}), ends=Ends.LAST_DAY))
    assert ["another day" in str(loss) for loss in losses] == [is_doubtful]


DATES: Final = (
    st.sampled_from(
        ["", "TBD", "T", "2012-10-00", "2010-1-1", "1799-12-31", "1800-01-01", "2200-12-31", "2200-12", "2201"]
    )
    | st.dates().map(str)
    | st.sampled_from(["2025-02-30T00:00:00Z", "2025-10-15T08:00:00Z", "2025-10", "2025"])
    | st.text(max_size=8)
)


@given(start=DATES, end=DATES, ends=st.sampled_from(Ends), kind=st.sampled_from(["board term", "Musyawarah"]))
def test_got_is_from_the_document(start: str, end: str, ends: Ends, kind: str) -> None:
    """What a message says it got is the text in the document, or the two texts of a period."""
    organisation = {"id": "o", "name": "Contoh", "classification": "village"}
    event = {"id": "t", "classification": kind, "organization_id": "o", "start_date": start, "end_date": end}
    problems: tuple[Problem, ...] = ()
    try:
        read_popolo(json.dumps({"organizations": [organisation], "events": [event]}), ends=ends)
    except FormatError as error:
        problems = error.problems
    texts_by_path = {"/events/0/start_date": safe_repr(start), "/events/0/end_date": safe_repr(end)}
    texts_by_path["/events/0"] = "/".join(date.partition("T")[0] for date in (start, end))
    assert [problem.got for problem in problems] == [texts_by_path[problem.path] for problem in problems]


def test_invalid_dates_are_reported_in_their_place() -> None:
    """An invalid date, or a period that ends before it starts, is reported in its place; a birth date is not shown."""
    document = {
        "persons": [{"id": "p", "name": "A", "birth_date": "1955-02-30"}],
        "events": [
            {
                "id": "t",
                "organization_id": "o",
                "classification": "board term",
                "start_date": "2030",
                "end_date": "2025",
            }
        ],
        "memberships": [{"legislative_period_id": "t", "person_id": "p", "start_date": "31 May"}],
    }
    with pytest.raises(FormatError) as caught:
        read_popolo(json.dumps(document), ends=Ends.LAST_DAY)
    assert {problem.path: problem.got for problem in caught.value.problems} == {
        "/persons/0/birth_date": "a value that is not shown",
        "/events/0": "2030/2025",
        "/memberships/0/start_date": "'31 May'",
    }
