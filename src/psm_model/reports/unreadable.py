"""Unreadable: what a report says of a file that holds no register."""

from __future__ import annotations

from typing import Any

import attrs

from psm_model.errors import FormatError, Problem

__all__ = ["Unreadable"]


@attrs.frozen
class Unreadable:
    """A file that was to be checked and could not be read; it stands in place of the file's report.

    >>> Unreadable("no such file or directory").to_dict()
    {'message': 'no such file or directory', 'problems': []}
    """

    message: str
    """What is wrong with it, in English."""
    problems: tuple[Problem, ...] = ()
    """The problems of the document one by one, where it could be opened."""

    @classmethod
    def of(cls, error: FormatError) -> Unreadable:
        """Return what an error says of a document."""
        return cls(str(FormatError(error.problems)), error.problems)

    # Any: what a JSON writer takes.
    def to_dict(self) -> dict[str, Any]:
        """Return a JSON object; `psm_model.reports.json.report_schema` describes it."""
        return {
            "message": self.message,
            "problems": [
                {"path": one.path, "line": one.line, "expected": one.wanted, "got": one.got} for one in self.problems
            ],
        }
