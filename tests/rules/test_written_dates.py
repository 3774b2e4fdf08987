"""PSM114 and PSM115: a decree after its term, and a date as written beside the date that is believed."""

from __future__ import annotations

from datetime import date
from itertools import product

import attrs
import pytest
from hypothesis import example, given

from psm_model.entities import Decree, DecreeStatus, Event, Inauguration
from psm_model.values import PartialDate, Period, Verdict
from tests.rules import oracles
from tests.rules.records import IPSM, MAYBE, NO, YES, term, verdict
from tests.rules.spans import spans
from tests.values.strategies import whole_days
from tests.values.test_partial_date_text import WEEKDAYS


def decreed(issued: str, span: str) -> Verdict:
    """What PSM114 says of a decree of a day and a term."""
    board = attrs.evolve(term(span), decree=Decree(issued=PartialDate.parse(issued)))
    return verdict("PSM114", IPSM, board)


@given(spans())
@example("2022-01-27/2022-02")
def test_a_decree_is_after_the_term_as_completions_have_it(span: str) -> None:
    """Whether a decree was issued after the last day is answered for all completions of the two."""
    for issued in ("2022-01-30", "2022-02-01", "2022-02", "2022"):
        days = oracles.days_of_date(PartialDate.parse(issued))
        wanted = oracles.judged(day > last for day, (_, last) in product(days, oracles.completions(Period.parse(span))))
        assert decreed(issued, span) is wanted


@pytest.mark.parametrize(
    ("issued", "span", "expected"),
    [
        ("2030-10-14", "2025-10-15/2030-10-14", NO),
        ("2030-10-15", "2025-10-15/2030-10-14", YES),
        ("2030", "2025/2030", MAYBE),
        ("2031", "2025/2030", YES),
        ("2099", "2025-10-15/..", NO),
        ("2099", "2025-10-15/", MAYBE),
    ],
)
def test_bounds_of_a_late_decree(issued: str, span: str, expected: Verdict) -> None:
    """On the last day a decree may be issued; on the day after it is late."""
    assert decreed(issued, span) is expected


def test_a_decree_that_was_not_issued_is_never_late() -> None:
    """What was never issued has no day."""
    never = Decree(issued=PartialDate(2040), status=DecreeStatus.NOT_ISSUED)
    assert verdict("PSM114", IPSM, attrs.evolve(term("2025/2030"), decree=never)) is NO


@pytest.mark.parametrize(
    ("written", "day", "expected"),
    [
        ("Rabu (15/10/2025)", "2025-10-15", NO),
        ("Rabu (15/10/2025)", "2025-10-16", YES),
        ("Kamis (15/10/2025)", "2025-10-15", YES),  # it was a Wednesday
        ("Rabu (15/10)", "2025-10-15", NO),
        ("Rabu (15/10)", "2025-10-16", YES),
        ("Kamis (15/10)", "2025-10-15", YES),
        ("15 Oktober 2025", "2025-10", NO),
        ("15 Oktober 2025", "2025", NO),
        ("15 Oktober 2025", "2025-11", YES),
        ("Oktober 2025", "2025-10-15", NO),
        ("31 Februari 2025", "2025-02-28", YES),  # there is no such day
        ("2024", "2025-10-15", YES),
        ("hari ini", "2025-10-15", NO),  # it depends on the day of publication
        ("Rabu lalu", "2025-10-15", NO),
        ("akhir pekan kemarin", "2025-10-15", NO),
    ],
)
def test_what_is_written_beside_a_date(written: str, day: str, expected: Verdict) -> None:
    """Another day, or a weekday that it was not, is found of inaugurations and events; what can't be read is not."""
    held = Inauguration(date=PartialDate.parse(day), date_as_written=written)
    assert verdict("PSM115", IPSM, attrs.evolve(term("2025/2030"), inauguration=held)) is expected
    event = Event(kind="Musda", date=PartialDate.parse(day), date_as_written=written)
    assert verdict("PSM115", attrs.evolve(IPSM, events=(event,))) is expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("10 hingga 12 Oktober 2025", NO),
        ("10-12 Oktober 2025", NO),
        ("10-13 Oktober 2025", YES),
        ("9-12 Oktober 2025", YES),
    ],
)
def test_an_event_of_several_days(written: str, expected: Verdict) -> None:
    """A span as written has the first and the last day of the event."""
    event = Event(
        kind="Munas", date=PartialDate(2025, 10, 10), last_date=PartialDate(2025, 10, 12), date_as_written=written
    )
    assert verdict("PSM115", attrs.evolve(IPSM, events=(event,))) is expected


@given(whole_days(), whole_days())
def test_a_day_is_only_what_it_is(day: date, other: date) -> None:
    """The words for a day agree with it, whatever the day, and those for another day never do."""
    words = f"{WEEKDAYS[day.weekday()][0]}, {PartialDate.from_date(day).to_text(language='id')}"
    held = Inauguration(date=PartialDate.from_date(other), date_as_written=words)
    found = verdict("PSM115", IPSM, attrs.evolve(term("1800/2200"), inauguration=held))
    assert found is (NO if day == other else YES)
