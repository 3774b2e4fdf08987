"""PSM115: when written-date-contradicts-date is found, and when not."""

from __future__ import annotations

from datetime import date

import attrs
import pytest
from hypothesis import given

from psm_model.entities import Event, Inauguration
from psm_model.values import PartialDate, Verdict
from tests.rules.samples import IPSM, NO, YES, term, verdict
from tests.values.strategies import whole_days
from tests.values.test_partial_date_text import WEEKDAYS


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
