"""PSM207 and PSM213: who chairs one board after another, and two at once, against slow answers and on each bound."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from psm_model.entities import BoardTerm, Capacity, Organisation, Post, Tenure, TermStatus
from psm_model.rules.clusters import MOST_PAIRS
from psm_model.rules.starts import Starts
from psm_model.values import Level, Period, Verdict
from tests.rules import oracles
from tests.rules.records import IPSM, KASMAD, MAYBE, NO, YES, found, held, term, told, verdict

EXAMPLES = settings(max_examples=2 * settings().max_examples)
BOARD = "2020-01-01/2025-01-01"


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


# PSM213, two boards at once

OTHER = Organisation(id="p", name="IPSM Misal", level=Level.VILLAGE)
SHORT = ["2022-02-01/2022-02-02", "2022-02-02/2022-02-03", "2022-02/2022-02-03", "2022-02-02/2022-02"]
OWN = st.none() | st.sampled_from(["2022-02-01/2022-02-01", *SHORT, "2022-02-02/..", "2022-02-02/"])


def chair_of(organisation_id: str, span: str | None, own: str | None, **fields: Any) -> BoardTerm:
    """A term of an organisation with its chair."""
    board = term(span, f"t-{organisation_id}", held(own, member="m"))
    return attrs.evolve(board, **{"organisation_id": organisation_id, **fields})


@EXAMPLES
@given(st.sampled_from(SHORT), st.sampled_from(SHORT), OWN, OWN, st.sampled_from(Tenure))
@example("2022-02-01/2022-02-02", "2022-02-02/2022-02-03", None, None, Tenure.WHOLE_TERM)
def test_two_chairs_at_once(span: str, other_span: str, own: str | None, other_own: str | None, tenure: Tenure) -> None:
    """What PSM213 says of two boards holds in all completions of the days of both chairs, in none, or in some."""
    first, second = chair_of("o", span, own, tenure=tenure), chair_of("p", other_span, other_own)
    worlds = [oracles.completions_held(board.appointments[0], board) for board in (first, second)]
    assert verdict("PSM213", IPSM, OTHER, KASMAD, first, second) is oracles.in_two_chairs(*worlds)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, YES),
        ({"organisation_id": "o"}, NO),
        ({"status": TermStatus.ANNULLED}, NO),
        ({"status": TermStatus.DISPUTED}, YES),
        ({"appointments": (held(BOARD, member="n"),)}, NO),
        ({"appointments": (held(BOARD, office="Camat"),)}, NO),
        ({"appointments": (held(BOARD, post=Post.SECRETARY, member="m"),)}, NO),
        ({"appointments": (held(BOARD, member="m", section="Humas"),)}, NO),
        *(
            ({"appointments": (held(BOARD, member="m", capacity=capacity),)}, NO)
            for capacity in Capacity
            if capacity is not Capacity.SUBSTANTIVE
        ),
        ({"appointments": (held("2019-01-01/2020-01-01", member="m"),)}, NO),  # a handover day
        ({"appointments": (held("2019-01-01/2020-01-02", member="m"),)}, YES),
        ({"appointments": (held(None, member="m"),)}, MAYBE),
        ({"appointments": (held(None, member="m"),), "tenure": Tenure.WHOLE_TERM}, YES),
        ({"appointments": (held(None, member="m"),), "period": None}, NO),  # when is not said
    ],
    ids=str,
)
def test_which_chairs_are_compared(change: dict[str, Any], expected: Verdict) -> None:
    """Two boards of different organisations that were in office are compared, by their chairs in their own right."""
    second = attrs.evolve(chair_of("p", BOARD, BOARD), **change)
    assert verdict("PSM213", IPSM, OTHER, KASMAD, chair_of("o", BOARD, BOARD), second) is expected


def test_two_chairs_are_told_whole() -> None:
    """The finding names the organisations and the days, points to both appointments, and says what would settle it."""
    (one,) = found("PSM213", IPSM, OTHER, KASMAD, chair_of("p", BOARD, "2021/2024"), chair_of("o", BOARD, "2022/2023"))
    assert told(one) == {
        "code": "PSM213",
        "severity": "info",
        "verdict": "yes",
        "path": "/board_terms/1/appointments/0",
        "params": {
            "member": "m",
            "first": "p",
            "second": "o",
            "certain_days": "2022-12-31/2023-01-01",
            "possible_days": "2022-01-01/2023-12-31",
        },
        "ids": ["m", "t-p", "t-o", "p", "o"],
        "related": ["/board_terms/0/appointments/0"],
        "settled_by": [],
    }
    first = chair_of("o", "2020/2022", None, tenure=Tenure.WHOLE_TERM)
    (other,) = found("PSM213", IPSM, OTHER, first, chair_of("p", BOARD, "2022/2023"))
    assert other.settled_by == ("/board_terms/0/period/end", "/board_terms/1/appointments/0/period/start")
    (third,) = found("PSM213", IPSM, OTHER, attrs.evolve(first, tenure=Tenure.UNSTATED), chair_of("p", BOARD, BOARD))
    assert third.settled_by == ("/board_terms/0/appointments/0/period",)
    replaced = attrs.evolve(first, appointments=(*first.appointments, held("2021/2022", "b", member="n", replaces="a")))
    (fourth,) = found("PSM213", IPSM, OTHER, replaced, chair_of("p", BOARD, "2021-06-01/2022-01-01"))
    assert fourth.settled_by == ("/board_terms/0/period/end", "/board_terms/0/appointments/0/period")


def test_chairs_of_many_boards_are_told_at_once() -> None:
    """One who chairs very many boards at a time is told once, with all of them."""
    boards = [chair_of(f"o-{place:03}", BOARD, BOARD) for place in range(300)]
    (one,) = found("PSM213", *boards)
    assert (one.verdict, len(one.ids), one.params) == (YES, 601, {"member": "m", "count": 300, "most": MOST_PAIRS})
    (other,) = found("PSM213", *(chair_of(f"o-{place:03}", BOARD, None) for place in range(300)))
    assert (other.verdict, len(other.settled_by)) == (MAYBE, 300)
