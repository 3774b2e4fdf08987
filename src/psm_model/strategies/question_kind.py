"""QuestionKind: the kinds of days that are worth asking about."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["QuestionKind"]


class QuestionKind(StrEnum):
    """A kind of days on which programs often go wrong."""

    WITHIN_TERM = "within_term"
    """In the middle of a term."""
    FIRST_DAY = "first_day"
    """The first day of a term."""
    LAST_DAY = "last_day"
    """The last day of a term."""
    DAY_BEFORE_TERM = "day_before_term"
    """The day before the first day of a term."""
    DAY_AFTER_TERM = "day_after_term"
    """The day after the last day of a term."""
    FIRST_DAY_IN_POST = "first_day_in_post"
    """The first day of the period of a holder."""
    LAST_DAY_IN_POST = "last_day_in_post"
    """The last day of the period of a holder."""
    DAY_BEFORE_POST = "day_before_post"
    """The day before a holder takes over."""
    DAY_AFTER_POST = "day_after_post"
    """The day after a holder leaves."""
    HANDOVER_DAY = "handover_day"
    """The last day of one board or holder and the first of the next."""
    GAP = "gap"
    """A day between two boards."""
    VACANCY = "vacancy"
    """A day of a term on which nobody is recorded in the post."""
    IMPRECISE_DAY = "imprecise_day"
    """A day on which a term or a period may or may not have begun or ended."""
    CHANGED_TERM = "changed_term"
    """A day by which a term was extended or shortened."""
    CARETAKER = "caretaker"
    """A day of a board of caretakers."""
    ACTING = "acting"
    """A day of an acting holder."""
    NOT_IN_OFFICE = "not_in_office"
    """A day of an annulled or disputed board."""
    BEFORE_FIRST_BOARD = "before_first_board"
    """A day before the first recorded board."""
    AFTER_LAST_BOARD = "after_last_board"
    """A day after the last recorded board."""
