"""Message params of days."""

from __future__ import annotations

from datetime import date

from psm_model.values.bounds import UNBOUNDED, Bounds
from psm_model.values.verdict import Verdict

from .spans import find_handover_days, find_shared_days

__all__ = ["format_days", "format_handover_days", "format_shared_days", "get_year"]


def format_days(first: int, last: int) -> str:
    """Return inclusive ordinals as an EDTF period.

    Return '-' if there are no days or the first day has no upper bound.

    >>> format_days(date(2022, 12, 31).toordinal(), date(2022, 12, 31).toordinal())
    '2022-12-31/2022-12-31'
    """
    if first > last or first >= UNBOUNDED:
        return "-"
    start = "" if first <= -UNBOUNDED else str(date.fromordinal(first))
    return f"{start}/{'..' if last >= UNBOUNDED else date.fromordinal(last)}"


def format_shared_days(first: Bounds, second: Bounds, overlap: Verdict) -> dict[str, str]:
    """Return the message params for the certain and the possible days shared by two spans.

    >>> spans = Period.parse("2018/2023").bounds, Period.parse("2022/2027").bounds
    >>> format_shared_days(*spans, Verdict.YES)
    {'certain_days': '2022-12-31/2023-01-01', 'possible_days': '2022-01-01/2023-12-31'}
    """
    certain = format_days(max(first.start_max, second.start_max), min(first.end_min, second.end_min))
    return {
        "certain_days": certain if overlap.certain else "-",
        "possible_days": format_days(*find_shared_days(first, second)),
    }


def format_handover_days(first: Bounds, second: Bounds) -> dict[str, str]:
    """Return the message param for the days on which one span may end and the other start.

    >>> format_handover_days(Period.parse("2017/2022").bounds, Period.parse("2022/2027").bounds)
    {'days': '2022-01-01/2022-12-31'}
    """
    return {"days": format_days(*find_handover_days(first, second))}


def get_year(ordinal: int) -> int:
    """Return the year of an ordinal; an unbounded one is returned as is, beyond every year."""
    return date.fromordinal(ordinal).year if -UNBOUNDED < ordinal < UNBOUNDED else ordinal
