"""Suggested templates of ids."""

from __future__ import annotations

from collections.abc import Collection

from ._column_suggestion import ColumnSuggestion

__all__ = ["suggest_ids"]


def suggest_ids(
    known: Collection[str], columns: ColumnSuggestion, *, has_sheets: bool, part: int, place: str | None
) -> dict[str, str]:
    """Return the templates of ids by record.

    Args:
        known: The targets that have a value.
        columns: The targets of columns.
        has_sheets: Whether several sheets have tables, so that one row of each has one number.
        part: Which of the tables side by side it is, counted from 1.
        place: The place of titles in which organisations of one name are different ones; None if there is none.
    """
    row = ("{sheet}-{row}" if has_sheets else "{row}") + (f"-{part}" if part > 1 else "")
    ids: dict[str, str] = {}
    if "decree.number" in known:
        ids["decree"] = "sk-{decree.number}"
    if columns.is_board:
        ids["organisation"] = "{organisation.name}" + (f"-{{{place}}}" if place else "")
        term = next((name for name in ("term.label", "term.period_start") if name in known), None)
        ids["term"] = f"{{organisation.id}}-{{{term}}}" if term else "{organisation.id}-pengurus"
    if columns.has_members:
        ids["member"] = "{key.id}" if "key.id" in known else f"psm-{row}"
    if columns.is_board:
        ids["appointment"] = row
    return ids
