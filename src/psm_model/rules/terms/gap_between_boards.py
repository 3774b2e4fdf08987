"""PSM106: the rule gap-between-boards."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Final, NamedTuple

from psm_model.checking import Context, MarkKind, OrganisationSubject, Severity, Violation, organisation_rule
from psm_model.checking.facts import Fact, find_withheld
from psm_model.checking.spans import find_imprecise_term, format_days
from psm_model.checking.subjects import DatedTerm
from psm_model.entities.board_term import TermStatus
from psm_model.i18n import Bilingual
from psm_model.values.bounds import ALWAYS, UNBOUNDED, Bounds
from psm_model.values.verdict import Verdict

from .overlaps import LABELS_MAY_SHARE_A_YEAR

__all__ = ["gap_between_boards"]

_BEYOND: Final = 4 * UNBOUNDED


@organisation_rule(
    code="PSM106",
    severity=Severity.INFO,
    mark=MarkKind.GAP,
    grounds=[LABELS_MAY_SHARE_A_YEAR],
    title=Bilingual("days without a board", "hari tanpa kepengurusan"),
    message=Bilingual(
        "after board term {after!r} ({period:Period}) there is no board {certain_days:days {possible_days}}",
        "sesudah masa bakti {after!r} ({period:Period}) terjadi kekosongan kepengurusan "
        "{certain_days:days {possible_days}}",
    ),
    explanation_indonesian="""Di antara dua masa bakti ada hari tanpa kepengurusan. Hanya diperiksa jika organisasi
    menyatakan bahwa semua masa baktinya tercatat. Kepengurusan yang dianulir tidak dihitung. Kepengurusan
    yang masa baktinya diperpanjang sampai terbentuk pengurus baru tidak meninggalkan kekosongan. Kepengurusan yang
    perubahan masa baktinya sengaja dikosongkan (`withheld`) dapat berakhir pada hari mana pun.""",
)
def gap_between_boards(subject: OrganisationSubject, _context: Context) -> Iterator[Violation]:
    """There are days without a board between two terms.

    What it checks
        Whether another board is in office on the day after each term, if a later one is recorded. A board until 31
        December and one from 1 January leave no gap. Only organisations that state that all their terms are recorded
        are checked. Annulled boards don't count; disputed boards and caretakers do. A board whose term was extended
        until the next one leaves no gap. A board whose changes are left out on purpose (`withheld`) may have ended on
        any day.

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
    if not subject.has_all_terms:
        return
    boards = [
        dated._replace(bounds=subject.find_bounds(dated.term, complete=True) or dated.bounds)
        for dated in subject.iter_dated_terms(TermStatus.ANNULLED)
    ]
    # A board without dates may have been in office on any day.
    undated = [
        (path, term.bounds or ALWAYS)
        for path, term in subject.terms
        if term.span is None and not term.has_status(TermStatus.ANNULLED).certain
    ]
    open_statuses = tuple(fact for path, term in subject.terms for fact in find_withheld(path, term, "status"))
    calendar = _Calendar(
        [board.bounds for board in boards if "status" not in board.term.withheld] + [bounds for _, bounds in undated],
        [board.bounds for board in boards if "status" in board.term.withheld],
    )
    for board in boards:
        path, term, span, bounds = board
        # A board that stays until the next one is followed by it at once.
        gap = None if term.runs_until_successor else calendar.gap_after(bounds)
        if gap is None:
            continue
        verdict = gap.verdict & ~term.has_status(TermStatus.ANNULLED)
        facts: tuple[Fact, ...] = open_statuses
        if not verdict.certain:
            facts += (
                *find_imprecise_term(board.path, board.term, start=False),
                *(Fact(f"{other}/period") for other, _ in undated),
            )
            for other in boards:
                if other is not board:
                    facts += _collect_open_ends(other, gap.first, gap.latest_first)
        yield Violation(
            path=path,
            ids=(term.id, term.organisation_id),
            verdict=verdict,
            settled_by=facts,
            params={
                "after": term.id,
                "period": str(span),
                "certain_days": format_days(*gap.certain_days) if verdict.certain else "-",
                "possible_days": format_days(gap.first, gap.last),
            },
            days=(gap.first, gap.last),
        )


