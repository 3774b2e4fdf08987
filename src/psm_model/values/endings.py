"""Endings: acts that end other acts, such as a law that repeals a law, or a decree that revokes a decree.

They decide whether an instrument in the statute book, or a decree in a register, is in force on a day.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar

import attrs

from .bounds import NEVER
from .verdict import Verdict

__all__ = ["Effect", "Ending", "find_effects", "iter_endings", "judge_in_force"]

K = TypeVar("K")
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Ending(NamedTuple, Generic[T_co]):
    """An act that may end another."""

    first: int
    """The ordinal of the first day on which it may take effect."""
    last: int
    """The ordinal of the last such day; `NEVER` if it may never do so."""
    act: T_co
    """The act, or its identifier."""


def judge_in_force(
    start: tuple[int, int], endings: Iterable[Ending[T]], day: tuple[int, int]
) -> tuple[Verdict, T | None]:
    """Return whether an act is in force on an unknown one of several days, and which ending decides that.

    It is in force from its start to the day before the earliest of its endings. If the answer is NO, the deciding
    ending is the one that certainly ended it; if the answer is UNDETERMINED, it is the earliest that may have ended it;
    None if no ending matters. Of equally early endings, the first counts.

    Args:
        start: The ordinals of the first and the last day on which it may come into force.
        endings: The acts that may end it.
        day: The ordinals of the first and the last day that may be meant.

    >>> repeal = Ending(20, 25, "repeal")
    >>> judge_in_force((10, 10), [repeal], (19, 19)), judge_in_force((10, 10), [repeal], (25, 25))
    ((<Verdict.YES: 'yes'>, None), (<Verdict.NO: 'no'>, 'repeal'))
    """
    earliest, latest = start
    first, last = day
    if earliest > last:
        return Verdict.NO, None
    begun = [ending for ending in endings if ending.first <= last]
    if not begun:
        return Verdict.of(always=latest <= first, possible=True), None
    surest = min(begun, key=lambda ending: ending.last)
    # A day on which it is in force is one of those that may be meant, not before its start, and before every end.
    if surest.last <= max(first, earliest):
        return Verdict.NO, surest.act
    return Verdict.UNDETERMINED, min(begun, key=lambda ending: (ending.first, ending.last)).act


@attrs.frozen
class Effect(Generic[K]):
    """The effect of an ending whose own act may be ended first."""

    is_possible: bool
    """Whether it may take effect."""
    rivals: tuple[K, ...]
    """The endings that may prevent it from taking effect."""
    is_circular: bool
    """Whether it may depend on itself, because acts end each other in a circle."""


def find_effects(days: Mapping[K, tuple[int, int]], find_rivals: Callable[[K], Collection[K]]) -> dict[K, Effect[K]]:
    """Return the effect of each ending whose own act may be ended by others.

    An ending takes effect on its day only if its act is in force on that day: a revocation that was revoked before that
    day ends nothing. A revocation that was revoked later has taken effect, and the act that it ended does not revive.

    The answer is exact if each day affects only one ending. Otherwise, and in a circle, no possibility that exists in
    some completion is excluded, but impossible ones may be included. The work is proportional to the number of rivals.

    Args:
        days: The ordinals of the first and the last day on which each ending may take effect.
        find_rivals: Returns the endings of the act that an ending is part of.

    >>> rivals = {"revocation": {"its revocation": None}}
    >>> effects = find_effects({"revocation": (20, 20), "its revocation": (10, 10)}, lambda act: rivals.get(act, {}))
    >>> effects["revocation"].is_possible
    False
    """
    contested = {ending: rivals for ending in days if (rivals := find_rivals(ending))}
    waiting = dict.fromkeys(contested, 0)
    followers: dict[K, list[K]] = {}
    for ending, rivals in contested.items():
        for rival in rivals:
            if rival in contested and days[rival][0] <= days[ending][1]:
                waiting[ending] += 1
                followers.setdefault(rival, []).append(ending)
    effects: dict[K, Effect[K]] = {}
    ready = [ending for ending, count in waiting.items() if not count]
    while ready:
        ending = ready.pop()
        effects[ending] = _find_effect(ending, contested[ending], days, effects)
        for follower in followers.get(ending, ()):
            waiting[follower] -= 1
            if not waiting[follower]:
                ready.append(follower)
    circular = [ending for ending in contested if ending not in effects]
    # Any of them may take effect, or not. Each is then judged by what that leaves of the others.
    effects.update(
        [(ending, Effect(is_possible=True, rivals=tuple(contested[ending]), is_circular=True)) for ending in circular]
    )
    effects.update(
        [(ending, _find_effect(ending, contested[ending], days, effects, is_circular=True)) for ending in circular]
    )
    return effects


def _find_effect(
    ending: K,
    rivals: Collection[K],
    days: Mapping[K, tuple[int, int]],
    effects: Mapping[K, Effect[K]],
    *,
    is_circular: bool = False,
) -> Effect[K]:
    first, last = days[ending]
    possible = [*iter_endings(rivals, days, effects)]
    is_possible = min((rival.last for rival in possible), default=NEVER) > first
    return Effect(is_possible, tuple(rival.act for rival in possible if rival.first <= last), is_circular)


def iter_endings(
    endings: Collection[K], days: Mapping[K, tuple[int, int]], effects: Mapping[K, Effect[K]]
) -> Iterator[Ending[K]]:
    """Yield the endings of one act that may take effect.

    The last day of an ending that may fail is `NEVER`, unless everything that may prevent it also ends the act, and no
    later.

    Args:
        endings: The endings of the act.
        days: The days of all endings, as for `find_effects`.
        effects: The result of `find_effects`.
    """
    for ending in endings:
        first, last = days[ending]
        effect = effects.get(ending)
        if effect is None:
            yield Ending(first, last, ending)
        elif effect.is_possible:
            fails = effect.is_circular or not all(rival in endings for rival in effect.rivals)
            yield Ending(first, NEVER if effect.rivals and fails else last, ending)
