"""iter_exceeded: chairs who serve more terms in a row than a limit, for PSM207."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain

from psm_model.checking import OrganisationSubject, Violation
from psm_model.checking.board import Board, iter_appointments
from psm_model.checking.facts import Fact, find_withheld
from psm_model.checking.imprecision import find_imprecise_ends
from psm_model.checking.runs import Served, count_in_a_row
from psm_model.entities.board_term import DATE_FIELDS, TermStatus
from psm_model.entities.post import Post
from psm_model.entities.term_order import term_order
from psm_model.values.bounds import UNBOUNDED
from psm_model.values.verdict import Verdict

__all__ = ["iter_exceeded"]


def iter_exceeded(subject: OrganisationSubject, limit: int) -> Iterator[Violation]:
    """Yield a violation for each member who chairs more terms of an organisation in a row, or may.

    Terms without any date are left out, unless their dates are withheld: then they may be anywhere in the order.

    Args:
        subject: The organisation with its terms.
        limit: The number of terms in a row that are allowed.
    """
    boards = [board for board in subject.boards if _is_in_order(board)]
    # Enough boards for anybody to exceed the limit are rare.
    if len(boards) <= limit:
        return
    hidden = [_find_hidden_chair(board) for board in boards]
    chaired: dict[str, set[int]] = defaultdict(lambda: {number for number, facts in enumerate(hidden) if facts})
    for number, board in enumerate(boards):
        for member_id in board.chairs:
            chaired[member_id].add(number)
    stretches = _Stretches(boards)
    for member_id, numbers in sorted(chaired.items()):
        if len(numbers) <= limit:
            continue
        around = list(stretches.iter_around(numbers))
        served = [
            [_make_served(boards[number], member_id, is_hidden=bool(hidden[number])) for number in stretch]
            for stretch in around
        ]
        # The order within one stretch does not depend on that in another.
        counts = [count_in_a_row(terms) for terms in served]
        at_most = max(count.at_most or 0 for count in counts)
        if at_most <= limit:
            continue
        at_least = max(count.at_least for count in counts)
        verdict = Verdict.of(always=at_least > limit, possible=True)
        possible = [
            boards[number]
            for number in sorted(numbers)
            if boards[number].chairs.get(member_id, Verdict.UNDETERMINED).possible
        ]
        concerned = sorted(chain.from_iterable(around))
        yield Violation(
            path=possible[-1].path,
            related=tuple(board.path for board in possible[:-1]),
            ids=(member_id, *(board.term.id for board in possible), subject.organisation_id),
            verdict=verdict,
            settled_by=()
            if verdict.certain
            else _find_facts(
                member_id, [boards[number] for number in concerned], [hidden[number] for number in concerned]
            ),
            exceeds_limit=True,
            params={
                "member": member_id,
                "count": at_least if verdict.certain else at_most,
                "organisation": subject.organisation_id,
                "limit": limit,
            },
        )


def _make_served(board: Board, member_id: str, *, is_hidden: bool) -> Served:
    return Served(
        _find_start_days(board),
        board.chairs.get(member_id, Verdict.UNDETERMINED if is_hidden else Verdict.NO),
        is_certain_board=_is_certain(board),
    )


def _is_certain(board: Board) -> bool:
    return not board.term.has_status(TermStatus.DISPUTED).possible


class _Stretches:
    """The boards of an organisation, in groups of which each certainly begins after all of the one before."""

    def __init__(self, boards: Sequence[Board]) -> None:
        days = [_find_start_days(board) for board in boards]
        self._groups: list[list[int]] = []
        self._group_of = [0] * len(boards)
        end = -UNBOUNDED - 1
        for number in sorted(range(len(boards)), key=days.__getitem__):
            first, last = days[number]
            if first > end:
                self._groups.append([])
            self._groups[-1].append(number)
            self._group_of[number] = len(self._groups) - 1
            end = max(end, last)
        # The number of groups with a certain board, before each group.
        self._certain = list(
            accumulate((any(_is_certain(boards[number]) for number in group) for group in self._groups), initial=0)
        )

    def iter_around(self, numbers: Iterable[int]) -> Iterator[list[int]]:
        """Yield boards in stretches, between which one certainly begins that is none of the given boards.

        Args:
            numbers: The positions of boards, at least one.
        """
        first, *others = sorted({self._group_of[number] for number in numbers})
        last = first
        for group in others:
            if self._certain[group] > self._certain[last + 1]:
                yield self._list_boards(first, last)
                first = group
            last = group
        yield self._list_boards(first, last)

    def _list_boards(self, first: int, last: int) -> list[int]:
        return [number for group in self._groups[first : last + 1] for number in group]


def _is_in_order(board: Board) -> bool:
    """Return whether a board counts among the successive ones of its organisation, or may."""
    if board.term.has_status(TermStatus.ANNULLED).certain:
        return False
    return board.term.span is not None or not DATE_FIELDS.isdisjoint(board.term.withheld)


def _find_start_days(board: Board) -> tuple[int, int]:
    return term_order(board.term)[:2] if board.term.span else (-UNBOUNDED, UNBOUNDED)


def _find_hidden_chair(board: Board) -> tuple[Fact, ...]:
    """Return the withheld facts that leave open who chaired a board."""
    return find_withheld(board.path, board.term, "appointments") + tuple(
        Fact(f"{path}/{name}")
        for path, appointment in iter_appointments(board.path, board.term)
        if appointment.post is Post.CHAIR and appointment.is_holder_withheld
        for name in ("member_id", "name", "office")
        if name in appointment.withheld
    )


def _find_facts(member_id: str, boards: Sequence[Board], hidden: Sequence[tuple[Fact, ...]]) -> tuple[Fact, ...]:
    """Return the facts that would settle whether a member exceeds the limit."""
    facts: list[Fact] = []
    for board, facts_of_chair in zip(boards, hidden, strict=True):
        span = board.term.span
        facts += find_imprecise_ends(f"{board.path}/period", span, end=False) if span else ()
        facts += find_withheld(board.path, board.term, *sorted(DATE_FIELDS))
        if board.term.has_status(TermStatus.DISPUTED).possible:
            facts.append(Fact(f"{board.path}/status"))
        if member_id not in board.chairs:
            facts += facts_of_chair
        elif not board.chairs[member_id].certain:
            facts += chain.from_iterable(
                find_withheld(path, appointment, "capacity")
                for path, appointment in iter_appointments(board.path, board.term)
                if appointment.member_id == member_id and appointment.post is Post.CHAIR
            )
    return tuple(dict.fromkeys(facts))
