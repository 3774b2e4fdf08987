"""validity: when decrees are in force, by the decrees that replace or revoke them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from psm_model.values.bounds import NEVER, UNBOUNDED
from psm_model.values.in_force import judge_in_force
from psm_model.values.partial_date import PartialDate, ordinals_of
from psm_model.values.verdict import Verdict

from .decree import Decree

__all__ = ["effect_days", "in_force_on"]


def effect_days(decree: Decree) -> tuple[int, int]:
    """Return the ordinals of the first and the last day on which a decree may come into force.

    Without a recorded day, that may be any day from the day of issue on. A decree that was not issued never does.

    >>> days = effect_days(Decree(id="sk", in_force_from=PartialDate(2025, 10)))
    >>> [date.fromordinal(day).isoformat() for day in days]
    ['2025-10-01', '2025-10-31']
    """
    if not decree.is_issued:
        return NEVER, NEVER
    if decree.in_force_from is not None:
        return decree.in_force_from.ordinals
    return -UNBOUNDED if decree.issued is None else decree.issued.ordinals[0], UNBOUNDED


def in_force_on(decree: Decree, endings: Sequence[Decree], on: date | PartialDate) -> tuple[Verdict, Decree | None]:
    """Return whether a decree is in force on a day, and the decree that decides it.

    A decree is in force from its first day until the day before a decree that replaces or revokes it comes into force.
    The deciding decree is the one that ended it if the answer is NO, and the earliest that may have ended it if the
    answer is UNDETERMINED; None if no other decree matters.

    Args:
        decree: The decree.
        endings: The decrees that replace or revoke it.
        on: The day, month or year asked about.

    >>> old = Decree(id="sk-1", in_force_from=PartialDate(2020, 1, 1))
    >>> new = Decree(id="sk-2", in_force_from=PartialDate(2025, 1, 1), revokes_ids=["sk-1"])
    >>> in_force_on(old, [new], date(2024, 12, 31))
    (<Verdict.YES: 'yes'>, None)
    >>> verdict, ending = in_force_on(old, [new], date(2025, 1, 1))
    >>> verdict, ending.id
    (<Verdict.NO: 'no'>, 'sk-2')

    Raises:
        TypeError: the day is not a date, or is a `datetime`, whose day depends on the time zone.
    """
    first, last = ordinals_of(on)
    dated = ((*effect_days(ending), ending) for ending in sorted(endings, key=lambda ending: ending.id))
    return judge_in_force(effect_days(decree), dated, first, last)
