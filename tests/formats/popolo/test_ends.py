"""Ends of periods in Popolo: the last day, or the day after."""

from __future__ import annotations

import json

import pytest

from psm_model.entities import Appointment, BoardTerm, Event, Organisation, Post, Register
from psm_model.errors import FormatError
from psm_model.formats.popolo import Ends, format_popolo, read_popolo
from psm_model.values import Level, PartialDate, Period
from tests.formats.popolo.shared import read_sorted
from tests.formats.results import register_and_losses


@pytest.mark.parametrize(
    ("period", "last_day", "day_after"),
    [
        ("2025-10-15/2030-10-14", "2030-10-14", "2030-10-15"),
        ("2025-10-15/2025-10-15", "2025-10-15", "2025-10-16"),
        ("2023-12-31/2024-02-28", "2024-02-28", "2024-02-29"),
        ("2014/2014-01-01", "2014-01-01", "2014-01-02"),
        ("2014-12-31/2014", "2014", "2014"),
        ("2025/2030", "2030", "2030"),
        ("2025-10-31/2025-10", "2025-10", "2025-10"),
        ("/1800-01-01", "1800-01-01", "1800-01-02"),
    ],
)
def test_ends(period: str, last_day: str, day_after: str) -> None:
    """A last day is written as it is or as the day after, as requested; months and years are unchanged."""
    last = Period.parse(period).end
    assert isinstance(last, PartialDate)
    register = Register.of(
        Organisation(id="o", name="IPSM", level=Level.NATIONAL, events=(Event(kind="Rapat", last_date=last),)),
        BoardTerm(
            id="t",
            organisation_id="o",
            period=Period.parse(period),
            appointments=(Appointment(id="a", post=Post.CHAIR, member_id="m", period=Period.parse(period)),),
        ),
    )
    for ends, expected in ((Ends.LAST_DAY, last_day), (Ends.DAY_AFTER, day_after)):
        text, losses = format_popolo(register, ends=ends)
        tree = json.loads(text)
        assert [item["end_date"] for item in (*tree["events"], *tree["memberships"])] == [expected] * 3
        assert (losses, read_sorted(text, ends)) == ((), register)


@pytest.mark.parametrize(
    ("period", "ends", "lost"),
    [
        ("2025/..", Ends.LAST_DAY, "/period/end"),
        ("/..", Ends.LAST_DAY, "/period"),
        ("2025/2200-12-31", Ends.DAY_AFTER, "/period/end"),
        ("/2200-12-31", Ends.DAY_AFTER, "/period"),
        ("/2200-12-31", Ends.LAST_DAY, None),
        ("/2200", Ends.DAY_AFTER, None),
        ("2025/", Ends.DAY_AFTER, None),
    ],
)
def test_unwritable_ends(period: str, ends: Ends, lost: str | None) -> None:
    """An open end, or one without a day after, is lost, with the whole period if nothing remains."""
    term = BoardTerm(id="t", organisation_id="o", period=Period.parse(period))
    _, losses = format_popolo(Register.of(term), ends=ends)
    assert [loss.path for loss in losses] == ([] if lost is None else [f"/board_terms/0{lost}"])


def test_unwritable_last_day_of_an_event() -> None:
    """The last possible day has no day after, so it is lost in that form."""
    event = Event(kind="Rapat", last_date=PartialDate(2200, 12, 31))
    organisation = Organisation(id="o", name="IPSM", level=Level.NATIONAL, events=(event,))
    _, losses = format_popolo(Register.of(organisation), ends=Ends.DAY_AFTER)
    assert [loss.path for loss in losses] == ["/organisations/0/events/0/last_date"]


@pytest.mark.parametrize("kind", ["board term", "Musyawarah"])
def test_unreadable_ends(kind: str) -> None:
    """The first possible day has no day before, which is reported with that day."""
    organisation = {"id": "o", "name": "Contoh", "classification": "village"}
    event = {"id": "t", "classification": kind, "organization_id": "o", "end_date": "1800-01-01"}
    document = json.dumps({"organizations": [organisation], "events": [event]})
    with pytest.raises(FormatError) as caught:
        read_popolo(document, ends=Ends.DAY_AFTER)
    assert [(problem.path, problem.expected, problem.got) for problem in caught.value.problems] == [
        ("/events/0/end_date", "a date whose day before is from 1800 to 2200", "'1800-01-01'")
    ]


def test_day_after_an_imprecise_day() -> None:
    """The day before an imprecise end is unknown: this is reported, and the end is read unchanged."""
    event = {
        "id": "t",
        "classification": "board term",
        "organization_id": "o",
        "start_date": "2009",
        "end_date": "2014",
    }
    for ends, places in ((Ends.LAST_DAY, []), (Ends.DAY_AFTER, ["/events/0/end_date"])):
        register, losses = register_and_losses(read_popolo(json.dumps({"events": [event]}), ends=ends))
        assert register.board_term("t").period == Period.parse("2009/2014")
        assert [loss.path for loss in losses] == places


@pytest.mark.parametrize(
    ("ends", "start", "end"),
    [
        (Ends.LAST_DAY, "2025-05-01", "2025-04-30"),
        (Ends.DAY_AFTER, "2025-05-01", "2025-05-01"),
        (Ends.DAY_AFTER, "2014", "2014-01-01"),
    ],
)
def test_period_that_ends_too_early(ends: Ends, start: str, end: str) -> None:
    """An end before the start is reported with both days as written."""
    event = {"id": "t", "classification": "board term", "organization_id": "o", "start_date": start, "end_date": end}
    with pytest.raises(FormatError) as caught:
        read_popolo(json.dumps({"events": [event]}), ends=ends)
    (problem,) = caught.value.problems
    assert (problem.path, problem.got) == ("/events/0", f"{start}/{end}")
    assert ("the day after its last" in problem.expected) == (ends is Ends.DAY_AFTER)
