"""TermSpans: the spans of all dated terms, for rules that compare them with other organisations."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import Final, NamedTuple, TypeAlias

from psm_model.entities.board_term import BoardTerm
from psm_model.values.bounds import Bounds
from psm_model.values.period import Period

from .facts import Fact
from .spans import imprecise_ends, imprecise_term

__all__ = ["TermSpan", "TermSpans"]

_WIDTH: Final = 5
_Row: TypeAlias = tuple[str, str, str, tuple[Fact, ...] | None]
"""The ids of a term and its organisation, its span as text, and the facts of its end if a change may have set it."""


class TermSpan(NamedTuple):
    """A dated term."""

    path: str
    """Its JSON Pointer."""
    term_id: str
    """Its id."""
    organisation_id: str
    """Its organisation."""
    span: str
    """Its span, in EDTF notation."""
    bounds: Bounds
    """The bounds of its span, within which all attested days lie."""
    end_facts: tuple[Fact, ...] | None
    """The facts that would settle the end of a term with changes, relative to the term; None without changes."""

    def settled_by(self, *, start: bool, end: bool) -> tuple[Fact, ...]:
        """Return the facts of the requested ends that are not known to the day."""
        is_plain = self.end_facts is None
        facts = imprecise_ends(f"{self.path}/period", Period.parse(self.span), start=start, end=end and is_plain)
        if is_plain or not end:
            return facts
        return facts + tuple(fact._replace(pointer=f"{self.path}{fact.pointer}") for fact in self.end_facts or ())


class TermSpans:
    """The spans of the dated terms of a register, in a few numbers and texts each.

    >>> spans = TermSpans()
    >>> spans.add(BoardTerm(id="t", organisation_id="o", label="2020–2025"), 0)
    >>> [(span.path, span.organisation_id, span.span) for span in spans]
    [('/board_terms/0', 'o', '2020/2025')]
    """

    __slots__ = ("_numbers", "_rows")

    def __init__(self) -> None:
        # For each term, its position and its bounds.
        self._numbers = array("q")
        self._rows: list[_Row] = []

    def add(self, term: BoardTerm, position: int) -> None:
        """Add a term, unless it has no dates.

        Args:
            term: The term.
            position: Its position among all terms.
        """
        span, bounds = term.span, term.bounds
        if span is not None and bounds is not None:
            facts = imprecise_term("", term, start=False) if term.changes else None
            self._numbers.extend((position, *bounds))
            self._rows.append((term.id, term.organisation_id, str(span), facts))

    def merge(self, part: TermSpans, terms: int) -> None:
        """Merge the spans of the part that follows.

        Args:
            part: The part.
            terms: The number of terms before the part.
        """
        start = len(self._numbers)
        self._numbers.extend(part._numbers)
        for at in range(start, len(self._numbers), _WIDTH):
            self._numbers[at] += terms
        self._rows += part._rows

    def __iter__(self) -> Iterator[TermSpan]:
        for at, (term_id, organisation_id, span, facts) in enumerate(self._rows):
            position, *bounds = self._numbers[_WIDTH * at : _WIDTH * (at + 1)]
            yield TermSpan(f"/board_terms/{position}", term_id, organisation_id, span, Bounds(*bounds), facts)
