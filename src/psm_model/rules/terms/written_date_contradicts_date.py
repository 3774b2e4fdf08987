"""PSM115: the rule written-date-contradicts-date."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking.rule import Violation, organisation_rule
from psm_model.checking.severity import Severity
from psm_model.checking.subjects import Context, OrganisationSubject
from psm_model.errors import ParseError, safe_repr
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC
from psm_model.values.date_words import DateWords, read_date
from psm_model.values.partial_date import PartialDate, Precision
from psm_model.values.period import Period

__all__ = ["written_date_contradicts_date"]


@organisation_rule(
    code="PSM115",
    severity=Severity.INFO,
    grounds=[LOGIC],
    since="0.1.0",
    title=Bilingual("a written date that contradicts the date", "tanggal tertulis yang bertentangan dengan tanggalnya"),
    message=Bilingual(
        "the date as written, {written}, contradicts the recorded date, {date:Date}",
        "tanggal sebagaimana tertulis, {written}, bertentangan dengan tanggal yang tercatat, {date:Date}",
    ),
    explanation_indonesian="Tanggal sebagaimana tertulis dalam sumber berbeda dari tanggal yang tercatat, atau nama "
    "harinya keliru. Sumber mungkin salah cetak dan catatan ini mencatatnya apa adanya; untuk itulah kedua isian ini "
    "ada.",
)
def written_date_contradicts_date(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """A date as written in the source differs from the recorded date.

    What it checks
        The date as written of inaugurations and events, where it can be read, against the recorded date: whether it is
        another day, or names the wrong weekday.

    Why it matters
        The source has a misprint that the record preserves, or the date was copied wrongly. A misprint is not an error
        of the record: the field exists for it.

    Example
        >>> held = Inauguration(date=PartialDate(2025, 10, 16), date_as_written="Rabu (15/10/2025)")
        >>> term = BoardTerm(id="t", organisation_id="o", label="2025–2030", inauguration=held)
        >>> check(Register.of(ipsm, term)).codes
        ('PSM115',)

    Instead
        >>> right = attrs.evolve(held, date=PartialDate(2025, 10, 15))
        >>> check(Register.of(ipsm, attrs.evolve(term, inauguration=right))).codes
        ()

    Source
        Logic: one day has one date and one weekday.
    """
    for path, written, day, last, ids in _iter_written_dates(subject):
        if _contradicts(written, day, last):
            yield Violation(
                path=f"{path}/date_as_written",
                related=(f"{path}/date",),
                ids=ids,
                params={"written": safe_repr(written), "date": str(day)},
            )


def _iter_written_dates(
    subject: OrganisationSubject,
) -> Iterator[tuple[str, str, PartialDate, PartialDate | None, tuple[str, ...]]]:
    """Yield dates as written that have a recorded date: pointer, words, date, last date if any, and ids."""
    for path, term in subject.terms:
        inauguration = term.inauguration
        if inauguration is not None and inauguration.date is not None and inauguration.date_as_written is not None:
            ids = (term.id, term.organisation_id)
            yield f"{path}/inauguration", inauguration.date_as_written, inauguration.date, None, ids
    organisation = subject.organisation
    for position, event in enumerate(() if organisation is None else organisation.events):
        if organisation is not None and event.date is not None and event.date_as_written is not None:
            place = f"{subject.path}/events/{position}"
            yield place, event.date_as_written, event.date, event.last_date, (organisation.id,)


def _contradicts(written: str, day: PartialDate, last: PartialDate | None) -> bool:
    """Return whether the words state another day than the date, or the wrong weekday."""
    words = read_date(written)
    if words is not None and words.days_from_publication is None:
        return _is_another_day(words, day)
    try:
        period = Period.parse_text(written)
    except ParseError:
        return False
    ends = ((period.start, day), (period.end, last or day))
    return any(isinstance(written_end, PartialDate) and _are_apart(written_end, date) for written_end, date in ends)


def _is_another_day(words: DateWords, day: PartialDate) -> bool:
    if words.year is None:
        known = [(words.month, day.month), (words.day, day.day)]
        if any(a is not None and b is not None and a != b for a, b in known):
            return True
    else:
        try:
            stated = PartialDate(words.year, words.month, words.day)
        except ParseError:
            # The words name a day that does not exist.
            return True
        if _are_apart(stated, day):
            return True
        day = stated if stated.precision is Precision.DAY else day
    return words.weekday is not None and day.precision is Precision.DAY and day.earliest.weekday() != words.weekday


def _are_apart(first: PartialDate, second: PartialDate) -> bool:
    return first.precedes(second).certain or second.precedes(first).certain
