"""A counter of the steps of a check, by rule."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import attrs

from psm_model.checking import Rule, Violation
from psm_model.checking.context import Context


class Steps:
    """The number of lines of Python that ran, by rule.

    A step is a line, an iteration of a comprehension or a call. The work of a function written in C within one step,
    such as a sort, is not counted.
    """

    def __init__(self) -> None:
        """Begin at zero."""
        self.by_code: dict[str, int] = {}
        self.code = "check"

    @contextmanager
    def counting(self) -> Iterator[None]:
        """Count the steps of the block; other tracing, such as the measurement of coverage, pauses."""
        before = sys.gettrace()
        sys.settrace(self._count)
        try:
            yield
        finally:
            sys.settrace(before)

    # Any: the argument depends on the event; the result is this function.
    def _count(self, _frame: FrameType, _event: str, _argument: Any) -> Any:
        self.by_code[self.code] = self.by_code.get(self.code, 0) + 1
        return self._count

    def attribute(self, rule: Rule) -> Rule:
        """Return the rule with its steps counted under its code."""

        # Any: a subject of the scope of the rule.
        def find(subject: Any, context: Context) -> Iterator[Violation]:
            violations = rule.find(subject, context)
            while True:
                self.code = rule.code
                violation = next(violations, None)
                self.code = "check"
                if violation is None:
                    return
                yield violation

        return attrs.evolve(rule, find=find)
