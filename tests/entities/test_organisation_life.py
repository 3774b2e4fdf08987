"""The life of an organisation: from its founding to its end, by its own record or that of its successors."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Final

import attrs
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.entities import (
    Predecessor,
    Register,
    Succession,
)
from psm_model.values import PartialDate, Verdict
from tests.entities.organisation_states import DATES, IPSM, state_on
from tests.values import possible_worlds

LIVES: Final = st.sampled_from(["", *DATES])


def first_day_after(text: str, world: list[int]) -> list[float]:
    """Return the last days of an organisation that ends before a date; any day if it is not known."""
    return [day - 1 for day in (possible_worlds.list_days(text) if text else world)]


@given(
    LIVES,
    st.sampled_from(["..", "withheld", *DATES]),
    st.lists(st.tuples(st.sampled_from(Succession), LIVES), max_size=2),
    st.sampled_from(DATES),
)
@example("2019", "..", [(Succession.MERGED, "2020-02-11")], "2020-02-11")
@example("2019", "withheld", [], "2020")
@example("", "withheld", [(Succession.MERGED, "2019")], "2020")
@example("", "2020-03-01", [(Succession.RENAMED, "2020-02-10")], "2020-02-11")
@example("", "2020-02-10", [(Succession.RENAMED, "2020-02-11")], "2020-02-10")
@example("", "2020-02-11", [(Succession.RENAMED, "2020-02-11")], "2020-02-11")
@example("", "2020-02-10", [(Succession.MERGED, "2020-03-01")], "2020-02-29")
@example("", "2020-02-10", [(Succession.SPLIT, "2020-03-01")], "2020-02-29")
@example("2020-02-10", "withheld", [], "2020-02-10")
def test_an_organisation_exists_until_it_ends(
    founded: str, dissolved: str, successors: list[tuple[Succession, str]], on: str
) -> None:
    """It exists from its founding to its dissolution, or else to the day before another one takes its place.

    Without a founding day, it may exist on any day before its end. A withheld dissolution may be on any day, and one
    that contradicts the takeover leaves open on which of these days it ended.
    """
    organisation = attrs.evolve(
        IPSM,
        founded=PartialDate.parse(founded) if founded else None,
        dissolved=PartialDate.parse(dissolved) if dissolved in DATES else None,
        withheld=["dissolved"] if dissolved == "withheld" else [],
    )
    others = [
        attrs.evolve(
            IPSM,
            id=f"successor-{number}",
            predecessors=[Predecessor(organisation_id="o", kind=kind, on=PartialDate.parse(text) if text else None)],
        )
        for number, (kind, text) in enumerate(successors)
    ]
    texts = [text for text in (founded, dissolved, on, *(text for _, text in successors)) if text in DATES]
    world = possible_worlds.neighbours(texts)
    starts = [day for day in world if not founded or day in possible_worlds.list_days(founded)]
    before = [first_day_after(text, world) for kind, text in successors if kind is not Succession.SPLIT]
    ends = {min(days) for days in product(*before)} if before else {possible_worlds.NEVER}
    is_contradictory = False
    if dissolved == "withheld":
        ends = {possible_worlds.NEVER, *map(float, world)}
    elif dissolved in DATES:
        days_dissolved = {float(day) for day in possible_worlds.list_days(dissolved)}
        agrees = any(end in {day - 1, day} for end, day in product(ends, days_dissolved))
        is_contradictory = bool(before) and not agrees
        ends = days_dissolved | ends if is_contradictory else days_dissolved
    lives = [(start, end) for start, end in product(starts, ends) if start <= end]
    days = [day for day in world if day in possible_worlds.list_days(on)]
    answers = {start <= day <= end for (start, end), day in product(lives, days)}
    expected = possible_worlds.judge_all(answers) if answers else Verdict.NO
    register = Register.of(organisation, *others)
    exists = register.organisation_on("o", PartialDate.parse(on)).exists
    # A takeover before the founding contradicts that too, and leaves the end open.
    assert exists is expected or (is_contradictory and exists is Verdict.UNDETERMINED)


def test_the_first_of_several_organisations_with_an_id_counts() -> None:
    """A takeover counts if the first organisation with its id records it, and none by the organisation itself."""
    before = Predecessor(organisation_id="o", kind=Succession.MERGED, on=PartialDate(2020))
    old, twin = attrs.evolve(IPSM, founded=PartialDate(2000)), attrs.evolve(IPSM, id="p")
    merged = attrs.evolve(twin, predecessors=[before])
    for others, expected in (([merged, twin], Verdict.NO), ([twin, merged], Verdict.YES)):
        assert Register.of(old, *others).organisation_on("o", date(2021, 1, 1)).exists is expected
    own = attrs.evolve(old, predecessors=[before])
    assert state_on(own, date(2021, 1, 1)).exists is Verdict.YES
