"""Slow and obvious answers about decrees that end each other: every completion of their first days, one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import product

from hypothesis import strategies as st

from psm_model.entities import Decree, DecreeStatus
from psm_model.values import PartialDate

IDS = ("sk-1", "sk-2", "sk-3", "sk-4")
WINDOW = [date(2022, 1, 27) + timedelta(days) for days in range(10)]
"""Days around all precise ones: a day that is known less precisely is one of them, which gives every order of days."""
AFTER = date(2100, 1, 1)
"""The first day of a decree that does not come into force in a completion."""

PRECISE = st.sampled_from([PartialDate.from_date(day) for day in WINDOW[2:8]])
MONTHS = st.sampled_from([PartialDate(2022, 1), PartialDate(2022, 2)])
SOME = st.lists(st.sampled_from(IDS), max_size=2)


def decrees(*, precise: bool = False) -> st.SearchStrategy[list[Decree]]:
    """Generate decrees that replace and revoke each other, also in circles, each id once."""
    days = PRECISE if precise else st.none() | PRECISE | PRECISE | MONTHS
    record = st.builds(
        Decree,
        in_force_from=days,
        issued=st.none() if precise else st.none() | PRECISE,
        status=st.sampled_from([DecreeStatus.ISSUED] * 4 + [DecreeStatus.NOT_ISSUED]),
        replaces_ids=st.just(()) | SOME,
        revokes_ids=SOME,
        id=st.sampled_from(IDS),
    )
    return st.lists(record, max_size=len(IDS), unique_by=lambda decree: decree.id)


def list_first_days(decree: Decree) -> list[date]:
    """Return the days on which a decree may come into force."""
    if decree.status is DecreeStatus.NOT_ISSUED:
        return [AFTER]
    known = decree.in_force_from
    if known is None:
        days = [WINDOW[0] - timedelta(days=1), *WINDOW, AFTER]
    elif known.day is None:
        days = [day for day in WINDOW if day.month == known.month]
    else:
        days = [date(known.year, known.month or 1, known.day)]
    return [*days, AFTER] if "status" in decree.withheld else days


def ends(decree: Decree, other_id: str) -> bool:
    """Return whether a decree replaces or revokes another."""
    return decree.status is DecreeStatus.ISSUED and other_id in (*decree.replaces_ids, *decree.revokes_ids)


def depend_in_circle(decrees: Sequence[Decree]) -> bool:
    """Return whether a decree ends itself, directly or through others."""
    left = [*decrees]
    while free := [decree for decree in left if not any(ends(other, decree.id) for other in left)]:
        left = [decree for decree in left if decree not in free]
    return bool(left)


def are_independent(decrees: Sequence[Decree]) -> bool:
    """Return whether each decree ends one other at most, and none itself, so that each day matters once."""
    return not depend_in_circle(decrees) and all(
        sum(ends(decree, other.id) for other in decrees) <= 1 for decree in decrees
    )


class World:
    """One completion: each decree comes into force on one day."""

    def __init__(self, decrees: Iterable[Decree], first_days: Mapping[str, date]) -> None:
        self.decrees = list(decrees)
        self.first_days = first_days
        # Whether each is in force on its first day. It stays None if that depends on itself.
        self.effects: dict[str, bool | None] = dict.fromkeys(first_days)
        for _ in self.decrees:
            for decree in self.decrees:
                earlier = [
                    self.effects[other.id]
                    for other in self.decrees
                    if ends(other, decree.id) and first_days[other.id] <= first_days[decree.id]
                ]
                if True in earlier:
                    self.effects[decree.id] = False
                elif None not in earlier:
                    self.effects[decree.id] = True

    def list_ends(self, decree_id: str) -> list[tuple[date, bool | None]]:
        """Return the days on which others may end a decree, and whether they do; None if that depends on itself."""
        return [(self.first_days[other.id], self.effects[other.id]) for other in self.decrees if ends(other, decree_id)]

    def is_in_force(self, decree_id: str, on: date) -> bool | None:
        """Return whether a decree is in force on a day; None if that depends on itself."""
        before = {effect for day, effect in self.list_ends(decree_id) if day <= on}
        if self.first_days[decree_id] > on or True in before:
            return False
        return None if None in before else True

    def has_lapse(self, decree_ids: Sequence[str], first: date, last: date) -> bool | None:
        """Return whether days of a span follow the end of one of the decrees and have none of them in force.

        The last day does not count if one ended on it. The answer is None if that depends on itself.
        """
        own = [decree.id for decree in self.decrees if decree.id in decree_ids and decree.is_issued]
        found = [end for decree_id in own for end in self.list_ends(decree_id)]
        if None in [effect for _, effect in found]:
            return None
        over = [
            min(days) for decree_id in own if (days := [day for day, effect in self.list_ends(decree_id) if effect])
        ]
        span = [first + timedelta(days=number) for number in range((last - first).days + 1)]
        return any(
            min(over) <= day
            and not any(self.is_in_force(decree_id, day) for decree_id in own)
            and not (day == last and day in over)
            for day in span
            if over
        )


def worlds(decrees: Sequence[Decree]) -> Iterator[World]:
    """Yield every completion."""
    for days in product(*(list_first_days(decree) for decree in decrees)):
        yield World(decrees, {decree.id: day for decree, day in zip(decrees, days, strict=True)})
