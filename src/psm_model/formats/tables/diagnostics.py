"""Diagnostics: the problems and losses of tables."""

from __future__ import annotations

from psm_model.errors import Problem
from psm_model.formats._problems import MAX_PROBLEMS
from psm_model.formats.loss import Loss

__all__ = ["Diagnostics"]


class Diagnostics:
    """What is wrong with tables, and what a register cannot hold, as found so far."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        """The problems."""
        self.losses: list[Loss] = []
        """The losses."""
        self._reported: set[str] = set()

    @property
    def is_full(self) -> bool:
        """Whether there are so many problems that no more are looked for."""
        return len(self.problems) >= MAX_PROBLEMS

    def report(self, place: str, expected: str, got: str) -> None:
        """Add a problem of a cell or of a row."""
        self.suppress(place)
        self.problems.append(Problem(place, expected, got))

    def suppress(self, place: str) -> None:
        """Treat a cell or a row as reported, since its problems may follow from another."""
        self._reported.add(place)

    def is_reported(self, place: str) -> bool:
        """Return whether a problem of the place need not be reported any more."""
        return place in self._reported
