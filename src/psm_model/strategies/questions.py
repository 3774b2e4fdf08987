"""Strategy for questions: who holds a post of an organisation on a day."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Any, Final

import attrs
from hypothesis import strategies as st

from psm_model._source_code import Printable
from psm_model.entities.appointment import Capacity
from psm_model.entities.board_term import TermStatus
from psm_model.entities.organisation import Organisation
from psm_model.entities.post import Post
from psm_model.entities.register import Register
from psm_model.values.partial_date import Precision
from psm_model.values.period import Period

from ._arguments import argument_error
from ._question_days import find_days
from ._records import show_whole
from ._valid_plans import (
    POSTS,
    AssociationPlan,
    BoardPlan,
    ChangePlan,
    DaysPlan,
    SeatPlan,
    association_plans,
    board_plans,
    person_plans,
    seat_plans,
)
from .question_kind import QuestionKind
from .valid import build_register
from .values import short_tuples

__all__ = ["Question", "questions"]


@attrs.frozen(kw_only=True)
class Question(Printable):
    """A question about a register that breaks no rule: who holds a post of an organisation on a day?"""

    register: Register
    """The register."""
    organisation_id: str
    """The organisation."""
    post: Post
    """The post."""
    on: date
    """The day."""
    kind: QuestionKind
    """Why the day is worth asking about."""

    @property
    def organisation(self) -> Organisation:
        """The organisation."""
        return self.register.organisation(self.organisation_id)


_TWO_BOARDS: Final = frozenset({QuestionKind.GAP, QuestionKind.HANDOVER_DAY})
_HANDED_ON: Final = frozenset(
    {
        QuestionKind.FIRST_DAY_IN_POST,
        QuestionKind.LAST_DAY_IN_POST,
        QuestionKind.DAY_BEFORE_POST,
        QuestionKind.DAY_AFTER_POST,
        QuestionKind.VACANCY,
    }
)
_STATUS: Final = {
    QuestionKind.CARETAKER: (TermStatus.CARETAKER,),
    QuestionKind.NOT_IN_OFFICE: (TermStatus.ANNULLED, TermStatus.DISPUTED),
}
_LAST_NUMBER: Final = 11
_YEAR: Final = timedelta(365)
_DAYS: Final = tuple(map(timedelta, (100, 2, 30)))
"""The days of gaps and vacancies."""


def questions(*, post: Post | None = None) -> st.SearchStrategy[Question]:
    """Generate questions about registers that break no rule, on days on which programs often go wrong.

    All kinds of days are about equally frequent. The register has one organisation with boards, and may have
    predecessors of it. Holders of posts on different boards are different people, unless they are members. Most boards
    are dated to the day, and record the holder of the post for the whole term. This strategy minimises to the middle of
    the term of a board with only a chair.

    Args:
        post: The post to ask about; None for any post, most often the chair.

    Raises:
        InvalidArgument: the post is not a `Post`.
    """
    if post is not None and not isinstance(post, Post):
        raise argument_error("post", post, "a Post or None")
    return _questions(post)


@cache
def _questions(post: Post | None) -> st.SearchStrategy[Question]:
    # The patterns of labels are compiled on first use, which would make the first draw slow.
    Period.parse_label("2000–2004")
    posts = st.just(post) if post else st.sampled_from([Post.CHAIR, Post.CHAIR, *POSTS])
    numbers, people = st.integers(0, _LAST_NUMBER), short_tuples(person_plans(), 3)
    # Several choices, since Hypothesis often repeats a single one when it varies an example.
    kinds = st.tuples(*[st.integers(0, len(QuestionKind) - 1)] * 3).map(_choose_kind)
    # The simplest first: dated to the day, and nobody but the holders of the post.
    are_precise, have_others = st.sampled_from([True, True, True, False]), st.booleans()

    @st.composite
    def build(draw: st.DrawFn) -> Question:
        kind, asked = draw(kinds), draw(posts)
        setting = _Setting(
            kind=kind,
            post=asked,
            is_precise=kind is not QuestionKind.IMPRECISE_DAY and (kind in _TWO_BOARDS or draw(are_precise)),
            number=draw(numbers),
        )
        association = draw(association_plans())
        boards = [draw(board_plans()), *([draw(board_plans())] if kind in _TWO_BOARDS else ()), *association.boards]
        seats = [draw(seat_plans()) for _ in boards]
        planned = [
            setting.plan_board(board, seat, place=place, has_others=draw(have_others))
            for place, (board, seat) in enumerate(zip(boards, seats, strict=True))
        ]
        plan = setting.plan_association(association, tuple(planned))
        return setting.ask(build_register((plan,), draw(people)))

    return show_whole(build())


def _choose_kind(numbers: tuple[int, ...]) -> QuestionKind:
    return list(QuestionKind)[sum(numbers) % len(QuestionKind)]


@attrs.frozen(kw_only=True)
class _Setting:
    """The choices about a question."""

    kind: QuestionKind
    """The kind of the day."""
    post: Post
    """The post."""
    is_precise: bool
    """Whether all boards and posts are dated to the day."""
    number: int
    """A number that varies what is chosen of several."""

    def plan_board(self, board: BoardPlan, seat: SeatPlan, *, place: int, has_others: bool) -> BoardPlan:
        """Return the plan of a board that has the post.

        Args:
            board: A plan.
            seat: The plan of the post.
            place: The number of boards before it. The first has what the kind of the day needs, and so has the second
                if the kind needs two; others may have anything.
            has_others: Whether the board has other posts too.
        """
        is_main, is_needed = place == 0, place <= (self.kind in _TWO_BOARDS)
        is_unended = board.is_unended
        if self.kind is QuestionKind.AFTER_LAST_BOARD:
            change = ChangePlan.NONE if board.change is ChangePlan.UNTIL_NEXT_BOARD else board.change
            board, is_unended = attrs.evolve(board, change=change), False
        if not is_needed and self.number % 4 == 0:
            return attrs.evolve(board, known=self._choose_precision(board.known), is_unended=is_unended)
        others = tuple(other for other in board.seats if other.post is not self.post) if has_others else ()
        changes: dict[str, Any] = {  # Any: fields of several types
            "known": self._choose_precision(board.known),
            "is_unended": is_unended,
            "is_complete": False,
            "is_whole_term": True,
            "seats": (self._plan_seat(seat, is_main=is_main), *others),
        }
        if self.is_precise and board.days is DaysPlan.LABEL:
            changes["days"] = DaysPlan.PERIOD
        if is_main:
            changes |= self._plan_main_board()
        return attrs.evolve(board, **changes)

    def _plan_main_board(self) -> dict[str, Any]:
        statuses = _STATUS.get(self.kind, (TermStatus.IN_OFFICE,))
        changes: dict[str, Any] = {"status": statuses[self.number % len(statuses)]}
        if self.kind not in {QuestionKind.WITHIN_TERM, QuestionKind.IMPRECISE_DAY}:
            changes["is_unended"] = False
        if self.kind is QuestionKind.HANDOVER_DAY:
            changes |= {"days": DaysPlan.HANDOVER_DAY, "change": ChangePlan.NONE}
        if self.kind is QuestionKind.CHANGED_TERM:
            changes["change"] = (ChangePlan.EXTENDED, ChangePlan.SHORTENED)[self.number % 2]
        if self.kind is QuestionKind.GAP:
            changes |= {"pause": _DAYS[self.number % len(_DAYS)], "change": ChangePlan.NONE}
        return changes

    def _plan_seat(self, seat: SeatPlan, *, is_main: bool) -> SeatPlan:
        changes: dict[str, Any] = {"post": self.post, "known": self._choose_precision(seat.known)}
        if is_main:
            changes["capacity"] = self._choose_capacity()
            if self.kind in _HANDED_ON or changes["capacity"] is Capacity.ACTING:
                # Without a period, it is not known when an acting holder began.
                changes["handed_on"] = seat.handed_on or _YEAR
            if self.kind is QuestionKind.VACANCY:
                changes["vacant"] = _DAYS[self.number % len(_DAYS)]
        elif self.number % 2 == 0:
            changes["capacity"] = Capacity.SUBSTANTIVE
        return attrs.evolve(seat, **changes)

    def _choose_capacity(self) -> Capacity:
        """Return the capacity of the holder of the main board: usually in their own right."""
        if self.kind is QuestionKind.ACTING or (self.number == _LAST_NUMBER and self.kind not in _HANDED_ON):
            return Capacity.ACTING
        if self.kind is QuestionKind.VACANCY and self.number > _LAST_NUMBER // 2:
            return (Capacity.FORMER, Capacity.ELECT)[self.number % 2]
        return Capacity.SUBSTANTIVE

    def _choose_precision(self, known: Precision) -> Precision:
        if self.is_precise:
            return Precision.DAY
        return Precision.YEAR if self.kind is QuestionKind.IMPRECISE_DAY and known is Precision.DAY else known

    def plan_association(self, association: AssociationPlan, boards: tuple[BoardPlan, ...]) -> AssociationPlan:
        """Return the plan of an organisation with these boards, dated to the day if they are."""
        return attrs.evolve(association, boards=boards, known=self._choose_precision(association.known))

    def ask(self, register: Register) -> Question:
        """Return a question of the kind; of another, if the register has no such day."""
        organisation_id = register.board_terms[0].organisation_id
        for kind in (self.kind, *QuestionKind):
            days = find_days(register, organisation_id, self.post, kind)
            if days:
                break
        return Question(
            register=register,
            organisation_id=organisation_id,
            post=self.post,
            on=days[self.number % len(days)],
            kind=kind,
        )
