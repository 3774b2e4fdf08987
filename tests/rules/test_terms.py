"""PSM006, PSM101, PSM107 and PSM109: terms beside one another and in the life of their organisation."""

from __future__ import annotations

from datetime import date
from itertools import combinations, product
from typing import Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from psm_model.entities import (
    BoardTerm,
    Decree,
    Inauguration,
    LegalBasis,
    Organisation,
    Roster,
    Tenure,
    TermStatus,
)
from psm_model.strategies import partial_dates
from psm_model.values import PartialDate, Verdict
from tests.rules import oracles
from tests.rules.records import IPSM, MAYBE, NO, YES, found, held, period, term, told, verdict
from tests.rules.spans import precise_spans, several, spans

STATUSES = tuple(TermStatus)


def pairs(code: str, terms: list[BoardTerm]) -> list[frozenset[str]]:
    """The pairs that a rule finds, each as often as it does; they are certain, for the days are known."""
    findings = found(code, IPSM, *terms)
    assert {one.verdict for one in findings} <= {YES}
    return sorted((frozenset(one.ids[:2]) for one in findings), key=sorted)


def in_order(drawn: set[frozenset[str]]) -> list[frozenset[str]]:
    """Pairs in the order of `pairs`."""
    return sorted(drawn, key=sorted)


def between(code: str, first: str, second: str, **of_second: Any) -> Verdict:
    """What a rule says of two terms by their periods."""
    return verdict(code, IPSM, term(first, "t-0"), attrs.evolve(term(second, "t-1"), **of_second))


# PSM006, one term recorded twice

FILLED = attrs.evolve(term("2020-01-01/2025-01-01", "t-0", held(None), label="2020–2025"), source_ids=("s-1",))
OTHERWISE: dict[str, Any] = {
    "organisation_id": "p",
    "label": "periode 2020–2025",
    "other_labels": ("2020-2025",),
    "period": period("2020-01-01/2025"),
    "status": TermStatus.DISPUTED,
    "roster": Roster.COMPLETE,
    "tenure": Tenure.WHOLE_TERM,
    "decree": Decree(),
    "inauguration": Inauguration(),
    "legal_bases": (LegalBasis(as_written="ART"),),
    "appointments": (held(None, "b"),),
    "source_ids": ("s-1", "s-2"),
}


def test_what_is_told_of_a_term_recorded_twice() -> None:
    """PSM006 tells of both terms, and points to the one that comes later by its id."""
    (one,) = found("PSM006", IPSM, attrs.evolve(FILLED, id="t-9"), FILLED)
    assert told(one) == {
        "code": "PSM006",
        "severity": "warning",
        "verdict": "yes",
        "path": "/board_terms/0",
        "params": {"first": "t-0", "second": "t-9"},
        "ids": ["t-0", "t-9", "o"],
        "related": ["/board_terms/1"],
        "settled_by": [],
    }


def test_all_fields_of_a_term_are_asked() -> None:
    """No field but the id is left out of the table of what makes another term."""
    assert {"id", *OTHERWISE} == {field.name for field in attrs.fields(BoardTerm)}


@pytest.mark.parametrize("field", OTHERWISE)
def test_terms_that_differ_in_anything(field: str) -> None:
    """PSM006 is silent about two terms that differ in any one thing."""
    other = attrs.evolve(FILLED, id="t-1", **{field: OTHERWISE[field]})
    assert found("PSM006", IPSM, FILLED, other) == []
    assert len(found("PSM006", IPSM, FILLED, other, attrs.evolve(FILLED, id="t-2"))) == 1


