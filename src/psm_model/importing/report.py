"""ImportReport: how the rows and the cells of an imported file were read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

import attrs

from psm_model.i18n import Bilingual
from psm_model.masking import mask_reprs

__all__ = ["CellCounts", "ImportReport", "Notice", "ReportBuilder", "RowProblem"]


@attrs.frozen(kw_only=True, field_transformer=mask_reprs)
class RowProblem:
    """A row, or the cells below a heading, that could not be read."""

    place: str
    """The cell ("Pengurus!B7") or the row ("Pengurus!7")."""
    heading: str | None = None
    """The heading of the column, as in the file."""
    expected: Bilingual
    """What is expected there."""
    got: Bilingual
    """The value there; personal data is not shown."""
    action: Bilingual
    """What to do."""
    row_is_lost: bool = True
    """Whether the whole row was left out."""


@attrs.frozen(field_transformer=mask_reprs)
class Notice:
    """Something to know about a file whose rows were read."""

    place: str
    """The cell, the row, the sheet or the file."""
    text: Bilingual
    """What it is."""


@attrs.frozen(kw_only=True, field_transformer=mask_reprs)
class CellCounts:
    """The numbers of cells of a file that are not blank: used, skipped and reported."""

    total: int
    """The number of cells, counted when they were read."""
    used: int
    """The number of cells that were read into the register."""
    skipped: Mapping[str, int]
    """The numbers of cells that were left out, by reason."""
    reported: int
    """The number of cells in reported rows and columns."""

    @property
    def is_complete(self) -> bool:
        """Whether every cell was used, skipped for a reason or reported.

        >>> CellCounts(total=3, used=1, skipped={"header": 1}, reported=1).is_complete
        True
        """
        return self.total == self.used + sum(self.skipped.values()) + self.reported


@attrs.frozen(kw_only=True, field_transformer=mask_reprs)
class ImportReport:
    """The numbers of rows and cells of an imported file that were used, left out and reported."""

    source: str
    """The name of the file."""
    rows: int
    """The number of rows with data."""
    loaded: int
    """The number of rows that were read."""
    problems: tuple[RowProblem, ...]
    """The problems, in the order of the file."""
    more_problems: int
    """The number of further problems, which are counted but not listed."""
    notices: tuple[Notice, ...]
    """What else to know about the file, each once, at its first place."""
    more_notices: int
    """The number of further notices, which are counted but not listed."""
    cells: CellCounts
    """The cells."""
    records: Mapping[str, int]
    """The numbers of records that were made, by kind."""

    @property
    def is_whole(self) -> bool:
        """Whether nothing was reported."""
        return not self.problems


_MAX_PROBLEMS: Final = 1000
_MAX_NOTICES: Final = 200


class ReportBuilder:
    """A report in the making. What it keeps is bounded; what it counts is not."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.rows = 0
        self.loaded = 0
        self.total = 0
        self.used = 0
        self.skipped: Counter[str] = Counter()
        self.reported = 0
        self.problems: list[RowProblem] = []
        self.more_problems = 0
        self.more_notices = 0
        self._notices: dict[tuple[Bilingual, str], str] = {}

    def add_problem(self, problem: RowProblem) -> None:
        """Add a problem."""
        if len(self.problems) < _MAX_PROBLEMS:
            self.problems.append(problem)
        else:
            self.more_problems += 1

    def add_notice(self, place: str, english: str, indonesian: str, *, about: str = "") -> None:
        """Add a notice, once for all places with the same text in the cell that it is about."""
        key = Bilingual(english, indonesian), about
        if key in self._notices or len(self._notices) < _MAX_NOTICES:
            self._notices.setdefault(key, place)
        else:
            self.more_notices += 1

    def finish(self, records: Mapping[str, int]) -> ImportReport:
        """Return the report."""
        cells = CellCounts(total=self.total, used=self.used, skipped=dict(self.skipped), reported=self.reported)
        return ImportReport(
            source=self.source,
            rows=self.rows,
            loaded=self.loaded,
            problems=tuple(self.problems),
            more_problems=self.more_problems,
            notices=tuple(Notice(place, text) for (text, _), place in self._notices.items()),
            more_notices=self.more_notices,
            cells=cells,
            records=records,
        )
