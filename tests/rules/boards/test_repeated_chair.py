"""PSM207: when repeated-chair is found, and when not."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.checking.clusters import MOST_PAIRS
from psm_model.checking.starts import Starts
from psm_model.entities import BoardTerm, Capacity, Organisation, Post, TermStatus
from psm_model.values import Level, Period, Verdict
from tests.rules import oracles
from tests.rules.boards.chairs_records import EXAMPLES
from tests.rules.samples import IPSM, KASMAD, MAYBE, NO, YES, found, held, term, told, verdict


def chaired(span: str | None, term_id: str, member: str | None = "m", **fields: Any) -> BoardTerm:
    """A term that starts on known days or not, and its chair."""
    board = term(span, term_id, *(() if member is None else (held(None, member=member),)))
    return attrs.evolve(board, **fields)


@st.composite
def successions(draw: st.DrawFn) -> tuple[list[str], list[str | None]]:
    """The spans of a few terms that start within days of each other, and who chairs each of them."""
    number = draw(st.integers(2, 4))
    known = [f"2022-02-{draw(st.integers(1, 4)):02}/2030-01-01" for _ in range(number)]
    # At most two are known to the month alone, so that the completions are few.
    for place in draw(st.lists(st.sampled_from(range(number)), max_size=2, unique=True)):
        known[place] = draw(st.sampled_from(["2022-02/2030-01-01", "2022-02/2022-02-04", "2022-01/2022-02-03"]))
    return known, draw(st.lists(st.sampled_from(["m", "m", "n", None]), min_size=number, max_size=number))


@EXAMPLES
@given(successions())
@example((["2022-02-01/..", "2022-02-02/..", "2022-02/2022-02-04"], ["m", "m", None]))
@example((["2022-02/..", "2022-02-02/..", "2022-02-03/.."], ["m", "m", None]))
@example((["2022-02/2022-02-04", "2022-02-04/..", "2022-02-03/.."], ["m", "m", None]))
@example((["2022-01-31/..", "2022-02-03/..", "2022-02/2022-02-04"], ["m", "m", None]))
@example((["2022/..", "2022-02/2022-02-04", "2022-02-03/.."], ["m", "m", None]))
@example((["2022-02/2022-02-04", "2022-02-02/..", "2022-02-03/..", "2022-02-04/.."], ["m", "m", "m", None]))
def test_chairs_succeed_themselves_as_completions_have_it(made: tuple[list[str], list[str | None]]) -> None:
    """Of every two terms of a chair, the verdict is that of all completions: no other term starts between them."""
    known, chairs = made
    terms = [chaired(span, f"t-{place}", chair) for place, (span, chair) in enumerate(zip(known, chairs, strict=True))]
    wanted = {
        frozenset({f"t-{one}", f"t-{other}"}): oracles.successive(one, other, [Period.parse(span) for span in known])
        for one in range(len(terms))
        for other in range(one)
        if chairs[one] == chairs[other] is not None
    }
    told_of = {frozenset(one.ids[1:3]): one.verdict for one in found("PSM207", IPSM, *terms)}
    assert told_of == {pair: answer for pair, answer in wanted.items() if answer is not NO}


def test_a_repeated_chair_is_told_whole() -> None:
    """The finding points from the later term to the earlier and counts the terms of the chair."""
    terms = [chaired(f"{year}-01-01/{year + 5}-01-01", f"t-{year}") for year in (2020, 2015, 2005)]
    between = chaired("2010-01-01/2015-01-01", "u", "n")
    (one,) = found("PSM207", IPSM, KASMAD, *terms, between)
    assert told(one) == {
        "code": "PSM207",
        "severity": "info",
        "verdict": "yes",
        "path": "/board_terms/0",
        "params": {"member": "m", "first": "t-2015", "second": "t-2020", "count": 3},
        "ids": ["m", "t-2015", "t-2020", "o"],
        "related": ["/board_terms/1"],
        "settled_by": [],
    }


def test_what_would_settle_a_repeated_chair_is_told() -> None:
    """Where it is open, the finding names the starts that are not known, that of the term between too, and no other."""
    first, last = chaired("2015-01-01/2020", "a"), chaired("2020-06/2025", "b")
    between, outside = chaired("2020/2021-01-01", "u", None), chaired("2010/2012", "v", None)
    (one,) = found("PSM207", IPSM, outside, first, last, between)
    assert one.verdict is MAYBE
    assert one.settled_by == ("/board_terms/2/period/start", "/board_terms/3/period/start")
    (one,) = found("PSM207", IPSM, outside, chaired("2015/2020", "a"), last, between)
    assert one.settled_by == tuple(f"/board_terms/{place}/period/start" for place in (1, 2, 3))


def test_every_pair_of_successive_terms_is_told() -> None:
    """One who chairs three terms in a row succeeds themselves twice, and a member who chairs other terms not at all."""
    terms = [chaired(f"{year}-01-01/{year + 5}-01-01", f"t-{year}") for year in (2010, 2015, 2020)]
    others = [chaired(f"{year}-01-01/..", f"u-{year}", "n") for year in (2000, 2030)]
    findings = found("PSM207", IPSM, *terms, *others)
    assert [one.ids[1:3] for one in findings] == [("t-2010", "t-2015"), ("t-2015", "t-2020")]
    assert {one.params["count"] for one in findings} == {3}


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        ({}, YES),
        ({"status": TermStatus.DISPUTED}, YES),
        ({"status": TermStatus.ANNULLED}, NO),
        ({"period": None}, NO),
        ({"period": None, "label": "2020–2025"}, YES),
        ({"appointments": (held(None, member="m", capacity=Capacity.ACTING),)}, NO),
        ({"appointments": (held(None, post=Post.VICE_CHAIR, member="m"),)}, NO),
        ({"appointments": (held(None, member="m"), held(None, "b", member="m"))}, YES),
    ],
    ids=lambda given: str(list(given)) if isinstance(given, dict) else None,
)
def test_chairs_are_of_dated_terms_in_their_own_right(change: dict[str, Any], wanted: Verdict) -> None:
    """Counted are chairs in their own right of dated terms that were not annulled, each once a term."""
    first, second = chaired("2015-01-01/2020-01-01", "t-1"), chaired("2020-01-01/2025-01-01", "t-2", **change)
    assert verdict("PSM207", IPSM, first, second) is wanted


@pytest.mark.parametrize(
    ("change", "wanted"),
    [({}, NO), ({"status": TermStatus.ANNULLED}, YES), ({"period": None}, YES), ({"status": TermStatus.DISPUTED}, NO)],
    ids=str,
)
def test_a_term_between_counts_where_it_is_dated_and_not_annulled(change: dict[str, Any], wanted: Verdict) -> None:
    """A term that was never in office, or nobody knows when, does not come between two of a chair."""
    first, second = chaired("2010-01-01/2015-01-01", "t-1"), chaired("2020-01-01/2025-01-01", "t-2")
    between = chaired("2015-01-01/2020-01-01", "u", None, **change)
    assert verdict("PSM207", IPSM, first, second, between) is wanted


def test_chairs_of_offices_and_names_are_not_compared() -> None:
    """An office that chairs two terms may be two people, and so may a name."""
    terms = [term(f"{year}-01-01/..", f"t-{year}", held(None, office="Camat")) for year in (2015, 2020)]
    assert found("PSM207", IPSM, *terms) == []


def test_terms_of_two_organisations_do_not_succeed_each_other() -> None:
    """A chair of one organisation who chairs another succeeds nobody."""
    other = Organisation(id="p", name="IPSM Misal", level=Level.VILLAGE)
    second = attrs.evolve(chaired("2020-01-01/..", "t-2"), organisation_id="p")
    assert found("PSM207", IPSM, other, chaired("2015-01-01/2020-01-01", "t-1"), second) == []


@pytest.mark.parametrize(("number", "findings"), [(10, 45), (11, 1), (300, 1)])
def test_repeated_chairs_of_one_time_are_told_up_to_a_number(number: int, findings: int) -> None:
    """Of many terms that one may have chaired in any order each pair is told, or all of them at once."""
    terms = [attrs.evolve(chaired("2020/2025", f"t-{place:03}"), status=TermStatus.DISPUTED) for place in range(number)]
    told_of = found("PSM207", IPSM, *terms)
    assert (len(told_of), {one.verdict for one in told_of}) == (findings, {MAYBE})
    if findings == 1:
        (one,) = told_of
        assert one.ids == ("m", *(board.id for board in terms), "o")
        assert one.params == {"member": "m", "count": number, "organisation": "o", "most": MOST_PAIRS}
        assert len(one.settled_by) == number


def test_a_group_of_repeated_chairs_is_as_certain_as_its_pairs() -> None:
    """Where two of many terms surely follow one another, the one finding of all is certain."""
    terms = [chaired("2020/2025", f"t-{place:03}") for place in range(11)]
    apart = [chaired("2020-12-31/2030-01-01", "u"), chaired("2021-01-01/2030-01-01", "v")]
    assert found("PSM207", IPSM, *terms, *apart)[0].verdict is YES
    assert found("PSM207", IPSM, *terms, apart[0])[0].verdict is MAYBE
    # A term of another chair that surely starts between them leaves each year to itself.
    other = [chaired("2021/2030", f"w-{place:03}") for place in range(11)]
    between = chaired("2021-06-01/2030-01-01", "x", "n")
    later = [chaired("2022/2030", f"y-{place:03}") for place in range(11)]
    assert len(found("PSM207", IPSM, *terms, *later, chaired("2021-06-01/2030-01-01", "x", "n"))) == 2
    assert len(found("PSM207", IPSM, *terms, *other, between)) == 1


STARTS = st.lists(st.tuples(st.integers(1, 6), st.integers(0, 3)), min_size=2, max_size=7).map(
    lambda drawn: sorted((first, first + more) for first, more in drawn)
)


@given(STARTS, st.data())
def test_starts_are_as_a_look_at_all_has_them(starts: list[tuple[int, int]], data: st.DataObject) -> None:
    """What may start between two, which pairs nothing surely parts, and which hang together, is as told by all days."""
    asked = Starts(starts)
    places = data.draw(st.lists(st.sampled_from(range(len(starts))), unique=True).map(sorted))
    pairs = []
    for one in range(len(starts)):
        for other in range(one + 1, len(starts)):
            low, high = starts[one], starts[other]
            others = [place for place in range(len(starts)) if place not in {one, other}]
            may = [
                place
                for place in others
                if any(
                    low[0] < day < high[1] or high[0] < day < low[1]
                    for day in range(starts[place][0], starts[place][1] + 1)
                )
            ]
            assert asked.between(one, other) == may
            assert asked.are_successive(one, other) is (may == [])
            surely = any(low[1] < starts[place][0] and starts[place][1] < high[0] for place in others)
            if {one, other} <= set(places) and not surely:
                pairs.append((one, other))
    assert list(asked.iter_pairs(places)) == pairs
    groups = list(asked.iter_groups(places))
    assert [place for group in groups for place in group] == places
    assert all(any(set(pair) <= set(group) for group in groups) for pair in pairs)
    for group in groups:
        joined = {group[0]}
        for first, second in pairs:
            joined |= {second} if first in joined else set()
        assert joined >= set(group)