@given(st.lists(st.sampled_from([None, "2020/2025", "2021/2026"]), max_size=5), st.data())
def test_each_copy_of_a_term_is_told_once(written: list[str | None], data: st.DataObject) -> None:
    """PSM006 tells of each term that is like one with a smaller id, beside the smallest of these."""
    terms = [term(span, f"t-{place}") for place, span in enumerate(written)]
    findings = found("PSM006", *data.draw(st.permutations(terms)))
    firsts = {span: f"t-{written.index(span)}" for span in written}
    expected = [(firsts[span], f"t-{n}", "o") for n, span in enumerate(written) if firsts[span] != f"t-{n}"]
    assert sorted(one.ids for one in findings) == sorted(expected)


def test_terms_alike_in_their_id_too() -> None:
    """Two terms with one id are left to PSM001, and are no clash of a board with itself."""
    for code in ("PSM006", "PSM101", "PSM109"):
        assert found(code, IPSM, FILLED, FILLED) == []


# PSM101 and PSM109, boards at once


@given(several())
@example([term("2022-01-27/2022-01-27", f"t-{place}") for place in range(3)])
def test_boards_in_office_on_one_day(terms: list[BoardTerm]) -> None:
    """PSM101 tells each pair of boards that share a day, neither annulled nor disputed nor alike, and no other."""
    assert pairs("PSM101", terms) == in_order(oracles.overlapping(terms))


@given(several())
def test_boards_that_rival_each_other(terms: list[BoardTerm]) -> None:
    """PSM109 tells each pair of boards that share a day, one disputed and neither annulled, and no other."""
    assert pairs("PSM109", terms) == in_order(oracles.rivals(terms))


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


@pytest.mark.parametrize(
    ("first", "second", "overlap", "handover"),
    [
        ("2025-10-15/2030-10-15", "2030-10-15/2035-10-15", NO, YES),
        ("2025-10-15/2030-10-14", "2030-10-15/2035-10-14", NO, NO),
        ("2025-10-15/2030-10-16", "2030-10-15/2035-10-14", YES, NO),
        ("2025-10-15/2025-10-15", "2025-10-15/2025-10-15", YES, NO),  # one and the same day
        ("2025-10-15/2025-10-15", "2025-10-15/2030-10-14", NO, YES),
        ("2025-10-15/2025-10-15", "2020-10-15/2030-10-14", YES, NO),  # a day within
        ("2017/2022", "2022/2027", MAYBE, MAYBE),
        ("2017/2022", "2023/2027", NO, NO),
        ("2017/2022-12-31", "2022/2027", MAYBE, MAYBE),
        ("2017/2022-01-01", "2022/2027", NO, MAYBE),
        ("2017/2022-10", "2022-10-31/2027", NO, MAYBE),
        ("2022-10/2022-10-15", "2022-10-15/2022-10", MAYBE, MAYBE),
    ],
)
def test_handover_or_overlap(first: str, second: str, overlap: Verdict, handover: Verdict) -> None:
    """PSM112 asks for one shared day, the last of one and the first of the other; whatever else is shared overlaps."""
    for one, other in ((first, second), (second, first)):
        apart = {"roster": Roster.COMPLETE}
        assert between("PSM101", one, other, **apart) is overlap
        assert between("PSM112", one, other, **apart) is handover
        assert between("PSM109", one, other, **apart, status=TermStatus.DISPUTED) is overlap
        assert between("PSM112", one, other, **apart, status=TermStatus.DISPUTED) is handover
        assert between("PSM112", one, other, **apart, status=TermStatus.ANNULLED) is NO


@pytest.mark.parametrize(
    ("first", "second", "days", "facts"),
    [
        ("2025-10-15/2030-10-15", "2030-10-15/2035-10-15", "2030-10-15/2030-10-15", ()),
        ("2017/2022", "2022/2027", "2022-01-01/2022-12-31", ("0/period/end", "1/period/start")),
        ("2017/2022-10", "2022/2027", "2022-10-01/2022-10-31", ("0/period/end", "1/period/start")),
        ("2017/", "2022/2027", "2022-01-01/2022-12-31", ("0/period/end", "1/period/start")),
    ],
)
def test_what_is_said_of_a_handover_day(first: str, second: str, days: str, facts: tuple[str, ...]) -> None:
    """PSM112 names both boards and the days, one of which is shared; where it may be, the ends that decide."""
    (one,) = found("PSM112", IPSM, term(first, "old"), term(second, "new"))
    assert (one.severity.value, one.path, one.related) == ("info", "/board_terms/1", ("/board_terms/0",))
    assert one.ids == ("old", "new", "o")
    assert one.params == {
        "first": "old",
        "first_period": first,
        "second": "new",
        "second_period": second,
        "days": days,
    }
    assert one.settled_by == tuple(f"/board_terms/{fact}" for fact in facts)


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


