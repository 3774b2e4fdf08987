"""PSM115: conditions and report of written-date-contradicts-date."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from psm_model.entities import Event, Inauguration, Organisation
from psm_model.rules.terms.written_date_contradicts_date import WrittenDateFault
from psm_model.values import PartialDate, Verdict
from tests.rules.samples import IPSM, NO, YES, run_rule, term, verdict
from tests.values.strategies import WEEKDAYS, whole_days


@pytest.mark.parametrize(
    ("written", "day", "expected"),
    [
        ("Rabu (15/10/2025)", "2025-10-15", NO),
        ("Rabu (15/10/2025)", "2025-10-16", YES),
        ("Kamis (15/10/2025)", "2025-10-15", YES),  # it was a Wednesday
        ("Rabu (15/10)", "2025-10-15", NO),
        ("Rabu (15/10)", "2025-10-16", YES),
        ("Kamis (15/10)", "2025-10-15", YES),
        ("Rabu (15/10)", "2025-10", NO),
        ("Kamis (15/10)", "2025-10", YES),  # its year is the record's
        ("Kamis (15/10)", "2025", YES),
        ("kemarin (15/10)", "2025-10-15", NO),
        ("kemarin (15/10)", "2025-10-16", YES),
        ("Rabu (15/10/25)", "2025-10-15", NO),
        ("15/10/25", "2024-10-15", YES),
        ("15/10/25", "2025-10-16", YES),
        ("15 (lima belas) Oktober 2025", "2025-10-16", YES),
        ("15 Oktober 2025", "2025-10", NO),
        ("15 Oktober 2025", "2025", NO),
        ("15 Oktober 2025", "2025-11", YES),
        ("Oktober 2025", "2025-10-15", NO),
        ("31 Februari 2025", "2025-02-28", YES),  # there is no such day
        ("2024", "2025-10-15", YES),
        ("Rabu", "2025-10-15", NO),
        ("Kamis", "2025-10-15", YES),
        ("hari Kamis malam", "2025-10-15", YES),
        ("Kamis", "2025-10", NO),  # one of its days is
        ("Kamis lalu", "2025-10-15", YES),
        ("minggu lalu", "2025-10-15", NO),  # last week
        ("hari Minggu lalu", "2025-10-15", YES),
        ("Sel", "2025-10-15", NO),
        ("hari ini", "2025-10-15", NO),  # it depends on the day of publication
        ("Rabu lalu", "2025-10-15", NO),
        ("akhir pekan kemarin", "2025-10-15", NO),
    ],
)
def test_verdict_on_a_date_as_written(written: str, day: str, expected: Verdict) -> None:
    """Another day or a wrong weekday is reported for inaugurations and events; unreadable words are not."""
    inauguration = Inauguration(date=PartialDate.parse(day), date_as_written=written)
    assert verdict("PSM115", IPSM, attrs.evolve(term("2025/2030"), inaugurations=(inauguration,))) is expected
    event = Event(kind="Musda", date=PartialDate.parse(day), date_as_written=written)
    assert verdict("PSM115", attrs.evolve(IPSM, events=(event,))) is expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("10 hingga 12 Oktober 2025", NO),
        ("10-12 Oktober 2025", NO),
        ("10-13 Oktober 2025", YES),
        ("9-12 Oktober 2025", YES),
        ("11-12 Oktober 2025", YES),
        ("10-11 Oktober 2025", YES),
        ("Jumat-Minggu, 10-12 Oktober 2025", NO),
        ("Jumat-Sabtu, 10-12 Oktober 2025", YES),  # 12 October was a Sunday
        ("30-31 April 2025", YES),  # there is no such day
        ("12-10 Oktober 2025", NO),  # it cannot be read
    ],
)
def test_verdict_on_a_written_span_of_an_event(written: str, expected: Verdict) -> None:
    """A span as written must have the first and the last day of the event."""
    assert verdict("PSM115", with_several_days(written, "2025-10-10", "2025-10-12")) is expected


def with_several_days(written: str, first: str, last: str) -> Organisation:
    """Return the association with an event of several days."""
    event = Event(
        kind="Munas", date=PartialDate.parse(first), last_date=PartialDate.parse(last), date_as_written=written
    )
    return attrs.evolve(IPSM, events=(event,))


@pytest.mark.parametrize(
    ("written", "first", "last", "expected"),
    [
        ("Sabtu (11/10/2025)", "2025-10-10", "2025-10-12", NO),
        ("Minggu (12/10)", "2025-10-10", "2025-10-12", NO),
        ("Sabtu", "2025-10-10", "2025-10-12", NO),
        ("Minggu", "2025-10-10", "2025-10-12", NO),
        ("Kamis", "2025-10-10", "2025-10-12", YES),
        ("Senin", "2025-10-10", "2025-10-12", YES),
        ("Senin (13/10/2025)", "2025-10-10", "2025-10-12", YES),
        ("Kamis (9/10)", "2025-10-10", "2025-10-12", YES),
        ("Kamis (2/1)", "2024-12-30", "2025-01-03", NO),  # 2 January 2025, a Thursday
        ("Selasa (31/12)", "2024-12-30", "2025-01-03", NO),
        ("Jumat (2/1)", "2024-12-30", "2025-01-03", YES),
    ],
)
def test_written_day_may_be_any_day_of_an_event(written: str, first: str, last: str, expected: Verdict) -> None:
    """A single day or weekday as written may be any day of the event, in each of its years."""
    assert verdict("PSM115", with_several_days(written, first, last)) is expected


@given(whole_days(), st.integers(1, 9), st.integers(-12, 12))
def test_recorded_day_may_be_any_day_of_a_written_span(first: date, length: int, distance: int) -> None:
    """The recorded day may be any of the days as written; a day before or after them is a contradiction."""
    assume(1801 < first.year < 2199)
    last, recorded = first + timedelta(length), first + timedelta(distance)
    words = [PartialDate.from_date(end).to_text(language="id") for end in (first, last)]
    inauguration = Inauguration(date=PartialDate.from_date(recorded), date_as_written=" s.d. ".join(words))
    expected = NO if first <= recorded <= last else YES
    assert verdict("PSM115", IPSM, attrs.evolve(term("1800/2200"), inaugurations=(inauguration,))) is expected


@pytest.mark.parametrize(
    ("written", "day", "fault", "shown"),
    [
        ("Rabu (15/10/2025)", "2025-10-16", WrittenDateFault.ANOTHER_DAY, "2025-10-16"),
        ("Kamis (15/10/2025)", "2025-10-15", WrittenDateFault.WRONG_WEEKDAY, "2025-10-15"),
        ("Kamis (15/10/2025)", "2025-10", WrittenDateFault.WRONG_WEEKDAY, "2025-10-15"),
        ("Kamis (15/10)", "2025", WrittenDateFault.WRONG_WEEKDAY, "2025-10-15"),
        ("Kamis pagi", "2025-10-15", WrittenDateFault.WRONG_WEEKDAY, "2025-10-15"),
        ("Rabu (15/10/2026)", "2025-10-15", WrittenDateFault.ANOTHER_DAY, "2025-10-15"),  # Thursday, in 2026
        ("31 Februari 2025", "2025-02", WrittenDateFault.NO_SUCH_DAY, "2025-02"),
        ("29 Februari", "2025-02", WrittenDateFault.NO_SUCH_DAY, "2025-02"),
        ("15 Oktober 2525", "2025-10", WrittenDateFault.ANOTHER_DAY, "2025-10"),
    ],
)
def test_the_fault_is_named(written: str, day: str, fault: WrittenDateFault, shown: str) -> None:
    """The finding names the fault, with the recorded date or the day that has another weekday."""
    event = Event(kind="Musda", date=PartialDate.parse(day), date_as_written=written)
    (finding,) = run_rule("PSM115", attrs.evolve(IPSM, events=(event,)))
    assert (finding.params["fault"], finding.params["date"]) == (fault.value, shown)


def test_message_on_a_wrong_weekday_names_only_the_weekday() -> None:
    """The message on a wrong weekday does not claim a contradiction of the recorded month."""
    event = Event(kind="HUT", date=PartialDate(2023, 8), date_as_written="Rabu (3/8/2023)")
    (finding,) = run_rule("PSM115", attrs.evolve(IPSM, events=(event,)))
    assert finding.message(language="en", with_owner=False) == (
        "the date as written, 'Rabu (3/8/2023)', names the wrong weekday for 3 August 2023"
    )
    assert finding.message(language="id", with_owner=False) == (
        "tanggal sebagaimana tertulis, 'Rabu (3/8/2023)', menyebut nama hari yang keliru untuk 3 Agustus 2023"
    )


def test_message_shows_all_days_of_an_event() -> None:
    """The message shows the first and the last day of an event of several days."""
    (finding,) = run_rule("PSM115", with_several_days("7 – 12 Mei 2024", "2024-05-07", "2024-05-11"))
    assert finding.message(language="en", with_owner=False) == (
        "the date as written, '7 – 12 Mei 2024', contradicts the recorded date, 7 May 2024 to 11 May 2024"
    )


@given(whole_days(), whole_days())
def test_words_for_a_day_agree_with_that_day_alone(day: date, other: date) -> None:
    """The words for a day agree with that day and with no other."""
    words = f"{WEEKDAYS[day.weekday()][0]}, {PartialDate.from_date(day).to_text(language='id')}"
    inauguration = Inauguration(date=PartialDate.from_date(other), date_as_written=words)
    result = verdict("PSM115", IPSM, attrs.evolve(term("1800/2200"), inaugurations=(inauguration,)))
    assert result is (NO if day == other else YES)


@given(whole_days(), st.integers(0, 6), st.sampled_from(["{}", "hari {}", "{} pagi", "{} (yang lain)"]))
def test_weekday_alone_is_checked(day: date, weekday: int, words: str) -> None:
    """A weekday without a date must be that of the recorded day; with other words in brackets it is ignored."""
    written = words.format(WEEKDAYS[weekday][0])
    event = Event(kind="Rapat", date=PartialDate.from_date(day), date_as_written=written)
    expected = YES if day.weekday() != weekday and "(" not in words else NO
    assert verdict("PSM115", attrs.evolve(IPSM, events=(event,))) is expected