def _collect_open_ends(board: DatedTerm, first: int, last: int) -> tuple[Fact, ...]:
    """Return the facts of a board's imprecise ends that decide whether it covers any of the given days."""
    bounds = board.bounds
    return find_imprecise_term(
        board.path,
        board.term,
        start=bounds.start_min <= last and first < bounds.start_max,
        end=bounds.end_min < last and first <= bounds.end_max,
    )


class _Gap(NamedTuple):
    """Days without a board after the last day of one."""

    verdict: Verdict
    """Whether there are such days."""
    first: int
    """The earliest day that may be one of them."""
    latest_first: int
    """The latest day that may be the first of them."""
    last: int
    """The latest day that may be one of them."""
    certain_days: tuple[int, int]
    """The first and the last certain day; the last is before the first if no day is certain."""


class _Calendar:
    """The days on which boards are in office.

    In a completion, a gap follows a board if no other board is in office on the day after its last and some board
    starts later. The gap lasts until the next board starts.

    Boards that may have been annulled, since their status is withheld, cover no day for certain.
    """

    def __init__(self, boards: list[Bounds], doubtful: list[Bounds]) -> None:
        every = boards + doubtful
        self._starts = sorted(bounds.start_min for bounds in every)
        self._ends = sorted(bounds.end_max for bounds in every)
        self._latest_starts = sorted(bounds.start_max for bounds in every)
        self._latest_certain_start = max((bounds.start_min for bounds in boards), default=-UNBOUNDED)
        self._covered = _merge_spans((bounds.start_max, bounds.end_min) for bounds in boards)
        by_end = sorted((bounds.end_min, bounds.start_max) for bounds in boards)
        self._end_mins = [end for end, _ in by_end]
        # The earliest of the latest starts of the boards that certainly have not ended before a day.
        self._next_starts = list(accumulate((start for _, start in reversed(by_end)), min))[::-1]

    def gap_after(self, board: Bounds) -> _Gap | None:
        """Return the gap that may follow a board; None if there is none."""
        _, start_max, end_min, end_max = board
        others = self._latest_starts[-1] if self._latest_starts[-1] != start_max else self._second_latest_start()
        # The day after the last is uncovered if no other board certainly covers it and some board may start after it.
        first = self._first_uncovered(end_min + (end_min > -UNBOUNDED))
        last = self._last_uncovered(min(end_max + 1, others - 1))
        if first > last:
            return None
        # The gap is longest if all boards that may have ended before it have, and the others start as late as possible.
        running = bisect_left(self._end_mins, last)
        next_start = self._next_starts[running] if running < len(self._end_mins) else others
        may_have_begun = bisect_right(self._starts, end_max + 1) - 1
        have_ended = bisect_right(self._ends, end_min) - (end_max <= end_min)
        later = bisect_right(self._starts, end_max + 1)
        certain = may_have_begun == have_ended and end_max + 1 < self._latest_certain_start
        certain_days = (end_max + 1, self._starts[later] - 1) if certain else (1, 0)
        last_day = next_start - 1 if next_start < UNBOUNDED else UNBOUNDED
        return _Gap(Verdict.of(always=certain, possible=True), first, last, last_day, certain_days)

    def _second_latest_start(self) -> int:
        return self._latest_starts[-2] if len(self._latest_starts) > 1 else -UNBOUNDED

    def _first_uncovered(self, day: int) -> int:
        position = bisect_right(self._covered, (day, _BEYOND)) - 1
        return max(day, self._covered[position][1] + 1) if position >= 0 else day

    def _last_uncovered(self, day: int) -> int:
        position = bisect_right(self._covered, (day, _BEYOND)) - 1
        covered = position >= 0 and day <= self._covered[position][1]
        return self._covered[position][0] - 1 if covered else day


def _merge_spans(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Merge inclusive spans that overlap or are adjacent; drop spans without a day."""
    merged: list[tuple[int, int]] = []
    for first, last in sorted(span for span in spans if span[0] <= span[1]):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = merged[-1][0], max(last, merged[-1][1])
        else:
            merged.append((first, last))
    return merged
