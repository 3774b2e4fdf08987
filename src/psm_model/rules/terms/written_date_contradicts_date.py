"""PSM115: the rule written-date-contradicts-date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from psm_model.checking import Context, MarkKind, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.errors import ParseError, WrongWeekdayError, safe_repr
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC
from psm_model.values.date_words import DateWords, read_date, read_weekday
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period

__all__ = ["WrittenDateFault", "written_date_contradicts_date"]


class WrittenDateFault(StrEnum):
    """What is wrong with a date as written."""

    ANOTHER_DAY = "another_day"
    """It is another day than the recorded one."""
    WRONG_WEEKDAY = "wrong_weekday"
    """It names a weekday that its day is not."""
    NO_SUCH_DAY = "no_such_day"
    """It names a day that no calendar has."""


@organisation_rule(
    code="PSM115",
    severity=Severity.INFO,
    mark=MarkKind.OTHER,
    grounds=[LOGIC],
    title=Bilingual("a written date that contradicts the date", "tanggal tertulis yang bertentangan dengan tanggalnya"),
    message=Bilingual(
        "the date as written, {written}, {fault:WrittenDateFault} {date:Date}",
        "tanggal sebagaimana tertulis, {written}, {fault:WrittenDateFault} {date:Date}",
    ),
    remedy=Bilingual(
        "Correct the date if it was copied wrongly from the source. If the source is misprinted, change nothing.",
        "Perbaiki tanggalnya jika salah salin dari sumber. Jika sumbernya salah cetak, biarkan.",
    ),
    explanation_indonesian="""Tanggal sebagaimana tertulis dalam sumber tidak cocok dengan tanggal yang tercatat.
    Tanggalnya berbeda, nama harinya keliru, atau tanggal itu tidak ada dalam kalender. Sumbernya mungkin salah cetak
    dan catatan ini memuatnya apa adanya; itulah gunanya kedua isian tersebut.""",
)
def written_date_contradicts_date(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """A date as written in the source differs from the recorded date.

    What it checks
        The date as written of inaugurations and events, where it can be read, against the recorded date: whether it is
        another day, names the wrong weekday, or does not exist.

    Why it matters
        Either the source has a misprint that the record preserves, or the date was copied wrongly. Preserving a
        misprint is not an error: the field exists for it.

    Example
        >>> inauguration = Inauguration(date=PartialDate(2025, 10, 16), date_as_written="Rabu (15/10/2025)")
        >>> term = BoardTerm(id="t", organisation_id="o", label="2025–2030", inaugurations=[inauguration])
        >>> check(Register.of(ipsm, term)).codes
        ('PSM115',)

    Instead
        >>> right = attrs.evolve(inauguration, date=PartialDate(2025, 10, 15))
        >>> check(Register.of(ipsm, attrs.evolve(term, inaugurations=[right]))).codes
        ()

    Source
        Logic: one day has one date and one weekday.
    """
    for path, written, day, last, ids in _iter_written_dates(subject):
        faulty = _find_fault(written, day, last)
        if faulty is not None:
            yield Violation(
                path=f"{path}/date_as_written",
                related=(f"{path}/date",),
                ids=ids,
                params={"written": safe_repr(written), "fault": faulty.fault.value, "date": faulty.shown},
            )


def _iter_written_dates(
    subject: OrganisationSubject,
) -> Iterator[tuple[str, str, PartialDate, PartialDate | None, tuple[str, ...]]]:
    """Yield dates as written that have a recorded date: pointer, words, date, last date if any, and ids."""
    for path, term in subject.terms:
        for number, inauguration in enumerate(term.inaugurations):
            if inauguration.date is not None and inauguration.date_as_written is not None:
                place, ids = f"{path}/inaugurations/{number}", (term.id, term.organisation_id)
                yield place, inauguration.date_as_written, inauguration.date, None, ids
    organisation = subject.organisation
    for position, event in enumerate(() if organisation is None else organisation.events):
        if organisation is not None and event.date is not None and event.date_as_written is not None:
            place = f"{subject.path}/events/{position}"
            yield place, event.date_as_written, event.date, event.last_date, (organisation.id,)


class _FaultyDate(NamedTuple):
    """What is wrong with a written date."""

    fault: WrittenDateFault
    """The fault."""
    shown: str
    """The date that shows the fault: the recorded one, or that whose weekday is another."""


def _find_fault(written: str, day: PartialDate, last: PartialDate | None) -> _FaultyDate | None:
    recorded = str(day) if last is None else f"{day}/{last}"
    words = read_date(written)
    if words is not None:
        # Words without a year take the record's; its last day may be in another.
        stated = (day.year, (last or day).year) if words.year is None else (words.year,)
        years = [year for year in dict.fromkeys(stated) if words.short_year in {None, year % 100}]
        if not years:
            return _FaultyDate(WrittenDateFault.ANOTHER_DAY, recorded)
        by_year = [_find_day_fault(words, year, day, last or day, recorded) for year in years]
        return None if None in by_year else by_year[0]
    weekday = read_weekday(written)
    if weekday is not None:
        return (
            None if _has_weekday(weekday, day, last or day) else _FaultyDate(WrittenDateFault.WRONG_WEEKDAY, recorded)
        )
    try:
        period = Period.parse_text(written)
    except ParseError as error:
        if error.is_general:
            return None
        # The days can be read, but do not exist or have other weekdays.
        is_weekday = isinstance(error, WrongWeekdayError)
        return _FaultyDate(WrittenDateFault.WRONG_WEEKDAY if is_weekday else WrittenDateFault.NO_SUCH_DAY, recorded)
    return _FaultyDate(WrittenDateFault.ANOTHER_DAY, recorded) if _is_another_span(period, day, last) else None


def _find_day_fault(
    words: DateWords, year: int, first: PartialDate, last: PartialDate, recorded: str
) -> _FaultyDate | None:
    try:
        date(year, words.month or 1, words.day or 1)
    except ValueError:
        return _FaultyDate(WrittenDateFault.NO_SUCH_DAY, recorded)
    try:
        stated = PartialDate(year, words.month, words.day)
    except ParseError:
        # Dates of the model have no such year.
        return _FaultyDate(WrittenDateFault.ANOTHER_DAY, recorded)
    if stated.precedes(first).certain or last.precedes(stated).certain:
        return _FaultyDate(WrittenDateFault.ANOTHER_DAY, recorded)
    # A weekday is only beside a whole day.
    if words.weekday is not None and stated.earliest.weekday() != words.weekday:
        return _FaultyDate(WrittenDateFault.WRONG_WEEKDAY, str(stated))
    return None


def _has_weekday(weekday: int, first: PartialDate, last: PartialDate) -> bool:
    """Return whether one of the days, as far as they are known, is a weekday."""
    start, end = first.earliest, last.latest
    return (weekday - start.weekday()) % 7 <= (end - start).days


def _is_another_span(period: Period, day: PartialDate, last: PartialDate | None) -> bool:
    """Return whether days as written are other days; a recorded day without a last one may be any of them."""
    start, end = period.start, period.end
    return (
        isinstance(start, PartialDate)
        and (day.precedes(start).certain or (last is not None and start.precedes(day).certain))
    ) or (
        isinstance(end, PartialDate)
        and (end.precedes(last or day).certain or (last is not None and last.precedes(end).certain))
    )
