"""PSM101: when overlapping-board-terms is found, and when not."""

from __future__ import annotations

from itertools import combinations, product

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.entities import (
    BoardTerm,
    Roster,
    TermStatus,
)
from psm_model.values import Verdict
from tests.rules import oracles
from tests.rules.samples import IPSM, MAYBE, NO, YES, found, period, term, told, verdict
from tests.rules.spans import precise_spans, several, spans
from tests.rules.terms.terms_records import between, in_order, pairs

STATUSES = tuple(TermStatus)


@given(several())
@example([term("2022-01-27/2022-01-27", f"t-{place}") for place in range(3)])
def test_boards_in_office_on_one_day(terms: list[BoardTerm]) -> None:
    """PSM101 tells each pair of boards that share a day, neither annulled nor disputed nor alike, and no other."""
    assert pairs("PSM101", terms) == in_order(oracles.overlapping(terms))


@given(spans(), spans())
@example("2022/2022-02-02", "2022-02-01/2022-02")
def test_clash_is_as_certain_as_the_days(first: str, second: str) -> None:
    """What PSM101 and PSM109 say of two terms holds in all completions of both, in none, or in some."""
    one, other = period(first), period(second)
    assert one is not None
    assert other is not None
    overlap, handover = oracles.sharing(one, other)
    # They differ in what is recorded, so that two of the same days are not one term recorded twice.
    apart = {"roster": Roster.COMPLETE}
    assert between("PSM101", first, second, **apart) is overlap
    assert between("PSM109", first, second, **apart, status=TermStatus.DISPUTED) is overlap
    assert between("PSM112", first, second, **apart) is handover


@pytest.mark.parametrize("first", STATUSES)
@pytest.mark.parametrize("second", STATUSES)
def test_status_decides_which_rule_asks(first: TermStatus, second: TermStatus) -> None:
    """Of two boards at once, PSM101 asks those in office and caretakers, PSM109 where one is disputed; none both."""
    two = [
        attrs.evolve(term(f"{year}/{year + 5}", str(year)), status=status)
        for year, status in ((2020, first), (2021, second))
    ]
    codes = [code for code in ("PSM101", "PSM109") if found(code, IPSM, *two)]
    if TermStatus.ANNULLED in {first, second}:
        assert codes == []
    else:
        assert codes == ["PSM109" if TermStatus.DISPUTED in {first, second} else "PSM101"]


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("2024-12-30/2029-12-31", YES),
        ("2024-12-31/2029-12-30", NO),
        ("2024-12-31/2024-12-31", NO),
        ("2025-01-01/2029-12-31", NO),
        ("2015-01-01/2020-01-01", NO),
        ("2015-01-01/2020-01-02", YES),
        ("2020-01-01/2020-01-01", NO),
        ("2020-01-02/2020-01-02", YES),
        ("2023/2029", YES),
        ("2024/2029", MAYBE),
        ("2025/2030", NO),
        ("2015/2020", MAYBE),
        ("2015/", MAYBE),
        ("2023/", YES),
        ("2024/", MAYBE),
        ("2015/..", YES),
        ("/2020", MAYBE),
        ("/2021", YES),
        ("/2019", NO),
        ("/..", MAYBE),
    ],
)
def test_bounds_of_a_clash(second: str, expected: Verdict) -> None:
    """A successor may start on the last day of a term, which is a handover day, and not a day sooner."""
    assert between("PSM101", "2020-01-01/2024-12-31", second) is expected


def test_labels_that_share_a_year() -> None:
    """Whether boards overlap whose labels share a year is undetermined; labels that share two years' ends do."""
    old, new = term(None, "t-0", label="2017–2022"), term(None, "t-1", label="periode 2022-2027")
    assert verdict("PSM101", old, new) is MAYBE
    assert verdict("PSM101", old, attrs.evolve(new, label="2021–2026")) is YES
    assert verdict("PSM101", old, attrs.evolve(new, label="2023–2028")) is NO
    # What is recorded goes before what the label words.
    assert verdict("PSM101", old, attrs.evolve(new, period=period("2023/2027"))) is NO


