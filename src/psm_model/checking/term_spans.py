"""TermSpans: the spans of all dated terms, for rules that compare them with other organisations."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Container, Iterator
from typing import Final, NamedTuple

from psm_model.entities.board_term import BoardTerm
from psm_model.values.bounds import Bounds
from psm_model.values.endpoint import OPEN, UNKNOWN, Endpoint
from psm_model.values.partial_date import PartialDate
from psm_model.values.period import Period

from .facts import Fact
from .imprecision import find_imprecise_ends, find_imprecise_term

__all__ = ["TermSpan", "TermSpans"]

# For each term: its position, its bounds, and the two ends of its span as numbers.
_WIDTH: Final = 7
_UNKNOWN, _OPEN = -1, -2
_YEAR, _MONTH = 10_000, 100


class TermSpan(NamedTuple):
    """A dated term."""

    path: str
    """Its JSON Pointer."""
    term_id: str
    """Its id."""
    organisation_id: str
    """Its organisation."""
    bounds: Bounds
    """The bounds of its span, within which all attested days lie."""
    ends: tuple[int, int]
    """The ends of its span as numbers."""
    end_facts: tuple[Fact, ...] | None
    """The facts that would settle the end of a term that was or may have been changed, relative to the term."""

    @property
    def span(self) -> Period:
        """Its span."""
        start, end = map(_decode, self.ends)
        return Period(start or UNKNOWN, end or (OPEN if self.ends[1] == _OPEN else UNKNOWN))

    def find_unsettled(self, *, start: bool, end: bool) -> tuple[Fact, ...]:
        """Return the facts of the requested ends that are not known to the day."""
        facts = find_imprecise_ends(f"{self.path}/period", self.span, start=start, end=end and self.end_facts is None)
        if self.end_facts is None or not end:
            return facts
        return facts + tuple(fact._replace(pointer=f"{self.path}{fact.pointer}") for fact in self.end_facts)


class TermSpans:
    """The spans of the dated terms of a register, in a few numbers for each.

    >>> spans = TermSpans()
    >>> spans.add(BoardTerm(id="t", organisation_id="o", label="2020–2025"), 0)
    >>> [(span.path, span.organisation_id, str(span.span)) for span in spans]
    [('/board_terms/0', 'o', '2020/2025')]
    """

    __slots__ = ("_end_facts", "_numbers", "_organisation_ids", "_term_ids")

    def __init__(self) -> None:
        self._numbers = array("i")
        self._term_ids: list[str] = []
        self._organisation_ids: list[str] = []
        # By index, of terms with changes, known or withheld.
        self._end_facts: dict[int, tuple[Fact, ...]] = {}

    def add(self, term: BoardTerm, position: int) -> None:
        """Add a term, unless it has no dates.

        Args:
            term: The term.
            position: Its position among all terms.
        """
        span, bounds, ids = term.span, term.bounds, self._organisation_ids
        if span is None or bounds is None:
            return
        if term.changes or "changes" in term.withheld:
            self._end_facts[len(ids)] = find_imprecise_term("", term, start=False)
        self._numbers.extend((position, *bounds, _encode(span.start), _encode(span.end)))
        self._term_ids.append(term.id)
        # Share one string for the id of consecutive terms.
        ids.append(ids[-1] if ids and ids[-1] == term.organisation_id else term.organisation_id)

    def merge(self, part: TermSpans, terms: int) -> None:
        """Merge the spans of the part that follows.

        Args:
            part: The part.
            terms: The number of terms before the part.
        """
        start, count = len(self._numbers), len(self._term_ids)
        self._numbers.extend(part._numbers)
        for place in range(start, len(self._numbers), _WIDTH):
            self._numbers[place] += terms
        self._term_ids += part._term_ids
        self._organisation_ids += part._organisation_ids
        self._end_facts |= {count + index: facts for index, facts in part._end_facts.items()}

    @property
    def organisation_ids(self) -> Collection[str]:
        """The ids of the organisations of the terms, in the order of the first term of each."""
        return dict.fromkeys(self._organisation_ids)

    def __iter__(self) -> Iterator[TermSpan]:
        return self.iter_terms(self.organisation_ids)

    def iter_terms(self, organisation_ids: Container[str]) -> Iterator[TermSpan]:
        """Yield the terms of some organisations."""
        for index, (term_id, organisation_id) in enumerate(zip(self._term_ids, self._organisation_ids, strict=True)):
            if organisation_id not in organisation_ids:
                continue
            position, *bounds, start, end = self._numbers[_WIDTH * index : _WIDTH * (index + 1)]
            path = f"/board_terms/{position}"
            facts = self._end_facts.get(index)
            yield TermSpan(path, term_id, organisation_id, Bounds(*bounds), (start, end), facts)


def _encode(end: PartialDate | Endpoint) -> int:
    if isinstance(end, PartialDate):
        return end.year * _YEAR + (end.month or 0) * _MONTH + (end.day or 0)
    return _OPEN if end is OPEN else _UNKNOWN


def _decode(number: int) -> PartialDate | None:
    if number < 0:
        return None
    year, rest = divmod(number, _YEAR)
    month, day = divmod(rest, _MONTH)
    return PartialDate(year, month or None, day or None)