def test_what_is_told_of_rivals() -> None:
    """PSM109 tells the same of rivals, as a warning."""
    disputed = attrs.evolve(term("2021-01-01/2026-01-01", "b"), status=TermStatus.DISPUTED)
    (one,) = found("PSM109", IPSM, term("2022-01-01/2027-01-01", "a"), disputed)
    assert told(one) == {
        "code": "PSM109",
        "severity": "warning",
        "verdict": "yes",
        "path": "/board_terms/0",
        "params": {
            "first": "b",
            "first_period": "2021-01-01/2026-01-01",
            "second": "a",
            "second_period": "2022-01-01/2027-01-01",
            "certain_days": "2022-01-01/2026-01-01",
            "possible_days": "2022-01-01/2026-01-01",
        },
        "ids": ["b", "a", "o"],
        "related": ["/board_terms/1"],
        "settled_by": [],
    }


@pytest.mark.parametrize("code", ["PSM101", "PSM109"])
def test_boards_that_do_not_meet(code: str) -> None:
    """Boards of two organisations don't clash, nor does one without dates; those of an organisation not there do."""
    status = TermStatus.DISPUTED if code == "PSM109" else TermStatus.IN_OFFICE
    first = attrs.evolve(term("2020/2025", "t-0"), status=status)
    second = term("2021/2026", "t-1")
    assert found(code, IPSM, first, attrs.evolve(second, organisation_id="p")) == []
    assert found(code, IPSM, first, term(None, "t-1")) == []
    assert found(code, IPSM, first, term(None, "t-1", label="2023-2006")) == []
    assert len(found(code, first, second)) == 1


# PSM107, a term outside the life of its organisation

DAYS = partial_dates(min_value=date(2022, 1, 26), max_value=date(2022, 2, 6))


@given(spans(), st.none() | DAYS, st.none() | DAYS)
@example("2022-01/2022-01-28", PartialDate(2022, 1, 27), PartialDate(2022, 1))
@example("/2022-01-28", PartialDate(2022, 1, 27), PartialDate(2022, 1, 28))
def test_life_is_as_certain_as_the_days(span: str, founded: PartialDate | None, dissolved: PartialDate | None) -> None:
    """What PSM107 says of a term holds in all completions of it and of the organisation's life, in none, or in some."""
    one = period(span)
    assert one is not None
    organisation = attrs.evolve(IPSM, founded=founded, dissolved=dissolved)
    assert verdict("PSM107", organisation, term(span)) is oracles.outside_life(one, founded, dissolved)


@pytest.mark.parametrize(
    ("founded", "dissolved", "expected"),
    [
        ("2020-01-01", None, NO),
        ("2020-01-02", None, YES),
        ("2019-12-31", None, NO),
        (None, "2024-12-31", NO),
        (None, "2024-12-30", YES),
        (None, "2025-01-01", NO),
        ("2020", None, MAYBE),
        ("2019", None, NO),
        ("2021", None, YES),
        (None, "2024", MAYBE),
        (None, "2023", YES),
        (None, "2025", NO),
        (None, "2024-12", MAYBE),
        (None, "2024-11", YES),
        ("2020-01-01", "2024-12-31", NO),
        (None, None, NO),
    ],
)
def test_bounds_of_a_life(founded: str | None, dissolved: str | None, expected: Verdict) -> None:
    """A term may start on the day of founding and end on that of dissolution, and go no day beyond either."""
    dates = [None if one is None else PartialDate.parse(one) for one in (founded, dissolved)]
    organisation = attrs.evolve(IPSM, founded=dates[0], dissolved=dates[1])
    assert verdict("PSM107", organisation, term("2020-01-01/2024-12-31")) is expected


