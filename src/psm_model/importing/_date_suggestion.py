"""The suggested order of dates in digits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from .mapping import DateOrder

__all__ = ["suggest_order"]

_DIGITS: Final = re.compile(r"(?:[^\d,/;\n]{2,60}[,/;\n\s])?\s*(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}\s*")
_MONTHS: Final = 12


def suggest_order(rows: Iterable[Sequence[object]]) -> tuple[DateOrder | None, bool]:
    """Return the order of dates in digits, day first unless only the other is possible, and whether it is certain.

    >>> suggest_order([("31/12/2025",)]), suggest_order([("03/04/2025",)]), suggest_order([("2025",)])
    ((<DateOrder.DMY: 'dmy'>, True), (<DateOrder.DMY: 'dmy'>, False), (None, True))
    """
    pairs = [
        (int(match[1]), int(match[2]))
        for cells in rows
        for cell in cells
        if isinstance(cell, str) and (match := _DIGITS.fullmatch(cell))
    ]
    if not pairs:
        return None, True
    is_day_first = any(first > _MONTHS for first, _ in pairs)
    is_month_first = any(second > _MONTHS for _, second in pairs)
    order = DateOrder.MDY if is_month_first and not is_day_first else DateOrder.DMY
    return order, is_day_first != is_month_first
