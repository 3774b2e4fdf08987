"""DatedValue: a value that a record has at another time than the present; the values on a day, and their spans."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Final, Generic, NamedTuple, TypeVar

import attrs

from psm_model.values.bounds import ALWAYS, NEVER, UNBOUNDED, Bounds
from psm_model.values.verdict import Verdict

__all__ = ["SINCE_EVER", "DatedValue", "ValueSpan", "ValuesOverTime"]

T = TypeVar("T", bound=Hashable)

SINCE_EVER: Final = Bounds(-UNBOUNDED, -UNBOUNDED, NEVER, NEVER)
"""The bounds of a span that contains every day."""


@attrs.frozen
class DatedValue(Generic[T]):
    """A value with the days on which it holds."""

    value: T
    """The value."""
    bounds: Bounds
    """The bounds of these days."""
    is_certain: bool = True
    """Whether it holds on these days; otherwise it may not be such a value at all."""
    is_concurrent: bool = False
    """Whether the present value holds at the same time."""


class ValueSpan(NamedTuple, Generic[T]):
    """Days on which a value holds or may hold."""

    value: T
    """The value."""
    bounds: Bounds
    """The bounds of these days."""
    is_certain: bool
    """Whether it holds on all of them; otherwise it holds on some of them at most."""


@attrs.frozen
class ValuesOverTime(Generic[T]):
    """The present value of a record and its values at other times.

    A dated value holds on its days. The present value holds since the others ended. Before that, it may hold on every
    day without a dated value, because nothing is recorded about these days. If no other value is recorded, it always
    holds.
    """

    present: T | None
    """The present value, if any."""
    dated: Sequence[DatedValue[T]] = ()
    """The values with their days."""
    are_others_withheld: bool = False
    """Whether other values, if any, are withheld; then the present one is certain on no day."""

    def judge(self, first: int, last: int) -> tuple[tuple[T, Verdict], ...]:
        """Return the values that may hold on an unknown one of several days, the present value first."""
        values: dict[T, None] = {} if self.present is None else {self.present: None}
        values |= dict.fromkeys(dated.value for dated in self.dated)
        days = list(self._iter_deciding_days(first, last))
        verdicts = (
            (
                value,
                Verdict.of(
                    always=all(self._is_certain(value, day) for day in days),
                    possible=any(self._is_possible(value, day) for day in days),
                ),
            )
            for value in values
        )
        return tuple((value, verdict) for value, verdict in verdicts if verdict.possible)

    def _iter_deciding_days(self, first: int, last: int) -> Iterator[int]:
        """Yield the first day, and the later ones up to the last on which any value may begin or may have ended."""
        yield first
        changes = {day for dated in self.dated for day in dated.bounds.breakpoints}
        yield from (day for day in sorted(changes) if first < day <= last)

    def _is_certain(self, value: T, day: int) -> bool:
        own, others = self._divide(value)
        if any(dated.is_certain and dated.bounds.covers(day, day).certain for dated in own):
            return True
        if value != self.present or self.are_others_withheld:
            return False
        # It holds since the others ended; on its own days, and after them, it does as well.
        return not (
            any(dated.bounds.end_max >= day for dated in others)
            or any(dated.bounds.start_max > day for dated in own if not dated.is_concurrent)
        )

    def _is_possible(self, value: T, day: int) -> bool:
        own, others = self._divide(value)
        if any(dated.bounds.covers(day, day).possible for dated in own):
            return True
        return value == self.present and not any(
            dated.is_certain and dated.bounds.covers(day, day).certain for dated in others
        )

    def _divide(self, value: T) -> tuple[list[DatedValue[T]], list[DatedValue[T]]]:
        """Return the days of a value, and those of the other values that do not hold beside the present one."""
        own = [dated for dated in self.dated if dated.value == value]
        return own, [dated for dated in self.dated if dated.value != value and not dated.is_concurrent]

    def iter_spans(self) -> Iterator[ValueSpan[T]]:
        """Yield the days on which each value holds, and those on which the present one may hold."""
        for dated in self.dated:
            yield ValueSpan(dated.value, dated.bounds, dated.is_certain)
        if self.present is None:
            return
        own, others = self._divide(self.present)
        if self.are_others_withheld:
            yield ValueSpan(self.present, ALWAYS._replace(end_max=NEVER), is_certain=False)
            return
        begins = [(dated.bounds.end_min + 1, dated.bounds.end_max + 1) for dated in others]
        begins += [dated.bounds.start_days for dated in own if not dated.is_concurrent]
        if not begins:
            yield ValueSpan(self.present, SINCE_EVER, is_certain=True)
            return
        since = max(earliest for earliest, _ in begins), max(latest for _, latest in begins)
        if since[0] < UNBOUNDED:
            yield ValueSpan(self.present, Bounds(*since, NEVER, NEVER), is_certain=True)
        for first, last in _iter_gaps(dated.bounds for dated in others if dated.is_certain):
            if first < since[1]:
                yield ValueSpan(self.present, Bounds(first, last, first, last), is_certain=False)


def _iter_gaps(spans: Iterable[Bounds]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last day of each stretch of days that no span certainly contains."""
    first = -UNBOUNDED
    for span in sorted(spans, key=lambda span: span.start_max):
        if span.start_max <= span.end_min:
            if first < span.start_max:
                yield first, span.start_max - 1
            first = max(first, span.end_min + 1)
    if first < UNBOUNDED:
        yield first, NEVER
