"""Strategies of the tests of rules: spans within a few days, known to the day or less well, and terms of such spans."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
from hypothesis import strategies as st

from psm_model.entities import BoardTerm, TermStatus
from tests.rules.samples import term

FIRST = date(2022, 1, 27)
"""The first day that a drawn span may have; days of two months follow."""
MAX_DAYS = 8
"""The number of days between the first and the last day that a drawn span may have."""


@st.composite
def generate_precise_span(draw: st.DrawFn) -> str:
    """Generate the written form of a span whose ends are known to the day or open."""
    start = draw(st.integers(0, MAX_DAYS))
    first = FIRST + timedelta(start)
    last = FIRST + timedelta(draw(st.integers(start, MAX_DAYS)))
    return draw(st.sampled_from([f"{first}/{last}", f"{first}/{last}", f"{first}/.."]))


@st.composite
def generate_span(draw: st.DrawFn) -> str:
    """Generate the written form of a span with at most one end not known to the day, which has few completions."""
    start = draw(st.integers(0, MAX_DAYS))
    first = FIRST + timedelta(start)
    last = FIRST + timedelta(draw(st.integers(start, MAX_DAYS)))
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
def generate_terms(draw: st.DrawFn, *, alike: bool = True) -> list[BoardTerm]:
    """Generate terms known to the day, in office or not, some of them alike except for their ids."""
    number = draw(st.integers(2, 4))
    terms = [
        attrs.evolve(term(draw(generate_precise_span()), f"t-{place}"), status=draw(st.sampled_from(tuple(TermStatus))))
        for place in range(number)
    ]
    if alike and draw(st.booleans()):
        terms.append(attrs.evolve(draw(st.sampled_from(terms)), id=f"t-{number}"))
    return draw(st.permutations(terms))
