"""Verdict: an answer that may be yes, no or undetermined."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NoReturn

__all__ = ["Verdict"]


class Verdict(Enum):
    """The answer to a question about a possibly imprecise record.

    A *completion* of a record replaces every imprecise date by a day. The answer is YES if it holds in every
    completion, NO if it holds in none, and otherwise UNDETERMINED. Verdicts combine with ``&``, ``|`` and ``~`` in
    Kleene's strong three-valued logic.

    A verdict is not a boolean: `bool` raises an error, so that "undetermined" is never mistaken for yes or no. Use
    `certain` or `possible`.

    >>> Verdict.YES & Verdict.UNDETERMINED
    <Verdict.UNDETERMINED: 'undetermined'>
    >>> (~Verdict.UNDETERMINED).possible
    True
    """

    YES = "yes"
    """It holds in every completion."""
    NO = "no"
    """It holds in no completion."""
    UNDETERMINED = "undetermined"
    """It holds in some completions and not in others."""

    @staticmethod
    def of(*, always: bool, possible: bool) -> Verdict:
        """Make the verdict of a question that holds ``always`` (in every completion) and is ``possible`` (in one).

        >>> Verdict.of(always=False, possible=True)
        <Verdict.UNDETERMINED: 'undetermined'>
        """
        if not possible:
            return _NO
        return _YES if always else _UNDETERMINED

    @property
    def certain(self) -> bool:
        """Whether the answer is YES."""
        return self is _YES

    @property
    def possible(self) -> bool:
        """Whether the answer is not NO."""
        return self is not _NO

    def __and__(self, other: Verdict) -> Verdict:
        """Both: NO if either is NO, YES if both are YES."""
        if not isinstance(other, Verdict):
            return NotImplemented
        if self is _NO or other is _NO:
            return _NO
        return Verdict.of(always=self.certain and other.certain, possible=True)

    def __or__(self, other: Verdict) -> Verdict:
        """Either: YES if either is YES, NO if both are NO."""
        if not isinstance(other, Verdict):
            return NotImplemented
        if self is _YES or other is _YES:
            return _YES
        return Verdict.of(always=False, possible=self.possible or other.possible)

    def __invert__(self) -> Verdict:
        """Not: YES and NO change places, UNDETERMINED stays."""
        if self is _UNDETERMINED:
            return self
        return _YES if self is _NO else _NO

    # Hidden from type checkers, which would take what follows `if verdict:` for unreachable.
    if not TYPE_CHECKING:

        def __bool__(self) -> NoReturn:
            """Raise, because the truth value of a verdict would be ambiguous.

            Raises:
                TypeError: always.
            """
            msg = f"the truth value of {self} is ambiguous: use .certain (is it YES?) or .possible (is it not NO?)"
            raise TypeError(msg)


# Before Python 3.12, a member of an enumeration is found ten times more slowly in its class than in its module.
_YES: Final = Verdict.YES
_NO: Final = Verdict.NO
_UNDETERMINED: Final = Verdict.UNDETERMINED