@given(spans(), spans())
@example("2022-01/2022-02-03", "2022-01-29/2022-02-05")
@example("2022-01-27/2022-02-03", "2022-01-29/2022-02")
@example("2022-01-27/2022-02-05", "2022-01/2022-02")
def test_days_shared_in_all_completions_and_in_any(first: str, second: str) -> None:
    """The certain days of PSM101 are those shared in all completions that all overlap, the possible those of any."""
    terms = [term(first, "t-0"), attrs.evolve(term(second, "t-1"), roster=Roster.COMPLETE)]
    for one in found("PSM101", *terms):
        both = [oracles.completions(span) for span in map(period, (first, second)) if span is not None]
        worlds = [(max(a[0], b[0]), min(a[1], b[1])) for a, b in product(*both)]
        overlaps = [
            span for span, pair in zip(worlds, product(*both), strict=True) if not oracles.shares_handover(*pair)
        ]
        shared = [span for span in overlaps if span[0] <= span[1]]
        certain = max(start for start, _ in worlds), min(end for _, end in worlds)
        possible = min(start for start, _ in shared), max(end for _, end in shared)
        # Of what is unknown or open, the window of the completions is no bound.
        edges = {oracles.FIRST: "", oracles.LAST: "..", oracles.HORIZON: ".."}
        for (start, end), name in ((certain, "certain_days"), (possible, "possible_days")):
            words = [edges.get(bound, str(bound)) for bound in (start, end)]
            some = start <= end and (name == "possible_days" or one.verdict is YES)
            assert one.params[name] == ("/".join(words) if some else "-")


def test_what_is_told_of_a_clash() -> None:
    """PSM101 tells of both boards in order of their starts, and which days they share."""
    new = term("2022-06-01/2027-06-01", "new", label="2022–2027")
    (one,) = found("PSM101", IPSM, new, term("2017-06-01/2022-09", "old"))
    assert told(one) == {
        "code": "PSM101",
        "severity": "error",
        "verdict": "yes",
        "path": "/board_terms/0",
        "params": {
            "first": "old",
            "first_period": "2017-06-01/2022-09",
            "second": "new",
            "second_period": "2022-06-01/2027-06-01",
            "certain_days": "2022-06-01/2022-09-01",
            "possible_days": "2022-06-01/2022-09-30",
        },
        "ids": ["old", "new", "o"],
        "related": ["/board_terms/1"],
        "settled_by": [],
    }


def test_what_is_told_of_a_clash_that_may_be() -> None:
    """Where it is undetermined, no day is shared for certain, and the ends that would settle it are named."""
    (one,) = found("PSM101", IPSM, term("2017/2022", "old"), term("2022-03/2027-03-01", "new"))
    assert told(one) == {
        "code": "PSM101",
        "severity": "error",
        "verdict": "undetermined",
        "path": "/board_terms/1",
        "params": {
            "first": "old",
            "first_period": "2017/2022",
            "second": "new",
            "second_period": "2022-03/2027-03-01",
            "certain_days": "-",
            "possible_days": "2022-03-01/2022-12-31",
        },
        "ids": ["old", "new", "o"],
        "related": ["/board_terms/0"],
        "settled_by": ["/board_terms/0/period/end", "/board_terms/1/period/start"],
    }


@given(st.lists(precise_spans(), min_size=2, max_size=4))
def test_clashes_name_every_pair_once(written: list[str]) -> None:
    """Each pair of boards is told once, the one that starts first as the first."""
    terms = [attrs.evolve(term(span, f"t-{place}"), source_ids=(str(place),)) for place, span in enumerate(written)]
    told_pairs = [(one.params["first"], one.params["second"]) for one in found("PSM101", *terms)]
    starts = {one.id: oracles.precise(one.period)[0] for one in terms if one.period is not None}
    assert all((starts[str(first)], first) < (starts[str(second)], second) for first, second in told_pairs)
    assert len(told_pairs) == len({frozenset(pair) for pair in told_pairs})
    assert len(told_pairs) == sum(
        oracles.overlap(one.period, other.period)
        for one, other in combinations(terms, 2)
        if one.period is not None and other.period is not None
    )
