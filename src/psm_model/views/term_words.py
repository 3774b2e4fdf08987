"""Words of terms, appointments and days, in English and Indonesian."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from types import MappingProxyType
from typing import Final

from psm_model.entities.appointment import Appointment
from psm_model.entities.board_term import BoardTerm, TermStatus
from psm_model.entities.term_change import TermChange, TermChangeKind
from psm_model.entities.term_names import shorten_to_years
from psm_model.entities.titles import names_section
from psm_model.errors import ParseError
from psm_model.i18n import Bilingual, Language, describe_code
from psm_model.values.partial_date import PartialDate, Precision
from psm_model.values.period import Period

from .columns import shorten

__all__ = [
    "DATES_WITHHELD",
    "NOT_IN_REGISTER",
    "NO_DATES",
    "STATUSES",
    "WHEN",
    "WITHHELD",
    "format_attested_days",
    "format_dates_beside_label",
    "format_day",
    "format_empty_board",
    "format_on",
    "format_section",
    "format_term_change",
    "format_term_dates",
    "format_term_name",
]

NO_DATES: Final = Bilingual("no dates", "tanpa tanggal")
_UNTIL: Final = Bilingual("until {}", "sampai dengan {}")
_SHORTENED_TO: Final = Bilingual("to {}", "sampai dengan {}")
_UNTIL_NEXT_BOARD: Final = Bilingual("until the next board takes office", "sampai terbentuk pengurus baru")
_IN_OFFICE: Final = Bilingual("in office {days} according to a source", "menjabat {days} menurut sumber")
_ON: Final = {
    Precision.DAY: Bilingual("on {day}", "pada {day}"),
    Precision.MONTH: Bilingual("in {day}", "pada {day}"),
    Precision.YEAR: Bilingual("in {day}", "pada tahun {day}"),
}
_NOBODY: Final = Bilingual("nobody is recorded", "belum ada pengurus yang tercatat")
_NOBODY_ON_DAY: Final = Bilingual("nobody recorded is on it", "tidak ada pengurus tercatat yang menjabat")
WITHHELD: Final = Bilingual("left out on purpose", "sengaja dikosongkan")
DATES_WITHHELD: Final = Bilingual("dates left out on purpose", "tanggal sengaja dikosongkan")
_BOARD_WITHHELD: Final = Bilingual("its people are left out on purpose", "susunannya sengaja dikosongkan")
WHEN: Final = MappingProxyType(
    {
        Precision.DAY: Bilingual("on that day", "hari itu"),
        Precision.MONTH: Bilingual("in that month", "bulan itu"),
        Precision.YEAR: Bilingual("in that year", "tahun itu"),
    }
)
"""The day, month or year that is asked about; Indonesian texts put *pada* before it."""
STATUSES: Final = MappingProxyType(
    {status: describe_code(status) for status in (TermStatus.ANNULLED, TermStatus.DISPUTED, TermStatus.CARETAKER)}
)
"""The statuses shown beside a term; a board in office needs none."""
NOT_IN_REGISTER: Final = Bilingual("{id} (not in the register)", "{id} (tidak ada dalam register)")


def format_empty_board(term: BoardTerm, *, is_day_asked: bool) -> Bilingual:
    """Return the words for a board without anybody to show.

    >>> format_empty_board(BoardTerm(id="t", organisation_id="o", withheld=["appointments"]), is_day_asked=True).english
    'its people are left out on purpose'
    """
    if "appointments" in term.withheld:
        return _BOARD_WITHHELD
    return _NOBODY_ON_DAY if is_day_asked and term.appointments else _NOBODY


def format_section(appointment: Appointment) -> str | None:
    """Return the section to show beside the title of an appointment; None if the title already names it.

    >>> head = Appointment(id="a", post=Post.SECTION_HEAD, title="Ketua Bidang Humas", section="Humas", member_id="m")
    >>> format_section(head), format_section(attrs.evolve(head, title="Ketua"))
    (None, 'Humas')
    """
    title, section = appointment.title, appointment.section
    return None if section is None or (title is not None and names_section(title, section)) else section


def format_day(day: date | PartialDate, *, language: Language) -> str:
    """Return a day, month or year in words.

    >>> format_day(date(2030, 10, 14), language="id"), format_day(PartialDate(2030), language="en")
    ('14 Oktober 2030', '2030')
    """
    return (day if isinstance(day, PartialDate) else PartialDate.from_date(day)).to_text(language=language)


def format_on(day: date | PartialDate, *, language: Language) -> str:
    """Return a day, month or year in words with its preposition.

    >>> format_on(date(2030, 10, 14), language="en"), format_on(PartialDate(2030), language="id")
    ('on 14 October 2030', 'pada tahun 2030')
    """
    precision = day.precision if isinstance(day, PartialDate) else Precision.DAY
    return _ON[precision].translate(language).format(day=format_day(day, language=language))


def format_term_name(term: BoardTerm, *, language: Language) -> str:
    """Return the name of a term with its id in brackets; the id alone if it stands for a name.

    >>> format_term_name(BoardTerm(id="t", organisation_id="o", period=Period.parse("2025/2030")), language="en")
    '2025–2030 (t)'
    """
    name, term_id = shorten(term.make_name().translate(language)), shorten(term.id)
    return name if name == term_id else f"{name} ({term_id})"


def format_attested_days(days: Iterable[PartialDate], *, language: Language) -> str:
    """Return in words that a board is in office on attested days.

    >>> format_attested_days([PartialDate(2023, 5, 4), PartialDate(2024)], language="en")
    'in office on 4 May 2023, in 2024 according to a source'
    """
    texts = ", ".join(format_on(day, language=language) for day in days)
    return _IN_OFFICE.translate(language).format(days=texts)


def format_dates_beside_label(label: str | None, span: Period | None, *, language: Language) -> str | None:
    """Return the days of a term in words; None if its label gives them, or else the years that stand for a label.

    >>> span = Period.parse("2025-10-15/2030-10-14")
    >>> format_dates_beside_label("periode 2025–2030", span, language="id")
    '15 Oktober 2025 s.d. 14 Oktober 2030'
    >>> format_dates_beside_label("periode 2025–2030", Period.parse("2025/2030"), language="id")
    >>> format_dates_beside_label(None, Period.parse("2025/2030"), language="id")
    """
    if span is None:
        return NO_DATES.translate(language)
    try:
        is_in_label = span == (shorten_to_years(span) if label is None else Period.parse_label(label))
    except ParseError:
        is_in_label = False
    return None if is_in_label else span.to_text(language=language)


def format_term_change(change: TermChange, *, language: Language) -> str:
    """Return an extension or a shortening of a term in words.

    >>> until = TermChange(kind=TermChangeKind.EXTENDED, until=PartialDate(2026, 3, 31))
    >>> format_term_change(until, language="id"), format_term_change(until, language="en")
    ('diperpanjang sampai dengan 31 Maret 2026', 'extended until 31 March 2026')
    """
    kind = describe_code(change.kind).translate(language)
    if change.until is None:
        return f"{kind} {_UNTIL_NEXT_BOARD.translate(language)}"
    until = _SHORTENED_TO if change.kind is TermChangeKind.SHORTENED else _UNTIL
    return f"{kind} {until.translate(language).format(change.until.to_text(language=language))}"


def format_term_dates(term: BoardTerm, *, language: Language) -> str | None:
    """Return the days of a term in words, with its last change or attested days; None if its name gives them.

    >>> until = TermChange(kind=TermChangeKind.EXTENDED, until_successor=True)
    >>> extended = BoardTerm(id="t", organisation_id="o", label="2020–2025", changes=[until])
    >>> format_term_dates(extended, language="en")
    'extended until the next board takes office'
    >>> attested = BoardTerm(id="t", organisation_id="o", attested=[Attestation(on=PartialDate(2023))])
    >>> format_term_dates(attested, language="en")
    'no dates, in office in 2023 according to a source'
    """
    dates = format_dates_beside_label(term.label, term.decreed_span, language=language)
    words = [] if dates is None else [dates]
    words += [format_term_change(change, language=language) for change in term.changes[-1:]]
    if term.span is None and term.attested:
        words.append(format_attested_days((attestation.on for attestation in term.attested), language=language))
    return ", ".join(words) or None
