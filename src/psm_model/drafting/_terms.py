"""The term of a board: its labels, and the period that they or its days state."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final, NamedTuple

from psm_model.values.partial_date import PartialDate, Precision
from psm_model.values.period import Period

from ._inauguration_words import KINDS
from ._organisation_reader import OrganisationRead
from ._reading import Reading
from ._vocabulary import words
from .periods import FoundPeriod

__all__ = ["LabelRead", "TermRead", "read_term"]

_NEAR: Final = 12
_FAR: Final = 1000
_OTHER_OFFICES: Final = words("terms", "other_offices")
_OFFICES: Final = words("subjects", "office_words")
_NO_TERMS: Final = words("terms", "not_of_boards")
"""Words before years that are those of something else."""
_TERM_WORDS: Final = frozenset({"periode", "masa"})
_OF_BOARDS: Final = KINDS | _OFFICES | words("subjects", "board_words") | words("subjects", "election_words")
_ENDS: Final = frozenset(".!?")


class LabelRead(NamedTuple):
    """A wording of the label of a term."""

    span: tuple[int, int]
    """Its start and end in the text."""
    as_joined: str
    """Its words, with single spaces."""


class TermRead(NamedTuple):
    """The labels and the period of a term."""

    labels: list[LabelRead]
    """The wordings of its label, those with a word for a term; else the bare years."""
    period: Period | None
    """The period."""
    period_span: tuple[int, int] | None
    """The years or days that state it."""
    contradictory: list[tuple[int, int]]
    """Labels that end before they start."""


def read_term(reading: Reading, position: int) -> TermRead:
    """Return the term that a text states of the board of the subject at a position."""
    subject = reading.subjects[position]
    candidates = [
        period
        for period in reading.periods
        if not _is_of_other(reading, period)
        and _is_of_board(reading, period)
        and reading.parts.may_concern(reading.tokens.at_offset(period.span[0]), position)
    ]
    labels = [period for period in candidates if period.is_labelled]
    days = [period for period in candidates if not period.is_labelled and _has_days(period.value)]
    bare = [period for period in candidates if not period.is_labelled and not _has_days(period.value)]
    current = _drop_former(reading, subject, labels)
    chosen = _choose(reading, subject, current) or _choose(reading, subject, _near(reading, subject, bare))
    if chosen is None:
        if not days:
            return TermRead([], None, None, [])
        return TermRead([], days[0].value, days[0].years, [])
    same = [label for label in (labels if chosen.is_labelled else [chosen]) if label.value == chosen.value]
    distinct: dict[str, LabelRead] = {}
    for label in [chosen, *same]:
        joined = " ".join(label.as_written.split())
        key = _fold(joined)
        distinct.setdefault(key, LabelRead(label.span, joined))
    exact = next((day for day in days if _agrees(day.value, chosen.value)), None)
    contradictory = [label.span for label in labels if label.value is None]
    if exact is not None:
        return TermRead([*distinct.values()], exact.value, exact.years, contradictory)
    return TermRead([*distinct.values()], chosen.value, chosen.years if chosen.value else None, contradictory)


def _drop_former(reading: Reading, subject: list[OrganisationRead], labels: list[FoundPeriod]) -> list[FoundPeriod]:
    """Return labels without those that end when another begins, unless they are after the organisation's name."""
    starts = {str(label.value.start) for label in labels if label.value is not None}
    # "Ketua IPSM Batang periode 2019-2024" may be the chair before.
    boards = [read for read in subject if reading.tokens.word(read.first - 1) not in _OFFICES]
    near = {id(label) for label in _near(reading, boards or subject, labels)}
    return [
        label for label in labels if id(label) in near or label.value is None or str(label.value.end) not in starts
    ] or labels


def _fold(label: str) -> str:
    dashes = str.maketrans("\u2010\u2011\u2012\u2013\u2014\u2015", "------")
    return label.lower().translate(dashes).replace(" - ", "-").replace(" ", "")


def _has_days(period: Period | None) -> bool:
    return period is not None and isinstance(period.start, PartialDate) and period.start.precision is Precision.DAY


def _agrees(days: Period | None, label: Period | None) -> bool:
    """Return whether days lie in the years of a label."""
    if days is None or label is None:
        return days is not None
    ends = (days.start, days.end, label.start, label.end)
    if not all(isinstance(end, PartialDate) for end in ends):
        return False
    first, last, start, end = (part for part in ends if isinstance(part, PartialDate))
    return abs(first.year - start.year) <= 1 and abs(last.year - end.year) <= 1


def _is_of_other(reading: Reading, period: FoundPeriod) -> bool:
    """Return whether a label is that of an office in the state: *Bupati Jember periode 2015 – 2020*."""
    tokens, covered = reading.tokens, reading.organisations.covered
    at = tokens.at_offset(period.span[0])
    first = tokens.sentence_at(at)[0]
    for number in range(at - 1, max(first, at - 5) - 1, -1):
        word = tokens.word(number)
        if word in {",", ")", "."}:
            return False
        if number in covered:
            return False
        if word in _OTHER_OFFICES and tokens.is_capitalised(number):
            return True
    return False


def _is_of_board(reading: Reading, period: FoundPeriod) -> bool:
    """Return whether years may be those of a board: not *Periode hujan 2020-2025*, nor *data periode 2020-2025*.

    "Masa bakti" always means a board. Other words, and bare years, need the name of an organisation or a word for a
    board, its posts or their inauguration in the sentence, or are alone in a line.
    """
    tokens = reading.tokens
    at = tokens.at_offset(period.span[0])
    before, word = tokens.word(at - 1), tokens.word(at)
    is_other = before in _NO_TERMS or (not period.is_labelled and tokens.word(at - 2) in _TERM_WORDS)
    if is_other and not tokens.starts_line(at):
        return False
    if word.startswith("masa") or _has_days(period.value):
        return True
    first, stop = tokens.sentence_at(at)
    is_line = tokens.word(stop - 1) not in _ENDS
    listed = {tokens.word(number) for number in range(first, stop)}
    is_named = any(number in reading.organisations.covered for number in range(first, stop))
    return is_line or is_named or at in reading.subject_tokens or bool(listed & _OF_BOARDS)


def _near(reading: Reading, subject: list[OrganisationRead], bare: list[FoundPeriod]) -> list[FoundPeriod]:
    """Return the bare years that are close after the name of an organisation."""
    tokens = reading.tokens
    stops = sorted(read.stop for read in subject)
    return [period for period in bare if _measure_gap(stops, tokens.at_offset(period.span[0])) <= _NEAR]


def _measure_gap(stops: list[int], at: int) -> int:
    """Return the number of tokens between the name of the organisation before a token and this."""
    before = bisect_right(stops, at)
    return at - stops[before - 1] if before else _FAR


def _choose(reading: Reading, subject: list[OrganisationRead], labels: list[FoundPeriod]) -> FoundPeriod | None:
    """Return the label nearest after the name of an organisation; the first of those as near."""
    tokens = reading.tokens
    stops = sorted(read.stop for read in subject)
    places = [tokens.at_offset(label.span[0]) for label in labels]
    ranked = [(_measure_gap(stops, at), at, number) for number, at in enumerate(places)]
    return labels[min(ranked)[2]] if ranked else None
