"""PSM115: the rule written-date-contradicts-date."""

from __future__ import annotations

from collections.abc import Iterator

from psm_model.checking.rule import Scope, Violation, rule
from psm_model.checking.severity import Severity
from psm_model.checking.subjects import Context, OrganisationSubject
from psm_model.errors import ParseError, safe_repr
from psm_model.i18n import Bilingual
from psm_model.rules.grounds import LOGIC
from psm_model.values.date_words import DateWords, read_date
from psm_model.values.partial_date import PartialDate, Precision
from psm_model.values.period import Period

__all__ = ["written_date_contradicts_date"]


@rule(
    code="PSM115",
    severity=Severity.INFO,
    grounds=[LOGIC],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Bilingual("a written date that contradicts the date", "tanggal tertulis yang bertentangan dengan tanggalnya"),
    message=Bilingual(
        "the date as written, {written}, contradicts the date recorded, {date:Date}",
        "tanggal sebagaimana tertulis, {written}, bertentangan dengan tanggal yang tercatat, {date:Date}",
    ),
    explanation_indonesian="Tanggal sebagaimana tertulis dalam sumber adalah hari yang berbeda dari tanggal yang "
    "dicatat, atau menyebut hari yang keliru. Sumbernya salah cetak dan catatan ini mengetahuinya; memang untuk "
    "itulah kedua isian ini ada.",
)
def written_date_contradicts_date(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """A date in the words of the source is another day than the date that is believed.

    What it checks
        The date as written of inaugurations and events, where it can be read, against the date: whether it is another
        day, or names a weekday that the day was not.

    Why it matters
        The source has a misprint, which the record knows, or the date was copied wrongly. It is no error of the record:
        the field is there for it.

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
    for path, written, day, last, ids in _written_dates(subject):
        if _contradicts(written, day, last):
            yield Violation(
                path=f"{path}/date_as_written",
                related=(f"{path}/date",),
                ids=ids,
                params={"written": safe_repr(written), "date": str(day)},
            )


def _written_dates(
    subject: OrganisationSubject,
) -> Iterator[tuple[str, str, PartialDate, PartialDate | None, tuple[str, ...]]]:
    """Yield the dates as written that stand beside a date: pointer, words, date, last date if any, and ids."""
    for path, term in subject.terms:
        held = term.inauguration
        if held is not None and held.date is not None and held.date_as_written is not None:
            ids = (term.id, term.organisation_id)
            yield f"{path}/inauguration", held.date_as_written, held.date, None, ids
    organisation = subject.organisation
    for position, event in enumerate(() if organisation is None else organisation.events):
        if organisation is not None and event.date is not None and event.date_as_written is not None:
            place = f"{subject.path}/events/{position}"
            yield place, event.date_as_written, event.date, event.last_date, (organisation.id,)


def _contradicts(written: str, day: PartialDate, last: PartialDate | None) -> bool:
    """Return whether words say another day than a date, or a weekday that it was not."""
    words = read_date(written)
    if words is not None and words.days_from_publication is None:
        return _is_another_day(words, day)
    try:
        period = Period.parse_text(written)
    except ParseError:
        return False
    ends = ((period.start, day), (period.end, last or day))
    return any(isinstance(one, PartialDate) and _are_apart(one, other) for one, other in ends)


def _is_another_day(words: DateWords, day: PartialDate) -> bool:
    if words.year is None:
        known = [(words.month, day.month), (words.day, day.day)]
        if any(one is not None and other is not None and one != other for one, other in known):
            return True
    else:
        try:
            said = PartialDate(words.year, words.month, words.day)
        except ParseError:
            # It names a day that there is not.
            return True
        if _are_apart(said, day):
            return True
        day = said if said.precision is Precision.DAY else day
    return words.weekday is not None and day.precision is Precision.DAY and day.earliest.weekday() != words.weekday


def _are_apart(one: PartialDate, other: PartialDate) -> bool:
    return one.precedes(other).certain or other.precedes(one).certain
