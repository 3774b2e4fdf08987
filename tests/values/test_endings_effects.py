"""Endings whose acts may be ended before: a simulation of known days, and what unknown days leave open."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from psm_model.values.bounds import NEVER
from psm_model.values.endings import Ending, find_effects, iter_endings

ACTS = range(6)
ENDED = st.lists(st.frozensets(st.sampled_from(ACTS), max_size=3), min_size=len(ACTS), max_size=len(ACTS))


def simulate(days: dict[int, int], ended_by: dict[int, frozenset[int]]) -> set[int]:
    """Return the endings that take effect, each if none that took effect before has ended its own act."""
    effective: set[int] = set()
    for ending in sorted(days, key=days.__getitem__):
        if not ended_by[ending] & effective:
            effective.add(ending)
    return effective


@given(st.permutations(ACTS), ENDED)
def test_effects_on_known_days(order: list[int], ended: list[frozenset[int]]) -> None:
    """If each ending has a day of its own, it takes effect unless one that takes effect earlier ends its act."""
    days = dict(zip(ACTS, order, strict=True))
    ended_by = {act: rivals - {act} for act, rivals in zip(ACTS, ended, strict=True)}
    effective = simulate(days, ended_by)
    spans = {act: (day, day) for act, day in days.items()}
    effects = find_effects(spans, ended_by.__getitem__)
    assert effects.keys() == {act for act in ACTS if ended_by[act]}
    assert {act for act in ACTS if act not in effects or effects[act].is_possible} == effective
    assert not any(effect.is_circular for effect in effects.values())
    for act in ACTS:
        expected = [Ending(days[rival], days[rival], rival) for rival in ended_by[act] if rival in effective]
        assert sorted(iter_endings(ended_by[act], spans, effects)) == sorted(expected)


def test_an_ending_that_may_fail_has_no_last_day() -> None:
    """An ending may fail if its act may end before, unless what ends its act ends the same thing anyway."""
    days = {"revocation": (10, 20), "its end": (12, 14)}
    effects = find_effects(days, lambda act: {"its end": None} if act == "revocation" else {})
    assert effects["revocation"].is_possible
    assert [*iter_endings(["revocation"], days, effects)] == [Ending(10, NEVER, "revocation")]
    assert [*iter_endings(["revocation", "its end"], days, effects)] == [
        Ending(10, 20, "revocation"),
        Ending(12, 14, "its end"),
    ]


def test_endings_of_each_other_may_take_effect_or_fail() -> None:
    """Two acts that may end each other are a circle: each ending is possible, and neither is certain."""
    days = {"first": (10, 20), "second": (10, 20)}
    rivals = {"first": {"second": None}, "second": {"first": None}}
    effects = find_effects(days, rivals.__getitem__)
    assert all(effect.is_circular and effect.is_possible for effect in effects.values())
    assert [*iter_endings(["first"], days, effects)] == [Ending(10, NEVER, "first")]