def test_term_that_runs_on_after_the_end() -> None:
    """A board in office for good is outside the life of an organisation that is dissolved, and within another's."""
    assert verdict("PSM107", attrs.evolve(IPSM, dissolved=PartialDate(2025)), term("2020/..")) is YES
    assert verdict("PSM107", attrs.evolve(IPSM, dissolved=PartialDate(2025)), term("2020/")) is MAYBE
    assert verdict("PSM107", attrs.evolve(IPSM, founded=PartialDate(2015)), term("2020/..")) is NO
    assert verdict("PSM107", attrs.evolve(IPSM, founded=PartialDate(2015)), term(None)) is NO
    assert verdict("PSM107", term("2020/..")) is NO


@pytest.mark.parametrize(
    ("organisation", "life"),
    [
        (attrs.evolve(IPSM, founded=PartialDate(2021)), "2021/.."),
        (attrs.evolve(IPSM, dissolved=PartialDate(2022, 5)), "/2022-05"),
        (attrs.evolve(IPSM, founded=PartialDate(2019), dissolved=PartialDate(2022, 5)), "2019/2022-05"),
    ],
)
def test_what_is_told_of_a_term_outside(organisation: Organisation, life: str) -> None:
    """PSM107 points to the term and to the organisation, and tells of its life what is known."""
    other = attrs.evolve(IPSM, id="p")
    (one,) = found("PSM107", other, organisation, term(None, "u"), term(None, label="2020–2025"))
    assert told(one) == {
        "code": "PSM107",
        "severity": "error",
        "verdict": "yes",
        "path": "/board_terms/1",
        "params": {"term": "t", "period": "2020/2025", "life": life},
        "ids": ["t", "o"],
        "related": ["/organisations/1"],
        "settled_by": [],
    }


@pytest.mark.parametrize(
    ("founded", "dissolved", "facts"),
    [
        (PartialDate(2020), None, ["/board_terms/0/period/start", "/organisations/0/founded"]),
        (None, PartialDate(2025, 3), ["/board_terms/0/period/end", "/organisations/0/dissolved"]),
        (PartialDate(2020, 5, 1), None, ["/board_terms/0/period/start"]),
        (None, PartialDate(2025, 3, 1), ["/board_terms/0/period/end"]),
        # What can't be is no matter: of a founding on the first day that the term may start, a dissolution on its last.
        (PartialDate(2020), PartialDate(2025, 12, 31), ["/board_terms/0/period/start", "/organisations/0/founded"]),
        (PartialDate(2020), PartialDate(2026), ["/board_terms/0/period/start", "/organisations/0/founded"]),
        (PartialDate(2019), PartialDate(2025), ["/board_terms/0/period/end", "/organisations/0/dissolved"]),
        (PartialDate(2020, 1, 1), PartialDate(2025), ["/board_terms/0/period/end", "/organisations/0/dissolved"]),
        (
            PartialDate(2020),
            PartialDate(2025),
            [
                "/board_terms/0/period/start",
                "/board_terms/0/period/end",
                "/organisations/0/founded",
                "/organisations/0/dissolved",
            ],
        ),
    ],
)
def test_what_settles_a_life(founded: PartialDate | None, dissolved: PartialDate | None, facts: list[str]) -> None:
    """Where it is undetermined, those ends would settle it that are asked and not known to the day."""
    (one,) = found("PSM107", attrs.evolve(IPSM, founded=founded, dissolved=dissolved), term("2020/2025"))
    assert (one.verdict, list(one.settled_by)) == (MAYBE, facts)


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
