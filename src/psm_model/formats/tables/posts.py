"""PostReader: the posts in the rows of a table, each with the cells beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from psm_model.entities.post import Post
from psm_model.formats._origins import Located
from psm_model.formats._problems import describe
from psm_model.formats.loss import Loss

from .cells import read_post
from .diagnostics import Diagnostics
from .headings import Headings
from .schema import Column, Table
from .titles import TitleRow, read_title, settle_numbers

__all__ = ["PostReader"]

# The columns beside the post, in the order of the fields of `TitleRow`.
_TITLE_COLUMNS: Final = ("title", "capacity", "section")


class PostReader:
    """A reader of posts. Numbers in titles are resolved when all rows of a board are known (*Sekretaris I*)."""

    def __init__(self, diagnostics: Diagnostics) -> None:
        self._diagnostics = diagnostics
        # Any: JSON.
        self._titles: dict[str, list[tuple[TitleRow, dict[str, Any]]]] = defaultdict(list)

    def read(self, headings: Headings, values: dict[Column, Located], column: Column, cell: object) -> TitleRow:
        """Read the cell of a post, and fill blank columns with what else it says.

        Args:
            headings: The headings of the table.
            values: The values of the row by column, which are completed.
            column: The column of the post.
            cell: The cell.

        Raises:
            WrongValueError: it is not a post.
        """
        columns = _map_columns(headings.table)
        place = values[column].origin
        beside = [values[columns[name]].value if columns[name] in values else None for name in _TITLE_COLUMNS]
        post, written = read_post(cell, column, beside[-1])
        title = TitleRow(written, *beside)
        values[column] = Located(post.value, place)
        reading = read_title(title)
        for name, value in reading.implied_values:
            values.setdefault(columns[name], Located(value, place))
        if reading.contradicts_capacity:
            self._report_contradiction(values[columns["capacity"]], "capacity", place)
        if reading.contradicts_section:
            self._report_contradiction(values[columns["section"]], "section", place)
        if reading.wording_is_lost:
            other = headings.names[columns["title"]]
            self._diagnostics.losses.append(Loss(place, f"its wording is lost, since {other!r} holds another one"))
        return title

    def _report_contradiction(self, value: Located, name: str, place: str) -> None:
        self._diagnostics.report(value.origin, f"a {name} that agrees with {place}", describe(value.value))

    # Any: JSON.
    def add(self, term_id: str, title: TitleRow, record: dict[str, Any]) -> None:
        """Add an appointment whose post was read to the board of its term."""
        # Only the numbers of posts with seats mark deputies.
        if Post(record["post"].value).seats is not None:
            self._titles[term_id].append((title, record))

    def settle(self) -> None:
        """Resolve the numbers in titles with the other titles of their boards, and forget the boards."""
        for rows in self._titles.values():
            for (_, record), post in zip(rows, settle_numbers(title for title, _ in rows), strict=True):
                if post is not None:
                    record["post"] = Located(post.value, record["post"].origin)
        self._titles.clear()


@cache
def _map_columns(table: Table) -> Mapping[str, Column]:
    return {column.name: column for column in table.columns}
