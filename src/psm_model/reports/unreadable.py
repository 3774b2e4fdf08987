"""Unreadable: the report of a file that does not hold a register."""

from __future__ import annotations

from typing import Any

import attrs

from psm_model.errors import FormatError, Problem

__all__ = ["Unreadable"]


@attrs.frozen
class Unreadable:
    """A file that could not be read; it stands in place of the file's report.

    >>> Unreadable("no such file or directory").to_dict()
    {'message': 'no such file or directory', 'problems': []}
    """

    message: str
    """Description of the error, in English."""
    problems: tuple[Problem, ...] = ()
    """Problems of the document, if it could be opened."""

    @classmethod
    def of(cls, error: FormatError) -> Unreadable:
        """Convert the error of a document."""
        return cls(str(FormatError(error.problems)), error.problems)

    # Any: input of a JSON writer.
    def to_dict(self) -> dict[str, Any]:
        """Return a JSON object. `psm_model.reports.json.report_schema` describes it."""
        return {
            "message": self.message,
            "problems": [
                {"path": problem.path, "line": problem.line, "expected": problem.expected, "got": problem.got}
                for problem in self.problems
            ],
        }
