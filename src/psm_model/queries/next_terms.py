"""find_next_terms: the recorded term that follows another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from psm_model._garbage import collection_paused
from psm_model.checking.subjects import iter_organisations
from psm_model.entities.board_term import BoardTerm, TermStatus
from psm_model.entities.next_board import follows
from psm_model.entities.register import Register
from psm_model.values.bounds import ALWAYS, Bounds
from psm_model.values.verdict import Verdict

from .answer import Judgement
from .boards import BoardAnswer
from .doubt import iter_status_doubts, iter_term_doubts

__all__ = ["find_next_terms"]


@collection_paused()
def find_next_terms(register: Register, term_id: str, *, absent: bool = False) -> tuple[BoardAnswer, ...]:
    """Return the recorded terms that follow, or may follow, another: the first that starts after it, as `follows` says.

    The labels of successive boards may share a year. An annulled board follows no other; a disputed board may. There
    may be an unrecorded board between the two.

    Args:
        register: The register.
        term_id: The term that they follow.
        absent: Whether to include the other terms of the organisation.

    Returns:
        The answers, ordered by the start of the term.

    >>> years = (2015, 2020, 2025)
    >>> terms = [BoardTerm(id=f"t-{year}", organisation_id="o", label=f"{year}–{year + 5}") for year in years]
    >>> [(answer.term.id, answer.verdict.value) for answer in find_next_terms(Register.of(ipsm, *terms), "t-2015")]
    [('t-2020', 'yes')]

    Raises:
        NotFoundError: there is no term with the id.
    """
    term = register.board_term(term_id)
    subject = next(each for each in iter_organisations(register) if each.organisation_id == term.organisation_id)
    terms = [_PlacedTerm(path, each) for path, each in subject.terms]
    (asked,) = (placed for placed in terms if placed.term is term)
    others = [placed for placed in terms if placed.term is not term]
    boards = [placed for placed in others if not placed.term.has_status(TermStatus.ANNULLED).certain]
    answers = []
    for placed in others:
        judgement = _judge_next(asked, placed, [rival for rival in boards if rival is not placed])
        if absent or judgement.verdict.possible:
            answers.append(
                BoardAnswer(
                    path=placed.path,
                    term=placed.term,
                    organisation=subject.organisation,
                    verdict=judgement.verdict,
                    reasons=judgement.reasons,
                )
            )
    return tuple(answers)


class _PlacedTerm(NamedTuple):
    """A term with its JSON Pointer."""

    path: str
    term: BoardTerm

    @property
    def bounds(self) -> Bounds:
        """The bounds of the term up to its last decreed end."""
        return self.term.shortest_bounds or ALWAYS

    @property
    def is_doubtful(self) -> bool:
        """Whether it may never have been in office."""
        return self.term.has_status(TermStatus.ANNULLED, TermStatus.DISPUTED).possible


def _judge_next(asked: _PlacedTerm, other: _PlacedTerm, rivals: Sequence[_PlacedTerm]) -> Judgement:
    """Return whether a term is the first of several to follow another one."""
    if other.term.has_status(TermStatus.ANNULLED).certain:
        return Judgement(Verdict.NO)
    is_after = follows(other.bounds, asked.bounds)
    earlier = [rival for rival in rivals if _may_come_between(asked, rival, other)]
    is_preceded = any(
        not rival.is_doubtful
        and rival.bounds.start_max < other.bounds.start_min
        and follows(rival.bounds, asked.bounds).certain
        for rival in rivals
    )
    verdict = Verdict.of(
        always=is_after.certain and not other.is_doubtful and not earlier,
        possible=is_after.possible and not is_preceded,
    )
    if verdict is not Verdict.UNDETERMINED:
        return Judgement(verdict)
    reasons = list(iter_status_doubts(*other))
    if not is_after.certain or earlier:
        reasons += iter_term_doubts(*asked, start=True, end=True)
        reasons += iter_term_doubts(*other, start=True, end=not is_after.certain)
    for rival in earlier:
        reasons += (*iter_status_doubts(*rival), *iter_term_doubts(*rival, start=True))
    return Judgement(verdict, tuple(dict.fromkeys(reasons)))


def _may_come_between(asked: _PlacedTerm, rival: _PlacedTerm, other: _PlacedTerm) -> bool:
    """Return whether a rival may follow the term asked about, and start before another one."""
    latest, bounds = other.bounds.start_max - 1, rival.bounds
    if bounds.start_min > latest:
        return False
    return follows(bounds._replace(start_max=min(bounds.start_max, latest)), asked.bounds).possible
