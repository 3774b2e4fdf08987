"""Periods in the words of Indonesian and English print: how they are parsed, and how they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple, TypeAlias

from psm_model.errors import ParseError
from psm_model.i18n import OPEN_ENDED, Language, require_language

from ._date_grammar import WEEKDAY_NUMBERS
from ._patterns import compile_pattern
from ._period_grammar import (
    AFTER_TERM,
    BEFORE_TERM,
    EXTENDED,
    HIJRI_TERM,
    JOINT,
    LASTING,
    MONTH_FIRST,
    NAMED,
    SHORT_YEARS,
    SINCE_OPEN,
    TERM_WORDS,
    UNKNOWN_WORDS,
    UNTIL_NOW,
    WEEKDAY_PAIR,
    WITHIN_MONTH,
    WITHIN_YEAR,
    YEARS,
)
from .anniversary import judge_length
from .bounds import Bounds
from .date_words import has_place, normalise_words
from .endpoint import OPEN, UNKNOWN, Endpoint
from .number_words import mend_scanned_digits, parse_number_words
from .partial_date import PartialDate, Precision
from .place_names import is_area_phrase
from .verdict import Verdict

__all__ = ["TERM_WORDS", "Ends", "counts_last_day", "format_ends", "names_extension", "read_ends", "read_label"]

Ends: TypeAlias = tuple[PartialDate | Endpoint, PartialDate | Endpoint]
"""A start and an end."""

_BRACKETS: Final = {"(": ")", "[": "]", '"': '"', "\u201c": "\u201d", "\u00ab": "\u00bb"}
# Longer than any label, but short enough to match quickly.
_MAX_LENGTH: Final = 300
_MONTHS: Final = 12
# Two years that are further apart are no term.
_MAX_YEARS: Final = 10


def read_label(text: str) -> Ends | None:
    """Return the start and the end in the label of a term; None if it does not state them.

    A term that began on a stated day ("sejak 2021") or runs until now has an unknown end, unless it has a length ("5
    tahun sejak 1 Maret 2024"). The rest of a term ("sisa masa bakti 2020-2025") and a board with members replaced
    within it ("PAW 2020-2025") have an unknown start.

    >>> read_label("Kepengurusan IPSM Masa Bakti : 2025 – 2030 (5 tahun)")
    (PartialDate.parse('2025'), PartialDate.parse('2030'))

    Raises:
        ParseError: the label states a day that does not exist, or a weekday that a date does not have.
    """
    label = _normalise_label(text)
    if len(label) > _MAX_LENGTH:
        return None
    if open_ended := compile_pattern(SINCE_OPEN).fullmatch(label):
        ends = _combine_dates(open_ended["start"], "tidak diketahui")
        return None if ends is None else (ends[0], OPEN)
    if lasting := compile_pattern(LASTING).fullmatch(label):
        return _count_years(_read_date(lasting["start"]), lasting["years"])
    return _read_term(label)


def counts_last_day(text: str) -> bool:
    """Return whether a label states a length and a first day, so that its last day is counted from these.

    Such a term lasts until the day before the anniversary of its first day, or until that day: people mean both.

    >>> counts_last_day("5 (lima) tahun terhitung sejak 1 Maret 2024"), counts_last_day("2024–2029 (5 tahun)")
    (True, False)
    """
    label = _normalise_label(text)
    if len(label) > _MAX_LENGTH:
        return False
    if compile_pattern(LASTING).fullmatch(label):
        return True
    parts = _split_label(label)
    if not (parts.is_start and parts.lengths):
        return False
    ends = parts.read()
    return ends is not None and ends[1] is UNKNOWN


def names_extension(text: str) -> bool:
    """Return whether a text names an extension, so that its dates may be those of the term or of the extension.

    >>> names_extension("2025-2030 (perpanjangan)"), names_extension("2025-2030")
    (True, False)
    """
    return compile_pattern(EXTENDED).search(normalise_words(text[: _MAX_LENGTH + 1])) is not None


def _normalise_label(text: str) -> str:
    return _strip_brackets(mend_scanned_digits(normalise_words(text).rstrip(".,; *")))


class _LabelParts(NamedTuple):
    """A label, divided into its dates and the words before and after them."""

    span: str
    """The dates."""
    around: tuple[re.Match[str], ...]
    """The matches of the words before and after the dates."""
    rest: str
    """The words before and after the dates, with a bar in place of these."""
    is_start: bool
    """Whether a single date is the start."""

    @property
    def lengths(self) -> list[str]:
        """The stated lengths in years, as written."""
        return [match["years"] for match in self.around if match["years"]]

    def has(self, name: str) -> bool:
        """Return whether a group of the words before or after the dates matched."""
        return any(match[name] for match in self.around)

    def read(self) -> Ends | None:
        """Return the ends in the dates."""
        return _read_span(compile_pattern(HIJRI_TERM).sub("", _strip_brackets(self.span)), is_start=self.is_start)


def _split_label(label: str) -> _LabelParts:
    after = compile_pattern(AFTER_TERM).search(label)
    before = compile_pattern(BEFORE_TERM).match(label)
    start, stop = before.end() if before else 0, after.start() if after else len(label)
    return _LabelParts(
        label[start:stop],
        tuple(match for match in (before, after) if match is not None),
        f"{label[:start]}|{label[stop:]}",
        is_start=before is not None and before["since"] is not None,
    )


def _read_term(label: str) -> Ends | None:
    """Return the ends in the dates of a label, without the words before and after them."""
    parts = _split_label(label)
    ends = parts.read()
    if not all(is_area_phrase(match["place"]) for match in compile_pattern(NAMED).finditer(parts.rest)):
        return None
    if parts.is_start and parts.lengths and ends is not None and ends[1] is UNKNOWN:
        ends = _count_years(ends[0], parts.lengths[-1])
    if ends is None or not all(_may_last(ends, years) for years in parts.lengths):
        return None
    if not parts.has("paw") and not parts.has("rest"):
        return ends
    if isinstance(ends[1], PartialDate):
        return UNKNOWN, ends[1]
    # "PAW sejak 3 Maret 2023" states the first day of those who replace the others.
    return ends if parts.has("paw") and parts.is_start else None


def _read_span(span: str, *, is_start: bool) -> Ends | None:
    """Return the ends in the dates of a label.

    Args:
        span: The dates.
        is_start: Whether a single date is the start.
    """
    if pair := compile_pattern(WEEKDAY_PAIR).fullmatch(span):
        return _read_weekdays(pair)
    if years := _read_short_years(span):
        return years
    errors: list[ParseError] = []
    for first, last in _iter_pairs(span):
        try:
            ends = _combine_dates(first, last)
        except ParseError as error:
            errors.append(error)
        else:
            if ends is not None:
                return ends
    if errors:
        raise errors[0]
    start = _read_date(span) if is_start else None
    return None if start is None else (start, UNKNOWN)


def _read_short_years(span: str) -> Ends | None:
    """Return two years of which the second has two digits, "2025-30"; None if that may be a month."""
    match = compile_pattern(SHORT_YEARS).fullmatch(span)
    if match is None or (not match["mark"] and int(match["last"]) <= _MONTHS):
        return None
    first = int(match["first"])
    last = first - first % 100 + int(match["last"])
    return (PartialDate(first), PartialDate(last)) if first < last <= first + _MAX_YEARS else None


def _iter_pairs(span: str) -> Iterator[tuple[str, str]]:
    """Yield the texts that may be a start and an end, each completed with the month and year that both share."""
    if years := compile_pattern(YEARS).fullmatch(span):
        yield years[1], years[2]
    within = compile_pattern(WITHIN_MONTH).fullmatch(span)
    # "11 dan 15 Oktober" is not a period.
    if within and (within["and"] is None or int(within["last"]) - int(within["first"]) == 1):
        yield within["first"] + within["month"], within["last"] + within["month"]
    if within := compile_pattern(MONTH_FIRST).fullmatch(span):
        month_and_year = f"{within['month']} {within['year']}"
        yield f"{within['first']} {month_and_year}", f"{within['last']} {month_and_year}"
    if within := compile_pattern(WITHIN_YEAR).fullmatch(span):
        yield f"{within[1]} {within[2][-4:]}", within[2]
    for joint in compile_pattern(JOINT).finditer(span):
        yield span[: joint.start()], span[joint.end() :]


def _read_weekdays(pair: re.Match[str]) -> Ends | None:
    """Return the two days after their weekdays.

    Raises:
        ParseError: a day does not exist or has another weekday.
    """
    ends = _read_span(_strip_brackets(pair["dates"]), is_start=False)
    if ends is None:
        return None
    start, end = ends
    if not isinstance(start, PartialDate) or not isinstance(end, PartialDate):
        return None
    for day, name in ((start, pair["first"]), (end, pair["last"])):
        if day.precision is not Precision.DAY:
            return None
        day.require_weekday(WEEKDAY_NUMBERS[name.lower()], pair.string)
    return ends


def _may_last(ends: Ends, written: str) -> bool:
    """Return whether a term may have a length in years as written: until the anniversary or the day before."""
    start, end = ends
    years = _parse_years(written)
    if years is None or not isinstance(start, PartialDate) or not isinstance(end, PartialDate):
        return False
    bounds = Bounds(*(day.toordinal() for day in (start.earliest, start.latest, end.earliest, end.latest)))
    return judge_length(bounds, years, 0, 0) is not Verdict.NO


def _count_years(start: PartialDate | Endpoint | None, written: str) -> Ends | None:
    """Return the term of some years that begins on a day; None if either is not known.

    Raises:
        ParseError: the term ends after 2200.
    """
    from dateutil.relativedelta import relativedelta

    years = _parse_years(written)
    if not years or not isinstance(start, PartialDate) or start.precision is not Precision.DAY:
        return None
    last: date = start.earliest + relativedelta(years=years, days=-1)
    return start, PartialDate.from_date(last)


def _parse_years(written: str) -> int | None:
    """Return a number of years as written; None if digits and words contradict each other."""
    digits, _, words = written.lower().partition("(")
    number = parse_number_words((words or digits).strip(" )"))
    years = int(digits) if digits.strip().isdigit() else number
    return None if words and number != years else years


def _strip_brackets(text: str) -> str:
    """Return the text without a pair of brackets or quotation marks around all of it."""
    return text[1:-1].strip() if text and text.endswith(_BRACKETS.get(text[0], "\0")) else text


def read_ends(text: str) -> Ends | None:
    """Return the start and the end of a period in words or as written by `format_ends`; None for any other text.

    It reads what `read_label` reads, and a single date as both ends.

    >>> read_ends("15 Oktober 2025")
    (PartialDate.parse('2025-10-15'), PartialDate.parse('2025-10-15'))

    Raises:
        ParseError: the text states a day that does not exist, or a weekday that a date does not have.
    """
    trimmed = mend_scanned_digits(normalise_words(text).rstrip(".,; "))
    ends = read_label(trimmed)
    if ends is None and compile_pattern(BEFORE_TERM).sub("", trimmed, count=1) == trimmed:
        try:
            only = _read_date(trimmed)
        except ParseError:
            # "2025-30" is more likely two years than a month.
            if compile_pattern(SHORT_YEARS).fullmatch(trimmed):
                return None
            raise
        ends = None if only is None else (only, only)
    return ends


def _combine_dates(start: str, end: str) -> Ends | None:
    """Return the start and the end in two texts, of which either may be unknown; None if one is not a date.

    Raises:
        ParseError: both are worded as dates, and one states a day that does not exist or a wrong weekday.
    """
    dates: list[PartialDate | Endpoint] = []
    errors: list[ParseError] = []
    for text, unknown_words in ((start, UNKNOWN_WORDS), (end, f"{UNKNOWN_WORDS}|{UNTIL_NOW}")):
        if compile_pattern(unknown_words).fullmatch(text):
            dates.append(UNKNOWN)
            continue
        try:
            day = _read_date(text)
        except ParseError as error:
            errors.append(error)
            continue
        if day is None:
            return None
        dates.append(day)
    if errors:
        raise errors[0]
    first, last = dates
    return first, last


def _read_date(text: str) -> PartialDate | None:
    """Return the date in a text; None if it is not worded as a date.

    Raises:
        ParseError: it is worded as a date, but contradicts the calendar.
    """
    # A place before the dates of a term would be the name of the term.
    if has_place(text):
        return None
    try:
        return PartialDate.parse_text(text)
    except ParseError as error:
        if error.is_general:
            return None
        raise


_TO_WORDS: Final[dict[Language, str]] = {"en": " to ", "id": " s.d. "}
_SINCE_WORDS: Final[dict[Language, str]] = {
    "en": f"since {{}}, {OPEN_ENDED.english}",
    "id": f"sejak {{}}, {OPEN_ENDED.indonesian}",
}
_NOT_KNOWN: Final[dict[Language, str]] = {"en": "an unknown day", "id": "tidak diketahui"}


def format_ends(start: PartialDate | Endpoint, end: PartialDate | Endpoint, *, language: Language) -> str:
    """Return a period in words.

    >>> format_ends(PartialDate(2025), PartialDate(2030), language="en")
    '2025–2030'
    """
    require_language(language)
    first, last = (
        part.to_text(language=language) if isinstance(part, PartialDate) else _NOT_KNOWN[language]
        for part in (start, end)
    )
    if end is OPEN:
        return _SINCE_WORDS[language].format(first)
    if start == end:
        return first
    both_years = all(isinstance(part, PartialDate) and part.precision is Precision.YEAR for part in (start, end))
    return f"{first}–{last}" if both_years else f"{first}{_TO_WORDS[language]}{last}"
