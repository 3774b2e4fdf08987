"""iter_exceeded: chairs who serve more terms in a row than a limit, for PSM207."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

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
    for member_id in sorted({member_id for board in boards for member_id in board.chairs}):
        served = [
            Served(
                _find_start_days(board),
                board.chairs.get(member_id, Verdict.UNDETERMINED if facts else Verdict.NO),
                is_certain_board=not board.term.has_status(TermStatus.DISPUTED).possible,
            )
            for board, facts in zip(boards, hidden, strict=True)
        ]
        if sum(term.verdict.possible for term in served) <= limit:
            continue
        count = count_in_a_row(served)
        if count.at_most is None or count.at_most <= limit:
            continue
        verdict = Verdict.of(always=count.at_least > limit, possible=True)
        possible = [board for board, term in zip(boards, served, strict=True) if term.verdict.possible]
        yield Violation(
            path=possible[-1].path,
            related=tuple(board.path for board in possible[:-1]),
            ids=(member_id, *(board.term.id for board in possible), subject.organisation_id),
            verdict=verdict,
            settled_by=() if verdict.certain else _find_facts(member_id, boards, hidden),
            exceeds_limit=True,
            params={
                "member": member_id,
                "count": count.at_least if verdict.certain else count.at_most,
                "organisation": subject.organisation_id,
                "limit": limit,
            },
        )


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
