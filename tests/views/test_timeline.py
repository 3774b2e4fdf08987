"""A timeline has a row for each organisation, a bar for each dated term, and a mark for each finding on days."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psm_model.checking import Config, MarkKind
from psm_model.checking.day_params import format_days
from psm_model.checking.spans import compare_spans
from psm_model.checks import check
from psm_model.entities import (
    Appointment,
    Attestation,
    BoardTerm,
    Capacity,
    Inauguration,
    InaugurationStatus,
    Post,
    Register,
    TermChange,
    TermChangeKind,
)
from psm_model.entities.next_board import find_bounds
from psm_model.errors import NotFoundError
from psm_model.rules import RULES
from psm_model.values import PartialDate
from psm_model.values.bounds import UNBOUNDED
from psm_model.values.verdict import Verdict
from psm_model.views.axis import make_axis
from psm_model.views.timeline import MARKED, Bar, Undated, make_timeline
from tests.views.drawn_registers import IPSM, any_register, make_term, timeline_with

if TYPE_CHECKING:
    from random import Random


def assert_every_organisation_has_one_row(register: Register) -> None:
    """Assert that each organisation has one row, and an id that only terms name has a row without a name."""
    rows = make_timeline(register).rows
    named = {organisation.id for organisation in register.organisations}
    strays = {term.organisation_id for term in register.board_terms} - named
    assert Counter((row.organisation_id, row.name) for row in rows) == Counter(
        [(organisation.id, organisation.name) for organisation in register.organisations]
        + [(name, None) for name in strays]
    )


def assert_every_term_is_there_once(register: Register) -> None:
    """Assert that each term with a known day is one bar with its bounds, and each other term is listed as undated."""
    rows = make_timeline(register).rows
    bounds = {id(term): find_bounds(term, register.terms_of(term.organisation_id)) for term in register.board_terms}
    dated = [term for term in register.board_terms if bounds[id(term)] is not None]
    assert Counter((row.organisation_id, bar.term_id, bar.bounds, bar.status) for row in rows for bar in row.bars) == (
        Counter((term.organisation_id, term.id, bounds[id(term)], term.status) for term in dated)
    )
    assert Counter((row.organisation_id, term.term_id, term.label) for row in rows for term in row.undated) == Counter(
        (term.organisation_id, term.id, term.label) for term in register.board_terms if bounds[id(term)] is None
    )


def assert_signs_are_in_the_register(register: Register) -> None:
    """Assert that each term has a tick for each dated inauguration, and each bar the attested days and the change."""
    rows = make_timeline(register).rows
    drawn: list[Bar | Undated] = [bar for row in rows for bar in row.bars]
    drawn += [term for row in rows for term in row.undated]
    assert Counter((term.term_id, tuple((tick.date, tick.is_planned) for tick in term.ticks)) for term in drawn) == (
        Counter(
            (
                term.id,
                tuple((item.date, item.status.value == "planned") for item in term.inaugurations if item.date),
            )
            for term in register.board_terms
        )
    )
    bars = Counter((bar.term_id, bar.attested, bar.change) for row in rows for bar in row.bars)
    serving = {"substantive", "acting", "ex_officio", "honorary"}
    assert bars <= Counter(
        (
            term.id,
            tuple(
                sorted(
                    {
                        *(attestation.on for attestation in term.attested),
                        *(
                            attestation.on
                            for appointment in term.appointments
                            for attestation in appointment.attested
                            if appointment.capacity.value in serving
                        ),
                    },
                    key=lambda on: (on.earliest, on.latest),
                )
            ),
            ([None, *term.changes])[-1],
        )
        for term in register.board_terms
    )
    for row in rows:
        for bar in row.bars:
            if bar.extension is not None:
                assert bar.change is not None
                assert bar.span is not None
                day = date.fromordinal(bar.extension)
                assert bar.span.contains(day) is Verdict.NO
                assert bar.span.contains(date.fromordinal(bar.extension - 1)) is not Verdict.NO
                assert bar.bounds.covers(bar.extension, bar.extension) is not Verdict.NO


def assert_marks_are_the_findings(register: Register, *, undetermined: bool) -> None:
    """Assert that the marks are exactly the findings of the rules on days."""
    marks = [mark for row in make_timeline(register, undetermined=undetermined).rows for mark in row.marks]
    findings = [finding for finding in check(register, undetermined=undetermined) if finding.code in MARKED]
    assert Counter((mark.code, mark.verdict) for mark in marks) == Counter(
        (finding.code, finding.verdict) for finding in findings
    )


def assert_lanes_separate_overlapping_bars(register: Register) -> None:
    """Assert that the lanes of a row have each bar once, and that bars in a lane do not certainly overlap."""
    for row in make_timeline(register).rows:
        assert Counter(bar for lane in row.lanes for bar in lane) == Counter(row.bars)
        for lane in row.lanes:
            for place, bar in enumerate(lane):
                for later in lane[place + 1 :]:
                    assert compare_spans(bar.bounds, later.bounds).overlap is not Verdict.YES


def assert_marks_are_within_their_terms(register: Register, *, undetermined: bool) -> None:
    """Assert that shared days lie within each of the terms that share them."""
    for row in make_timeline(register, undetermined=undetermined).rows:
        bounds = {bar.term_id: bar.bounds for bar in row.bars}
        if len(bounds) < len(row.bars):
            continue
        for mark in row.marks:
            if mark.days is None or mark.kind not in {MarkKind.OVERLAP, MarkKind.HANDOVER}:
                continue
            first, last = mark.days
            assert first <= last
            if len(mark.term_ids) == 2:
                assert all(bounds[term_id].start_min <= first for term_id in mark.term_ids)
                assert all(last <= min(bounds[term_id].end_max, UNBOUNDED) for term_id in mark.term_ids)


def assert_axis_shows_every_day(register: Register) -> None:
    """Assert that each known day of a bar is on the axis and drawn; without a known day there is no axis."""
    timeline = make_timeline(register)
    axis = make_axis(timeline)
    assert (axis is None) == (timeline.extent is None)
    if axis is not None and timeline.extent is not None:
        assert axis.first <= timeline.extent[0]
        assert timeline.extent[1] < axis.end
        for row in timeline.rows:
            for bar in row.bars:
                edges = axis.find_edges(bar)
                assert axis.first <= edges.faint <= edges.gone <= axis.end
                known = [day for day in bar.bounds if axis.first <= day < axis.end]
                assert all(edges.faint <= day < edges.gone for day in known)
                assert all(
                    edges.find_strength(day) == 1 for day in range(edges.whole, min(edges.fading, edges.whole + 2))
                )


@given(any_register())
def test_days_of_findings_are_those_of_their_messages(register: Register) -> None:
    """A finding that concerns days of its own has the days that its message shows."""
    for finding in check(register, undetermined=True):
        shown = finding.params.get("possible_days", finding.params.get("days"))
        assert finding.code not in MARKED or shown == (finding.days and format_days(*finding.days))


def test_rules_on_terms_are_drawn() -> None:
    """A timeline draws all rules on board terms, and the rule on terms that are recorded twice."""
    assert {code for code in RULES if code.startswith("PSM1")} | {"PSM006"} == set(MARKED)


@given(any_register(), st.booleans())
def test_timeline_of_any_register(register: Register, undetermined: bool) -> None:  # noqa: FBT001  # as Hypothesis calls it
    """The properties of the timeline of any register; one test, because drawing registers is slow."""
    assert_every_organisation_has_one_row(register)
    assert_every_term_is_there_once(register)
    assert_signs_are_in_the_register(register)
    assert_marks_are_the_findings(register, undetermined=undetermined)
    assert_lanes_separate_overlapping_bars(register)
    assert_marks_are_within_their_terms(register, undetermined=undetermined)
    assert_axis_shows_every_day(register)


@given(any_register(), st.randoms())
def test_order_does_not_matter(register: Register, chance: Random) -> None:
    """The order of the lists affects only the order of the marks, if ids are unique."""
    terms = {term.id: term for term in register.board_terms}
    organisations = {organisation.id: organisation for organisation in register.organisations}
    timelines = []
    for _ in range(2):
        lists: tuple[list[Any], list[Any]] = [*organisations.values()], [*terms.values()]
        for records in lists:
            chance.shuffle(records)
        timelines.append(make_timeline(Register(organisations=tuple(lists[0]), board_terms=tuple(lists[1]))))
    first, second = ([attrs.evolve(row, marks=()) for row in timeline.rows] for timeline in timelines)
    assert first == second


@pytest.mark.parametrize(
    ("spans", "lanes"),
    [
        (["2017/2022", "2022/2027"], 1),
        (["2017/2021-12-31", "2022-01-01/2027"], 1),
        (["2017/2022-01-01", "2022-01-01/2027"], 1),
        (["2017/2022-01-02", "2022-01-01/2027"], 2),
        (["2022-01-01/2022-01-01", "2022-01-01/2027"], 2),
        (["2022-01-01/2022-01-01", "2022-01-01/2022-01-01"], 2),
        (["2022/2022", "2022/2027"], 2),
        (["2017/2022-03-01", "2022/2027"], 1),
        (["2017/2022", "2022-03-01/2027"], 1),
        (["2017/2023-03-01", "2022/2027"], 2),
        (["2017/2022-03-01", "2022-02/2027"], 2),
        (["2022/2022", "2022-05/2027"], 2),
        (["2017/", "2022/2027"], 2),
        (["2017/..", "2022/2027"], 2),
        (["2010/2012", "2011/2020", "2015/2020"], 2),
    ],
)
def test_lane_continues_where_edges_meet(spans: list[str], lanes: int) -> None:
    """A board that need not overlap the one before follows it in its lane; any other has a lane of its own."""
    (row,) = timeline_with(*(make_term(span, f"t-{place}") for place, span in enumerate(spans))).rows
    assert len(row.lanes) == lanes


def test_marks_have_days_and_terms() -> None:
    """An overlap has the shared days, a gap those between, and an inauguration its day."""
    early = Inauguration(date=PartialDate(2019, 12, 15))
    (row,) = timeline_with(
        make_term("2010-01-01/2014-12-31", "a"),
        make_term("2014-06-01/2019-05-31", "b"),
        make_term("2020-01-01/2025-01-01", "c", inaugurations=(early,)),
        make_term("2025-01-01/2029-12-31", "d"),
        make_term("2029-12-31/2034-06", "e"),
    ).rows
    assert {(mark.code, mark.kind, mark.days, frozenset(mark.term_ids)) for mark in row.marks} == {
        ("PSM101", MarkKind.OVERLAP, ordinals("2014-06-01", "2014-12-31"), frozenset("ab")),
        ("PSM106", MarkKind.GAP, ordinals("2019-06-01", "2019-12-31"), frozenset("b")),
        ("PSM104", MarkKind.OTHER, ordinals("2019-12-15", "2019-12-15"), frozenset("c")),
        ("PSM112", MarkKind.HANDOVER, ordinals("2025-01-01", "2025-01-01"), frozenset("cd")),
        ("PSM112", MarkKind.HANDOVER, ordinals("2029-12-31", "2029-12-31"), frozenset("de")),
        ("PSM102", MarkKind.OTHER, ordinals("2029-12-31", "2034-06-30"), frozenset("e")),
    }


def test_marks_of_unknown_ends_have_no_last_day() -> None:
    """A mark extends as far as an unknown end may, and may have no first or last day."""
    (row,) = timeline_with(
        make_term("2010-01-01/", "a"), make_term("2012/", "b"), make_term("/2019", "c"), undetermined=True
    ).rows
    days_by_terms = {frozenset(mark.term_ids): mark.days for mark in row.marks if mark.code == "PSM101"}
    assert days_by_terms[frozenset("ab")] == (date(2012, 1, 1).toordinal(), UNBOUNDED)
    assert days_by_terms[frozenset("ac")] == ordinals("2010-01-01", "2019-12-31")


def ordinals(first: str, last: str) -> tuple[int, int]:
    """Return the ordinals of two days."""
    return date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()


def test_ignored_rules_are_not_marked() -> None:
    """An ignored rule marks nothing, and a rule that is not about days never does."""
    pair = make_term("2010-01-01/2014-12-31", "a"), make_term("2014-01-01/2018-12-31", "b")
    assert [mark.code for row in timeline_with(*pair).rows for mark in row.marks] == ["PSM101"]
    assert [
        mark.code for row in timeline_with(*pair, config=Config(ignore=("PSM101",))).rows for mark in row.marks
    ] == []


def test_ticks_are_inaugurations() -> None:
    """A tick has the days of an inauguration and whether it is planned; an undated inauguration has no tick."""
    planned = Inauguration(date=PartialDate(2021, 5), status=InaugurationStatus.PLANNED)
    (row,) = timeline_with(
        make_term("2020/2025", "a", inaugurations=(planned,)),
        make_term("2030/2035", "b", inaugurations=(Inauguration(),)),
        make_term(None, "c", inaugurations=(Inauguration(date=PartialDate(2021, 5, 1)),) * 2),
    ).rows
    first, second = row.bars
    (tick,) = first.ticks
    assert (tick.first, tick.last) == ordinals("2021-05-01", "2021-05-31")
    assert tick.is_planned
    assert second.ticks == ()
    assert [[tick.is_planned for tick in undated.ticks] for undated in row.undated] == [[False, False]]


def test_every_inauguration_with_a_finding_is_marked() -> None:
    """A finding about the second inauguration has its day, not that of the first."""
    inaugurations = tuple(Inauguration(date=PartialDate(year, 5, 1)) for year in (2020, 2030))
    (row,) = timeline_with(make_term("2020-01-01/2024-12-31", inaugurations=inaugurations)).rows
    assert [mark.days for mark in row.marks if mark.code == "PSM104"] == [ordinals("2030-05-01", "2030-05-01")]


@pytest.mark.parametrize("capacity", Capacity)
def test_attested_posts_are_marked(capacity: Capacity) -> None:
    """The attested day of a post is marked on the bar of its board, unless the post is not held within the term."""
    day = PartialDate(2022, 5, 4)
    post = Appointment(
        id="a", post=Post.CHAIR, member_id="m", capacity=capacity, attested=[Attestation(on=day), Attestation(on=day)]
    )
    (row,) = timeline_with(make_term("2020-01-01/2024-12-31", appointments=(post,))).rows
    outside = {Capacity.HOLDOVER, Capacity.FORMER, Capacity.ELECT}
    assert [bar.attested for bar in row.bars] == [() if capacity in outside else (day,)]


@pytest.mark.parametrize(
    ("attested", "whole", "fading"),
    [(["1999-05-04"], "1999-05-04", "1999-05-05"), (["1999-05-04", "2001"], "1999-05-04", "2001-01-02")],
)
def test_attested_board_is_drawn_around_its_days(attested: list[str], whole: str, fading: str) -> None:
    """A board of which only attested days are known is certain from the first to the last, and fades beyond them."""
    days = [Attestation(on=PartialDate.parse(text)) for text in attested]
    timeline = timeline_with(make_term(None, attested=days))
    (bar,) = timeline.rows[0].bars
    axis = make_axis(timeline)
    assert axis is not None
    edges = axis.find_edges(bar)
    assert (edges.whole, edges.fading) == ordinals(whole, fading)
    assert edges.gone - edges.fading == edges.whole - edges.faint == 1826
    assert (bar.is_start_unknown, bar.is_end_unknown) == (True, True)


@pytest.mark.parametrize(
    ("span", "changes", "extension"),
    [
        ("2020-01-01/2024-12-31", ["2026"], "2025-01-01"),
        ("2020/2025", ["2026-03-31"], "2026-01-01"),
        ("2020/2025", ["2025-10-01"], None),
        ("2020-01-01/2024-12-31", ["2026", "2027"], "2025-01-01"),
        ("2020-01-01/2024-12-31", ["2026", "2022"], None),
        ("2020-01-01/2024-12-31", [None], "2025-01-01"),
        ("2020-01-01/", ["2026"], None),
        ("2020-01-01/..", [None], None),
        ("2020-01-01/2024-12-31", ["2019"], None),
        (None, ["2026"], None),
    ],
)
def test_extension_follows_the_decreed_end(span: str | None, changes: list[str | None], extension: str | None) -> None:
    """An extension starts on the day after the term as first decreed, if the bar runs beyond it."""
    (row,) = timeline_with(
        make_term(
            span,
            changes=[
                TermChange(
                    kind=TermChangeKind.EXTENDED,
                    until=None if until is None else PartialDate.parse(until),
                    until_successor=until is None,
                )
                for until in changes
            ],
        )
    ).rows
    expected = None if extension is None else date.fromisoformat(extension).toordinal()
    assert [bar.extension for bar in row.bars] == [expected]


def test_organisations_can_be_chosen() -> None:
    """Only the selected organisations are shown, and an unknown id is refused."""
    register = Register.of(IPSM, attrs.evolve(IPSM, id="other"), BoardTerm(id="t", organisation_id="stray"))
    timeline = make_timeline(register, organisations=["o", "stray"])
    assert [row.organisation_id for row in timeline.rows] == ["o", "stray"]
    with pytest.raises(NotFoundError):
        make_timeline(register, organisations=["nowhere"])
