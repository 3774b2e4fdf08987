"""UnreadableFile: a file that is not a register, or that cannot be opened."""

from __future__ import annotations

from typing import Any

import attrs

from psm_model.errors import FormatError, Problem

__all__ = ["UnreadableFile"]


@attrs.frozen
class UnreadableFile:
    """A file that could not be read, reported instead of a `Report`.

    >>> UnreadableFile("no such file or directory").to_dict()
    {'message': 'no such file or directory', 'problems': []}
    """

    message: str
    """Description of the error, in English."""
    problems: tuple[Problem, ...] = ()
    """Problems of the document, if it could be opened."""

    @classmethod
    def of(cls, error: FormatError) -> UnreadableFile:
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
