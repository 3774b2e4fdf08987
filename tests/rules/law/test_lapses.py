"""find_lapse: days without any of several decrees, compared with all completions."""

from __future__ import annotations

from datetime import date
from itertools import combinations_with_replacement

from hypothesis import given, settings
from hypothesis import strategies as st

from psm_model.checking.decrees import DecreeIndex
from psm_model.entities import Decree
from psm_model.rules.law.lapses import Lapse, find_lapse
from psm_model.values import PartialDate, Verdict
from tests.decree_completions import IDS, WINDOW, decrees, depend_in_circle, ends, worlds
from tests.rules import oracles

DAYS = WINDOW[1:-1]
SPANS = st.tuples(*[st.sampled_from(DAYS)] * 4)
"""The first and the last days on which a span may start and end."""
OWN = st.lists(st.sampled_from(IDS), min_size=1, max_size=3, unique=True)


def find(known: list[Decree], own: list[str], span: tuple[date, date, date, date]) -> Lapse | None:
    """Return the lapse of a span whose days are sorted."""
    first, last, first_end, last_end = (day.toordinal() for day in sort(span))
    return find_lapse(own, DecreeIndex(known), (first, last), (first_end, last_end))


def sort(span: tuple[date, date, date, date]) -> tuple[date, date, date, date]:
    """Return the days of a span so that it cannot end before it starts."""
    first, last, first_end, last_end = sorted(span)
    return first, last, first_end, last_end


def list_answers(known: list[Decree], own: list[str], span: tuple[date, date, date, date]) -> set[bool]:
    """Return whether days are without a decree, over all completions in which no decree depends on itself."""
    first, last, first_end, last_end = sort(span)
    starts = [day for day in WINDOW if first <= day <= last]
    stops = [day for day in WINDOW if first_end <= day <= last_end]
    answers = {
        world.has_lapse(own, start, stop)
        for world in worlds(known)
        for start in starts
        for stop in stops
        if start <= stop
    }
    return {answer for answer in answers if answer is not None}


def get_verdict(lapse: Lapse | None) -> Verdict:
    """Return the verdict of a lapse; NO if there is none."""
    return Verdict.NO if lapse is None else lapse.verdict


@settings(max_examples=40, deadline=None)
@given(decrees(), OWN, SPANS)
def test_verdict_is_sound(known: list[Decree], own: list[str], span: tuple[date, date, date, date]) -> None:
    """No completion contradicts the verdict; a decree that is not in the register leaves it open."""
    lapse = find(known, own, span)
    answers = list_answers(known, own, span)
    assert (get_verdict(lapse) is Verdict.NO) <= (True not in answers)
    assert (get_verdict(lapse) is Verdict.YES) <= (False not in answers)
    if lapse is not None:
        assert lapse.decree_id in own
        assert set(lapse.decree_ids) <= set(own)
        assert any(decree.id == lapse.ending_id and ends(decree, lapse.decree_id) for decree in known)
        assert lapse.is_complete is (set(own) <= {decree.id for decree in known})
        assert lapse.is_complete or lapse.verdict is Verdict.UNDETERMINED


@settings(max_examples=60, deadline=None)
@given(decrees(precise=True), OWN, st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS)))
def test_verdict_is_exact_if_all_dates_are_known(known: list[Decree], own: list[str], span: tuple[date, date]) -> None:
    """If every date is known to the day, the verdict is certain, unless decrees end each other in a circle."""
    first, last = sorted(span)
    days = (first, first, last, last)
    lapse = find(known, own, days)
    if not depend_in_circle(known) and set(own) <= {decree.id for decree in known}:
        assert get_verdict(lapse) is oracles.judge_all(list_answers(known, own, days))


FIRST_DAYS = st.sampled_from(
    [None, *map(PartialDate.from_date, WINDOW[2:8]), PartialDate(2022, 1), PartialDate(2022, 2)]
)


@settings(max_examples=40, deadline=None)
@given(FIRST_DAYS, FIRST_DAYS, FIRST_DAYS, SPANS, st.booleans())
def test_verdict_on_two_decrees_is_exact(
    old: PartialDate | None,
    ending: PartialDate | None,
    new: PartialDate | None,
    span: tuple[date, date, date, date],
    by_new: bool,  # noqa: FBT001  # drawn
) -> None:
    """If a decree was ended and another may follow, which may be the one that ended it, the verdict is exact."""
    known = [
        Decree(id="sk-1", in_force_from=old),
        Decree(id="sk-2", in_force_from=new, replaces_ids=["sk-1"] if by_new else []),
        Decree(id="sk-3", in_force_from=ending, revokes_ids=[] if by_new else ["sk-1"]),
    ]
    lapse = find(known, ["sk-1", "sk-2"], span)
    assert get_verdict(lapse) is oracles.judge_all(list_answers(known, ["sk-1", "sk-2"], span))


def test_later_gaps_count() -> None:
    """Days without a decree are found wherever they are in the span, and whichever decree comes next."""
    first, second, third = (
        Decree(id=f"sk-{number}", in_force_from=PartialDate.from_date(WINDOW[at]), revokes_ids=[f"sk-{number - 10}"])
        for number, at in ((1, 0), (2, 3), (3, 7))
    )
    early, late = (
        Decree(id=f"x-{number}", in_force_from=PartialDate.from_date(WINDOW[at]), revokes_ids=[f"sk-{number}"])
        for number, at in ((1, 3), (2, 5))
    )
    known = [first, second, third, early, late]
    for start, stop in combinations_with_replacement(range(10), 2):
        days = (WINDOW[start], WINDOW[start], WINDOW[stop], WINDOW[stop])
        lapse = find(known, ["sk-1", "sk-2", "sk-3"], days)
        # None is in force on the sixth and the seventh day; the sixth is a handover if it is the last.
        assert (lapse is not None) is (start <= 6 and stop >= 5 and (stop > 5))
        assert lapse is None or (lapse.decree_id, lapse.ending_id) == ("sk-2", "x-2")
