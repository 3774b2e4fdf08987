"""What the tests of rules draw: spans within a few days, known to the day or less well, and terms of such spans."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
from hypothesis import strategies as st

from psm_model.entities import BoardTerm, TermStatus
from tests.rules.samples import term

FIRST = date(2022, 1, 27)
"""The first day that a drawn span may have; days of two months follow."""
MOST = 8
"""How many days later the last day may be."""


@st.composite
def precise_spans(draw: st.DrawFn) -> str:
    """The written form of a span whose ends are known to the day, or that runs on."""
    start = draw(st.integers(0, MOST))
    first = FIRST + timedelta(start)
    last = FIRST + timedelta(draw(st.integers(start, MOST)))
    return draw(st.sampled_from([f"{first}/{last}", f"{first}/{last}", f"{first}/.."]))


@st.composite
def spans(draw: st.DrawFn) -> str:
    """The written form of a span of which at most one end is not known to the day, so that its completions are few."""
    start = draw(st.integers(0, MOST))
    first = FIRST + timedelta(start)
    last = FIRST + timedelta(draw(st.integers(start, MOST)))
    ways = [
        f"{first}/{last}",
        f"{first.isoformat()[:7]}/{last}",
        f"{first}/{last.isoformat()[:7]}",
        f"{first}/",
        f"/{last}",
        f"{first}/..",
    ]
    return draw(st.sampled_from(ways))


@st.composite
def several(draw: st.DrawFn, *, alike: bool = True) -> list[BoardTerm]:
    """Terms of known days, in office or not, at times alike but for their ids."""
    number = draw(st.integers(2, 4))
    terms = [
        attrs.evolve(term(draw(precise_spans()), f"t-{place}"), status=draw(st.sampled_from(tuple(TermStatus))))
        for place in range(number)
    ]
    if alike and draw(st.booleans()):
        terms.append(attrs.evolve(draw(st.sampled_from(terms)), id=f"t-{number}"))
    return draw(st.permutations(terms))
