"""PSM106: days without a board, between one term and the next."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from psm_model.entities.board_term import TermStatus
from psm_model.values.period import UNBOUNDED, Bounds, Period
from psm_model.values.verdict import Verdict

from .rule import Hit, Scope, Text, rule
from .severity import Severity
from .spans import days_in_words, imprecise_ends
from .subjects import Context, OrganisationSubject
from .terms import LABELS_SHARE_A_YEAR

__all__ = ["gap_between_boards"]


@rule(
    code="PSM106",
    severity=Severity.INFO,
    grounds=[LABELS_SHARE_A_YEAR],
    scope=Scope.ORGANISATION,
    since="0.1.0",
    title=Text("days without a board", "hari tanpa kepengurusan"),
    message=Text(
        "no board follows {after!r} ({period}) at once; days without one: {certain_days} for certain, "
        "{possible_days} at "
        "most",
        "tidak ada kepengurusan yang langsung menyusul {after!r} ({period}); hari tanpa kepengurusan: {certain_days} "
        "pasti, {possible_days} paling banyak",
    ),
    explanation_id="Di antara dua masa bakti ada hari tanpa kepengurusan. Hanya diperiksa bila organisasi "
    "menyatakan semua masa baktinya tercatat. Kepengurusan yang dianulir tidak dihitung.",
)
def gap_between_boards(subject: OrganisationSubject, _context: Context) -> Iterator[Hit]:
    """Between two terms there are days without a board.

    What it checks
        For each term, whether some other board is in office on the day on which it ends, where a later one is
        recorded. It is asked only of organisations that say that all their terms are recorded; annulled boards don't
        count, disputed ones and caretakers do.

    Why it matters
        Either the organisation had no board for a time, or a date is wrong.

    Example
        >>> complete = attrs.evolve(ipsm, terms_complete=True)
        >>> old = BoardTerm(id="old", organisation_id="o", label="2015–2020")
        >>> new = BoardTerm(id="new", organisation_id="o", label="2022–2027")
        >>> check(Register.of(complete, old, new)).codes
        ('PSM106',)

    Instead
        >>> check(Register.of(complete, old, attrs.evolve(new, label="2020–2025"))).codes
        ()

    Source
        Practice: the boards of one organisation follow one another, as their labels show.
    """
    if subject.organisation is None or not subject.organisation.terms_complete:
        return
    boards = list(subject.dated(TermStatus.ANNULLED))
    undated = tuple(
        f"{path}/period" for path, term in subject.terms if term.span is None and term.status is not TermStatus.ANNULLED
    )
    calendar = _Calendar([span.bounds for _, _, span in boards])
    for path, term, span in boards:
        verdict = calendar.gap_after(span.bounds)
        # A board whose days nobody tells may have been in office in the gap.
        if undated:
            verdict &= Verdict.UNDETERMINED
        if not verdict.possible:
            continue
        certain, at_most = calendar.next_start(span.bounds)
        facts = (*imprecise_ends(f"{path}/period", span, start=False), *undated)
        for other, _, board in boards:
            if other != path:
                facts += _ends_about(f"{other}/period", board, *span.bounds[2:])
        yield Hit(
            path=path,
            ids=(term.id, term.organisation_id),
            verdict=verdict,
            settled_by=() if verdict.certain else facts,
            params={
                "after": term.id,
                "period": str(span),
                "certain_days": days_in_words(span.bounds[3], certain) if verdict.certain else "-",
                "possible_days": days_in_words(span.bounds[2], at_most),
            },
        )


def _ends_about(pointer: str, board: Period, first: int, last: int) -> tuple[str, ...]:
    """Give the pointers of a board's ends, not known to the day, that may be before one of some days or after it."""
    start_from, start_to, end_from, end_to = board.bounds
    return imprecise_ends(
        pointer, board, start=start_from <= last and first < start_to, end=end_from <= last and first < end_to
    )


class _Calendar:
    """Which days boards are in office, for asking after the gap that follows one of them."""

    def __init__(self, boards: list[Bounds]) -> None:
        self._starts = sorted(bounds[0] for bounds in boards)
        self._ends = sorted(bounds[3] for bounds in boards)
        self._latest_starts = sorted(bounds[1] for bounds in boards)
        self._covered = _merged((bounds[1], bounds[2]) for bounds in boards if bounds[1] < bounds[2])

    def gap_after(self, board: Bounds) -> Verdict:
        """Tell whether on the day on which the board ends no other is in office, while a later one starts after it."""
        _, start_to, end_from, end_to = board
        # The day is uncovered for certain where no other board may cover any day on which this one may end, and a later
        # one starts after all of these. Of those that may start by then, the ones that surely ended before are no
        # matter.
        may_have_begun = bisect_right(self._starts, end_to) - 1
        have_ended = bisect_right(self._ends, end_from) - (end_to <= end_from)
        certain = may_have_begun == have_ended and self._starts[-1] > end_to
        # It may be uncovered where some day on which this one may end is covered by no board for certain, and some
        # other board may start after that day.
        others = self._latest_starts[-1] if self._latest_starts[-1] != start_to else self._second_latest_start()
        day = self._first_uncovered(end_from)
        return Verdict.of(always=certain, possible=day <= end_to and day < others)

    def next_start(self, board: Bounds) -> tuple[int, int]:
        """Give the days on which the next board starts after this one's last day, at the earliest and the latest."""
        later = bisect_right(self._starts, board[3])
        earliest = self._starts[later] if later < len(self._starts) else UNBOUNDED
        # Where there may be a gap, some board may start after it.
        return earliest, self._latest_starts[bisect_right(self._latest_starts, board[2])]

    def _second_latest_start(self) -> int:
        return self._latest_starts[-2] if len(self._latest_starts) > 1 else -UNBOUNDED

    def _first_uncovered(self, day: int) -> int:
        position = bisect_right(self._covered, (day, 2 * UNBOUNDED)) - 1
        return max(day, self._covered[position][1]) if position >= 0 else day


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join half-open spans that share a day or meet."""
    merged: list[tuple[int, int]] = []
    for first, end in sorted(spans):
        if merged and first <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((first, end))
    return merged
